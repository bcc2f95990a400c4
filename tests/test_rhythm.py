"""When the centre and the controller are written to of themselves."""

from datetime import date

import pytest

from roadmap.rhythm import is_digest_day, is_monthly, is_season, week_of
from roadmap.workdays import WorkDays

DAYS = WorkDays()


@pytest.mark.parametrize("day", [date(2023, 1, 16), date(2023, 1, 9), date(2023, 6, 13)], ids=str)
def test_a_digest_comes_on_monday_or_the_first_working_day_after_it(day: date) -> None:
    assert is_digest_day(day, DAYS)


@pytest.mark.parametrize("day", [date(2023, 1, 17), date(2023, 1, 2), date(2023, 6, 12)], ids=str)
def test_a_digest_comes_on_no_other_day(day: date) -> None:
    assert not is_digest_day(day, DAYS)


def test_the_month_begins_for_the_controller_with_its_first_digest() -> None:
    found = [date(2023, 1, day) for day in range(1, 32) if is_digest_day(date(2023, 1, day), DAYS)]
    assert [day for day in found if is_monthly(day, DAYS)] == [date(2023, 1, 9)]


def test_what_a_report_lacks_is_told_on_the_first_working_day_of_december_and_june() -> None:
    assert is_season(date(2022, 12, 1), DAYS)
    assert is_season(date(2024, 6, 3), DAYS)
    assert not is_season(date(2023, 1, 9), DAYS)


def test_a_week_ends_with_its_last_working_day() -> None:
    assert week_of(date(2023, 2, 20), DAYS) == (date(2023, 2, 20), date(2023, 2, 22))


def test_a_year_far_ahead_has_no_known_transfers_until_the_table_names_one() -> None:
    assert DAYS.knows(2023)
    assert not DAYS.knows(2049)
    assert WorkDays({date(2049, 1, 5): False}).knows(2049)
