"""Another date: the days that are offered, a day in words, and the words that ask for one."""

import re
from collections.abc import Iterator
from datetime import date

from roadmap.workdays import WorkDays

STEPS = (5, 10)
"""Working days after the date that stands, or after today when it has passed."""
_MONTHS = ("янв", "фев", "март", "апр", "ма[йя]", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_DAY = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})(?:[./-](?P<month>\d{1,2})|\s+(?P<name>"
    + "|".join(_MONTHS)
    + r")[а-я]*)(?:[./\s-]*(?P<year>\d{4}|(?<=[./-])\d{2}))?(?![\d.]*\d)"
)
_TWO_WEEKS = re.compile(r"\b(?:на|через)\s+(?:две|2)\s+недел\w+|\bна\s+10\s+рабочих")
_WEEK = re.compile(r"\b(?:на|через)\s+(?:одну\s+|1\s+)?неделю|\bна\s+5\s+рабочих")
_END = re.compile(r"\bдо\s+конца\s+месяца|\bв\s+конце\s+месяца|\bконец\s+месяца")
_WISH = re.compile(
    r"\bперенес\w+|\bперенос\w*|\bперенести|\bпродл\w+|\bотсроч\w+|\bотлож\w+|\bдруг(?:ой|ую|ого)\s+(?:срок|дат)\w*"
    r"|\bможно\s+(?:ли\s+)?(?:до|позже|позднее)\b"
)
_WITHDRAWAL = re.compile(
    r"\s*(?:отозвать|отзываю|отзываем|снять|снимаю|снимаем)\s+(?:свою\s+)?просьбу[\s.!]*"
)
_ITEM = re.compile(
    r"\b(?:(?:по|п\.?|пункт\w{0,2})\s+)?(?:дк\s?\d{1,2}\s*[·:,]?\s*)?\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\s*:?(?=\s)"
)


def days_offered(due: date, today: date, ends: date, workdays: WorkDays) -> tuple[date, ...]:
    """5 and 10 working days later and the last working day of that month, within the plan."""
    start = max(due, today)
    found = [*(workdays.forward(start, step) for step in STEPS), workdays.last_of_month(start)]
    return tuple(sorted({day for day in found if start < day <= ends}))


def parse_day(text: str, due: date, today: date, workdays: WorkDays) -> date | None:
    """The one day that the words name: «31 мая», «до 07.06», «на неделю»; else None.

    Without a year it is the next such day from today on.
    """
    words = text.casefold().replace("ё", "е")
    days = {_day(match, today) for match in _DAY.finditer(words)}
    start = max(due, today)
    if not days:
        days = set(_relative(words, start, workdays))
    return days.pop() if len(days) == 1 else None


def is_wish(text: str) -> bool:
    """Whether the words ask for another date."""
    return bool(_WISH.search(text.casefold()))


def is_withdrawal(text: str) -> bool:
    return bool(_WITHDRAWAL.fullmatch(text.casefold()))


def wished_day(text: str, due: date, today: date, workdays: WorkDays) -> date | None:
    """The day in a wish whose item may be named by number: «1.6 перенесите до 15 января»."""
    return parse_day(_ITEM.sub(" ", text.casefold(), count=1), due, today, workdays)


def reason_in(text: str) -> str:
    """What follows the day after a comma, colon or dash: the reason, as written."""
    match = next(reversed(list(_DAY.finditer(text.casefold().replace("ё", "е")))), None)
    tail = text[match.end() :] if match else ""
    found = re.match(r"\s*(?:г\.?|года)?\s*(?:[,;:–—-]|потому что|так как)\s*(?P<why>\S.*)", tail, re.DOTALL)
    return " ".join(found["why"].split()) if found else ""


def _relative(words: str, start: date, workdays: WorkDays) -> Iterator[date]:
    if _TWO_WEEKS.search(words):
        yield workdays.forward(start, 10)
    elif _WEEK.search(words):
        yield workdays.forward(start, 5)
    if _END.search(words):
        yield workdays.last_of_month(start)


def _day(match: re.Match[str], today: date) -> date | None:
    month = int(match["month"]) if match["month"] else _month(match["name"])
    year = match["year"]
    try:
        if year:
            return date(int(year) if len(year) == 4 else 2000 + int(year), month, int(match["day"]))
        found = date(today.year, month, int(match["day"]))
        return found if found >= today else date(today.year + 1, month, int(match["day"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(at for at, stem in enumerate(_MONTHS, 1) if re.fullmatch(stem, name))
