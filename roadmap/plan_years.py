"""The period that a title names: a school year, a calendar year or a span of years (RULES §1)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.model import Period
from roadmap.periods import parse_year, school_year, school_year_of
from roadmap.stems import find_content_words, share_of_words

_PAIR = re.compile(r"(?<!\d)(\d{2,6})\s*([/\\–—-])\s*(\d{2,6})(?!\d)(?=\s*(?:уч|год|г\b|г\.|$|[^\w./-]))")
_SINGLE = re.compile(r"(?<!\d)(20\d\d)(?=\s*(?:год|г\.|календарн))")
_CENTURY = 2000
_POINT = re.compile(r"^\d{1,2}(\.\d{1,2})*\.?\s")
_PLAN = re.compile(r"план|дорожн", re.IGNORECASE)
_ALIKE = 0.6

Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FoundYear:
    """`period` is None when the printed years are impossible («2022/20223»)."""

    printed: str
    period: Period | None


def find_year(text: str) -> FoundYear | None:
    for found in _PAIR.finditer(text):
        if "20" in (found[1][:2], found[3][:2]):
            return FoundYear(found[0], _read_pair(found[1], found[3]))
    single = _SINGLE.search(text)
    if single is None:
        return None
    year = int(single[1])
    return FoundYear(single[0], Period(date(year, 1, 1), date(year, 12, 31)))


def _read_pair(first: str, second: str) -> Period | None:
    """«2022/2023», «2022-2023» and «2022/23» are one school year, «2022-2027» a span of calendar years."""
    start = int(first) if len(first) == 4 else 0
    end = int(second) if len(second) == 4 else _CENTURY + int(second) if len(second) == 2 else 0
    if not _CENTURY < start < end <= start + 20:
        return None
    if end == start + 1:
        return school_year(start)
    return Period(date(start, 1, 1), date(end, 12, 31))


def name_year(period: Period) -> str:
    """«2022/2023», «2023» or «2022-2027», as DESIGN §7 writes a year."""
    first, last = period.start.year, period.end.year
    if period == school_year(first):
        return f"{first}/{last}"
    return str(first) if first == last else f"{first}-{last}"


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A plan's period; `problems` as the fields of `Problem` after its place."""

    period: Period
    problems: tuple[tuple[str, Values, str, Values], ...] = ()


def read_plan_years(sources: Sequence[tuple[str, ...]], day: date, year: str | None) -> list[PlanYear]:
    """Each plan's `sources` are its title, its point, the order's title: the first with a year names it."""
    if year is not None:
        return [PlanYear(parse_year(year)) for _ in sources]
    read = [_read_first(texts) for texts in sources]
    known = Counter(found.period for found in read if found and found.period)
    neighbours = known.most_common(1)[0][0] if known else school_year_of(day)
    return [_settle(found, neighbours) for found in read]


def _read_first(texts: tuple[str, ...]) -> FoundYear | None:
    return next((found for text in texts if (found := find_year(text)) is not None), None)


def _settle(found: FoundYear | None, neighbours: Period) -> PlanYear:
    if found is not None and found.period is not None:
        return PlanYear(found.period)
    key, values = (
        ("problem-year-impossible", (("printed", found.printed),)) if found else ("problem-year-unsaid", ())
    )
    return PlanYear(neighbours, ((key, values, "proposal-year", (("year", name_year(neighbours)),)),))


def find_point(title: str, paragraphs: Sequence[str]) -> str:
    """The point of the order that approves this plan: «1. Утвердить план …»."""
    words = find_content_words(title)
    points = [text for text in paragraphs if _POINT.match(text) and _PLAN.search(text)]
    best = max(points, key=lambda text: share_of_words(words, find_content_words(text)), default="")
    return best if share_of_words(words, find_content_words(best)) >= _ALIKE else ""
