"""Windows of printed times and of the whole plan period (RULES §2)."""

from collections.abc import Sequence
from datetime import date

from roadmap.calendars import NOWHERE, Dated, place_all
from roadmap.grammar_tree import Bound, Stretch, Times, Unit
from roadmap.model import Period, Window
from roadmap.periods import is_school_year
from roadmap.terms_details import Windows, due_in, month_windows, week_readings
from roadmap.workdays import DAY, WorkDays, last_day_of_month


def whole_windows(
    period: Period, reporting: tuple[date, ...], workdays: WorkDays, plan: Period | None = None
) -> Windows:
    """The period cut at its reporting dates: a window ends and is due on each.

    What is left after the last one belongs to no report of a school year; of another period it is a window.
    `plan` is the plan of which the period is the rest.
    """
    windows: list[Window] = []
    start = period.start
    for day in sorted(set(reporting)):
        if start <= day <= period.end:
            windows.append(Window(start, day, day))
            start = day + DAY
    if start <= period.end and not (windows and is_school_year(plan or period)):
        day = workdays.on_or_before(period.end)
        if day >= start:
            windows.append(Window(start, period.end, day))
    return tuple(windows)


def printed_windows(times: Sequence[Times], period: Period, workdays: WorkDays) -> list[list[Windows]]:
    """The readings; in each, the windows of every `Times`."""
    stretches = tuple(one for each in times for one in each.stretches)
    owners = [each for each in times for _ in each.stretches]
    readings: list[list[Windows]] = []
    for placed in place_all(stretches, period):
        options = [
            [_windows(one, dated, owner, workdays) for dated in days]
            for one, days, owner in zip(stretches, placed, owners, strict=True)
        ]
        for which in (0, -1):
            chosen = [tuple(window for found in each for window in found[which]) for each in options]
            readings.append(_regrouped(chosen, times))
    return [reading for at, reading in enumerate(readings) if reading not in readings[:at]]


def _regrouped(chosen: list[Windows], times: Sequence[Times]) -> list[Windows]:
    rest = iter(chosen)
    return [tuple(window for _ in each.stretches for window in next(rest)) for each in times]


def _windows(stretch: Stretch, dated: Dated, times: Times, workdays: WorkDays) -> list[Windows]:
    """What one stretch may mean, the likeliest first."""
    start, end = dated
    if times.detail:
        if stretch.unit is not Unit.MONTH or stretch.ranged:
            raise NOWHERE
        return month_windows(times.detail, dated, workdays)
    if times.bound is Bound.UNTIL:
        return [(window,) for window in _deadlines(stretch, dated, workdays)]
    if any(stretch.weeks):
        return [(_within(*week, False, workdays),) for week in week_readings(start, stretch.weeks)]
    found: list[Windows] = [(_within(start, end, stretch.exact, workdays),)]
    if stretch.vague:
        found.append((_within(*_around(stretch, dated), False, workdays),))
    if stretch.before and (earlier := _day_before(stretch.before, end)) > start:
        found.append((_within(start, earlier, False, workdays),))
    return found


def _deadlines(stretch: Stretch, dated: Dated, workdays: WorkDays) -> list[Window]:
    start, end = dated
    found = [_until(end, stretch.exact, workdays)]
    if stretch.vague or stretch.before or any(stretch.weeks):
        found.append(_until(start - DAY, False, workdays))
    return found


def _around(stretch: Stretch, dated: Dated) -> Dated:
    """The whole months of «конец мая», the quarter of «конец 2 квартала»."""
    start, end = dated
    if stretch.unit is Unit.QUARTER and not stretch.ranged:
        first = date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
        return first, last_day_of_month(first.replace(month=first.month + 2))
    return start.replace(day=1), last_day_of_month(end)


def _day_before(before: tuple[int, int], end: date) -> date:
    """The day before the unit that ends on `end`."""
    first = date(end.year, before[0], before[1])
    return (first if first <= end else first.replace(year=end.year - 1)) - DAY


def _until(end: date, exact: bool, workdays: WorkDays) -> Window:
    return Window(None, end, end if exact else workdays.on_or_before(end))


def _within(start: date, end: date, exact: bool, workdays: WorkDays) -> Window:
    return Window(start, end, end if exact else due_in(start, end, workdays))
