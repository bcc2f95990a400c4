"""When a duty is asked about, and when a person is left alone (RULES §4, promise 7)."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from roadmap.model import ItemKind, Status
from roadmap.reminders import (
    Duty,
    Step,
    in_working_hours,
    ladder,
    plan_day,
    planned_moment,
    slot_allowed,
    steps_between,
)
from roadmap.workdays import WorkDays

MOSCOW = ZoneInfo("Europe/Moscow")
workdays = WorkDays()


def day(text: str) -> date:
    return date.fromisoformat(text)


def duty(due: str, **facts: object) -> Duty:
    return Duty(due=day(due), **{"asked_from": day("2022-09-01"), **facts})  # type: ignore[arg-type]


def days(asked: Duty) -> list[str]:
    return [f"{when} {step}" for when, step in ladder(asked, workdays)]


def test_a_dated_deed_climbs_seven_three_one_and_its_last_day_then_is_late() -> None:
    assert days(duty("2022-12-30")) == [
        "2022-12-21 ladder",
        "2022-12-27 ladder",
        "2022-12-29 ladder",
        "2022-12-30 last_day",
        "2023-01-09 overdue",
        "2023-01-11 overdue",
        "2023-01-17 overdue",
    ]


def test_a_date_on_a_day_off_moves_the_reminders_to_earlier_working_days() -> None:
    assert days(duty("2023-03-12"))[:4] == [
        "2023-02-28 ladder",
        "2023-03-06 ladder",
        "2023-03-09 ladder",
        "2023-03-10 last_day",
    ]


def test_a_deed_in_progress_is_asked_on_its_last_day_only_and_when_late() -> None:
    assert [step for _, step in ladder(duty("2023-03-31", status=Status.IN_PROGRESS), workdays)] == [
        Step.LAST_DAY,
        Step.OVERDUE,
        Step.OVERDUE,
        Step.OVERDUE,
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"status": Status.DONE},
        {"status": Status.NOT_APPLICABLE},
        {"status": Status.DIFFICULTY},
        {"undecided": True},
        {"status": Status.IN_PROGRESS, "interim": True},
        {"kind": ItemKind.EVENT},
        {"kind": ItemKind.RECURRING},
    ],
    ids=["done", "not applicable", "difficulty", "extension asked", "interim going on", "event", "recurring"],
)
def test_nothing_is_asked_of_somebody_who_answered_or_only_needs_to_know(facts: dict[str, object]) -> None:
    assert ladder(duty("2023-03-31", **facts), workdays) == ()


def test_a_conditional_deed_is_reminded_and_never_late() -> None:
    assert {step for _, step in ladder(duty("2023-03-31", conditional=True), workdays)} == {
        Step.LADDER,
        Step.LAST_DAY,
    }


def test_a_duty_of_the_orders_text_begins_fourteen_working_days_before() -> None:
    assert days(duty("2022-12-30", is_duty=True))[:2] == ["2022-12-12 ladder", "2022-12-21 ladder"]


def test_what_is_recommended_is_reminded_and_never_late() -> None:
    assert {step for _, step in ladder(duty("2023-03-31", recommended=True), workdays)} == {
        Step.LADDER,
        Step.LAST_DAY,
    }


def test_a_body_is_reminded_of_its_paper_in_july() -> None:
    assert days(duty("2023-07-13", is_duty=True, keeps_holidays=False))[:5] == [
        "2023-06-23 ladder",
        "2023-07-04 ladder",
        "2023-07-10 ladder",
        "2023-07-12 ladder",
        "2023-07-13 last_day",
    ]


def test_what_is_collected_in_january_is_never_asked_over_the_holidays() -> None:
    assert days(duty("2023-01-13", kind=ItemKind.CONTINUING, interim=True, collect_by=True)) == [
        "2023-01-10 ladder",
        "2023-01-12 ladder",
        "2023-01-13 last_day",
        "2023-01-16 overdue",
        "2023-01-18 overdue",
        "2023-01-24 overdue",
    ]


def test_what_is_collected_in_june_is_left_alone_in_july() -> None:
    assert days(duty("2023-06-30", kind=ItemKind.CONTINUING, collect_by=True)) == [
        "2023-06-21 ladder",
        "2023-06-27 ladder",
        "2023-06-29 ladder",
        "2023-06-30 last_day",
    ]


def test_july_and_august_have_no_ladder() -> None:
    assert days(duty("2023-07-31")) == []
    assert days(duty("2023-08-31")) == ["2023-09-01 overdue", "2023-09-05 overdue", "2023-09-11 overdue"]


def test_the_question_that_merges_recurring_deeds_has_a_ladder() -> None:
    merged = duty("2023-01-13", kind=ItemKind.RECURRING, collect_by=True)
    assert Step.LAST_DAY in {step for _, step in ladder(merged, workdays)}


def test_nothing_is_asked_before_the_first_day_it_may_be() -> None:
    assert days(duty("2022-12-30", asked_from=day("2022-12-27")))[:2] == [
        "2022-12-27 ladder",
        "2022-12-29 ladder",
    ]


def test_after_downtime_the_missed_steps_are_found_once() -> None:
    missed = steps_between(duty("2022-12-30"), day("2022-12-21"), day("2022-12-29"), workdays)
    assert missed == ((day("2022-12-27"), Step.LADDER), (day("2022-12-29"), Step.LADDER))
    assert steps_between(duty("2022-12-30"), day("2022-12-29"), day("2022-12-29"), workdays) == ()


MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (
    day("2022-12-19"),
    day("2022-12-20"),
    day("2022-12-21"),
    day("2022-12-23"),
)


@pytest.mark.parametrize(
    ("today", "sent", "reserved", "final", "allowed"),
    [
        (MONDAY, [], [], False, True),
        (MONDAY, [MONDAY], [], True, False),
        (day("2022-12-24"), [], [], True, False),
        (day("2023-01-04"), [], [], True, False),
        (FRIDAY, [MONDAY, TUESDAY, WEDNESDAY], [], True, False),
        (FRIDAY, [MONDAY, TUESDAY], [], False, True),
        (WEDNESDAY, [MONDAY, TUESDAY], [FRIDAY], False, False),
        (WEDNESDAY, [MONDAY, TUESDAY], [FRIDAY], True, True),
        (TUESDAY, [MONDAY], [FRIDAY], False, True),
        (TUESDAY, [MONDAY], [FRIDAY, WEDNESDAY], False, False),
        (FRIDAY, [MONDAY, TUESDAY], [day("2022-12-26"), MONDAY], False, True),
        (day("2022-12-26"), [TUESDAY, WEDNESDAY, FRIDAY], [], False, True),
    ],
    ids=[
        "free week",
        "already today",
        "saturday",
        "holidays",
        "three this week",
        "third of the week",
        "leaves room for friday's last day",
        "a final step takes the room",
        "room for both",
        "room for two final steps",
        "last week and next week do not count",
        "a new week",
    ],
)
def test_one_planned_message_a_day_and_three_a_week(
    today: date, sent: list[date], reserved: list[date], final: bool, allowed: bool
) -> None:
    assert slot_allowed(today, frozenset(sent), frozenset(reserved), final, workdays) is allowed


@pytest.mark.parametrize(
    ("after", "planned"),
    [
        ("2022-12-21T08:59:50+03:00", "2022-12-21T09:00:00+03:00"),
        ("2022-12-21T09:00:00+03:00", "2022-12-22T09:00:00+03:00"),
        ("2022-12-30T10:00:00+03:00", "2023-01-09T09:00:00+03:00"),
        ("2023-01-08T22:30:00+00:00", "2023-01-09T09:00:00+03:00"),
        ("2023-01-06T05:00:00+00:00", "2023-01-09T09:00:00+03:00"),
    ],
)
def test_the_next_planned_moment_is_nine_on_a_working_day(after: str, planned: str) -> None:
    moment = planned_moment(datetime.fromisoformat(after), MOSCOW, workdays)
    assert moment == datetime.fromisoformat(planned)


def test_working_hours_are_nine_to_six_where_people_live() -> None:
    assert in_working_hours(datetime(2022, 12, 21, 6, 0, tzinfo=UTC), MOSCOW, workdays)
    assert in_working_hours(datetime(2022, 12, 21, 14, 59, tzinfo=UTC), MOSCOW, workdays)
    assert not in_working_hours(datetime(2022, 12, 21, 15, 0, tzinfo=UTC), MOSCOW, workdays)
    assert not in_working_hours(datetime(2022, 12, 24, 9, 0, tzinfo=UTC), MOSCOW, workdays)


def test_the_plan_of_january_goes_out_after_the_holidays() -> None:
    assert plan_day(day("2023-01-20"), workdays) == day("2023-01-09")


def test_an_invitation_to_a_contest_has_no_ladder() -> None:
    assert days(duty("2023-04-28", kind=ItemKind.CONTINUING, is_invitation=True)) == []
