"""A schedule written down in Russian is read back as itself, whatever its kind."""

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from terms_text import NOMINATIVE, WHOLE, write_recurring, write_schedule

from roadmap.grammar_tree import Detail, Every, Recurring
from roadmap.model import Schedule, TermKind, Window
from roadmap.months import WEEKDAYS, forms
from roadmap.periods import default_reporting, parse_year
from roadmap.terms import parse_term
from roadmap.terms_recurring import Frames, recurring_readings
from roadmap.terms_windows import whole_windows
from roadmap.workdays import WorkDays, last_day_of_month

steady = settings(deadline=None, derandomize=True)
workdays = WorkDays()
PERIOD = parse_year("2022/2023")
REPORTING = default_reporting(PERIOD, workdays)
FRAMES = Frames(PERIOD, REPORTING)

styles = st.integers(0, 59)
days = st.dates(PERIOD.start, PERIOD.end)
starts = days.map(lambda day: day.replace(day=1))
conditions = st.booleans()


def parse(text: str) -> Schedule:
    return parse_term(text, PERIOD, REPORTING, workdays)


def within(first: date, last: date) -> Window:
    return Window(first, last, workdays.on_or_before(last))


def month_window(first: date, last: date | None = None) -> Window:
    return within(first, last_day_of_month(last or first))


def windows_of(each: st.SearchStrategy[Window]) -> st.SearchStrategy[tuple[Window, ...]]:
    found = st.lists(each, min_size=1, max_size=6, unique_by=lambda window: window.end)
    return found.map(lambda windows: tuple(sorted(windows, key=lambda window: (window.due, window.end))))


def ranges(each: st.SearchStrategy[date]) -> st.SearchStrategy[tuple[date, date]]:
    return st.lists(each, min_size=2, max_size=2, unique=True).map(lambda two: (min(two), max(two)))


quarters = st.integers(0, 7).map(lambda at: date(2022 + at // 4, at % 4 * 3 + 1, 1))
halves = st.sampled_from([date(2022, 7, 1), date(2023, 1, 1), date(2023, 7, 1)])
months = starts.map(month_window)
month_ranges = ranges(starts).map(lambda two: month_window(*two))
WINDOWS = {
    TermKind.DATES: windows_of(days.map(lambda day: Window(day, day, day))),
    TermKind.DEADLINE: windows_of(days.map(lambda day: Window(None, day, day))),
    TermKind.MONTH: months.map(lambda window: (window,)),
    TermKind.MONTH_RANGE: month_ranges.map(lambda window: (window,)),
    TermKind.MONTHS_LIST: windows_of(months).filter(lambda windows: len(windows) > 1),
    TermKind.QUARTER: windows_of(quarters.map(lambda day: month_window(day, day + timedelta(days=70)))),
    TermKind.HALF_YEAR: windows_of(halves.map(lambda day: month_window(day, day + timedelta(days=170)))),
}
printed = st.sampled_from(sorted(WINDOWS)).flatmap(
    lambda kind: st.builds(Schedule, st.just(""), st.just(kind), WINDOWS[kind], conditions)
)
WHOLE_PERIOD = whole_windows(PERIOD, REPORTING, workdays)


def whole_of(kind: TermKind) -> Schedule:
    windows = WHOLE_PERIOD if kind not in (TermKind.EVENT_RELATIVE, TermKind.NONE) else ()
    return Schedule("", kind, windows, kind is TermKind.ON_DEMAND, resolved=bool(windows))


def said(schedule: Schedule) -> tuple[object, ...]:
    return schedule.kind, schedule.windows, schedule.conditional, schedule.resolved, schedule.readings


@settings(steady, max_examples=500)
@given(printed, styles)
def test_printed_times_are_read_as_written(schedule: Schedule, style: int) -> None:
    assert said(parse(write_schedule(schedule, style))) == said(schedule)


@steady
@given(st.sampled_from(sorted(WHOLE)).map(whole_of), styles)
def test_what_has_no_dates_of_its_own_is_read_as_written(schedule: Schedule, style: int) -> None:
    assert said(parse(write_schedule(schedule, style))) == said(schedule)


@steady
@given(st.lists(ranges(days), min_size=1, max_size=3), styles)
def test_ranges_of_dates_are_read_as_written(spans: list[tuple[date, date]], style: int) -> None:
    windows = tuple(sorted({Window(*span, span[1]) for span in spans}, key=lambda one: (one.due, one.start)))
    schedule = Schedule("", TermKind.DATES, windows)
    assert said(parse(write_schedule(schedule, style))) == said(schedule)


@steady
@given(st.sampled_from(list(Every)), st.integers(1, 4), styles)
def test_what_recurs_is_read_as_written(every: Every, step: int, style: int) -> None:
    assume(step == 1 or (every is Every.MONTH) or (every is Every.WEEK and step > 1))
    recurring = Recurring(every, step)
    windows = recurring_readings(recurring, FRAMES, workdays)[0]
    schedule = parse(write_recurring(recurring, style))
    assert said(schedule) == (TermKind.RECURRING, windows, False, True, ())


@steady
@given(st.integers(1, 31), st.booleans(), styles)
def test_a_day_of_every_month_is_read_as_written(day: int, following: bool, style: int) -> None:
    detail = Detail(spans=((day, day),), exact=True, until=True, following=following)
    windows = recurring_readings(Recurring(Every.MONTH, detail=detail), FRAMES, workdays)[0]
    later = " месяца, следующего за отчётным" if following else ""
    forms_of = [f"ежемесячно до {day} числа{later}", f"до {day}-го числа{later}, ежемесячно"]
    assert parse(forms_of[style % 2]).windows == windows


@steady
@given(st.integers(1, 7), st.sampled_from([1, 2, 3, 4, -1]))
def test_a_weekday_of_every_month_is_read_as_written(weekday: int, nth: int) -> None:
    detail = Detail(weekdays=(weekday,), nths=(nth,))
    windows = recurring_readings(Recurring(Every.MONTH, detail=detail), FRAMES, workdays)[0]
    number = "последний" if nth < 0 else f"{nth}-й"
    assert parse(f"ежемесячно, {number} {forms(WEEKDAYS[weekday - 1])[0]}").windows == windows


@steady
@given(st.lists(starts, min_size=1, unique=True), st.sampled_from([", ", " и ", "; ", "\n", " "]))
def test_months_without_a_year_are_those_of_the_plan(months: list[date], comma: str) -> None:
    months.sort()
    schedule = parse(comma.join(NOMINATIVE[month.month - 1] for month in months))
    assert schedule.windows == tuple(month_window(month) for month in months)
