"""When the centre and the controller are written to of themselves."""

from datetime import date

import pytest

from roadmap.rhythm import digest_day, is_monthly, season_day, week_of
from roadmap.workdays import WorkDays

DAYS = WorkDays()


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2023, 1, 16), date(2023, 1, 16)),
        (date(2023, 1, 20), date(2023, 1, 16)),
        (date(2023, 1, 13), date(2023, 1, 9)),
        (date(2023, 6, 13), date(2023, 6, 13)),
        (date(2023, 6, 16), date(2023, 6, 13)),
    ],
    ids=str,
)
def test_a_week_has_its_digest_on_monday_or_the_first_working_day_after_it(today: date, day: date) -> None:
    assert digest_day(today, DAYS) == day


def test_the_month_begins_for_the_controller_with_its_first_digest() -> None:
    mondays = [date(2023, 1, 9), date(2023, 1, 16), date(2023, 1, 23), date(2023, 1, 30)]
    assert [day for day in mondays if is_monthly(day, DAYS)] == [date(2023, 1, 9)]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2022, 12, 1), date(2022, 12, 1)),
        (date(2022, 12, 7), date(2022, 12, 1)),
        (date(2022, 12, 8), None),
        (date(2024, 6, 2), None),
        (date(2024, 6, 3), date(2024, 6, 3)),
        (date(2023, 1, 9), None),
    ],
    ids=str,
)
def test_what_a_report_lacks_is_told_within_a_week_of_the_first_working_day_of_december_and_june(
    today: date, day: date | None
) -> None:
    assert season_day(today, DAYS) == day


def test_a_week_ends_with_its_last_working_day() -> None:
    assert week_of(date(2023, 2, 20), DAYS) == (date(2023, 2, 20), date(2023, 2, 22))


def test_a_year_far_ahead_has_no_known_transfers_until_the_table_names_one() -> None:
    assert DAYS.knows(2023)
    assert not DAYS.knows(2049)
    assert WorkDays({date(2049, 1, 5): False}).knows(2049)
