"""What recurs, with the details and limits that other clauses give it (RULES §2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from roadmap.calendars import NOWHERE, place_all
from roadmap.grammar_tree import Bound, Clause, Detail, Every, Except, Recurring, Times
from roadmap.model import Period, Window
from roadmap.terms_details import Windows
from roadmap.terms_printed import distinct, ordered
from roadmap.terms_recurring import SUMMER, Frames, recurring_readings
from roadmap.terms_windows import printed_windows
from roadmap.workdays import WorkDays

SHORT = (Every.WEEK, Every.MONTH, Every.QUARTER)
LENGTHS = {Every.MONTH: 31, Every.QUARTER: 92, Every.HALF: 184, Every.WEEK: 7, Every.YEAR: 366}


def merge(clauses: Sequence[Clause]) -> Recurring | None:
    """«ежемесячно, последняя среда» is one thing that recurs; contradictions raise `Unreadable`."""
    found = [clause for clause in clauses if isinstance(clause, Recurring)]
    if not found:
        return None
    counts = {(one.every, one.step, one.times) for one in found}
    if len(counts) > 1:
        counts = {count for count in counts if count[1:] != (1, 1)}
    details = {one.detail for one in found if one.detail}
    details |= {clause for clause in clauses if isinstance(clause, Detail)}
    every, step, times = counts.pop() if len(counts) == 1 else (Every.YEAR, 1, 0)
    if counts or len(details) > 1 or any(one.every is not every for one in found):
        raise NOWHERE
    return Recurring(every, step, times, details.pop() if details else None)


def limited_readings(
    recurring: Recurring,
    times: Sequence[Times],
    period: Period,
    reporting: tuple[date, ...],
    workdays: WorkDays,
) -> list[Windows]:
    """«ежемесячно с октября по май», «ежемесячно: октябрь, ноябрь», «дважды в год: до 1 мая, до 1 июня»."""
    placed = printed_windows(times, period, workdays)
    readings = [
        found
        for reading in placed
        for found in _limited(recurring, times, ordered(sum(reading, ())), period, reporting, workdays)
    ]
    return distinct(readings)


def _limited(
    recurring: Recurring,
    times: Sequence[Times],
    windows: Windows,
    period: Period,
    reporting: tuple[date, ...],
    workdays: WorkDays,
) -> list[Windows]:
    if frames := _limit(recurring, times, windows, Frames(period, reporting)):
        return recurring_readings(recurring, frames, workdays)
    counted = recurring.times in (0, 1, len(windows)) and recurring.step == 1
    short = all(_days(window) < LENGTHS[recurring.every] for window in windows)
    if len(windows) < 2 or not counted or not short:
        raise NOWHERE
    if recurring.detail is None:
        return [windows]
    found = [
        recurring_readings(recurring, _named(Frames(period, reporting), window), workdays)
        for window in windows
    ]
    return [ordered(sum((readings[which] for readings in found), ())) for which in (0, -1)]


def _limit(recurring: Recurring, times: Sequence[Times], windows: Windows, plan: Frames) -> Frames | None:
    """The part of the plan in which it recurs; none when the times are those of what recurs."""
    if len(windows) != 1:
        return None
    window, bound, area = windows[0], times[0].bound, plan.area
    if bound is Bound.WITHIN and window.start:
        return _named(plan, window) if _days(window) >= LENGTHS[recurring.every] else None
    if bound is Bound.SINCE and window.start and window.start <= area.end and recurring.times == 1:
        return replace(plan, area=Period(window.start, area.end), begins=True)
    if bound is Bound.UNTIL and recurring.every in SHORT and window.end > area.start:
        return replace(plan, area=Period(area.start, window.end), ends=True)
    return None


def _named(plan: Frames, window: Window) -> Frames:
    span = Period(window.start or window.end, window.end)
    return replace(plan, area=span, begins=True, ends=True, summer=True)


def _days(window: Window) -> int:
    return (window.end - (window.start or window.end)).days


def without(
    readings: list[Windows],
    excepted: Sequence[Except],
    recurring: Recurring,
    frames: Frames,
    workdays: WorkDays,
) -> list[Windows]:
    """«ежемесячно, кроме июля»: a term that leaves out one month of the summer may mean the other."""
    spans = [
        dated for clause in excepted for days in place_all(clause.stretches, frames.area)[0] for dated in days
    ]
    days = {first + timedelta(days=at) for first, last in spans for at in range((last - first).days + 1)}
    summer = {day.month for day in days} & set(SUMMER)
    if summer and summer != set(SUMMER):
        full = replace(frames, summer=True)
        readings = readings + recurring_readings(recurring, full, workdays)
    kept = [tuple(window for window in windows if not _left_out(window, days)) for windows in readings]
    return distinct(kept)


def _left_out(window: Window, days: set[date]) -> bool:
    start = window.start or window.due
    covered = sum(start + timedelta(days=at) in days for at in range((window.end - start).days + 1))
    if covered not in (0, (window.end - start).days + 1):
        raise NOWHERE
    return covered > 0
