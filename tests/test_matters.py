"""Difficulties, wishes and requests for help through the services, on both kinds of database."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from typing import Any

import pytest
from sample_orders import DEED, item, month, order
from sqlalchemy import insert, select, update

from roadmap.clock import ManualClock
from roadmap.errors import ConflictError, ForbiddenError, RejectedError
from roadmap.model import Role, Status, Window
from services.acts import Act
from services.calendar import Calendar
from services.decisions import Decisions
from services.extensions import Extensions
from services.help import Help, find_trouble
from services.invites import Invites, Newcomer
from services.matters import Kind, Matters, Outcome, Ref
from services.orders import Orders
from services.people import Actor, People
from services.planning import Planning
from services.replies import Replies
from storage import assignments
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.schema import assignment, extension, help_request, mentorship, message, organization
from storage.schema import order as orders

SECOND = item("1.2", month(Window(date(2022, 12, 1), date(2022, 12, 31), date(2022, 12, 30))))
DAY = date(2023, 1, 16)


class Town:
    """A centre, two schools, and what they do."""

    def __init__(self, db: Database, calendar: Calendar, clock: ManualClock) -> None:
        self.db, self.calendar, self.clock = db, calendar, clock
        self.causes: Iterator[int] = count(1)
        self.replies = Replies(db, calendar)
        self.help = Help(db, calendar)
        self.extensions = Extensions(self.replies)
        self.matters = Matters(db, calendar)
        self.decisions = Decisions(self.matters)

    async def join(self, place: str = "СШ № 9", role: Role = Role.DIRECTOR) -> Actor:
        made = await Invites(self.db, self.calendar).create(place, role)
        cause = next(self.causes)
        await Invites(self.db, self.calendar).use(
            made.token, Newcomer("telegram", str(cause), place, "ru"), cause
        )
        actor = await People(self.db, self.calendar).find("telegram", str(cause))
        assert actor
        return actor

    def act(self, actor: Actor) -> Act:
        return Act(actor, next(self.causes), self.clock.now(), None, "1")

    async def row(self, number: str = "1.1", school: str = "СШ № 9") -> AssignmentRow:
        async with self.db.read() as conn:
            ids = (await conn.execute(select(assignment.c.id).order_by(assignment.c.id))).scalars().all()
            rows = [await assignments.find(conn, id_) for id_ in ids]
        return next(row for row in rows if row and (row.number, row.organization) == (number, school))

    async def hinder(self, actor: Actor, number: str = "1.1") -> Ref:
        row = await self.row(number)
        await self.replies.press(self.act(actor), row.id, Status.DIFFICULTY)
        reply_id = (await self.row(number)).reply_id
        assert reply_id
        return Ref(Kind.DIFFICULTY, reply_id)

    async def wish(self, actor: Actor, day: date = DAY) -> Ref:
        await self.extensions.wish(self.act(actor), (await self.row()).id, day)
        (found,) = await self.rows(select(extension.c.id))
        return Ref(Kind.EXTENSION, found[0])

    async def pair(self, mentor: str = "СШ № 2") -> None:
        async with self.db.write("pair") as tx:
            found = await tx.conn.execute(select(organization.c.short_name, organization.c.id))
            ids = {row[0]: row[1] for row in found}
            number = (await tx.conn.execute(select(orders.c.id))).scalars().first()
            values = {"mentee_id": ids["СШ № 9"], "mentor_id": ids[mentor], "order_id": number}
            await tx.conn.execute(insert(mentorship), {**values, "year": "2022/2023"})

    async def told(self, kind: str) -> list[tuple[int, datetime, dict[str, Any]]]:
        """To whom, when and about what messages of a kind are on their way."""
        columns = (message.c.person_id, message.c.not_before, message.c.subject)
        rows = await self.rows(select(*columns).where(message.c.kind == kind).order_by(message.c.id))
        return [(row[0], row[1].astimezone(self.calendar.zone), row[2]) for row in rows]

    async def rows(self, statement: Any) -> list[Any]:
        async with self.db.read() as conn:
            return list(await conn.execute(statement))


@pytest.fixture
async def town(database: Database, calendar: Calendar, clock: ManualClock) -> Town:
    await Orders(database).import_order(order(DEED, SECOND))
    return Town(database, calendar, clock)


async def test_two_difficulties_before_eleven_are_one_message(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    await town.hinder(director, "1.1")
    await town.hinder(director, "1.2")
    ((person, at, subject),) = await town.told("matters")
    assert (person, at.hour) == (centre.person_id, 11)
    assert subject["assignments"] == [(await town.row("1.1")).id, (await town.row("1.2")).id]


async def test_what_comes_at_eleven_sharp_waits_for_four(town: Town) -> None:
    await town.join("ОЦПРМСО", Role.COORDINATOR)
    director = await town.join()
    town.clock.set(town.clock.now().replace(hour=11, minute=0))
    await town.hinder(director)
    assert [at.hour for _, at, _ in await town.told("matters")] == [16]


async def test_a_difficulty_waits_until_the_centre_says_something(town: Town) -> None:
    centre, ref = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.hinder(await town.join())
    assert [each.ref for each in await town.matters.waiting(centre)] == [ref]
    await town.decisions.answer(town.act(centre), ref, "Приедем")
    assert await town.matters.waiting(centre) == []


async def test_the_school_s_next_words_make_it_wait_again(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    ref = await town.hinder(director)
    await town.decisions.call(town.act(centre), ref)
    await town.replies.undo(town.act(director), ref.id)
    await town.hinder(director)
    assert len(await town.matters.waiting(centre)) == 1


async def test_the_second_coordinator_finds_it_decided(town: Town) -> None:
    first = await town.join("ОЦПРМСО", Role.COORDINATOR)
    second = await town.join("ОЦПРМСО", Role.COORDINATOR)
    ref = await town.hinder(await town.join())
    await town.decisions.postpone(town.act(first), ref, DAY)
    desk = await town.decisions.answer(town.act(second), ref, "Приедем")
    assert desk.matter.outcome is Outcome.MOVED
    assert len(await town.told("centre_said")) == 1


async def test_one_day_settles_the_difficulty_and_the_wish(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    ref = await town.hinder(director)
    wish = await town.wish(director)
    await town.decisions.postpone(town.act(centre), ref, DAY)
    assert await town.matters.waiting(centre) == []
    assert (await town.matters.open(centre, wish)).matter.outcome is Outcome.GRANTED
    row = await town.row()
    assert (row.extended_to, row.extension_asked) == (DAY, None)


async def test_a_yes_that_is_taken_back_leaves_everything_as_it_was(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    ref, wish = await town.hinder(director), await town.wish(director)
    await town.decisions.postpone(town.act(centre), wish, DAY)
    for _ in "ab":
        desk = await town.decisions.undo(town.act(centre), wish)
        assert desk.matter.outcome is None
    row = await town.row()
    assert (row.extended_to, row.extension_asked) == (None, DAY)
    assert {each.ref for each in await town.matters.waiting(centre)} == {ref, wish}


async def test_a_day_that_was_given_before_stands_again(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    await town.decisions.postpone(town.act(centre), await town.wish(director), DAY)
    await town.extensions.wish(town.act(director), (await town.row()).id, date(2023, 1, 30))
    wish = Ref(Kind.EXTENSION, max(await town.rows(select(extension.c.id)))[0])
    await town.decisions.postpone(town.act(centre), wish, date(2023, 1, 30))
    await town.decisions.undo(town.act(centre), wish)
    assert (await town.row()).extended_to == DAY


@pytest.mark.parametrize(("state", "tells"), [("ready", False), ("sent", True)])
async def test_a_school_hears_of_a_decision_taken_back_if_it_was_told(
    town: Town, state: str, tells: bool
) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    wish = await town.wish(director)
    await town.decisions.refuse(town.act(centre), wish, "Отчёт")
    if state == "sent":
        sent = {"state": state, "message_key": "77", "finished_at": town.clock.now()}
        async with town.db.write("sent") as tx:
            mine = message.c.kind == "centre_said"
            await tx.conn.execute(update(message).where(mine).values(**sent))
    await town.decisions.undo(town.act(centre), wish)
    assert [to for to, _, _ in await town.told("centre_unsaid")] == [director.person_id] * tells
    ((kept,),) = await town.rows(select(message.c.state).where(message.c.kind == "centre_said"))
    assert kept == ("sent" if tells else "dropped")


async def test_a_decision_that_was_followed_stays(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    wish = await town.wish(director)
    await town.decisions.postpone(town.act(centre), wish, DAY)
    with pytest.raises(ForbiddenError):
        await town.decisions.undo(town.act(director), wish)
    await town.replies.press(town.act(director), (await town.row()).id, Status.DONE)
    with pytest.raises(ConflictError):
        await town.decisions.undo(town.act(centre), wish)


async def test_a_new_wish_after_a_refusal_is_a_new_request(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    ref = await town.wish(director)
    await town.decisions.refuse(town.act(centre), ref, "Отчёт")
    await town.extensions.wish(town.act(director), (await town.row()).id, DAY)
    assert len(await town.rows(select(extension.c.id))) == 2


async def test_a_returned_answer_may_ask_for_another_date(town: Town) -> None:
    director = await town.join()
    row = await town.row()
    await town.replies.press(town.act(director), row.id, Status.DONE)
    async with town.db.write("returned") as tx:
        back = {"returned_on": town.calendar.day(town.clock.now())}
        await tx.conn.execute(update(assignment).where(assignment.c.id == row.id).values(**back))
    await town.wish(director)
    assert (await town.row()).extension_asked == DAY


async def test_a_day_that_is_not_later_or_after_the_plan_is_refused(town: Town) -> None:
    director = await town.join()
    for day in (date(2022, 12, 30), date(2023, 9, 1)):
        with pytest.raises(RejectedError):
            await town.extensions.wish(town.act(director), (await town.row()).id, day)


async def test_only_the_centre_of_the_school_decides(town: Town) -> None:
    director, controller = await town.join(), await town.join("УОГ", Role.CONTROLLER)
    ref, wish = await town.hinder(director), await town.wish(director)
    for person in (director, controller):
        with pytest.raises(ForbiddenError):
            await town.decisions.call(town.act(person), ref)
        with pytest.raises(ForbiddenError):
            await town.decisions.postpone(town.act(person), wish, DAY)


async def test_a_mentor_without_people_is_not_offered(town: Town) -> None:
    await town.pair()
    director = await town.join()
    await town.hinder(director)
    async with town.db.read() as conn:
        trouble = await find_trouble(conn, town.calendar, await town.row(), town.clock.now())
    assert trouble
    assert trouble.mentor == ""


async def test_the_mentor_is_told_once_however_often_it_is_shown(town: Town) -> None:
    await town.pair()
    director, mentor = await town.join(), await town.join("СШ № 2")
    ref = await town.hinder(director)
    for _ in "ab":
        await town.help.show(town.act(director), await town.row(), ref.id)
    assert [person for person, _, _ in await town.told("help_asked")] == [mentor.person_id]


async def test_a_request_that_was_answered_is_kept_when_the_difficulty_is_over(town: Town) -> None:
    await town.pair()
    director, mentor = await town.join(), await town.join("СШ № 2")
    ref = await town.hinder(director)
    await town.help.show(town.act(director), await town.row(), ref.id)
    await town.help.answer(town.act(mentor), ref.id, "can_help", "1")
    await town.replies.press(town.act(director), (await town.row()).id, Status.DONE)
    assert await town.rows(select(help_request.c.answer)) == [("can_help",)]


async def test_a_mentor_sees_nothing_else_of_the_school(town: Town) -> None:
    await town.pair()
    director, mentor = await town.join(), await town.join("СШ № 2")
    ref = await town.hinder(director)
    with pytest.raises(ForbiddenError):
        await town.matters.waiting(mentor)
    async with town.db.read() as conn:
        assert await town.help.read(conn, mentor, ref.id) is None


async def reminded(town: Town, actor: Actor, day: date) -> list[str]:
    """What the planner asks this person about on a day."""
    town.clock.set(datetime(day.year, day.month, day.day, 9, tzinfo=town.calendar.zone))
    planning = Planning(town.db, town.calendar)
    await planning.plan()
    async with town.db.read() as conn:
        agenda = await planning.agenda_of(conn, actor.person_id, day, {})
    sent = {"state": "sent", "started_at": town.clock.now(), "finished_at": town.clock.now()}
    async with town.db.write("sent") as tx:
        await tx.conn.execute(update(message).where(message.c.day == day).values(**sent))
    return [row.number for school in agenda.schools for row in school.asked] if agenda else []


async def test_after_a_difficulty_there_is_silence_until_the_centre_speaks(town: Town) -> None:
    director = await town.join()
    await town.hinder(director)
    assert await reminded(town, director, date(2022, 12, 27)) == ["1.2"]
    assert await reminded(town, director, date(2022, 12, 30)) == ["1.2"]


async def test_after_the_centre_s_word_the_last_day_is_named_once(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    await town.decisions.answer(town.act(centre), await town.hinder(director), "Приедем")
    assert await reminded(town, director, date(2022, 12, 27)) == ["1.2"]
    assert await reminded(town, director, date(2022, 12, 30)) == ["1.1", "1.2"]
    assert await reminded(town, director, date(2023, 1, 9)) == ["1.1", "1.2"]  # the month's plan
    assert await reminded(town, director, date(2023, 1, 11)) == ["1.2"]


async def test_after_a_wish_there_is_silence_and_then_the_granted_day(town: Town) -> None:
    centre, director = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join()
    ref = await town.wish(director)
    assert await reminded(town, director, date(2022, 12, 27)) == ["1.2"]
    await town.decisions.postpone(town.act(centre), ref, DAY)
    assert "1.1" in await reminded(town, director, DAY)
