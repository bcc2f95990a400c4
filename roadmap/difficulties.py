"""What hinders a school: ready reasons, and the words that name one (TEXTS 7)."""

import re
from enum import StrEnum


class Reason(StrEnum):
    NO_STAFF = "no_staff"
    NO_FUNDS = "no_funds"
    WAITING_ORGANIZER = "waiting_organizer"
    NO_TIME = "no_time"
    OTHER = "other"


_PEOPLE = r"(?:кадр|специалист|педагог|учител|психолог|логопед|дефектолог|сотрудник|работник|люд)\w*"
_MONEY = r"(?:средств|денег|деньги|финансирован|бюджет)\w*"
_LACK = r"(?:нет|не\s+хвата\w+|мало|нехватк\w+|недостат\w+|без)"
_BETWEEN = r"(?:\s+\w+){0,2}?\s+"
_WORDS = {
    Reason.NO_STAFF: rf"\b{_LACK}{_BETWEEN}{_PEOPLE}|\bкадров\s+нет|\bнекому\b|\bваканси\w+",
    Reason.NO_FUNDS: rf"\b{_LACK}{_BETWEEN}{_MONEY}|\b(?:средств|денег)\s+нет",
    Reason.WAITING_ORGANIZER: (
        r"\b(?:жд[её]м|ожидаем|зависит\s+от)\b.{0,40}?\b(?:организатор|управлени|центр|дат[уы]\b|приглашени|график)\w*"
    ),
    Reason.NO_TIME: rf"\bне\s+успе\w+|\b{_LACK}{_BETWEEN}времени",
}


def reason_of(text: str) -> Reason | None:
    """The one reason that the words name; None when they name none or several."""
    words = " ".join(text.casefold().split())
    found = [reason for reason, pattern in _WORDS.items() if re.search(pattern, words)]
    return found[0] if len(found) == 1 else None
