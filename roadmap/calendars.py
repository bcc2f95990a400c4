"""Stretches of the calendar set into years: printed ones, else those of the plan period (RULES §2)."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from roadmap.grammar_tree import Day, Stretch, Unit, Unreadable, Year
from roadmap.model import Period
from roadmap.periods import FIRST_YEAR, LAST_YEAR, is_school_year

Dated = tuple[date, date]
NOWHERE = Unreadable(0, 0)


def place_all(stretches: tuple[Stretch, ...], period: Period) -> list[list[list[Dated]]]:
    """The readings; in each, for every stretch, its first and last days (several when it comes every year).

    A stretch without a year takes that of the list it stands in («декабрь, июль 2023» is December 2022) and,
    where no year is printed at all, that of the plan. Raises `Unreadable` when there is no such day.
    """
    printed = [_printed(stretch, period) for stretch in stretches]
    if any(len(found) > 1 for found in printed if found):
        return _alternatives(
            [found or _open(one, period) for found, one in zip(printed, stretches, strict=True)]
        )
    if not any(printed):
        return _by_period([_open(stretch, period) for stretch in stretches], period)
    chained = _chained(stretches, [found[0] if found else None for found in printed])
    by_plan = [found or _open(one, period) for found, one in zip(printed, stretches, strict=True)]
    anchored = any(_overlaps(found[0], period) for found in printed if found)
    agrees = all(dated in options for dated, options in zip(chained, by_plan, strict=True))
    if agrees or not anchored or not all(by_plan):
        return [[[dated] for dated in chained]]
    return [[[dated] for dated in chained], [options[:1] for options in by_plan]]


def _alternatives(options: list[list[Dated]]) -> list[list[list[Dated]]]:
    """The first option of every stretch, and the last of every stretch."""
    if not all(options):
        raise NOWHERE
    first, last = [found[:1] for found in options], [found[-1:] for found in options]
    return [first] if first == last else [first, last]


def _by_period(options: list[list[Dated]], period: Period) -> list[list[list[Dated]]]:
    """In a plan of several years a yearless month may mean each year's or the first one."""
    longer = (period.end - period.start).days > 366
    if longer and all(options) and any(len(found) > 1 for found in options):
        return [options, [found[:1] for found in options]]
    return _alternatives(options)


def _open(stretch: Stretch, period: Period) -> list[Dated]:
    """Where a stretch without a year may lie in the plan: inside it, or else partly."""
    years = range(period.start.year - 1, period.end.year + 1)
    found = [dated for year in years if (dated := _dated(stretch, year))]
    inside = [dated for dated in found if period.start <= dated[0] and dated[1] <= period.end]
    found = inside or [dated for dated in found if _overlaps(dated, period)]
    if stretch.unit is Unit.HALF and is_school_year(period):
        found = [_school_half(stretch, period.start.year), *found[:1]]
    return found


def _overlaps(dated: Dated, period: Period) -> bool:
    return dated[0] <= period.end and period.start <= dated[1]


def _chained(stretches: tuple[Stretch, ...], printed: list[Dated | None]) -> list[Dated]:
    """Yearless stretches beside printed ones: the latest before the next one, or the first after the last."""
    placed = list(printed)
    following: Dated | None = None
    for at in reversed(range(len(placed))):
        if placed[at] is None and following is not None:
            placed[at] = _nearest(stretches[at], following[0], after=False)
        following = placed[at]
    for at in range(1, len(placed)):
        before = placed[at - 1]
        if placed[at] is None and before is not None:
            placed[at] = _nearest(stretches[at], before[0], after=True)
    return [dated for dated in placed if dated is not None]


def _nearest(stretch: Stretch, day: date, after: bool) -> Dated:
    years = (day.year, day.year + 1) if after else (day.year, day.year - 1)
    for year in years:
        dated = _dated(stretch, year)
        if dated and (dated[0] >= day if after else dated[0] <= day):
            return dated
    raise NOWHERE


def _printed(stretch: Stretch, period: Period) -> list[Dated]:
    """Its days by the printed year; none when none is printed, two when winter may begin before it."""
    year, since = _named(stretch.year, period), _named(stretch.since, period)
    if stretch.unit is Unit.HALF and year and year.school and not stretch.ranged:
        return [_school_half(stretch, _number(year))]
    if year and year.last:
        if not stretch.ranged or since not in (None, year):
            raise NOWHERE
        year, since = Year(year.last), Year(_number(year))
    first = _year_at(stretch.first, since or (year if year and year.school else None))
    last = _year_at(stretch.last, year)
    wraps = int(_key(stretch.last) < _key(stretch.first))
    if first is None and last is None:
        return []
    if wraps and first is None and not stretch.ranged and last is not None:
        found = [dated for start in (last - 1, last) if (dated := _dated(stretch, start))]
        return [dated for dated in found if _overlaps(dated, period)] or found
    if first is None:
        first = (last or 0) - wraps
    return [_between(_on(stretch.first, first), _on(stretch.last, first + wraps if last is None else last))]


def _named(year: Year | None, period: Period) -> Year | None:
    """«учебного года» without a number is the plan's, «т.г.» is no year of its own."""
    if year is None or year.number is not None:
        return year
    return Year(period.start.year, school=True) if year.school and is_school_year(period) else None


def _number(year: Year) -> int:
    return year.number or 0


def _year_at(day: Day, year: Year | None) -> int | None:
    if year is None:
        return None
    return _number(year) + int(year.school and day[0] < 9)


def _school_half(stretch: Stretch, year: int) -> Dated:
    """September – December, January – June: July and August are left out as everywhere in a school year."""
    if stretch.first[0] == 1:
        return date(year, 9, 1), date(year, 12, 31)
    return date(year + 1, 1, 1), date(year + 1, 6, 30)


def _dated(stretch: Stretch, year: int) -> Dated | None:
    wraps = int(_key(stretch.last) < _key(stretch.first))
    try:
        return _between(_on(stretch.first, year), _on(stretch.last, year + wraps))
    except Unreadable:
        return None


def _key(day: Day) -> Day:
    return day[0], day[1] or 31


@lru_cache(maxsize=2048)
def _on(day: Day, year: int) -> date:
    month, number = day
    if not FIRST_YEAR - 1 <= year <= LAST_YEAR + 1 or not 1 <= month <= 12:
        raise NOWHERE
    length = monthrange(year, month)[1]
    if number > length or number < 0:
        raise NOWHERE
    return date(year, month, number or length)


def _between(start: date, end: date) -> Dated:
    if end < start:
        raise NOWHERE
    return start, end
