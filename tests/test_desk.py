"""Who sees and answers what an order's own text asks, and on whose desk it lands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count

import pytest
from sample_duties import PAIR, REPORT, TOGETHER, with_duties
from sample_orders import DEED, order
from sqlalchemy import select

from roadmap.clock import ManualClock
from roadmap.errors import ForbiddenError
from roadmap.model import Role, Status
from services.acts import Act
from services.calendar import Calendar
from services.invites import Invites, Newcomer
from services.mine import Mine, MyDuties
from services.orders import Orders
from services.people import Actor, People
from services.planning import Planning
from services.replies import Replies
from storage.database import Database
from storage.schema import message
from storage.schema import order as orders


@dataclass
class Cast:
    """People who join, look and press, through the services themselves."""

    database: Database
    calendar: Calendar
    clock: ManualClock
    causes: Iterator[int] = field(default_factory=lambda: count(1))

    async def join(self, place: str, role: Role = Role.DIRECTOR) -> Actor:
        made = await Invites(self.database, self.calendar).create(place, role)
        cause = next(self.causes)
        newcomer = Newcomer("telegram", str(cause), place, "ru")
        await Invites(self.database, self.calendar).use(made.token, newcomer, cause)
        actor = await People(self.database, self.calendar).find("telegram", str(cause))
        assert actor is not None
        return actor

    async def mine(self, actor: Actor) -> Mine:
        return await MyDuties(self.database, self.calendar).of(actor)

    async def press(self, actor: Actor, assignment_id: int, status: Status) -> None:
        act = Act(actor, next(self.causes), self.clock.now(), None, "1")
        await Replies(self.database, self.calendar).press(act, assignment_id, status)

    async def told(self, day: date) -> list[int]:
        """Who gets a planned message that day."""
        self.clock.set(datetime(day.year, day.month, day.day, 10, tzinfo=self.calendar.zone))
        await Planning(self.database, self.calendar).plan()
        async with self.database.read() as conn:
            found = select(message.c.person_id).where(message.c.day == day, message.c.class_ == "planned")
            return list((await conn.execute(found)).scalars())


@pytest.fixture
def people(database: Database, calendar: Calendar, clock: ManualClock) -> Cast:
    return Cast(database, calendar, clock)


async def test_either_school_of_a_pair_sees_and_answers_it(people: Cast) -> None:
    await Orders(people.database).import_order(with_duties(TOGETHER, mentorships=(PAIR,)))
    mentee, mentor = await people.join("СШ № 9"), await people.join("СШ № 2")

    for actor in (mentee, mentor):
        (row,) = [row for row in (await people.mine(actor)).asked if row.is_duty]
        assert (row.organization, row.partner) == ("СШ № 9", "СШ № 2")
    await people.press(mentor, row.id, Status.DONE)

    assert [each.status for each in (await people.mine(mentee)).asked if each.is_duty] == []


async def test_another_school_neither_sees_nor_answers_the_duty_of_a_pair(people: Cast) -> None:
    await Orders(people.database).import_order(with_duties(TOGETHER, mentorships=(PAIR,)))
    mentee, other = await people.join("СШ № 9"), await people.join("СШ № 11")
    (row,) = [row for row in (await people.mine(mentee)).asked if row.is_duty]

    assert not [each for each in (await people.mine(other)).asked if each.is_duty]
    with pytest.raises(ForbiddenError):
        await people.press(other, row.id, Status.DONE)


async def test_a_body_without_people_is_on_its_coordinators_desk(people: Cast) -> None:
    await Orders(people.database).import_order(with_duties(REPORT))
    coordinator = await people.join("УОГ", Role.COORDINATOR)

    assert {row.organization for row in (await people.mine(coordinator)).asked} == {"ОЦПРМСО"}
    assert await people.told(date(2022, 12, 30)) == []


async def test_a_body_with_people_is_theirs(people: Cast) -> None:
    await Orders(people.database).import_order(with_duties(REPORT))
    coordinator = await people.join("УОГ", Role.COORDINATOR)
    centre = await people.join("ОЦПРМСО", Role.COORDINATOR)

    assert (await people.mine(coordinator)).asked == ()
    assert {row.organization for row in (await people.mine(centre)).asked} == {"ОЦПРМСО"}
    assert await people.told(date(2022, 12, 29)) == [centre.person_id]


async def test_nothing_lands_on_the_controller(people: Cast) -> None:
    await Orders(people.database).import_order(with_duties(REPORT))
    for place in ("УОГ", "ОЦПРМСО"):
        controller = await people.join(place, Role.CONTROLLER)
        assert (await people.mine(controller)).asked == ()
        assert await people.told(date(2022, 12, 29)) == []


async def test_the_orders_grace_reaches_the_card(people: Cast) -> None:
    await Orders(people.database).import_order(order(DEED))
    director = await people.join("СШ № 9")
    async with people.database.write("grace") as tx:
        await tx.conn.execute(orders.update().values(grace_until=date(2023, 1, 17)))

    (row,) = (await people.mine(director)).later

    assert row.grace_until == date(2023, 1, 17)
