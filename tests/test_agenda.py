"""What a person is told on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime

from roadmap.model import Evidence, ItemKind, RoadmapState, Role, Side, Status
from roadmap.workdays import WorkDays
from services.agenda import History, addressed, build_agenda
from storage.assignments import AssignmentRow
from storage.members import Member

DAYS = WorkDays()
DECEMBER_20, DECEMBER_21, DECEMBER_30 = date(2022, 12, 20), date(2022, 12, 21), date(2022, 12, 30)
JOINED = History(DECEMBER_20, frozenset())
ORDERS = AssignmentRow(
    id=1,
    organization_id=9,
    organization="СШ № 9",
    askable_since=DECEMBER_20,
    code="ДК1",
    number="1.6",
    short_name="школьная дорожная карта, приказ",
    measure="Разработка и утверждение",
    description="",
    term="декабрь 2022",
    responsible="ОО",
    result="Приказы ОО",
    kind=ItemKind.DEED,
    side=None,
    evidence=Evidence.DOCUMENT,
    conditional=False,
    for_schools=True,
    start=date(2022, 12, 1),
    end=date(2022, 12, 31),
    opens=date(2022, 12, 13),
    due=DECEMBER_30,
    interim=False,
    collected=False,
    extended_to=None,
    extension_asked=None,
    returned_on=None,
    assignee_id=None,
    status=Status.PENDING,
    reply_id=None,
    roadmap_state=RoadmapState.ACTIVE,
    roadmap_ends=date(2023, 8, 31),
    event_at=None,
    event_place=None,
    held_on=None,
)
WEBINAR = replace(
    ORDERS, id=2, number="2.6", short_name="вебинар", kind=ItemKind.EVENT, side=Side.TAKING_PART
)
DIRECTOR = Member(1, 9, Role.DIRECTOR, datetime(2022, 12, 20, tzinfo=UTC))
DEPUTY = Member(2, 9, Role.DEPUTY, datetime(2022, 12, 20, tzinfo=UTC))


def test_seven_working_days_before_the_date_the_deed_is_asked_and_the_event_named() -> None:
    agenda = build_agenda([ORDERS, WEBINAR], JOINED, DECEMBER_21, DAYS)
    assert agenda
    assert [row.id for row in agenda.schools[0].asked] == [1]
    assert [row.id for row in agenda.schools[0].events] == [2]


def test_an_event_alone_is_no_reason_to_write() -> None:
    assert build_agenda([WEBINAR], JOINED, DECEMBER_21, DAYS) is None


def test_between_the_steps_there_is_silence() -> None:
    assert build_agenda([ORDERS], History(DECEMBER_21, frozenset()), date(2022, 12, 22), DAYS) is None


def test_what_was_missed_in_a_downtime_is_said_once() -> None:
    agenda = build_agenda([ORDERS], JOINED, date(2022, 12, 28), DAYS)
    assert agenda
    assert [row.id for row in agenda.schools[0].asked] == [1]


def test_an_answered_deed_is_not_asked() -> None:
    done = replace(ORDERS, status=Status.DONE, reply_id=5)
    assert build_agenda([done], JOINED, DECEMBER_21, DAYS) is None


def test_in_progress_waits_for_the_last_day() -> None:
    going = replace(ORDERS, status=Status.IN_PROGRESS, reply_id=5)
    assert build_agenda([going], JOINED, DECEMBER_21, DAYS) is None
    assert build_agenda([going], JOINED, DECEMBER_30, DAYS)


def test_after_the_date_it_is_late_and_asked_on_the_next_working_day() -> None:
    agenda = build_agenda([ORDERS], History(DECEMBER_30, frozenset()), date(2023, 1, 9), DAYS)
    assert agenda
    assert [row.id for row in agenda.schools[0].late] == [1]


def test_the_first_working_day_brings_the_months_plan() -> None:
    february = replace(
        ORDERS, start=date(2023, 2, 1), end=date(2023, 2, 28), opens=date(2023, 2, 1), due=date(2023, 2, 28)
    )
    agenda = build_agenda([february], History(date(2023, 1, 30), frozenset()), date(2023, 2, 1), DAYS)
    assert agenda
    assert agenda.is_plan


def test_a_week_has_three_messages_at_most() -> None:
    week = frozenset({date(2022, 12, 19), date(2022, 12, 20), date(2022, 12, 21)})
    due = replace(ORDERS, due=date(2022, 12, 23), end=date(2022, 12, 23))
    assert build_agenda([due], History(DECEMBER_21, week), date(2022, 12, 23), DAYS) is None


def test_july_is_left_alone() -> None:
    july = replace(ORDERS, due=date(2023, 7, 31), end=date(2023, 7, 31), opens=date(2023, 6, 1))
    assert build_agenda([july], History(date(2023, 7, 3), frozenset()), date(2023, 7, 31), DAYS) is None


def test_what_july_prints_is_asked_for_in_june() -> None:
    july = replace(ORDERS, due=date(2023, 7, 31), end=date(2023, 7, 31), opens=date(2023, 6, 1))
    assert build_agenda([july], History(date(2023, 6, 28), frozenset()), date(2023, 6, 30), DAYS)


def test_the_deputy_is_asked_where_the_order_names_one() -> None:
    theirs = replace(ORDERS, id=3, responsible="Зам. руководителя ОО")
    found = addressed([ORDERS, theirs], [DIRECTOR, DEPUTY])
    assert {person: [row.id for row in rows] for person, rows in found.items()} == {1: [1], 2: [3]}


def test_without_a_deputy_the_director_is_asked() -> None:
    theirs = replace(ORDERS, id=3, responsible="Зам. руководителя ОО")
    assert list(addressed([theirs], [DIRECTOR])) == [1]
