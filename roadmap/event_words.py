"""The words that do what the buttons of a meeting do, for schools and for the centre (promise 3)."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    """What a coordinator's line about a meeting asks for, when it is more than a day or a text."""

    OFF = "off"
    HELD = "held"
    SAVE = "save"
    MINUTES = "minutes"
    DECISIONS = "decisions"


_COMING = (
    (
        "not_coming",
        r"(?:к\s+сожалению,?\s+)?(?:мы\s+)?не\s+(?:сможем|смогу|будем|буду|прид[её]м|участвуем)"
        r"(?:\s+прийти|\s+участвовать)?",
    ),
    (
        "deputy",
        r"(?:будет|прид[её]т|пришл[её]м)\s+(?:мой\s+|наш\s+)?зам(?:\.|еститель|естителя)?(?:\s+директора)?",
    ),
    ("coming", r"(?:да,?\s+)?(?:мы\s+)?(?:будем|буду|прид[её]м|прид[уё]|участвуем|участвую)"),
    (
        "not_coming",
        r"(?:we\s+are\s+)?not\s+(?:coming|taking\s+part)|(?:we\s+)?can(?:no|'|’)t\s+come"
        r"|we\s+will\s+not(?:\s+come|\s+take\s+part)?",
    ),
    ("deputy", r"(?:my\s+|our\s+|the\s+|a\s+)?deputy(?:\s+will\s+come)?"),
    ("coming", r"(?:we\s+are\s+)?(?:coming|taking\s+part)|we\s+will\s+(?:come|take\s+part)"),
)
_MEETING = (
    r"(?P<meeting>\s+(?:на\s+|в\s+|at\s+)?(?:the\s+)?(?:совещани\w{1,2}|встреч\w{1,2}|вебинар\w{0,2}"
    r"|семинар\w{0,2}|конференци\w|конкурс\w{0,2}|meeting|webinar|seminar|contest))?"
)
_CAME = (
    (
        "absent",
        r"(?:к\s+сожалению,?\s+)?(?:мы\s+|нас\s+|меня\s+)?не\s+(?:был[аои]?|пришл[аи]|приш[её]л|присутствовал[аи]?"
        r"|участвовал[аи]?|смогл[аи]|смог)",
    ),
    (
        "deputy",
        r"(?:был[аи]?|присутствовал[аи]?|ходил[аи]?)\s+(?:мой\s+|наш\s+)?зам(?:\.|еститель)?(?:\s+директора)?",
    ),
    ("present", r"(?:да,?\s+)?(?:мы\s+|я\s+)?(?:был[аи]?|присутствовал[аи]?|участвовал[аи]?)"),
    ("absent", r"(?:we\s+)?(?:were\s+not(?:\s+there)?|weren['’]t|did\s+not\s+(?:come|take\s+part))"),
    ("deputy", r"(?:our\s+|the\s+|a\s+)?deputy\s+(?:was\s+there|came)"),
    ("present", r"(?:we\s+)?(?:were\s+there|came|took\s+part)"),
)
_SHEET = (
    ("absent", r"(?:не\s+(?:был[аои]?|пришл[аи]|приш[её]л)|отсутствовал[аи]?|absent)"),
    ("deputy", r"(?:был[аи]?\s+)?(?:зам(?:естител[ьи])?|deputy)"),
    ("present", r"(?:был[аои]?|присутствовал[аи]?|present)"),
)
_WISHES = (
    (Wish.OFF, r"отмен(?:ить|яем|ена|ено|а)|не\s+состо(?:ялось|ялась|ялся|ится)|cancel|not\s+held"),
    (Wish.OFF, r"(?:отметил[аи]?\s+)?по\s+ошибке|(?:marked\s+)?by\s+mistake"),
    (Wish.HELD, r"состоял(?:ось|ась|ся)|прошл[аио]|прош[её]л|провели|кто\s+был|посещаемость|held|who\s+came"),
    (Wish.SAVE, r"(?:все\s+были|были\s+все|сохранить|готово|да|everybody\s+came|save|yes)"),
    (Wish.MINUTES, r"протокол|материалы|minutes|materials"),
    (Wish.DECISIONS, r"решения|decisions"),
)
_COMING_PATTERNS = tuple((word, re.compile(pattern)) for word, pattern in _COMING)
_CAME_PATTERNS = tuple((word, re.compile(pattern + _MEETING)) for word, pattern in _CAME)
_SHEET_PATTERNS = tuple(
    (word, re.compile(rf"{pattern}[\s:–—-]+(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL))
    for word, pattern in _SHEET
)
_WISH_PATTERNS = tuple((wish, re.compile(pattern)) for wish, pattern in _WISHES)
_FILE = re.compile(r"(?:добавить\s+)?в\s+календарь|календарь|(?:(?:add\s+)?to\s+(?:the\s+)?)?calendar")
_LIST = re.compile(r"(?:все\s+)?(?:встречи|совещания|мероприятия|(?:all\s+)?meetings|events)")
_ITEM = re.compile(r"(?:(?P<code>[^\W\d_]{1,3}\s?\d{1,2})\s*[·:,.]?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})+)?")


def parse_coming(text: str) -> str | None:
    """«Будем» → «coming», «будет зам» → «deputy», «не сможем» → «not_coming»; anything else is none."""
    plain = _plain(text)
    return next((word for word, pattern in _COMING_PATTERNS if pattern.fullmatch(plain)), None)


@dataclass(frozen=True, slots=True)
class CameSaid:
    """`presence` as a sheet calls it; `names_meeting`: the words can be about nothing else."""

    presence: str
    names_meeting: bool


def parse_came(text: str) -> CameSaid | None:
    """«Были», «был зам», «не были на совещании»; anything else is none."""
    plain = _plain(text)
    for word, pattern in _CAME_PATTERNS:
        if found := pattern.fullmatch(plain):
            return CameSaid(word, found["meeting"] is not None)
    return None


def parse_sheet(text: str) -> tuple[str, str] | None:
    """«Не были: СШ № 9, 13» → «absent» and the schools as written."""
    line = " ".join(text.split()).strip(" .")
    for word, pattern in _SHEET_PATTERNS:
        if found := pattern.fullmatch(line):
            return word, found["rest"]
    return None


def parse_wish(text: str) -> Wish | None:
    plain = _plain(text)
    return next((wish for wish, pattern in _WISH_PATTERNS if pattern.fullmatch(plain)), None)


def asks_file(text: str) -> bool:
    return _FILE.fullmatch(_plain(text)) is not None


def asks_list(text: str) -> bool:
    return _LIST.fullmatch(_plain(text)) is not None


def parse_item(text: str) -> tuple[str | None, str | None]:
    """«ДК2 · 1.2» → its code, without spaces, and number; either may be missing."""
    found = _ITEM.fullmatch(" ".join(text.split()))
    if found is None:
        return None, None
    return found["code"] and "".join(found["code"].split()).upper(), found["number"]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,!✅👥📅📝📎✖️")
