"""The number and the date of a document in a line: «приказ № 45-од от 23 декабря», «от 23.12 № 145»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

AHEAD = timedelta(days=7)
"""An order may be dated a few days ahead of the line that names it."""
LONG_AGO = timedelta(days=270)
"""A date without a year that would be older than this has two readings: the year is asked."""
EARLIEST = date(1990, 1, 1)
LATEST = timedelta(days=60)

_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_MONTH_NAME = (
    r"(?P<name>янв\w*|фев\w*|март?а?|апр\w*|ма[йя]|июн\w*|июл\w*|авг\w*|сен\w*|окт\w*|ноя\w*|дек\w*)"
)
_DATES = (
    r"(?P<iso>\d{4}-\d{2}-\d{2})",
    rf"{_DAY}[./,-](?P<month>\d{{1,2}})(?:[./,-]{_YEAR})?(?!\d|\.\d)(?:\s?г(?:ода|од)?\b\.?)?",
    rf"{_DAY}\s+{_MONTH_NAME}(?:\s+{_YEAR})?(?:\s?г(?:ода|од)?\b\.?)?",
    r"(?P<near>вчера|сегодня)(?:шнего|него)?(?:\s+числа)?",
)
_NUMBER = (
    r"(?P<number>б/н|\d{1,6}(?:[-/–]\w{1,6}){0,3}(?:\s?(?:о/д|од|л/с)\b|[а-я]{1,3}\b)?)"
    r"(?![\w.]*\d)"
)
_NO = r"(?:№|n|no\.?|номер)\s?"
_PAPER = (
    r"(?:пр?иказ[а-я]{0,3}|протокол[а-я]{0,3}|распоряжени[а-я]{1,2}|постановлени[а-я]{1,2}"
    r"|соглашени[а-я]{1,2}|договор[а-я]{0,2}|пр\.|order|minutes)"
)
_TITLE = r"(?P<title>\s[а-яa-z«»\" -]{2,80}?)?"
_EDGE = r"(?<![\w./,-])"
_SHAPES = tuple(
    pattern
    for each in _DATES
    for pattern in (
        rf"{_EDGE}(?:{_PAPER}\s*)?(?:{_NO})?{_NUMBER}\s*,?\(?\s*(?:от|of|dated)\s+{each}",
        rf"{_EDGE}{_PAPER}{_TITLE}\s*(?:от|of|dated)\s+{each}\s*,?\s*(?:{_NO})?{_NUMBER}",
        rf"{_EDGE}от\s+{each}\s*,?\s*{_NO}{_NUMBER}",
        rf"{_EDGE}{_PAPER}\s*(?:{_NO})?{_NUMBER}{_TITLE}\s+(?:от|of)\s+{each}",
        rf"{_EDGE}(?:{_PAPER}\s*(?:{_NO})?|{_NO}){_NUMBER}[\s,]+(?:дата\s*)?{each}",
        rf"{_EDGE}(?:{_PAPER}\s+)?(?:дата\s*)?{each}\s*,?\s*{_NO}{_NUMBER}",
    )
)
_DATED = tuple(re.compile(shape) for shape in _SHAPES)
_NUMBERED = tuple(
    re.compile(shape)
    for shape in (
        rf"{_EDGE}{_PAPER}\s*(?:{_NO})?{_NUMBER}",
        rf"{_EDGE}№\s?{_NUMBER}",
        rf"{_EDGE}номер\s+{_NUMBER}",
    )
)
_ONLY_DATED = tuple(
    re.compile(shape)
    for each in _DATES
    for shape in (rf"{_EDGE}{_PAPER}\s+(?:от|of)\s+{each}", rf"^\s*(?:дата|от|of)\s+{each}\s*$")
)
_OF_SCHOOL = re.compile(r"(?:\bс?о?ош|\bсш|школ\w*|гимнази\w*|лице\w*|\bд/с|\bдоу|\bоу)\s*(?:№\s?)?$")
_ONLY_NUMBER = re.compile(rf"^\s*{_NUMBER}\s*$")


@dataclass(frozen=True, slots=True)
class Paper:
    """What was read between `start` and `end`; `number` as a span, since it is printed as it was typed.

    `is_titled`: words between tell what the document is about.
    """

    start: int
    end: int
    number: tuple[int, int] | None = None
    on: date | None = None
    is_titled: bool = False


def find_paper(text: str, today: date, *, trusts_years: bool = False) -> Paper | None:
    """The first document of a normalized line; a date that cannot be is left out.

    A printed year months ahead is a slip, unless years are to be trusted.
    """
    dated = min(_matches(text, _DATED), key=lambda found: found.start(), default=None)
    if dated:
        on = _date_of(dated.groupdict(), today, trusts_years=trusts_years)
        if on or not _is_bare(dated):
            titled = bool((dated.groupdict().get("title") or "").strip())
            return Paper(dated.start(), dated.end(), dated.span("number"), on, titled)
    for found in _matches(text, _NUMBERED):
        return Paper(found.start(), found.end(), found.span("number"))
    for found in _matches(text, _ONLY_DATED):
        if on := _date_of(found.groupdict(), today, trusts_years=trusts_years):
            return Paper(found.start(), found.end(), None, on)
    lettered = _ONLY_NUMBER.match(text)
    if lettered and not lettered["number"].isdigit() and not _is_fraction(lettered["number"]):
        return Paper(lettered.start(), lettered.end(), lettered.span("number"))
    return None


def find_dates(text: str) -> list[tuple[int, int]]:
    """Where the line may name days: «23.12», «23 декабря»."""
    return [found.span() for each in _DATES[:3] for found in re.finditer(_EDGE + each, text)]


def _matches(text: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[re.Match[str]]:
    """The first of each shape; the number of a school is no document's."""
    for pattern in patterns:
        for found in pattern.finditer(text):
            if "number" in found.groupdict() and _OF_SCHOOL.search(text[: found.start("number")]):
                continue
            yield found
            break


def _is_bare(found: re.Match[str]) -> bool:
    """Two numbers with «от» between them, and nothing that names a document."""
    return re.search(rf"{_PAPER}|№|номер", found[0]) is None


def _is_fraction(number: str) -> bool:
    return re.fullmatch(r"\d+/\d+", number) is not None


def _date_of(found: dict[str, str | None], today: date, *, trusts_years: bool) -> date | None:
    """A date without a year is the last such day, at most a few days ahead; else it is not known."""
    if near := found.get("near"):
        return today if near == "сегодня" else today - timedelta(days=1)
    try:
        if iso := found.get("iso"):
            return _sensible(date.fromisoformat(iso), today, trusts_years=trusts_years)
        day, month = int(found.get("day") or 0), _month(found)
        if year := found.get("year"):
            printed = date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
            return _sensible(printed, today, trusts_years=trusts_years)
        latest = max(
            each
            for each in (date(today.year + shift, month, day) for shift in (-1, 0, 1))
            if each <= today + AHEAD
        )
    except ValueError:
        return None
    return latest if latest >= today - LONG_AGO else None


def _month(found: dict[str, str | None]) -> int:
    name = found.get("name")
    if not name:
        return int(found.get("month") or 0)
    return next(number for number, start in enumerate(_MONTHS, 1) if name.startswith(start))


def _sensible(day: date, today: date, *, trusts_years: bool) -> date | None:
    """Nothing is dated months ahead, nor in another century."""
    return day if trusts_years or EARLIEST <= day <= today + LATEST else None
