"""What a person is told on a day."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

from roadmap.model import Evidence, ItemKind, RoadmapKind, RoadmapState, Role, Side, Status
from roadmap.workdays import DAY, WorkDays
from services.agenda import History, addressed, build_agenda, told_when_late
from services.duties import gather
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
CONTEST = replace(
    WEBINAR,
    id=3,
    measure="Участие в конкурсе школьных команд",
    start=date(2022, 12, 1),
    end=date(2023, 1, 31),
    opens=date(2022, 12, 13),
    due=date(2023, 1, 31),
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


# --- what an order's own text asks

REPORT = replace(
    ORDERS,
    id=3,
    organization_id=50,
    organization="ОЦПРМСО",
    code="Приказ",
    number="2.3",
    for_schools=False,
    roadmap_kind=RoadmapKind.DUTIES,
    due=date(2023, 1, 20),
)
COORDINATOR = Member(5, 50, Role.COORDINATOR, datetime(2022, 12, 20, tzinfo=UTC))


def test_a_bodys_people_are_asked_for_the_bodys_duties_only() -> None:
    theirs = replace(REPORT, id=4, roadmap_kind=RoadmapKind.PLAN)
    found = addressed([REPORT, theirs], [COORDINATOR])
    assert {person_id: [row.id for row in rows] for person_id, rows in found.items()} == {5: [3]}


def test_a_body_without_people_is_asked_by_nobody() -> None:
    assert addressed([REPORT], [DIRECTOR]) == {}


def test_a_body_is_told_fourteen_working_days_before() -> None:
    """21, 20 … 9 January are ten working days, 27 – 30 December four."""
    history = History(date(2022, 12, 23), frozenset())
    agenda = build_agenda([REPORT], history, date(2022, 12, 26), DAYS)
    assert agenda
    assert agenda.only_duty == REPORT


def test_a_paper_due_in_july_is_spoken_of_in_july() -> None:
    paper = replace(REPORT, due=date(2023, 7, 13), end=date(2023, 7, 13), opens=date(2023, 6, 15))
    assert build_agenda([paper], History(date(2023, 7, 3), frozenset()), date(2023, 7, 4), DAYS)
    theirs = replace(paper, for_schools=True)
    assert build_agenda([theirs], History(date(2023, 7, 3), frozenset()), date(2023, 7, 4), DAYS) is None


def test_what_was_recommended_is_not_spoken_of_after_its_day() -> None:
    asked = replace(REPORT, recommended=True, due=DECEMBER_30)
    assert build_agenda([asked], History(date(2022, 12, 29), frozenset()), date(2023, 1, 9), DAYS) is None


PAIR = replace(
    ORDERS, id=6, roadmap_kind=RoadmapKind.DUTIES, partner_id=33, partner="СШ № 33", due=DECEMBER_30
)


def test_both_schools_of_a_pair_are_asked_each_under_its_own_name() -> None:
    mentor = Member(7, 33, Role.DIRECTOR, datetime(2022, 12, 20, tzinfo=UTC))
    found = addressed([PAIR], [DIRECTOR, mentor])
    names = {
        person_id: [(row.organization, row.partner) for row in rows] for person_id, rows in found.items()
    }
    assert names == {1: [("СШ № 9", "СШ № 33")], 7: [("СШ № 33", "СШ № 9")]}


def test_who_directs_both_schools_of_a_pair_is_asked_once() -> None:
    mentor = replace(DIRECTOR, organization_id=33)
    assert [len(rows) for rows in addressed([PAIR], [DIRECTOR, mentor]).values()] == [1]


# --- what is one line


def test_twins_of_one_day_are_one_line() -> None:
    first, other = replace(ORDERS, deed=10), replace(ORDERS, id=2, code="ДК3", number="1.4", deed=10)
    alone = replace(ORDERS, id=3, number="1.7", deed=11)
    assert [[row.id for row in line] for line in gather([first, alone, other])] == [[1, 2], [3]]


def test_twins_of_two_schools_are_two_lines() -> None:
    first, other = replace(ORDERS, deed=10), replace(ORDERS, id=2, organization_id=11, deed=10)
    assert len(gather([first, other])) == 2


OCTOBER, NOVEMBER = (
    replace(
        ORDERS,
        id=20 + number,
        number="1.9",
        kind=ItemKind.RECURRING,
        is_recurring=True,
        start=due.replace(day=1),
        end=due,
        opens=due.replace(day=1),
        due=due,
        deed=9,
        collect_by=date(2023, 1, 13),
    )
    for number, due in enumerate((date(2022, 10, 31), date(2022, 11, 30)))
)
JANUARY_9 = History(date(2023, 1, 9), frozenset())


def test_unanswered_months_merge_into_one_question_when_answers_are_collected() -> None:
    agenda = build_agenda([OCTOBER, NOVEMBER], JANUARY_9, date(2023, 1, 10), DAYS)
    assert agenda
    (group,) = agenda.schools[0].groups
    assert group.due == date(2023, 1, 13)
    assert [[row.id for row in line] for line in gather(group.rows)] == [[20, 21]]


def test_a_month_that_was_answered_is_not_among_them() -> None:
    done = replace(OCTOBER, status=Status.DONE, reply_id=5)
    agenda = build_agenda([done, NOVEMBER], JANUARY_9, date(2023, 1, 10), DAYS)
    assert agenda
    assert agenda.only_duty == NOVEMBER


def test_a_recurring_deed_is_late_only_after_answers_were_collected() -> None:
    before = build_agenda([OCTOBER], History(date(2022, 12, 1), frozenset()), date(2022, 12, 20), DAYS)
    after = build_agenda([OCTOBER], History(date(2023, 1, 13), frozenset()), date(2023, 1, 16), DAYS)
    assert before is None
    assert after
    assert after.schools[0].late == (OCTOBER,)


def test_a_month_is_asked_about_on_its_last_two_days_when_answers_are_collected_then() -> None:
    june = replace(
        OCTOBER,
        start=date(2023, 6, 1),
        end=date(2023, 6, 30),
        opens=date(2023, 6, 1),
        due=date(2023, 6, 30),
        collect_by=date(2023, 6, 30),
    )
    days = (date(2023, 6, 21), date(2023, 6, 28), date(2023, 6, 29), date(2023, 6, 30))
    told = [build_agenda([june], History(day - DAY, frozenset()), day, DAYS) is not None for day in days]
    assert told == [False, False, True, True]


def test_last_month_is_asked_about_by_name_and_the_others_by_the_collecting_day() -> None:
    december = replace(NOVEMBER, id=22, start=date(2022, 12, 1), end=date(2022, 12, 31), due=DECEMBER_30)
    agenda = build_agenda([NOVEMBER, december], History(DECEMBER_30, frozenset()), date(2023, 1, 9), DAYS)
    assert agenda
    (school,) = agenda.schools
    assert school.recurring == (december,)
    assert [group.rows for group in school.groups] == [(NOVEMBER,)]


def test_an_orders_grace_moves_the_reminders() -> None:
    graced = replace(ORDERS, grace_until=date(2023, 1, 17))
    assert build_agenda([graced], JOINED, DECEMBER_21, DAYS) is None
    assert build_agenda([graced], History(date(2023, 1, 16), frozenset()), date(2023, 1, 17), DAYS)


# --- what a person put off

SNOOZED = {1: date(2022, 12, 29)}


def test_what_was_put_off_is_silent_until_its_day() -> None:
    history = History(DECEMBER_20, frozenset(), SNOOZED)
    assert build_agenda([ORDERS], history, DECEMBER_21, DAYS) is None
    assert build_agenda([ORDERS], history, date(2022, 12, 28), DAYS) is None


def test_on_the_day_to_which_it_was_put_off_it_is_asked() -> None:
    tomorrow = History(DECEMBER_21, frozenset(), {1: date(2022, 12, 22)})
    agenda = build_agenda([ORDERS], tomorrow, date(2022, 12, 22), DAYS)
    assert agenda
    assert agenda.only_duty == ORDERS


def test_what_was_put_off_and_told_goes_on_by_its_ladder() -> None:
    told = History(date(2022, 12, 22), frozenset(), {1: date(2022, 12, 22)})
    assert build_agenda([ORDERS], told, date(2022, 12, 23), DAYS) is None
    assert build_agenda([ORDERS], told, date(2022, 12, 27), DAYS)


def test_the_months_plan_names_what_was_put_off_too() -> None:
    january = replace(
        ORDERS, due=date(2023, 1, 31), end=date(2023, 1, 31), start=date(2023, 1, 1), opens=date(2023, 1, 1)
    )
    history = History(DECEMBER_30, frozenset(), {1: date(2023, 1, 30)})
    assert build_agenda([january], history, date(2023, 1, 9), DAYS)


# --- what others of the school hear of


def test_the_other_hears_of_it_only_when_its_date_is_over() -> None:
    before = build_agenda([], JOINED, DECEMBER_30, DAYS, beside=[ORDERS])
    after = build_agenda([], History(date(2023, 1, 9), frozenset()), date(2023, 1, 11), DAYS, beside=[ORDERS])
    assert before is None
    assert after
    assert after.only_duty == ORDERS


def test_everybody_but_the_one_who_is_asked_is_another() -> None:
    assert {person: len(rows) for person, rows in told_when_late([ORDERS], [DIRECTOR, DEPUTY]).items()} == {
        2: 1
    }


# --- meetings


TOMORROW = replace(WEBINAR, event_at=datetime(2022, 12, 26, 12, tzinfo=UTC))


def test_a_meeting_is_named_on_the_working_day_before_it() -> None:
    agenda = build_agenda([TOMORROW], JOINED, date(2022, 12, 23), DAYS)
    assert agenda
    assert agenda.schools[0].near == (TOMORROW,)
    assert agenda.is_final


def test_the_notice_of_a_meeting_is_given_once() -> None:
    assert (
        build_agenda([TOMORROW], History(date(2022, 12, 23), frozenset()), date(2022, 12, 26), DAYS) is None
    )


def test_who_does_not_come_is_not_reminded_of_the_meeting() -> None:
    here, elsewhere = (replace(JOINED, declined={(2, school)}) for school in (9, 11))
    assert build_agenda([TOMORROW], here, date(2022, 12, 23), DAYS) is None
    assert build_agenda([TOMORROW], elsewhere, date(2022, 12, 23), DAYS)


def test_a_meeting_that_is_over_is_not_announced_after_a_downtime() -> None:
    assert build_agenda([TOMORROW], JOINED, date(2022, 12, 27), DAYS) is None


def test_a_meeting_that_is_over_is_not_in_the_next_months_plan() -> None:
    """Its window goes on, and nobody has marked it as held."""
    over = replace(WEBINAR, event_at=datetime(2023, 1, 26, 12, tzinfo=UTC), end=date(2023, 2, 28))
    agenda = build_agenda([ORDERS, over], History(date(2023, 1, 30), frozenset()), date(2023, 2, 1), DAYS)
    assert agenda
    assert agenda.schools[0].events == ()


# --- when all is in

DONE = replace(ORDERS, status=Status.DONE, reply_id=5)
FEBRUARY_1 = date(2023, 2, 1)


def test_a_plan_that_asks_for_nothing_gives_thanks() -> None:
    agenda = build_agenda([DONE], History(date(2023, 1, 30), frozenset()), FEBRUARY_1, DAYS)
    assert agenda
    assert agenda.is_only_thanks


def test_nobody_is_thanked_who_was_asked_for_nothing() -> None:
    assert build_agenda([], History(date(2023, 1, 30), frozenset()), FEBRUARY_1, DAYS) is None


def test_nobody_is_thanked_while_a_difficulty_stands() -> None:
    hard = replace(ORDERS, id=2, status=Status.DIFFICULTY, reply_id=6)
    history = History(date(2023, 1, 30), frozenset())
    assert build_agenda([DONE, hard], history, FEBRUARY_1, DAYS) is None


def test_what_july_prints_stands_under_its_own_day_in_june() -> None:
    july = replace(ORDERS, due=date(2023, 7, 31), end=date(2023, 7, 31), opens=date(2023, 6, 1))
    agenda = build_agenda([july], History(date(2023, 5, 31), frozenset()), date(2023, 6, 1), DAYS)
    assert agenda
    (group,) = agenda.schools[0].groups
    assert (group.due, group.printed) == (date(2023, 6, 30), date(2023, 7, 31))


def test_what_is_late_already_is_not_repeated_on_the_very_next_day() -> None:
    january_11, january_12 = date(2023, 1, 11), date(2023, 1, 12)
    told = History(date(2023, 1, 10), frozenset({date(2023, 1, 9), date(2023, 1, 10)}))
    assert build_agenda([ORDERS], told, january_11, DAYS) is None
    assert build_agenda([ORDERS], told, january_12, DAYS)


def test_a_contest_is_named_once() -> None:
    named = [
        [row.id for school in agenda.schools for row in school.events]
        for last, day in ((DECEMBER_20, DECEMBER_21), (DECEMBER_21, DECEMBER_30))
        if (agenda := build_agenda([ORDERS, CONTEST], History(last, frozenset()), day, DAYS))
    ]
    assert named == [[CONTEST.id], []]


def test_a_contest_of_all_year_is_asked_about_in_a_plan_and_never_again() -> None:
    """It has no ladder and is never late."""
    all_year = replace(CONTEST, kind=ItemKind.CONTINUING, side=None, collected=True, due=date(2023, 1, 13))
    days = [DECEMBER_20 + DAY * number for number in range(70)]
    asked = [
        (day, [row.id for row in agenda.schools[0].asked])
        for last, day in pairwise(days)
        if (agenda := build_agenda([all_year], History(last, frozenset()), day, DAYS))
    ]
    assert asked == [(date(2023, 1, 9), [all_year.id])]
