"""Windows of what comes again: months, quarters, weeks tiling the plan period (RULES §2)."""

from collections.abc import Iterator
from datetime import date, timedelta

from roadmap.calendars import Dated
from roadmap.grammar_tree import Every, Recurring
from roadmap.model import Period, Window
from roadmap.periods import is_school_year, months_of
from roadmap.workdays import DAY, WorkDays, last_day_of_month

SUMMER = (7, 8)
"""July and August are left out, unless a term names them."""
STUB = 62
"""A half-year of which so few days lie in the period is not asked for."""


def recurring_windows(
    recurring: Recurring,
    period: Period,
    reporting: tuple[date, ...],
    workdays: WorkDays,
    limit: Period | None = None,
) -> tuple[Window, ...]:
    """`limit` is a part of the plan that the term itself names («ежемесячно с октября по май»)."""
    area = limit or period
    frames = {
        Every.WEEK: lambda: _weeks(area, named=limit is not None),
        Every.MONTH: lambda: _months(area, recurring.step, named=limit is not None),
        Every.QUARTER: lambda: _parts(area, 3, DAY if limit else timedelta(days=88)),
        Every.HALF: lambda: _parts(area, 6, DAY if limit else timedelta(days=STUB + 1)),
        Every.YEAR: lambda: _years(area, reporting),
    }[recurring.every]()
    windows = (Window(*frame, due) for frame in frames for due in _dues(recurring, frame, workdays))
    return tuple(window for window in windows if recurring.following or window.due <= area.end)


def _weeks(area: Period, named: bool) -> Iterator[Dated]:
    monday = area.start - timedelta(days=area.start.weekday())
    while monday <= area.end:
        if named or max(monday, area.start).month not in SUMMER:
            yield max(monday, area.start), min(monday + timedelta(days=6), area.end)
        monday += timedelta(days=7)


def _months(area: Period, step: int, named: bool) -> Iterator[Dated]:
    months = list(months_of(area))
    for at in range(0, len(months), step):
        kept = [month for month in months[at : at + step] if named or month.month not in SUMMER]
        if kept:
            yield max(kept[0], area.start), min(last_day_of_month(kept[-1]), area.end)


def _parts(area: Period, length: int, least: timedelta) -> Iterator[Dated]:
    """Calendar quarters and half-years, cut to the area; those with fewer days than `least` left out."""
    for month in months_of(Period(area.start.replace(month=1, day=1), area.end)):
        if (month.month - 1) % length == 0:
            last = last_day_of_month(month + timedelta(days=31 * length - 17))
            start, end = max(month, area.start), min(last, area.end)
            if end - start + DAY >= least:
                yield start, end


def _years(area: Period, reporting: tuple[date, ...]) -> Iterator[Dated]:
    inside = [day for day in reporting if area.start < day <= area.end]
    if is_school_year(area) and inside:
        yield area.start, max(inside)
        return
    for year in range(area.start.year, area.end.year + 1):
        yield max(date(year, 1, 1), area.start), min(date(year, 12, 31), area.end)


def _dues(recurring: Recurring, frame: Dated, workdays: WorkDays) -> list[date]:
    """The printed day of a window, else its last working day; a week of holidays has none."""
    start, end = frame
    if recurring.nth:
        return [_nth_weekday(end, recurring.weekdays[0], recurring.nth)]
    if recurring.weekdays:
        days = (start + timedelta(days=number) for number in range((end - start).days + 1))
        return [day for day in days if day.isoweekday() in recurring.weekdays]
    if recurring.day:
        month = last_day_of_month(end) + DAY if recurring.following else end
        return [month.replace(day=min(recurring.day, last_day_of_month(month).day))]
    due = workdays.on_or_before(end)
    return [due] if due >= start else []


def _nth_weekday(month: date, weekday: int, nth: int) -> date:
    if nth < 0:
        last = last_day_of_month(month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = month.replace(day=1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
