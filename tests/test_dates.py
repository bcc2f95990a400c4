from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from locales import dates
from locales.texts import Texts

RU = Texts("ru", strict=True)
EN = Texts("en", strict=True)
MONTHS = [date(2023, month, 1) for month in range(1, 13)]


def test_a_due_date_has_its_weekday() -> None:
    assert dates.weekday(RU, date(2022, 12, 30)) == "30 декабря, пт"
    assert dates.weekday(RU, date(2023, 1, 21)) == "21 января, сб"
    assert dates.weekday(EN, date(2022, 12, 30)) == "30 December, Fri"


def test_a_moment_is_told_by_the_clock_of_the_zone() -> None:
    when = datetime(2022, 12, 23, 22, 32, tzinfo=UTC)
    assert dates.moment(RU, when, ZoneInfo("Europe/Moscow")) == "24 декабря, 01:32"
    assert dates.moment(EN, when, ZoneInfo("Asia/Yakutsk")) == "24 December, 07:32"


def test_the_date_of_a_document_is_numeric() -> None:
    assert dates.numeric(date(2022, 12, 3)) == "03.12.2022"


def test_every_day_of_the_week_has_its_name() -> None:
    week = [date(2023, 5, day) for day in range(1, 8)]
    assert [dates.weekday(RU, day).split(", ")[1] for day in week] == [
        "пн",
        "вт",
        "ср",
        "чт",
        "пт",
        "сб",
        "вс",
    ]


@pytest.mark.parametrize("texts", [RU, EN], ids=["ru", "en"])
def test_every_month_has_its_name_in_every_case(texts: Texts) -> None:
    for name in (dates.month, dates.month_of, dates.month_in):
        assert len({name(texts, month) for month in MONTHS}) == 12


def test_cases_of_a_month() -> None:
    may = date(2023, 5, 15)
    assert [name(RU, may) for name in (dates.month, dates.month_of, dates.month_in)] == ["май", "мая", "мае"]
    assert dates.day(RU, may) == "15 мая"
