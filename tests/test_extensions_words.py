"""Another date in words, and the days that are offered."""

from datetime import date

import pytest

from roadmap.extensions import days_offered, is_wish, is_withdrawal, parse_day, reason_in, wished_day
from roadmap.workdays import WorkDays

TODAY, DUE = date(2022, 12, 20), date(2022, 12, 30)
WORKDAYS = WorkDays()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31 мая", date(2023, 5, 31)),
        ("до 07.06", date(2023, 6, 7)),
        ("27 января 2023", date(2023, 1, 27)),
        ("15.01.23", date(2023, 1, 15)),
        ("29 декабря", date(2022, 12, 29)),
        ("на неделю", date(2023, 1, 13)),
        ("на две недели", date(2023, 1, 20)),
        ("до конца месяца", date(2022, 12, 30)),
        ("32 мая", None),
        ("между 5 мая и 6 мая", None),
        ("в марте", None),
        ("позже", None),
    ],
)
def test_a_day_is_taken_only_when_it_is_one_day(words: str, day: date | None) -> None:
    assert parse_day(words, DUE, TODAY, WORKDAYS) == day


@pytest.mark.parametrize(
    "words",
    [
        "перенесите до 15 января",
        "1.6 перенесите до 15 января",
        "ДК1 1.6: можно до 15.01?",
        "по 1.6 продлите до 15.01",
    ],
)
def test_a_number_of_an_item_is_no_day_of_a_wish(words: str) -> None:
    assert is_wish(words)
    assert wished_day(words, DUE, TODAY, WORKDAYS) == date(2023, 1, 15)


@pytest.mark.parametrize("words", ["готово", "приказ 45 от 23.12", "сделаем до 15 января", "спасибо"])
def test_an_answer_is_no_wish(words: str) -> None:
    assert not is_wish(words)


def test_the_reason_may_follow_the_day() -> None:
    assert reason_in("перенесите до 15 января, ждём диагностику") == "ждём диагностику"
    assert reason_in("перенесите до 15 января") == ""


def test_a_wish_is_taken_back_in_words() -> None:
    assert is_withdrawal("Отозвать просьбу")
    assert not is_withdrawal("отозвать приказ")


def test_five_and_ten_working_days_and_the_end_of_the_month_are_offered() -> None:
    offered = days_offered(date(2023, 3, 10), TODAY, date(2023, 8, 31), WORKDAYS)
    assert offered == (date(2023, 3, 17), date(2023, 3, 24), date(2023, 3, 31))


def test_a_date_that_has_passed_is_counted_from_today() -> None:
    offered = days_offered(date(2022, 12, 1), TODAY, date(2023, 8, 31), WORKDAYS)
    assert offered == (date(2022, 12, 27), date(2022, 12, 30), date(2023, 1, 10))


def test_nothing_is_offered_after_the_end_of_the_plan() -> None:
    assert days_offered(date(2023, 8, 25), TODAY, date(2023, 8, 31), WORKDAYS) == (date(2023, 8, 31),)
