"""Windows of printed times and of the whole plan period (RULES §2)."""

from datetime import date, timedelta

from roadmap.calendars import NOWHERE, Dated, place_all
from roadmap.grammar_tree import Bound, Stretch, Times
from roadmap.model import Period, Window
from roadmap.periods import is_school_year
from roadmap.workdays import DAY, WorkDays, last_day_of_month

Windows = tuple[Window, ...]


def whole_windows(period: Period, reporting: tuple[date, ...], workdays: WorkDays) -> Windows:
    """The period cut at its reporting dates: a window ends and is due on each.

    What is left after the last one belongs to no report of a school year; of another period it is a window.
    """
    windows: list[Window] = []
    start = period.start
    for day in sorted(set(reporting)):
        if start <= day <= period.end:
            windows.append(Window(start, day, day))
            start = day + DAY
    if start <= period.end and not (windows and is_school_year(period)):
        day = workdays.on_or_before(period.end)
        if day >= start:
            windows.append(Window(start, period.end, day))
    return tuple(windows)


def printed_windows(times: tuple[Times, ...], period: Period, workdays: WorkDays) -> list[list[Windows]]:
    """The readings; in each, the windows of every `Times`."""
    stretches = tuple(one for each in times for one in each.stretches)
    bounds = [each.bound for each in times for _ in each.stretches]
    readings: list[list[Windows]] = []
    for placed in place_all(stretches, period):
        options = [
            [_windows(one, dated, bound, workdays) for dated in days]
            for one, days, bound in zip(stretches, placed, bounds, strict=True)
        ]
        for which in (0, -1):
            chosen = [tuple(found[which] for found in each) for each in options]
            readings.append(_regrouped(chosen, times))
    return [reading for at, reading in enumerate(readings) if reading not in readings[:at]]


def _regrouped(chosen: list[Windows], times: tuple[Times, ...]) -> list[Windows]:
    rest = iter(chosen)
    return [tuple(window for _ in each.stretches for window in next(rest)) for each in times]


def _windows(stretch: Stretch, dated: Dated, bound: Bound, workdays: WorkDays) -> list[Window]:
    """What one stretch may mean, the likeliest first."""
    start, end = dated
    if bound is Bound.UNTIL:
        found = [_until(end, stretch.exact, workdays)]
        return [*found, _until(start - DAY, False, workdays)] if stretch.vague else found
    if stretch.week:
        return [_within(*week, False, workdays) for week in _weeks(start, stretch.week)]
    found = [_within(start, end, stretch.exact, workdays)]
    if stretch.vague:
        found.append(_within(start.replace(day=1), last_day_of_month(end), False, workdays))
    return found


def _until(end: date, exact: bool, workdays: WorkDays) -> Window:
    return Window(None, end, end if exact else workdays.on_or_before(end))


def _within(start: date, end: date, exact: bool, workdays: WorkDays) -> Window:
    due = end if exact else workdays.on_or_before(end)
    return Window(start, end, due if due >= start else end)


def _weeks(month: date, number: int) -> list[Dated]:
    """The n-th seven days of a month, and its n-th week that begins on a Monday: people mean either."""
    last = last_day_of_month(month)
    monday = month + timedelta(days=-month.weekday() % 7)
    if number < 0:
        sevens = last - timedelta(days=6), last
        start = last - timedelta(days=last.weekday())
        weeks = start, start + timedelta(days=6)
    else:
        start = month + timedelta(days=7 * (number - 1))
        sevens = start, min(start + timedelta(days=6), last)
        start = monday + timedelta(days=7 * (number - 1))
        weeks = start, start + timedelta(days=6)
    if sevens[0] > last:
        raise NOWHERE
    return [sevens] if sevens == weeks or weeks[0] > last else [sevens, weeks]
