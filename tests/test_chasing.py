"""Whom a reminder reaches, who is to be called, and that nothing of it comes twice; on both databases."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from sample_orders import DEED, item, month, order
from sqlalchemy import select, update

from roadmap.clock import ManualClock
from roadmap.errors import ConflictError, ForbiddenError
from roadmap.model import Role, Status, Window
from services.acts import Act
from services.calendar import Calendar
from services.chasing import Chase, Chasing
from services.invites import Invites, Newcomer
from services.orders import Orders
from services.people import Actor, People
from services.replies import Replies
from services.scope import WHOLE, Scope
from services.silence import Silences
from services.summary import Summary
from storage import assignments
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.nudges import KIND
from storage.schema import assignment, message
from storage.silence import CALLED, HELD

MOSCOW = ZoneInfo("Europe/Moscow")
SECOND = item("1.2", month(Window(date(2022, 12, 1), date(2022, 12, 31), date(2022, 12, 30))))
LATE = datetime(2023, 1, 18, 10, tzinfo=MOSCOW)


class Town:
    """A centre and two schools of which one may answer."""

    def __init__(self, db: Database, calendar: Calendar, clock: ManualClock) -> None:
        self.db, self.calendar, self.clock = db, calendar, clock
        self.causes: Iterator[int] = count(1)
        summary = Summary(db, calendar)
        self.chasing = Chasing(db, calendar, summary)
        self.silences = Silences(db, calendar, summary)
        self.replies = Replies(db, calendar)

    async def join(self, place: str, role: Role = Role.DIRECTOR) -> Actor:
        made = await Invites(self.db, self.calendar).create(place, role)
        cause = next(self.causes)
        newcomer = Newcomer("telegram", str(cause), place, "ru")
        await Invites(self.db, self.calendar).use(made.token, newcomer, cause)
        actor = await People(self.db, self.calendar).find("telegram", str(cause))
        assert actor
        return actor

    def act(self, actor: Actor) -> Act:
        return Act(actor, next(self.causes), self.clock.now(), None, "1")

    async def row(self, number: str = "1.1", school: str = "СШ № 9") -> AssignmentRow:
        async with self.db.read() as conn:
            ids = (await conn.execute(select(assignment.c.id))).scalars().all()
            rows = [await assignments.find(conn, id_) for id_ in ids]
        return next(row for row in rows if row and (row.number, row.organization) == (number, school))

    async def remind(self, actor: Actor, chase: Chase, scope: Scope = WHOLE) -> None:
        await self.chasing.nudge(self.act(actor), scope, "all", chase.stamp, pressed=True)

    async def ordered(self) -> list[int]:
        async with self.db.read() as conn:
            found = select(message.c.person_id).where(message.c.kind == KIND).order_by(message.c.id)
            return list((await conn.execute(found)).scalars())

    async def said(self, actor: Actor) -> list[str]:
        """What the last reminder of this person would say now."""
        async with self.db.read() as conn:
            mine = (message.c.kind == KIND, message.c.person_id == actor.person_id)
            rows = await conn.execute(
                select(message.c.id, message.c.subject).where(*mine).order_by(message.c.id)
            )
            row = rows.all()[-1]
            return [
                each.number for each in await self.chasing.read(conn, actor, row[0], row[1]["assignments"])
            ]

    async def leave(self, state: str = "sent") -> None:
        """All that was ordered has left."""
        async with self.db.write("sent") as tx:
            sent = update(message).where(message.c.kind == KIND)
            await tx.conn.execute(sent.values(state=state, started_at=tx.now, finished_at=tx.now))


@pytest.fixture
async def town(database: Database, calendar: Calendar, clock: ManualClock) -> Town:
    await Orders(database).import_order(order(DEED, SECOND))
    return Town(database, calendar, clock)


@pytest.fixture
async def cast(town: Town) -> tuple[Actor, Actor, Actor]:
    """A coordinator and two directors; the day for which they were asked is long over."""
    people = (
        await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join("СШ № 9"), await town.join("СШ № 11"),
    )  # fmt: skip
    town.clock.set(LATE)
    return people


async def test_a_preview_names_whoever_owes_and_sends_nothing(town: Town, cast: tuple[Actor, ...]) -> None:
    centre, director, other = cast
    chase = await town.chasing.propose(town.act(centre), WHOLE)
    assert {each.person_id: len(each.rows) for each in chase.people} == {
        director.person_id: 2,
        other.person_id: 2,
    }
    assert await town.ordered() == []


async def test_a_list_of_one_school_reminds_that_school(town: Town, cast: tuple[Actor, ...]) -> None:
    centre, director, _ = cast
    scope = Scope(place_id=(await town.row()).organization_id)
    await town.remind(centre, await town.chasing.propose(town.act(centre), scope), scope)
    assert await town.ordered() == [director.person_id]


async def test_a_double_tap_reminds_once(town: Town, cast: tuple[Actor, ...]) -> None:
    centre = cast[0]
    chase = await town.chasing.propose(town.act(centre), WHOLE)
    await town.remind(centre, chase)
    await town.remind(centre, chase)
    assert len(await town.ordered()) == 2


async def test_within_three_working_days_it_is_asked_first(town: Town, cast: tuple[Actor, ...]) -> None:
    centre = cast[0]
    await town.remind(centre, await town.chasing.propose(town.act(centre), WHOLE))
    town.clock.set(datetime(2023, 1, 20, 10, tzinfo=MOSCOW))
    assert (await town.chasing.propose(town.act(centre), WHOLE)).is_repeated
    town.clock.set(datetime(2023, 1, 24, 10, tzinfo=MOSCOW))
    assert not (await town.chasing.propose(town.act(centre), WHOLE)).is_repeated


async def test_what_was_answered_meanwhile_is_not_reminded_of(town: Town, cast: tuple[Actor, ...]) -> None:
    centre, director, _ = cast
    await town.remind(centre, await town.chasing.propose(town.act(centre), WHOLE))
    await town.replies.press(town.act(director), (await town.row()).id, Status.DONE)
    assert await town.said(director) == ["1.2"]


async def test_two_reminders_that_wait_are_told_as_one(town: Town, cast: tuple[Actor, ...]) -> None:
    centre, director, _ = cast
    for number in ("1.1", "1.2"):
        scope = Scope(item_id=await item_of(town, number))
        await town.remind(centre, await town.chasing.propose(town.act(centre), scope), scope)
    assert sorted(await town.said(director)) == ["1.1", "1.2"]


async def test_the_centre_reads_who_has_received_it(town: Town, cast: tuple[Actor, ...]) -> None:
    centre = cast[0]
    chase = await town.chasing.propose(town.act(centre), WHOLE)
    act = town.act(centre)
    await town.chasing.nudge(act, WHOLE, "all", chase.stamp, pressed=True)
    assert len((await town.chasing.look(centre, f"inbox:{act.cause}")).waiting) == 2
    await town.leave()
    assert len((await town.chasing.look(centre, f"inbox:{act.cause}")).reached) == 2


async def test_nobody_is_reminded_before_the_day_is_over(town: Town) -> None:
    centre, _ = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join("СШ № 9")
    town.clock.set(datetime(2022, 12, 29, 10, tzinfo=MOSCOW))
    with pytest.raises(ConflictError):
        await town.chasing.propose(town.act(centre), WHOLE)


async def test_a_director_reminds_nobody(town: Town, cast: tuple[Actor, ...]) -> None:
    with pytest.raises(ForbiddenError):
        await town.chasing.propose(town.act(cast[1]), WHOLE)


# who is to be called


async def test_a_school_is_to_be_called_when_reminders_have_ended(town: Town) -> None:
    centre, _ = await town.join("ОЦПРМСО", Role.COORDINATOR), await town.join("СШ № 9")
    town.clock.set(datetime(2023, 1, 16, 10, tzinfo=MOSCOW))
    assert not await town.silences.to_call(centre)
    town.clock.set(datetime(2023, 1, 17, 10, tzinfo=MOSCOW))
    found = await town.silences.to_call(centre)
    assert [(each.school, each.since, each.days) for each in found] == [("СШ № 9", date(2022, 12, 30), 7)]


async def test_a_call_leaves_the_school_alone_for_seven_working_days(
    town: Town, cast: tuple[Actor, ...]
) -> None:
    school = (await town.row()).organization_id
    shown = await town.silences.mark(town.act(cast[0]), school, CALLED, on=True)
    assert [(each.name, each.role) for each in shown.members] == [("СШ № 9", Role.DIRECTOR)]
    assert school not in {each.school_id for each in await town.silences.to_call(cast[0])}
    town.clock.set(datetime(2023, 1, 27, 10, tzinfo=MOSCOW))
    assert school in {each.school_id for each in await town.silences.to_call(cast[0])}


async def test_a_school_that_is_held_back_is_not_shown_to_the_controller(
    town: Town, cast: tuple[Actor, ...]
) -> None:
    school, day = (await town.row()).organization_id, date(2023, 1, 20)
    await town.silences.mark(town.act(cast[0]), school, HELD, on=True)
    async with town.db.read() as conn:
        everybody = frozenset({school, (await town.row(school="СШ № 11")).organization_id})
        found = await town.silences.read(conn, everybody)
    assert [each.school for each in town.silences.to_show(found, day)] == ["СШ № 11"]
    assert not town.silences.to_show(found, date(2023, 1, 19))


async def item_of(town: Town, number: str) -> int:
    return (await town.row(number)).deed
