"""Whose a meeting is, and who hears of it beside the schools of one city."""

from dataclasses import replace
from datetime import datetime

import pytest
from desks import MOSCOW, Desk
from office import COORDINATOR, DIRECTOR, ELSEWHERE
from sample_orders import HOLDING, TAKING_PART, order
from sqlalchemy import insert, select, update

from roadmap.clock import ManualClock
from roadmap.errors import ForbiddenError
from roadmap.model import Role
from services.acts import Act
from services.comings import Coming, Presence
from services.event_notices import DATES, TOLD, Notice
from services.invites import Newcomer
from services.orders import Orders
from services.people import Actor
from storage.database import Database
from storage.schema import assignment, message, organization, partner

BODIES = ("УОГ", "ГМО")
ORDER = replace(order(replace(HOLDING, asked=BODIES), TAKING_PART), bodies=("ОЦПРМСО", *BODIES))


class Town(Desk):
    """The desk with people of other bodies and schools."""

    async def join(self, place: str, role: Role) -> Actor:
        invite = await self.invites.create(place, role)
        await self.invites.use(invite.token, Newcomer("telegram", place, place, "ru"))
        found = await self.people.find("telegram", place)
        assert found
        return found

    async def act_of(self, actor: Actor) -> Act:
        return replace(await self.act(), actor=actor)

    async def told(self, actor: Actor) -> list[Notice | None]:
        """What this person reads of the meeting now, message by message."""
        mine = (message.c.kind == TOLD) & (message.c.person_id == actor.person_id)
        rows = await self.rows(select(message.c.subject).where(mine).order_by(message.c.id))
        async with self.db.read() as conn:
            return [await self.notices.read(conn, actor, row[0]) for row in rows]

    async def give_away(self, school: str) -> None:
        """From now on this school stands in the neighbours' tree."""
        await self.actor(ELSEWHERE)
        town = await self.school_id("Соседи")
        async with self.db.write("away") as tx:
            mine = organization.c.short_name == school
            await tx.conn.execute(update(organization).where(mine).values(parent_id=town))

    async def pair(self, school: str, other: str) -> None:
        """What the meeting asks of the one school is both of theirs."""
        asked = select(assignment.c.id).where(
            assignment.c.organization_id == await self.school_id(school),
            assignment.c.window_id == await self.window_id("1.6"),
        )
        values = {"assignment_id": await self.scalar(asked), "organization_id": await self.school_id(other)}
        async with self.db.write("pair") as tx:
            await tx.conn.execute(insert(partner).values(values))


@pytest.fixture
async def town(database: Database, calendar: object) -> Town:
    await Orders(database).import_order(ORDER)
    return Town(database, calendar)  # type: ignore[arg-type]


async def test_a_meeting_is_of_the_issuer_s_centre_whatever_school_it_asks(
    town: Town, clock: ManualClock
) -> None:
    await town.give_away("СШ № 11")
    event_id = await town.hold(clock)
    other = await town.act(ELSEWHERE)
    assert await town.events.of_year(other.actor) == []
    for deed in (
        town.events.open(other.actor, event_id),
        town.days.propose(other, event_id, "28 декабря 12:00"),
        town.attendance.tick(other, event_id, await town.school_id("СШ № 11"), Presence.ABSENT),
        town.files.of(other, event_id),
    ):
        with pytest.raises(ForbiddenError):
            await deed
    assert len((await town.attendance.open(await town.actor(COORDINATOR), event_id)).presences) == 2


async def test_a_day_is_asked_of_the_issuer_s_centre_alone(town: Town, clock: ManualClock) -> None:
    await town.actor(COORDINATOR)
    await town.give_away("СШ № 11")
    clock.set(datetime(2022, 12, 26, 9, tzinfo=MOSCOW))
    await town.notices.plan()
    asked = await town.rows(select(message.c.person_id).where(message.c.kind == DATES))
    assert [row[0] for row in asked] == [(await town.actor(COORDINATOR)).person_id]


async def test_a_body_that_the_plan_names_hears_of_a_move_and_is_asked_nothing(town: Town) -> None:
    body = await town.join("ГМО", Role.COORDINATOR)
    event_id = await town.plan()
    await town.plan(line="27 декабря 12:00")
    stale, moved = await town.told(body)
    assert stale is None
    assert moved
    assert (moved.schools, list(moved.bodies.values())) == ({}, ["ГМО"])
    assert await town.told(await town.actor(COORDINATOR)) == []
    assert await town.files.of(await town.act_of(body), event_id)
    with pytest.raises(ForbiddenError):
        await town.comings.say(await town.act_of(body), event_id, Coming.COMING, None)


async def test_the_other_school_of_a_pair_hears_of_it_and_answers(town: Town) -> None:
    director, other = await town.actor(DIRECTOR), await town.join("СШ № 2", Role.DIRECTOR)
    await town.pair("СШ № 9", "СШ № 2")
    event_id = await town.plan()
    await town.comings.say(await town.act_of(other), event_id, Coming.DEPUTY, None)
    for person, school in ((director, "СШ № 9"), (other, "СШ № 2")):
        (told,) = await town.told(person)
        assert told
        assert list(told.schools.values()) == [school]
    desk = await town.events.open(await town.actor(COORDINATOR), event_id)
    assert desk.comings == {await town.school_id("СШ № 2"): "deputy"}


async def test_either_school_of_a_pair_closes_its_part(town: Town, clock: ManualClock) -> None:
    await town.pair("СШ № 9", "СШ № 2")
    event_id = await town.hold(clock)
    await town.attendance.mark(await town.act(), event_id, "СШ № 9", Presence.ABSENT)
    await town.save(event_id)
    assert await town.statuses("1.6") == {"СШ № 9": "done", "СШ № 11": "done"}


async def test_whether_they_come_and_whether_they_came_are_two_things(town: Town, clock: ManualClock) -> None:
    director, other = await town.actor(DIRECTOR), await town.join("СШ № 11", Role.DIRECTOR)
    event_id = await town.plan()
    for actor in (director, other):
        await town.comings.say(await town.act_of(actor), event_id, Coming.COMING, None)
    clock.set(datetime(2022, 12, 27, 10, tzinfo=MOSCOW))
    await town.comings.say_came(await town.act_of(director), event_id, Presence.ABSENT, None)
    desk = await town.events.open(await town.actor(COORDINATOR), event_id)
    assert desk.came == {await town.school_id("СШ № 9"): "not_coming"}
    assert desk.comings == {await town.school_id("СШ № 11"): "coming"}


async def test_a_day_that_is_moved_back_is_told_as_the_first_one(town: Town) -> None:
    director = await town.actor(DIRECTOR)
    for line in ("26 декабря 15:00", "27 декабря 15:00", "26 декабря 15:00"):
        await town.plan(line=line)
        (*_, notice) = await town.told(director)
        assert notice
        async with town.db.write("sent") as tx:
            of_kind = update(message).where(message.c.kind == TOLD)
            values = {"state": "sent", "started_at": tx.now, "finished_at": tx.now}
            await tx.conn.execute(of_kind.values(**values))
    assert (notice.is_moved, notice.is_back) == (True, True)
