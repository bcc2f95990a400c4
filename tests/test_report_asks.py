"""What is written after `/report`, and what a centre has before it in a month."""

from dataclasses import replace
from datetime import date

import pytest
from test_report_rows import DECEMBER, ITEM, NINE, row

from roadmap.model import ItemKind, Side
from roadmap.month_plans import plan_month
from roadmap.report_asks import ReportAsk, choose_day, read_ask
from roadmap.report_rows import Meeting

WORDS = {"word": ["word", "скачать word"], "rows": ["все строки"]}
ASKS = {
    "": ReportAsk(),
    "594": ReportAsk("594"),
    "№594 20.01.2023": ReportAsk("594", date(2023, 1, 20)),
    "850-од word": ReportAsk("850-ОД", act="word"),
    "все строки": ReportAsk(act="rows"),
    "ДК1 1.2": ReportAsk(code="дк1", item="1.2"),
    "ДК 3 · 3.10.": ReportAsk(code="дк3", item="3.10"),
    "594 31.02.2023": ReportAsk("594"),
    "5940": ReportAsk(),
}


@pytest.mark.parametrize(("text", "ask"), ASKS.items(), ids=ASKS)
def test_words_after_the_command_are_read(text: str, ask: ReportAsk) -> None:
    assert read_ask(text, ["594", "850-ОД"], WORDS) == ask


def test_the_next_reporting_date_is_proposed_then_the_last() -> None:
    days = (date(2023, 1, 20), date(2023, 7, 13))
    assert choose_day(days, date(2023, 1, 20)) == days[0]
    assert choose_day(days, date(2023, 8, 1)) == days[1]


HOLDING = replace(
    ITEM, id=2, measure="Совещание:\n- о планах", kind=ItemKind.EVENT, side=Side.HOLDING, for_schools=False
)
TAKING_PART = replace(HOLDING, id=3, side=Side.TAKING_PART, for_schools=True)


def test_a_meeting_of_two_plans_is_one_line_of_its_holder() -> None:
    window = replace(DECEMBER, meeting=Meeting(date(2022, 12, 22)), told=(NINE,))
    rows = [
        ("ДК1", row(window, item=HOLDING)),
        ("ДК2", row(window, item=HOLDING)),
        ("ДК1", row(window, item=TAKING_PART)),
    ]
    (line,) = plan_month(date(2022, 12, 1), rows, []).meetings
    assert (line.what, line.days) == ("Совещание", (date(2022, 12, 22),))
    assert line.places == ("ДК1 · 1.6", "ДК2 · 1.6")


def test_what_is_due_at_schools_stands_apart_and_another_month_is_left_out() -> None:
    rows = [("ДК1", row(replace(DECEMBER, told=(NINE,))))]
    plan = plan_month(date(2022, 12, 1), rows, [(date(2023, 1, 20), "594")])
    assert [line.days for line in plan.schools] == [(date(2022, 12, 30),)]
    assert plan.papers == ()
    assert plan_month(date(2023, 3, 1), rows, []).is_empty


def test_a_later_day_of_some_stands_in_the_plan_of_its_own_month() -> None:
    moved = replace(NINE, organization="СШ № 11", until=date(2023, 2, 15), extended_to=date(2023, 2, 15))
    rows = [("ДК1", row(replace(DECEMBER, told=(NINE, moved))))]
    days = [
        [line.days for line in plan_month(month, rows, []).schools]
        for month in (date(2022, 12, 1), date(2023, 2, 1))
    ]
    assert days == [[(date(2022, 12, 30),)], [(date(2023, 2, 15),)]]
