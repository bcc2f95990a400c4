"""The days that a term names inside a month: numbers, weekdays, decades, weeks (RULES §2)."""

from datetime import date, timedelta

from roadmap.calendars import NOWHERE, Dated
from roadmap.grammar_tree import Detail, Span
from roadmap.model import Window
from roadmap.workdays import DAY, WorkDays, last_day_of_month

Windows = tuple[Window, ...]


def detailed_windows(detail: Detail, frame: Dated, workdays: WorkDays) -> list[Windows]:
    """In every reading, what is due in one frame of what recurs: a printed day, or the part of a month."""
    end = last_day_of_month(frame[1]) + DAY if detail.following else frame[1]
    return [
        tuple(_framed(detail, frame, days, workdays) for days in reading)
        for reading in days_of(detail, end.replace(day=1))
    ]


def _framed(detail: Detail, frame: Dated, days: Dated, workdays: WorkDays) -> Window:
    first, last = days
    if first == last and (detail.exact or detail.nths):
        return Window(*frame, last)
    return Window(first, last, last if detail.exact else due_in(first, last, workdays))


def due_in(first: date, last: date, workdays: WorkDays) -> date:
    """The last working day; days that are all holidays are due on their last."""
    due = workdays.on_or_before(last)
    return due if due >= first else last


def month_windows(detail: Detail, month: Dated, workdays: WorkDays) -> list[Windows]:
    """The same days of a printed month: «май, до 20 числа»."""
    if detail.following or detail.last_month or (detail.weekdays and not detail.nths):
        raise NOWHERE
    if detail.working:
        day = workdays.on_or_before(last_day_of_month(month[0]))
        return [(Window(None if detail.until else day, day, day),)]
    sure = detail.exact or bool(detail.nths)
    return [
        tuple(
            Window(None if detail.until else first, last, last if sure else due_in(first, last, workdays))
            for first, last in reading
        )
        for reading in days_of(detail, month[0].replace(day=1))
    ]


def days_of(detail: Detail, month: date) -> list[list[Dated]]:
    """The readings, the likeliest first; `month` is its first day."""
    if detail.nths:
        return [[(day, day) for nth in detail.nths for day in [_nth(month, detail.weekdays[0], nth)]]]
    if any(detail.weeks):
        return [[week] for week in week_readings(month, detail.weeks)]
    last = last_day_of_month(month)
    spans = [(_day(month, first), _day(month, end)) for first, end in detail.spans or ((1, 0),)]
    return [spans, [(month, last)]] if detail.vague else [spans]


def _day(month: date, number: int) -> date:
    last = last_day_of_month(month)
    return month.replace(day=min(number, last.day)) if number else last


def _nth(month: date, weekday: int, nth: int) -> date:
    if nth < 0:
        last = last_day_of_month(month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return month + timedelta(days=(weekday - month.isoweekday()) % 7 + 7 * (nth - 1))


def week_readings(month: date, weeks: Span) -> list[Dated]:
    """The n-th seven days of a month, and its n-th week that begins on a Monday: people mean either."""
    first, last = (_weeks(month, number) for number in weeks)
    end = last_day_of_month(month)
    if first[0][0] > end or last[0][0] > end:
        raise NOWHERE
    sevens = first[0][0], min(last[0][1], end)
    mondays = first[1][0], last[1][1]
    return [sevens] if sevens == mondays or last[1][0] > end else [sevens, mondays]


def _weeks(month: date, number: int) -> tuple[Dated, Dated]:
    last = last_day_of_month(month)
    if number < 0:
        start = last - timedelta(days=last.weekday())
        return (last - timedelta(days=6), last), (start, start + timedelta(days=6))
    seven = month + timedelta(days=7 * (number - 1))
    monday = seven + timedelta(days=-month.weekday() % 7)
    return (seven, seven + timedelta(days=6)), (monday, monday + timedelta(days=6))
