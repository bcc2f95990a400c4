"""The production calendar, against the dates checked by hand in LIBRARIES §4.6."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from roadmap.workdays import WorkDays

OFF = [
    "2023-02-24",
    "2024-04-29",
    "2024-04-30",
    "2024-12-30",
    "2024-12-31",
    "2025-05-02",
    "2025-05-08",
    "2025-12-31",
    "2026-01-09",
    "2027-02-22",
    "2027-11-05",
    "2022-11-04",
    "2022-12-31",
    "2023-01-02",
    "2023-01-06",
    "2023-02-23",
    "2023-03-08",
    "2023-05-01",
    "2023-05-08",
    "2023-05-09",
    "2023-06-12",
    "2023-11-06",
    "2022-05-03",
    "2022-05-10",
    "2022-06-13",
    "2022-03-07",
]
WORKED = [
    "2022-03-05",
    "2024-04-27",
    "2024-11-02",
    "2024-12-28",
    "2025-11-01",
    "2027-02-20",
    "2022-12-30",
    "2023-01-09",
    "2023-05-10",
    "2023-07-13",
    "2023-11-07",
    "2022-11-03",
]

workdays = WorkDays()


@pytest.mark.parametrize("day", OFF)
def test_a_day_off_is_not_worked(day: str) -> None:
    assert not workdays.is_working(date.fromisoformat(day))


@pytest.mark.parametrize("day", WORKED)
def test_a_working_day_is_worked_even_on_a_saturday(day: str) -> None:
    assert workdays.is_working(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("year", "total"), [(2022, 247), (2023, 247), (2024, 248), (2025, 247), (2026, 247), (2027, 247)]
)
def test_a_year_has_as_many_working_days_as_the_decree_says(year: int, total: int) -> None:
    assert workdays.between(date(year - 1, 12, 31), date(year, 12, 31)) == total


def test_seven_working_days_before_30_december_2022_is_the_21st() -> None:
    assert workdays.back(date(2022, 12, 30), 7) == date(2022, 12, 21)


def test_counting_forward_undoes_counting_back() -> None:
    for n in range(40):
        assert workdays.forward(workdays.back(date(2023, 1, 9), n), n) == date(2023, 1, 9)


def test_counting_from_a_day_off_counts_working_days_only() -> None:
    saturday = date(2022, 12, 31)
    assert workdays.back(saturday, 0) == workdays.back(saturday, 1) == date(2022, 12, 30)
    assert workdays.forward(saturday, 0) == workdays.forward(saturday, 1) == date(2023, 1, 9)


def test_between_counts_after_the_first_day_up_to_the_last() -> None:
    assert workdays.between(date(2022, 12, 21), date(2022, 12, 30)) == 7
    assert workdays.between(date(2022, 12, 30), date(2023, 1, 8)) == 0
    assert workdays.between(date(2023, 1, 9), date(2022, 1, 9)) == 0


def test_a_month_begins_and_ends_on_working_days() -> None:
    assert workdays.first_of_month(date(2023, 1, 20)) == date(2023, 1, 9)
    assert workdays.last_of_month(date(2022, 12, 1)) == date(2022, 12, 30)
    assert workdays.last_of_month(date(2024, 2, 11)) == date(2024, 2, 29)


def test_the_table_of_overrides_has_the_last_word() -> None:
    strike, sunday = date(2023, 3, 1), date(2023, 3, 5)
    corrected = WorkDays({strike: False, sunday: True})
    assert not corrected.is_working(strike)
    assert corrected.is_working(sunday)
    assert corrected.back(date(2023, 3, 6), 1) == sunday
    assert corrected.between(strike - timedelta(days=1), sunday) == 3


def test_importing_the_module_does_not_load_the_calendar() -> None:
    code = "import sys, roadmap.workdays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
