"""Meetings in the database: a sheet closes the schools, a protocol the holder, decisions are asked."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from desks import LINE, MOSCOW, Desk
from office import COORDINATOR, DIRECTOR, WRONG_PEOPLE, text
from sample_orders import DECEMBER, HOLDING, TAKING_PART, month, order
from sqlalchemy import func, select

from roadmap.clock import ManualClock
from roadmap.errors import AppError, ConflictError, ForbiddenError
from roadmap.model import Role, Section, Window
from services.acts import Act
from services.comings import Coming, Presence
from services.events import Want
from services.invites import Newcomer
from services.orders import Orders
from services.people import Actor
from services.planning import Planning
from storage.database import Database
from storage.event_decisions import Fulfilment
from storage.schema import assignment, change, item, message, organization, review, window

CONTEST = replace(
    TAKING_PART,
    key="1.7",
    number="1.7",
    measure="Муниципальный конкурс школьных команд",
    short_name="конкурс",
)
JANUARY = Window(date(2023, 1, 1), date(2023, 1, 31), date(2023, 1, 31))
OF_BOTH_MONTHS = tuple(replace(each, schedule=month(DECEMBER, JANUARY)) for each in (HOLDING, TAKING_PART))
ONE_PLAN = order(*OF_BOTH_MONTHS)
SEMINARS = (
    replace(OF_BOTH_MONTHS[0], measure="Семинары для руководителей школ"),
    replace(OF_BOTH_MONTHS[1], measure="Участие в семинарах для руководителей", asked=("ШБУ",)),
)
SECOND = replace(
    ONE_PLAN.roadmaps[0], code="ДК2", clusters=("ШБУ",), sections=(Section("1. Разное", SEMINARS),)
)
TWO_PLANS = replace(ONE_PLAN, roadmaps=(*ONE_PLAN.roadmaps, SECOND))


@pytest.fixture
async def desk(database: Database, calendar: object) -> Desk:
    await Orders(database).import_order(order(HOLDING, TAKING_PART, CONTEST))
    return Desk(database, calendar)  # type: ignore[arg-type]


async def test_a_confirmed_day_is_told_to_each_school_once_and_noted(desk: Desk) -> None:
    await desk.actor(DIRECTOR)
    event_id = await desk.plan()
    with pytest.raises(ConflictError):
        await desk.days.confirm(await desk.act(), event_id)
    assert await desk.count("event") == 1
    assert await desk.logged("event-set") == [("", "2022-12-26 15:00, УОГ", "")] * 2  # at either item


async def test_the_log_tells_what_became_of_a_meeting(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.plan()
    await desk.plan(line="26 декабря 15:00, каб. 14")
    await desk.plan(line="27 декабря 15:00, каб. 14")
    await desk.call_off(event_id)
    clock.set(datetime(2022, 12, 28, 10, tzinfo=MOSCOW))
    await desk.plan(line="27 декабря 12:00")
    await desk.save(event_id)
    mine = change.c.item_id == await desk.item_id("1.6")
    told = select(change.c.what, change.c.before, change.c.after).where(mine).order_by(change.c.id)
    assert [tuple(row) for row in await desk.rows(told)] == [
        ("event-set", "", "2022-12-26 15:00, УОГ"),
        ("event-place", "УОГ", "каб. 14"),
        ("event-moved", "2022-12-26 15:00, каб. 14", "2022-12-27 15:00, каб. 14"),
        ("event-off", "2022-12-27 15:00, каб. 14", ""),
        ("event-set", "", "2022-12-27 12:00"),
        ("event-held", "", "2022-12-27, 2/2"),
    ]


async def test_the_sheet_closes_every_school_once(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock)
    await desk.attendance.mark(await desk.act(), event_id, "СШ № 11", Presence.ABSENT)
    await desk.save(event_id)
    await desk.save(event_id)
    assert await desk.statuses("1.6") == {"СШ № 9": "done", "СШ № 11": "not_applicable"}
    accepted = await desk.scalar(select(func.count()).select_from(review))
    assert accepted == 1


async def test_a_tick_that_is_corrected_changes_the_answer(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    school = await desk.school_id("СШ № 9")
    await desk.attendance.tick(await desk.act(), event_id, school, Presence.ABSENT)
    await desk.save(event_id)
    assert (await desk.statuses("1.6"))["СШ № 9"] == "not_applicable"


async def test_who_said_that_they_do_not_come_is_expected_absent(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.plan()
    await desk.comings.say(await desk.act(DIRECTOR), event_id, Coming.NOT_COMING, None)
    clock.set(datetime(2022, 12, 27, 10, tzinfo=MOSCOW))
    sheet = await desk.attendance.open(await desk.actor(COORDINATOR), event_id)
    assert list(sheet.presences.values()) == [Presence.ABSENT, Presence.PRESENT]
    assert list(sheet.said.values()) == [Coming.NOT_COMING]


@pytest.mark.parametrize("presence", list(Presence))
async def test_a_school_s_own_word_is_what_the_sheet_begins_with(
    desk: Desk, clock: ManualClock, presence: Presence
) -> None:
    director = await desk.actor(DIRECTOR)
    event_id = await desk.hold(clock)
    for _ in "ab":
        await desk.comings.say_came(await desk.act(DIRECTOR), event_id, presence, None)
    sheet = await desk.attendance.open(await desk.actor(COORDINATOR), event_id)
    assert list(sheet.presences.values()) == [presence, Presence.PRESENT]
    assert (await desk.statuses("1.6"))["СШ № 9"] == "pending"
    assert (await desk.comings.open_own(director, event_id)).said_after is not None


async def test_a_word_before_it_began_is_none_of_who_was_there(desk: Desk, clock: ManualClock) -> None:
    director, event_id = await desk.actor(DIRECTOR), await desk.plan()
    await desk.comings.say_came(await desk.act(DIRECTOR), event_id, Presence.PRESENT, None)
    assert (await desk.comings.open_own(director, event_id)).coming is None
    await desk.comings.say(await desk.act(DIRECTOR), event_id, Coming.COMING, None)
    clock.set(datetime(2022, 12, 27, 10, tzinfo=MOSCOW))
    assert (await desk.comings.open_own(director, event_id)).said_after is None


async def test_what_the_centre_has_ticked_stands_whatever_a_school_says(
    desk: Desk, clock: ManualClock
) -> None:
    director = await desk.actor(DIRECTOR)
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    await desk.comings.say_came(await desk.act(DIRECTOR), event_id, Presence.ABSENT, None)
    notice = await desk.comings.open_own(director, event_id)
    assert (notice.presence, notice.said_after) == ("present", None)


async def test_a_school_added_after_it_was_held_is_marked_by_the_centre_alone(
    desk: Desk, clock: ManualClock
) -> None:
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    await Orders(desk.db).import_order(order(HOLDING, replace(TAKING_PART, asked=("schools",)), CONTEST))
    sheet = await desk.attendance.open(await desk.actor(COORDINATOR), event_id)
    (added,) = set(sheet.unmarked.values()) - {"СШ № 9", "СШ № 11"}
    await desk.save(event_id)
    assert (await desk.statuses("1.6"))[added] == "pending"
    await desk.attendance.mark(await desk.act(), event_id, added, Presence.DEPUTY)
    await desk.save(event_id)
    assert (await desk.statuses("1.6"))[added] == "done"


async def test_not_to_take_part_in_a_contest_needs_no_review(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock, "конкурс")
    await desk.attendance.mark(await desk.act(), event_id, "СШ № 11", Presence.ABSENT)
    await desk.save(event_id)
    assert await desk.scalar(select(func.count()).select_from(review)) == 2


async def test_a_protocol_closes_the_holder(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock)
    with pytest.raises(ConflictError):
        await desk.papers.take(await desk.act(), event_id, text("протокол 3 от 27.12"))
    await desk.save(event_id)
    meeting = await desk.papers.take(await desk.act(), event_id, text("протокол 3 от 27.12"))
    assert meeting.row.minutes == {"number": "3", "date": "2022-12-27", "text": ""}
    assert await desk.statuses("1.5") == {"УОГ": "done"}


async def test_what_was_not_held_is_left_to_the_holder_alone(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock)
    await desk.call_off(event_id)
    clock.set(datetime(2023, 1, 20, 10, tzinfo=MOSCOW))
    card = await desk.events.open(await desk.actor(COORDINATOR), event_id)
    assert card.meeting.stage == "off"
    assert await desk.statuses("1.6") == {"СШ № 9": "pending", "СШ № 11": "pending"}
    assert await desk.count("event") == 0


async def test_decisions_become_assignments_that_a_new_import_leaves(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    lines = "до 20.02 всем ШНРО: график консультаций\nдо 1 марта СШ № 2: отчёт\nк 10.02 ОЦПРМСО: образцы"
    await desk.decisions.propose(await desk.act(), event_id, lines)
    await desk.decisions.save(await desk.act(), event_id)
    await Orders(desk.db).import_order(order(HOLDING, TAKING_PART, CONTEST))
    found = await desk.rows(
        select(item.c.measure, organization.c.short_name, assignment.c.due)
        .join_from(assignment, organization, organization.c.id == assignment.c.organization_id)
        .join(window, window.c.id == assignment.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .where(item.c.key.startswith("event-"), assignment.c.withdrawn_at.is_(None))
        .order_by(assignment.c.id)
    )
    assert [tuple(row) for row in found] == [
        ("график консультаций", "СШ № 9", date(2023, 2, 20)),
        ("график консультаций", "СШ № 11", date(2023, 2, 20)),
        ("отчёт", "СШ № 2", date(2023, 3, 1)),
        ("образцы", "ОЦПРМСО", date(2023, 2, 10)),
    ]


async def test_a_line_that_names_nobody_known_saves_nothing(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    draft = await desk.decisions.propose(await desk.act(), event_id, "до 20.02 СШ № 9 и Вася: отчёт")
    assert not draft.is_clear
    with pytest.raises(ConflictError):
        await desk.decisions.save(await desk.act(), event_id)


async def test_a_day_is_asked_for_once_a_step(desk: Desk, clock: ManualClock) -> None:
    """The coordinator joined on the 20th: the first step, of the 1st, is on their list already."""
    await desk.actor(COORDINATOR)
    for day in (21, 26, 27):
        clock.set(datetime(2022, 12, day, 9, tzinfo=MOSCOW))
        await desk.notices.plan()
    days = await desk.rows(select(message.c.not_before).where(message.c.kind == "event_dates"))
    assert [row[0].astimezone(MOSCOW).strftime("%d.%m %H") for row in days] == ["26.12 11"]


async def test_one_meeting_of_two_plans_closes_both_and_opens_the_next_of_each(
    database: Database, calendar: object, clock: ManualClock
) -> None:
    """Two decisions, one of which all have done whom it asked."""
    desk = Desk(database, calendar)  # type: ignore[arg-type]
    await Orders(database).import_order(TWO_PLANS)
    await desk.sides.join(await desk.act(), *(await desk.event_ids(DECEMBER.end)))
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    assert await desk.statuses("1.6", DECEMBER.end) == dict.fromkeys(("СШ № 9", "СШ № 11", "СШ № 2"), "done")
    lines = "до 20.02 всем: график консультаций\nдо 1 марта СШ № 2: отчёт"
    await desk.decisions.propose(await desk.act(), event_id, lines)
    await desk.decisions.save(await desk.act(), event_id)
    await desk.answer(f"event-{event_id}-1", "СШ № 9")
    await desk.answer(f"event-{event_id}-2", "СШ № 2")
    coming = [
        await desk.events.open(await desk.actor(COORDINATOR), each)
        for each in await desk.event_ids(JANUARY.end)
    ]
    assert [(each.meeting.places[0][0], each.before) for each in coming] == [
        ("ДК1", Fulfilment(1, 2)),
        ("ДК2", Fulfilment(1, 2)),
    ]


# marked by mistake


async def test_what_was_marked_by_mistake_goes_back_with_all_that_hung_on_it(
    desk: Desk, clock: ManualClock
) -> None:
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    await desk.attendance.mark(await desk.act(), event_id, "СШ № 9", Presence.ABSENT)
    await desk.save(event_id)
    await desk.papers.take(await desk.act(), event_id, text("протокол 3 от 27.12"))
    await desk.undo(event_id)
    with pytest.raises(ConflictError):
        await desk.unheld.undo(await desk.act(), event_id)
    card = await desk.events.open(await desk.actor(COORDINATOR), event_id)
    assert (card.meeting.stage, card.presences, card.meeting.row.minutes) == ("over", {}, None)
    assert await desk.statuses("1.6") == {"СШ № 9": "pending", "СШ № 11": "pending"}
    assert await desk.statuses("1.5") == {"УОГ": "pending"}
    assert {before for before, _, _ in await desk.logged("event-unheld")} == {"2022-12-26"}


async def test_marked_anew_it_closes_every_school_anew(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    await desk.undo(event_id)
    await desk.save(event_id)
    assert await desk.statuses("1.6") == {"СШ № 9": "done", "СШ № 11": "done"}


async def test_decisions_go_back_and_only_who_has_heard_of_them_is_told(
    desk: Desk, clock: ManualClock
) -> None:
    event_id = await desk.hold(clock)
    await desk.save(event_id)
    await desk.decisions.propose(await desk.act(), event_id, "до 20.02 всем ШНРО: график консультаций")
    await desk.decisions.save(await desk.act(), event_id)
    await desk.answer(f"event-{event_id}-1", "СШ № 11")
    assert await desk.undo(event_id) == 1
    card = await desk.events.open(await desk.actor(COORDINATOR), event_id)
    assert card.own is None
    told = await desk.rows(
        select(organization.c.short_name)
        .join_from(change, organization, organization.c.id == change.c.organization_id)
        .where(change.c.what == "duties", change.c.cause.is_not(None), change.c.after.contains("removed"))
    )
    assert [row[0] for row in told] == ["СШ № 11"]


async def test_words_of_coming_are_of_the_day_that_they_were_said_of(desk: Desk) -> None:
    director, event_id = await desk.actor(DIRECTOR), await desk.plan()
    await desk.comings.say(await desk.act(DIRECTOR), event_id, Coming.NOT_COMING, None)
    for line, said in (("УОГ, каб. 14", "not_coming"), ("27 декабря 15:00", None)):
        await desk.days.propose(await desk.act(), event_id, line)
        await desk.days.confirm(await desk.act(), event_id)
        assert (await desk.comings.open_own(director, event_id)).coming == said


async def test_the_day_before_is_silent_for_who_does_not_come_until_the_day_is_another(desk: Desk) -> None:
    director, event_id = await desk.actor(DIRECTOR), await desk.plan()
    assert await near(desk, director, date(2022, 12, 23)) == ["пункт 1.6"]
    await desk.comings.say(await desk.act(DIRECTOR), event_id, Coming.NOT_COMING, None)
    assert await near(desk, director, date(2022, 12, 23)) == []
    await desk.days.propose(await desk.act(), event_id, "27 декабря 15:00")
    await desk.days.confirm(await desk.act(), event_id)
    assert await near(desk, director, date(2022, 12, 26)) == ["пункт 1.6"]


async def near(desk: Desk, actor: Actor, day: date) -> list[str]:
    """The meetings that this day's message reminds of."""
    async with desk.db.read() as conn:
        agenda = await Planning(desk.db, desk.calendar).agenda_of(conn, actor.person_id, day, {})
    return [row.short_name for school in agenda.schools for row in school.near] if agenda else []


Deed = Callable[[Desk, Act, int], Awaitable[object]]
DEEDS: dict[str, Deed] = {
    "open": lambda desk, act, event_id: desk.events.open(act.actor, event_id),
    "ask": lambda desk, act, event_id: desk.events.ask(act, event_id, Want.DAY),
    "propose": lambda desk, act, event_id: desk.days.propose(act, event_id, LINE),
    "call off": lambda desk, act, event_id: desk.days.call_off(act, event_id),
    "join": lambda desk, act, event_id: desk.sides.join(act, event_id, event_id + 1),
    "split": lambda desk, act, event_id: desk.sides.split(act, event_id),
    "sheet": lambda desk, act, event_id: desk.attendance.open(act.actor, event_id),
    "tick": lambda desk, act, event_id: desk.attendance.tick(act, event_id, 1, Presence.ABSENT),
    "save": lambda desk, act, event_id: desk.attendance.save(act, event_id, lambda *_: ""),
    "unhold": lambda desk, act, event_id: desk.unheld.undo(act, event_id),
    "papers": lambda desk, act, event_id: desk.papers.take(act, event_id, text("протокол 1")),
    "decisions": lambda desk, act, event_id: desk.decisions.propose(act, event_id, "до 20.02 всем: отчёт"),
}


@pytest.mark.parametrize(("hour", "minute", "in_hour"), [(14, 4, True), (14, 40, False), (15, 0, None)])
async def test_an_hour_before_is_told_as_the_time_is_when_it_leaves(
    desk: Desk, clock: ManualClock, hour: int, minute: int, in_hour: bool | None
) -> None:
    """Late it names the hour; after the meeting began it says nothing."""
    director = await desk.actor(DIRECTOR)
    event_id = await desk.plan()
    subject = await desk.scalar(select(message.c.subject).where(message.c.kind == "event"))
    assert subject["event"] == event_id
    clock.set(datetime(2022, 12, 26, hour, minute, tzinfo=MOSCOW))
    async with desk.db.read() as conn:
        notice = await desk.notices.read_soon(conn, director, subject)
    assert (notice.in_hour if notice else None) is in_hour


@pytest.mark.parametrize(
    ("line", "planned", "begun", "is_told"),
    [(LINE, (21, 10), (26, 14), 1), ("26 декабря 10:30, УОГ", (26, 10), (26, 10), 0)],
)
async def test_an_hour_before_is_told_by_a_bot_that_starts_late(
    desk: Desk, clock: ManualClock, line: str, planned: tuple[int, int], begun: tuple[int, int], is_told: int
) -> None:
    """Not to those who were told of the meeting itself within that hour."""
    await desk.actor(DIRECTOR)
    clock.set(datetime(2022, 12, *planned, tzinfo=MOSCOW))
    await desk.plan(line=line)
    clock.set(datetime(2022, 12, *begun, 20, tzinfo=MOSCOW))
    await desk.notices.plan()
    assert await desk.count("event_soon") == is_told


async def test_the_wrong_person_is_refused_everything(desk: Desk, clock: ManualClock) -> None:
    event_id = await desk.hold(clock)
    for who in WRONG_PEOPLE:
        act = await desk.act(who)
        for name, deed in DEEDS.items():
            with pytest.raises(ForbiddenError):
                await deed(desk, act, event_id)
            assert name
    assert not await desk.scalar(
        select(func.count()).select_from(change).where(change.c.what == "event-held")
    )


async def test_another_school_neither_answers_nor_takes_the_file(desk: Desk) -> None:
    event_id = await desk.plan()
    invite = await desk.invites.create("СШ № 2", Role.DIRECTOR)
    await desk.invites.use(invite.token, Newcomer("telegram", "two", "two", "ru"))
    actor = await desk.people.find("telegram", "two")
    assert actor
    act = replace(await desk.act(), actor=actor)
    for deed in (desk.comings.say(act, event_id, Coming.COMING, None), desk.files.of(act, event_id)):
        with pytest.raises(AppError):
            await deed
