"""A plan of one year as the draft of the next: texts, days, windows."""

from dataclasses import replace
from datetime import date

import pytest
from sample_orders import ALL_YEAR, DECEMBER, PERIOD, REPORTS, YEAR, item, month

from roadmap.model import Item, Order, Period, Roadmap, Schedule, Section, TermKind, Window
from roadmap.succession import next_day, next_reporting, next_roadmap, next_text
from roadmap.workdays import WorkDays

WORKDAYS = WorkDays()
NEXT_REPORTS = next_reporting([each.due for each in REPORTS], PERIOD, WORKDAYS)


def following(one: Item) -> Item:
    plan = Roadmap("ДК1", "План на 2022/2023 учебный год", YEAR, PERIOD, (), (Section("1", (one,)),))
    (section,) = next_roadmap(plan, NEXT_REPORTS, WORKDAYS).sections
    return section.items[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("декабрь 2022", "декабрь 2023"),
        ("2022/2023 учебный год", "2023/2024 учебный год"),
        ("до 21.01.2023", "до 21.01.2024"),
        ("до 21.01.23", "до 21.01.24"),
        ("01.02–15.02.2023", "01.02–15.02.2024"),
        ("январь, март, июнь", "январь, март, июнь"),
        ("2022/20223", "2023/20223"),
        ("приказ № 12022", "приказ № 12022"),
        ("", ""),
    ],
)
def test_every_printed_year_is_the_next_one(before: str, after: str) -> None:
    assert next_text(before) == after


def test_a_leap_day_is_the_last_of_february() -> None:
    assert next_day(date(2024, 2, 29)) == date(2025, 2, 28)


def test_the_usual_reporting_days_are_those_of_the_next_year() -> None:
    assert [each.due for each in NEXT_REPORTS] == [date(2024, 1, 19), date(2024, 7, 12)]
    assert [each.collect_by for each in NEXT_REPORTS] == [date(2024, 1, 12), date(2024, 6, 28)]


def test_reporting_days_of_an_order_s_own_are_a_year_later() -> None:
    found = next_reporting([date(2023, 2, 1)], PERIOD, WORKDAYS)
    assert [each.due for each in found] == [date(2024, 2, 1)]


def test_a_month_ends_on_its_last_working_day_again() -> None:
    one = following(item("1", replace(month(DECEMBER), text="декабрь 2022")))
    (window,) = one.schedule.windows
    assert (one.term, window.due) == ("декабрь 2023", date(2023, 12, 29))


def test_a_term_that_says_nothing_keeps_its_windows_a_year_later() -> None:
    one = following(item("1", replace(month(DECEMBER), text="в удобное время")))
    assert one.schedule.windows == (Window(date(2023, 12, 1), date(2023, 12, 31), date(2023, 12, 29)),)


def test_a_whole_year_runs_up_to_the_new_reporting_days() -> None:
    assert [window.end for window in following(item("1", ALL_YEAR)).schedule.windows] == [
        each.due for each in NEXT_REPORTS
    ]


def test_what_was_not_understood_stays_so() -> None:
    unclear = Schedule("после ГИА", TermKind.EVENT_RELATIVE, resolved=False)
    assert following(item("1", unclear)).schedule.windows == ()


def test_the_plan_itself_moves_by_a_year() -> None:
    plan = Roadmap("ДК1", "План на 2022/2023 учебный год", YEAR, PERIOD, (), ())
    moved = next_roadmap(plan, NEXT_REPORTS, WORKDAYS)
    assert (moved.title, moved.year) == ("План на 2023/2024 учебный год", "2023/2024")
    assert moved.period == Period(date(2023, 9, 1), date(2024, 8, 31))


def test_every_item_of_order_594_is_asked_as_often_a_year_later(order_594: Order) -> None:
    """Windows that the order's own date cut off are there again."""
    reporting = next_reporting([each.due for each in order_594.reporting], PERIOD, WORKDAYS)
    for plan in order_594.roadmaps:
        moved = next_roadmap(plan, reporting, WORKDAYS)
        for before, after in zip(plan.sections, moved.sections, strict=True):
            for old, new in zip(before.items, after.items, strict=True):
                assert len(new.schedule.windows) == len(old.schedule.windows), (plan.code, old.key)
