"""Who is away hears nothing, whoever wants it later hears it later, and the centre learns who is left."""

from datetime import date, datetime, time

import pytest
from heralds import Heralds
from sample_orders import DECEMBER, item, month, order
from sqlalchemy import select

from roadmap.clock import ManualClock
from roadmap.model import Role
from services.calendar import Calendar
from services.habits import Wishes
from services.people import Actor, tell_if_nobody_left
from storage import outbox, people
from storage.database import Database
from storage.people import Habits
from storage.schema import message

DECEMBER_21, DECEMBER_22 = date(2022, 12, 21), date(2022, 12, 22)
ORDER = order(item("1.2", month(DECEMBER)))


@pytest.fixture
def heralds(database: Database, calendar: Calendar, clock: ManualClock) -> Heralds:
    return Heralds(database, calendar, clock)


async def leave(heralds: Heralds, actor: Actor, until: date) -> None:
    """Away from now on; the centre is told where nobody is left."""
    async with heralds.db.write("away") as tx:
        await people.put_habits(tx, actor.person_id, Habits(None, until))
        await tell_if_nobody_left(tx, heralds.calendar, actor.memberships[0])


async def kinds(heralds: Heralds, class_: str = "immediate") -> list[str]:
    found = await heralds.rows(select(message.c.kind).where(message.c.class_ == class_))
    return [row[0] for row in found]


async def test_what_the_director_would_be_asked_goes_to_the_deputy_meanwhile(heralds: Heralds) -> None:
    await heralds.load(ORDER)
    director, deputy = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    await leave(heralds, director, DECEMBER_22)
    await heralds.day(DECEMBER_21)
    assert await heralds.agenda(director, DECEMBER_21) is None
    assert await heralds.agenda(deputy, DECEMBER_21)


async def test_what_was_asked_meanwhile_comes_on_the_day_of_return(heralds: Heralds) -> None:
    await heralds.load(ORDER)
    director = await heralds.join()
    await leave(heralds, director, DECEMBER_22)
    await heralds.day(DECEMBER_21)
    assert await heralds.agenda(director, DECEMBER_21) is None
    await heralds.day(DECEMBER_22)
    assert await heralds.agenda(director, DECEMBER_22)


async def test_the_centre_is_told_once_that_all_of_a_school_are_away(heralds: Heralds) -> None:
    await heralds.load(ORDER)
    await heralds.coordinator()
    director = await heralds.join()
    await leave(heralds, director, DECEMBER_22)
    await leave(heralds, director, DECEMBER_22)
    assert await kinds(heralds) == ["nobody_here"]


async def test_the_centre_hears_nothing_while_a_deputy_is_there(heralds: Heralds) -> None:
    await heralds.load(ORDER)
    await heralds.coordinator()
    director, _ = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    await leave(heralds, director, DECEMBER_22)
    assert await kinds(heralds) == []


async def test_the_planned_message_waits_for_the_hour_that_a_person_named(heralds: Heralds) -> None:
    await heralds.load(ORDER)
    director = await heralds.join()
    async with heralds.db.write("hour") as tx:
        await people.put_habits(tx, director.person_id, Habits(15, None))
    await heralds.day(DECEMBER_21)
    ((moment,),) = await heralds.rows(select(message.c.not_before).where(message.c.class_ == "planned"))
    assert moment == datetime.combine(DECEMBER_21, time(15), heralds.calendar.zone)


async def test_an_order_is_announced_to_the_deputy_meanwhile(heralds: Heralds) -> None:
    order_id = await heralds.load(ORDER)
    director, deputy = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    await leave(heralds, director, DECEMBER_22)
    await heralds.announce(order_id)
    assert await heralds.announced_to() == [deputy.person_id]


async def go(heralds: Heralds, actor: Actor) -> None:
    await Wishes(heralds.db, heralds.calendar).leave(heralds.act(actor), DECEMBER_22)


async def waiting_for(heralds: Heralds, kind: str) -> list[int]:
    found = await heralds.rows(select(message.c.person_id).where(message.c.kind == kind))
    return [row[0] for row in found]


async def test_what_waited_for_who_leaves_is_told_to_the_deputy(heralds: Heralds) -> None:
    order_id = await heralds.load(ORDER)
    director = await heralds.join()
    await heralds.announce(order_id)
    deputy = await heralds.join(role=Role.DEPUTY)
    await go(heralds, director)
    assert await waiting_for(heralds, "announcement") == [deputy.person_id]


async def test_what_is_ones_own_waits_for_the_return(heralds: Heralds) -> None:
    await heralds.load(ORDER)
    director, _ = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    async with heralds.db.write("own") as tx:
        await outbox.add(tx, "immediate", "assigned", director.person_id, cause="own")
    await go(heralds, director)
    assert await waiting_for(heralds, "assigned") == [director.person_id]


async def test_a_director_alone_reads_it_on_the_return(heralds: Heralds) -> None:
    order_id = await heralds.load(ORDER)
    director = await heralds.join()
    await heralds.announce(order_id)
    await go(heralds, director)
    assert await waiting_for(heralds, "announcement") == [director.person_id]


async def test_what_the_sender_has_in_hand_when_it_is_handed_on_leaves_once(heralds: Heralds) -> None:
    order_id = await heralds.load(ORDER)
    director = await heralds.join()
    await heralds.announce(order_id)
    deputy = await heralds.join(role=Role.DEPUTY)
    in_hand = await due(heralds)
    await go(heralds, director)
    async with heralds.db.write("claim") as tx:
        assert not await outbox.claim(tx, dict.fromkeys(in_hand, "для директора"))
    assert await waiting_for(heralds, "announcement") == [deputy.person_id]


async def test_what_is_leaving_already_is_not_handed_on(heralds: Heralds) -> None:
    order_id = await heralds.load(ORDER)
    director = await heralds.join()
    await heralds.announce(order_id)
    await heralds.join(role=Role.DEPUTY)
    async with heralds.db.write("claim") as tx:
        await outbox.claim(tx, dict.fromkeys(await due(heralds), "для директора"))
    await go(heralds, director)
    assert await waiting_for(heralds, "announcement") == [director.person_id]


async def due(heralds: Heralds) -> list[int]:
    """The announcement, as the sender finds it."""
    async with heralds.db.read() as conn:
        rows = await outbox.due(conn, heralds.db.clock.now(), 9)
    return [row.id for row in rows if row.kind == "announcement"]
