"""What a short line says: «1.6 выполнено, приказ 45 от 23.12», «по 1.8 трудности: нет кадров», «14 из 32».

    line     = [refs] rest
    refs     = ["по"] ["п."] ref { ("," | "и") ref }
    ref      = ["ДК" digits] number
    rest     = any of: status words, requisites, figures; what is left over is the comment

Only what is said plainly is taken: a negated status («не готово») is no status.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from roadmap.model import Status

_DATE = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}|\d{2}))?(?:\s?г\.?)?"
_NUMBER = r"(?P<number>\d[\w/\-]{0,19})"
_PAPER = r"(?:приказ\w{0,3}|протокол\w{0,3}|распоряжени\w|соглашени\w|договор\w?|пр\.)"
_REQUISITES = (
    re.compile(rf"(?:{_PAPER}\s*)?(?:№\s?)?{_NUMBER}\s+от\s+{_DATE}", re.IGNORECASE),
    re.compile(rf"(?:{_PAPER}\s*)?от\s+{_DATE}\s*,?\s*№\s?{_NUMBER}", re.IGNORECASE),
    re.compile(rf"{_PAPER}\s*№?\s?{_NUMBER}(?![.\d])", re.IGNORECASE),
)
_FIGURES = re.compile(r"(?<![\d.])(?P<done>\d{1,6})\s*(?:из|/)\s*(?P<total>\d{1,6})(?![\d.])", re.IGNORECASE)
_LONE_FIGURE = re.compile(r"^\s*(?P<done>\d{1,6})\s*(?:чел(?:овек)?\.?)?\s*$", re.IGNORECASE)
_REF = re.compile(
    r"\s*(?:(?:по|п\.?|пп\.?|пункт\w?|и|,|;)\s*)*(?:дк\s?(?P<code>\d{1,2})\s*[·.:,]?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?!\d)(?=[\s,;:·+\-–—]|$)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:ещё|еще|пока)?\s*не\s+(?:выполн|готов|сделан|утвержд|провед|провели|сдан|сдал)\w*", re.IGNORECASE
)
_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.NOT_APPLICABLE,
        re.compile(
            r"\bне\s+(?:потребовал\w*|требу\w+|относ\w+|понадобил\w*)(?:\s+к\s+нам)?|\bнет\s+необходимости",
            re.IGNORECASE,
        ),
    ),
    (
        Status.DIFFICULTY,
        re.compile(
            r"\b(?:есть\s+)?трудност\w*|\bзатруднени\w*|\bне\s+успева\w+|\bне\s+можем|\bпроблем\w*",
            re.IGNORECASE,
        ),
    ),
    (
        Status.IN_PROGRESS,
        re.compile(
            r"\bв\s+(?:работе|процессе)\b|\bвед[её]тся|\bвед[её]м\b|\bдела(?:ем|ется)|\bработаем|\bготовим(?:ся)?\b",
            re.IGNORECASE,
        ),
    ),
    (
        Status.DONE,
        re.compile(
            r"\b(?:всё\s+|все\s+)?(?:выполн(?:ено|ен|ена|ены|или)|вып\b|готов[оаы]?|сделан[оаы]?|сделали|утвержд[её]н[оаы]?|провед[её]н[оаы]?|провели|сдан[оаы]?|исполнен[оаы]?)(?!\w)|(?<!\w)(?:\+|ок|ok|да)(?!\w)|✅|👍",
            re.IGNORECASE,
        ),
    ),
)
_EDGES = " \t\r\n,;:.·-–—+"


@dataclass(frozen=True, slots=True)
class Ref:
    """An item as people name it: its number, and the roadmap's («ДК1») when it was said."""

    number: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What was said plainly; everything else is the comment."""

    refs: tuple[Ref, ...] = ()
    status: Status | None = None
    document_number: str | None = None
    document_date: date | None = None
    done_count: int | None = None
    total_count: int | None = None
    comment: str = ""

    @property
    def has_document(self) -> bool:
        return self.document_number is not None

    @property
    def has_figures(self) -> bool:
        return self.done_count is not None


NOTHING_SAID = Said()


def parse_answer(text: str, today: date) -> Said:
    """Read a line; `today` gives the year of a date printed without one (the nearest not after it)."""
    refs, rest = _take_refs(text.strip())
    said, rest = _take_requisites(Said(refs=refs), rest, today)
    said, rest = _take_figures(said, rest)
    said, rest = _take_status(said, rest)
    return replace(said, comment=rest.strip(_EDGES))


def without_refs(text: str, today: date) -> Said:
    """The same line where its leading number turned out to name no item (a date, say)."""
    said, rest = _take_requisites(Said(), text.strip(), today)
    said, rest = _take_figures(said, rest)
    said, rest = _take_status(said, rest)
    return replace(said, comment=rest.strip(_EDGES))


def _take_refs(text: str) -> tuple[tuple[Ref, ...], str]:
    refs: list[Ref] = []
    position = 0
    while len(refs) < 20 and (match := _REF.match(text, position)):
        refs.append(Ref(match["number"], match["code"] and f"ДК{match['code']}"))
        position = match.end()
    return tuple(refs), text[position:]


def _take_requisites(said: Said, text: str, today: date) -> tuple[Said, str]:
    for pattern in _REQUISITES:
        if match := pattern.search(text):
            found = match.groupdict()
            day = _date_of(found, today)
            if found.get("day") and day is None:
                continue
            said = replace(said, document_number=found["number"], document_date=day)
            return said, _cut(text, match)
    return said, text


def _take_figures(said: Said, text: str) -> tuple[Said, str]:
    if match := _FIGURES.search(text) or _LONE_FIGURE.match(text):
        found = match.groupdict()
        done, total = int(found["done"]), found.get("total")
        if total is None or done <= int(total):
            return replace(said, done_count=done, total_count=None if total is None else int(total)), _cut(
                text, match
            )
    return said, text


def _take_status(said: Said, text: str) -> tuple[Said, str]:
    if _NOT_DONE.search(text):
        return said, text
    for status, pattern in _STATUSES:
        if match := pattern.search(text):
            return replace(said, status=status), _cut(text, match)
    return said, text


def _cut(text: str, match: re.Match[str]) -> str:
    before, after = text[: match.start()].rstrip(_EDGES), text[match.end() :].lstrip(_EDGES)
    return f"{before}, {after}" if before and after else before or after


def _date_of(found: dict[str, str | None], today: date) -> date | None:
    if not found.get("day"):
        return None
    day, month, year = int(found["day"] or 0), int(found["month"] or 0), found.get("year")
    try:
        if year:
            return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None
