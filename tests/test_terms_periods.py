"""Plan periods and reporting dates (RULES §1, §4)."""

from datetime import date

import pytest

from roadmap.errors import RejectedError
from roadmap.model import Period
from roadmap.periods import collect_by, default_reporting, parse_year, school_year_name, school_year_of
from roadmap.workdays import WorkDays

workdays = WorkDays()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022/2023", date(2022, 9, 1), date(2023, 8, 31)),
        (" 2022 / 2023 ", date(2022, 9, 1), date(2023, 8, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2022-2027", date(2022, 1, 1), date(2027, 12, 31)),
        ("2022–2027", date(2022, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_year_is_a_school_year_a_calendar_year_or_a_span(text: str, start: date, end: date) -> None:
    assert parse_year(text) == Period(start, end)


@pytest.mark.parametrize(
    "text",
    ["", "2022/20223", "2023/2022", "2022/2024", "22", "год", "²023", "1022", "2027-2022", "1/2/3", "/", "-"],
)
def test_an_impossible_year_is_rejected(text: str) -> None:
    with pytest.raises(RejectedError):
        parse_year(text)


def test_a_school_year_begins_in_september() -> None:
    assert school_year_of(date(2023, 8, 31)) == parse_year("2022/2023")
    assert school_year_of(date(2023, 9, 1)) == parse_year("2023/2024")
    assert school_year_name(parse_year("2022/2023")) == "2022/2023"


@pytest.mark.parametrize(
    ("year", "dates"),
    [
        ("2021/2022", [date(2022, 1, 21), date(2022, 7, 13)]),
        ("2022/2023", [date(2023, 1, 20), date(2023, 7, 13)]),
        ("2023/2024", [date(2024, 1, 19), date(2024, 7, 12)]),
        ("2023", [date(2023, 7, 13), date(2023, 12, 29)]),
        ("2022-2023", [date(2022, 7, 13), date(2023, 1, 20), date(2023, 7, 13), date(2023, 12, 29)]),
    ],
)
def test_reports_are_due_in_january_and_july(year: str, dates: list[date]) -> None:
    assert default_reporting(parse_year(year), workdays) == tuple(dates)


@pytest.mark.parametrize(
    ("reporting", "collected"),
    [
        (date(2023, 1, 20), date(2023, 1, 13)),
        (date(2023, 7, 13), date(2023, 6, 30)),
        (date(2022, 1, 21), date(2022, 1, 14)),
        (date(2024, 7, 12), date(2024, 6, 28)),
        (date(2023, 7, 3), date(2023, 6, 26)),
    ],
)
def test_schools_answer_before_the_report_and_not_in_july(reporting: date, collected: date) -> None:
    assert collect_by(reporting, workdays) == collected
