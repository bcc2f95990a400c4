"""What school plans print as terms, beside the five orders (RULES §2)."""

import csv
from pathlib import Path

import pytest
from test_terms import WHOLE, read_windows

from roadmap.model import Schedule, TermKind
from roadmap.periods import default_reporting, parse_year
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays

workdays = WorkDays()
with (Path(__file__).parent / "data" / "terms_known.csv").open(encoding="utf-8", newline="") as file:
    KNOWN = list(csv.DictReader(file))
"""A plan of 2022/2023: windows as in `read_windows`, readings parted by «;», none when unresolved."""


def parse(text: str, year: str = "2022/2023") -> Schedule:
    period = parse_year(year)
    return parse_term(text, period, default_reporting(period, workdays), workdays)


@pytest.mark.parametrize("row", KNOWN, ids=[row["text"] for row in KNOWN])
def test_a_term_of_a_school_plan_means(row: dict[str, str]) -> None:
    schedule = parse(row["text"])
    readings = [read_windows(reading.replace("WHOLE", WHOLE)) for reading in row["windows"].split(";")]
    assert schedule.kind is TermKind(row["kind"])
    assert schedule.conditional is bool(row["conditional"])
    assert [*schedule.readings] == (readings if len(readings) > 1 else [])
    assert schedule.windows == (readings[0] if len(readings) == 1 else ())
    assert schedule.resolved is (len(readings) == 1 and bool(readings[0]))


@pytest.mark.parametrize(
    ("text", "count", "first", "last"),
    [
        ("еженедельно", 43, "2022-09-01/2022-09-04>2022-09-02", "2023-06-26/2023-07-02>2023-06-30"),
        ("1 раз в неделю", 43, "2022-09-01/2022-09-04>2022-09-02", "2023-06-26/2023-07-02>2023-06-30"),
        ("каждый понедельник", 43, "2022-09-05/2022-09-11>2022-09-05", "2023-06-26/2023-07-02>2023-06-26"),
        ("по пятницам", 44, "2022-09-01/2022-09-04>2022-09-02", "2023-06-26/2023-07-02>2023-06-30"),
        (
            "каждый вторник и четверг",
            87,
            "2022-09-01/2022-09-04>2022-09-01",
            "2023-06-26/2023-07-02>2023-06-29",
        ),
    ],
)
def test_weeks_tile_the_plan_without_summer(text: str, count: int, first: str, last: str) -> None:
    windows = parse(text).windows
    assert (len(windows), windows[0], windows[-1]) == (count, *read_windows(f"{first} {last}"))


@pytest.mark.parametrize(
    ("text", "year", "count", "first", "last"),
    [
        ("ежемесячно", "2023", 10, "2023-01-01/2023-01-31", "2023-12-01/2023-12-31>2023-12-29"),
        ("1 раз в 2 месяца", "2023", 5, "2023-01-01/2023-02-28", "2023-11-01/2023-12-31>2023-12-29"),
        ("ежеквартально", "2023", 4, "2023-01-01/2023-03-31", "2023-10-01/2023-12-31>2023-12-29"),
        ("раз в полугодие", "2023", 2, "2023-01-01/2023-06-30", "2023-07-01/2023-12-31>2023-12-29"),
        ("1 полугодие", "2023", 1, "2023-01-01/2023-06-30", "2023-01-01/2023-06-30"),
        ("в течение года", "2023", 2, "2023-01-01/2023-07-13", "2023-07-14/2023-12-29"),
        ("ежегодно, май", "2022-2024", 3, "2022-05-01/2022-05-31", "2024-05-01/2024-05-31"),
        ("ежегодно", "2022-2024", 3, "2022-01-01/2022-12-31>2022-12-30", "2024-01-01/2024-12-31>2024-12-28"),
        ("2022/2023 учебный год", "2022-2024", 2, "2022-09-01/2023-01-20", "2023-01-21/2023-07-13"),
        ("март 2024", "2022-2024", 1, "2024-03-01/2024-03-31>2024-03-29", "2024-03-01/2024-03-31>2024-03-29"),
    ],
)
def test_a_plan_of_another_length_is_tiled_too(
    text: str, year: str, count: int, first: str, last: str
) -> None:
    windows = parse(text, year).windows
    assert (len(windows), windows[0], windows[-1]) == (count, *read_windows(f"{first} {last}"))


def test_a_month_in_a_plan_of_many_years_has_two_readings() -> None:
    every, first = parse("март", "2022-2024").readings
    assert (len(every), len(first)) == (3, 1)


@pytest.mark.parametrize(
    "text", ["5 неделя февраля 2023", "0 неделя мая", "0 квартал", "00.00.2022", "1 раз в 0 месяцев"]
)
def test_what_no_calendar_has_is_not_understood(text: str) -> None:
    assert (parse(text).kind, parse(text).resolved) == (TermKind.NONE, False)
