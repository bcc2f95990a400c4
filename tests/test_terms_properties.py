"""Whatever is typed, reading a term never raises, takes linear time, and understands what it would write."""

import random
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap.model import Period, Schedule, TermKind, Window
from roadmap.months import MONTHS, forms
from roadmap.periods import default_reporting, parse_year
from roadmap.terms import parse_term, read_term
from roadmap.tokens_lexicon import WORDS
from roadmap.workdays import WorkDays, last_day_of_month

steady = settings(deadline=None, derandomize=True)
workdays = WorkDays()
PERIOD = parse_year("2022/2023")
NOMINATIVE = [forms(name)[0] for name in MONTHS]
GENITIVE = [forms(name)[1] for name in MONTHS]
FRAGMENTS = sorted({form for words in WORDS.values() for form in words.split()} | set(NOMINATIVE + GENITIVE))
SIGNS = [
    *"-–—.,;:/()[]«»№%\n\t 0123456789IVX",
    " ",
    "2022",
    "2023",
    "2022/2023",
    "15.10.2022",
    "\u00ad",
    "ё",
]

days = st.dates(date(2022, 9, 1), date(2023, 8, 31))
month_starts = days.map(lambda day: day.replace(day=1))
dashes = st.sampled_from(["-", " - ", "–", " – ", "—", "‑"])


def parse(text: str, period: Period = PERIOD) -> Schedule:
    return parse_term(text, period, default_reporting(period, workdays), workdays)


def month_window(first: date, last: date | None = None) -> Window:
    end = last_day_of_month(last or first)
    return Window(first, end, workdays.on_or_before(end))


def render_month(month: date, year: bool = True) -> str:
    return f"{NOMINATIVE[month.month - 1]} {month.year}" if year else NOMINATIVE[month.month - 1]


def render_day(day: date, style: int) -> str:
    return [
        f"{day:%d.%m.%Y}",
        f"{day.day} {GENITIVE[day.month - 1]} {day.year} г.",
        f"{day:%d.%m.%y}",
        f"{day}",
    ][style]


@steady
@given(
    st.lists(month_starts, min_size=1, unique=True),
    st.booleans(),
    st.sampled_from([", ", " и ", "; ", "\n", " "]),
)
def test_months_are_read_as_written(months: list[date], year: bool, comma: str) -> None:
    months.sort()
    schedule = parse(comma.join(render_month(month, year) for month in months))
    assert schedule.windows == tuple(month_window(month) for month in months)
    assert schedule.kind is (TermKind.MONTH if len(months) == 1 else TermKind.MONTHS_LIST)


@steady
@given(month_starts, month_starts, st.sampled_from(["none", "last", "both"]), dashes)
def test_a_range_of_months_is_read_as_written(a: date, b: date, years: str, dash: str) -> None:
    first, last = sorted((a, b))
    if first == last:
        return
    text = render_month(first, years == "both") + dash + render_month(last, years != "none")
    schedule = parse(text)
    assert schedule.windows == (month_window(first, last),)
    assert schedule.kind is TermKind.MONTH_RANGE


@steady
@given(st.lists(days, min_size=1, unique=True), st.integers(0, 3), st.booleans())
def test_dates_are_read_as_written(dates: list[date], style: int, deadline: bool) -> None:
    dates.sort()
    schedule = parse(("до " if deadline else "") + ", ".join(render_day(day, style) for day in dates))
    assert schedule.windows == tuple(Window(None if deadline else day, day, day) for day in dates)
    assert schedule.kind is (TermKind.DEADLINE if deadline else TermKind.DATES)


@steady
@given(days, days, st.integers(0, 2), st.booleans())
def test_a_range_of_dates_is_read_as_written(a: date, b: date, style: int, words: bool) -> None:
    first, last = sorted((a, b))
    start, end = render_day(first, style), render_day(last, style)
    schedule = parse(f"с {start} по {end}" if words else f"{start} – {end}")
    assert schedule.windows == (Window(first, last, last),)


@steady
@given(st.integers(1, 4), st.integers(2022, 2024), st.booleans())
def test_a_quarter_is_read_as_written(number: int, year: int, roman: bool) -> None:
    first = date(year, 3 * number - 2, 1)
    schedule = parse(f"{['I', 'II', 'III', 'IV'][number - 1] if roman else number} квартал {year}")
    assert schedule.windows == (month_window(first, first + timedelta(days=80)),)
    assert schedule.kind is TermKind.QUARTER


def assert_sound(text: str, period: Period = PERIOD) -> None:
    reading = read_term(text, period, default_reporting(period, workdays), workdays)
    schedule = reading.schedule
    assert schedule.text == text
    assert schedule.resolved == bool(schedule.windows)
    assert not (schedule.resolved and schedule.ambiguous)
    assert len(schedule.readings) != 1
    assert all(window.start is None or window.start <= window.end for window in schedule.windows)
    if reading.unread:
        assert 0 <= reading.unread[0] <= reading.unread[1] <= len(text)


@steady
@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    assert_sound(text)


@settings(steady, max_examples=500)
@given(st.lists(st.sampled_from([*FRAGMENTS, *SIGNS]), max_size=20), st.sampled_from(["", " "]))
def test_no_mixture_of_known_words_raises(pieces: list[str], between: str) -> None:
    assert_sound(between.join(pieces))


def test_thousands_of_random_terms_are_sound_in_every_kind_of_period() -> None:
    chance = random.Random(594)
    periods = [parse_year(year) for year in ("2022/2023", "2023", "2022-2027")]
    for number in range(5000):
        pieces = chance.choices([*FRAGMENTS, *SIGNS], k=chance.randint(1, 9))
        assert_sound(" ".join(pieces), periods[number % 3])


LONG = {
    "months": "сентябрь, октябрь 2022; ",
    "dates": "15.10.2022, ",
    "days": "1, 2, ",
    "unknown words": "абвгдежз иклмнопр ",
    "brackets": "(((((",
    "months and brackets": "май (",
    "numbers": "1 2 3 ",
    "digits": "1234567890",
    "one word": "сентябрь",
    "dashes": "май - ",
    "slips": "сентяврь октябпь ",
    "conditions": "по запросу, ",
    "schedules": "по плану ",
    "phrases": "по плану работы школы и ",
    "leads": "в течение ",
    "years": "2022-2023 ",
    "relative": "после ",
    "quarters": "1, 2 квартал 2023, ",
    "ordinals": "I, II-III, ",
    "open days": "15 марта, ",
    "deadlines": "до 15.10.2022, ",
    "alternatives": "май или июнь или ",
    "asides": "октябрь 2022 (до 15.10.2022), ",
    "broken": "октя- брь ",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("length", [1_000, 10_000])
def test_ten_thousand_characters_take_under_50_ms(piece: str, length: int) -> None:
    text = (piece * length)[:length]
    parse("сентябрь, ежемесячно")
    best = min(_seconds(text) for _ in range(3))
    assert best < 0.05


def test_time_grows_with_the_length_and_no_faster() -> None:
    short, long = (min(_seconds("май - " * n + "дом") for _ in range(5)) for n in (40, 160))
    assert long < short * 12


def test_a_text_too_long_for_a_term_is_left_to_a_person() -> None:
    reading = read_term("май, " * 1000, PERIOD, (), workdays)
    assert (reading.schedule.kind, reading.unread) == (TermKind.NONE, (1000, 5000))


def _seconds(text: str) -> float:
    start = time.perf_counter()
    parse(text)
    return time.perf_counter() - start
