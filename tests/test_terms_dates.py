"""The next dates of a term, shown to whoever has just typed it."""

from datetime import date

from roadmap.model import Schedule
from roadmap.periods import default_reporting, parse_year
from roadmap.terms import parse_term
from roadmap.terms_dates import next_dates
from roadmap.workdays import WorkDays

workdays = WorkDays()


def parse(text: str) -> Schedule:
    period = parse_year("2022/2023")
    return parse_term(text, period, default_reporting(period, workdays), workdays)


def test_the_next_three_dates_of_what_recurs_begin_today() -> None:
    dates = next_dates(parse("ежемесячно"), date(2022, 12, 30))
    assert dates == (date(2022, 12, 30), date(2023, 1, 31), date(2023, 2, 28))


def test_a_day_named_twice_is_shown_once() -> None:
    dates = next_dates(parse("сентябрь, октябрь, октябрь"), date(2022, 9, 1))
    assert dates == (date(2022, 9, 30), date(2022, 10, 31))


def test_fewer_are_left_near_the_end() -> None:
    assert next_dates(parse("до 15 мая, до 1 июня"), date(2023, 5, 16)) == (date(2023, 6, 1),)


def test_what_is_past_has_none() -> None:
    assert next_dates(parse("сентябрь 2022"), date(2022, 10, 1)) == ()


def test_what_has_two_readings_has_none() -> None:
    assert next_dates(parse("октябрь или ноябрь"), date(2022, 9, 1)) == ()


def test_more_can_be_asked_for() -> None:
    assert len(next_dates(parse("еженедельно"), date(2022, 9, 1), count=10)) == 10
