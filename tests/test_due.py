"""When an answer is late (RULES §6)."""

from datetime import date

import pytest

from roadmap.due import DueFacts, effective_due, grace_until, is_overdue
from roadmap.model import Status
from services.calendar import Calendar

DUE = date(2022, 12, 30)
FACTS = DueFacts(due=DUE)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(FACTS, DUE, id="as asked"),
        pytest.param(FACTS._replace(extended_to=date(2023, 1, 20)), date(2023, 1, 20), id="extended"),
        pytest.param(FACTS._replace(extended_to=date(2022, 12, 1)), DUE, id="an extension never shortens"),
        pytest.param(
            FACTS._replace(returned_on=date(2022, 12, 30)), date(2023, 1, 13), id="5 wd after a return"
        ),
        pytest.param(FACTS._replace(askable_since=date(2022, 12, 28)), date(2023, 1, 11), id="joined late"),
        pytest.param(FACTS._replace(askable_since=date(2022, 11, 1)), DUE, id="joined long before"),
        pytest.param(FACTS._replace(collect_by=date(2023, 1, 13)), date(2023, 1, 13), id="recurring deed"),
        pytest.param(FACTS._replace(grace_until=date(2023, 1, 17)), date(2023, 1, 17), id="«льготный срок»"),
        pytest.param(FACTS._replace(grace_until=date(2022, 12, 1)), DUE, id="it never shortens"),
        pytest.param(FACTS._replace(is_event=True), None, id="event that was not held"),
        pytest.param(
            FACTS._replace(is_event=True, held_on=date(2023, 1, 20)),
            date(2023, 1, 25),
            id="3 wd after the event",
        ),
        pytest.param(FACTS._replace(held_on=date(2022, 12, 1)), DUE, id="the holder held it early"),
        pytest.param(
            FACTS._replace(is_event=True, held_on=date(2023, 1, 20), is_invitation=True), None, id="a contest"
        ),
        pytest.param(
            FACTS._replace(extended_to=date(2023, 1, 11), returned_on=date(2023, 1, 16)),
            date(2023, 1, 23),
            id="the latest counts",
        ),
    ],
)
def test_the_effective_day(facts: DueFacts, expected: date | None, calendar: Calendar) -> None:
    assert effective_due(facts, calendar.workdays) == expected


def test_order_594_has_its_grace_until_after_the_holidays(calendar: Calendar) -> None:
    """13 December and 20 working days: 13 of December, 7 of January."""
    assert grace_until(date(2022, 12, 13), calendar.workdays) == date(2023, 1, 17)


def test_the_day_itself_is_in_time(calendar: Calendar) -> None:
    assert not is_overdue(FACTS, DUE, calendar.workdays)
    assert is_overdue(FACTS, date(2022, 12, 31), calendar.workdays)


@pytest.mark.parametrize(
    ("facts", "late"),
    [
        pytest.param(FACTS, True, id="silence"),
        pytest.param(FACTS._replace(status=Status.IN_PROGRESS), True, id="in progress"),
        pytest.param(
            FACTS._replace(status=Status.IN_PROGRESS, interim=True), False, id="in progress, interim"
        ),
        pytest.param(FACTS._replace(interim=True), True, id="silence, interim"),
        pytest.param(FACTS._replace(status=Status.DIFFICULTY), False, id="a difficulty is not silence"),
        pytest.param(FACTS._replace(status=Status.DONE), False, id="done"),
        pytest.param(FACTS._replace(status=Status.NOT_APPLICABLE), False, id="not applicable"),
        pytest.param(FACTS._replace(conditional=True), False, id="conditional, never"),
        pytest.param(FACTS._replace(is_invitation=True), False, id="a contest, never"),
        pytest.param(FACTS._replace(extension_asked=date(2023, 2, 1)), False, id="request undecided"),
        pytest.param(FACTS._replace(is_event=True), False, id="nobody is late for an event not held"),
        pytest.param(
            FACTS._replace(collect_by=date(2023, 1, 13)), False, id="recurring, before its collection"
        ),
    ],
)
def test_what_is_overdue_on_the_ninth_of_january(facts: DueFacts, late: bool, calendar: Calendar) -> None:
    assert is_overdue(facts, date(2023, 1, 9), calendar.workdays) is late
