"""What is told at once: two things a day, to whoever of a school is there, and after an absence."""

from datetime import date, datetime, timedelta

import pytest
from heralds import Heralds
from sample_orders import DECEMBER, item, month, order
from sqlalchemy import select

from roadmap.clock import ManualClock
from roadmap.model import Role
from services.calendar import Calendar
from services.habits import Wishes
from services.immediates import Immediates, find_director, has_room
from services.people import Actor
from storage import outbox, people
from storage.database import Database
from storage.people import Habits
from storage.schema import message

NEXT, BACK = date(2022, 12, 21), date(2022, 12, 24)
ORDER = order(item("1.2", month(DECEMBER)))


@pytest.fixture
async def heralds(database: Database, calendar: Calendar, clock: ManualClock) -> Heralds:
    heralds = Heralds(database, calendar, clock)
    await heralds.load(ORDER)
    return heralds


async def tell(heralds: Heralds, actor: Actor, times: int = 1, state: str = "sent") -> None:
    async with heralds.db.write("tell") as tx:
        for _ in range(times):
            cause = f"{next(heralds.causes)}"
            await outbox.add(tx, "immediate", "k", actor.person_id, cause=cause)
    await heralds.set_state(state, kind="k") if state != "ready" else None


async def leave(heralds: Heralds, actor: Actor, until: date) -> None:
    async with heralds.db.write("away") as tx:
        await people.put_habits(tx, actor.person_id, Habits(None, until))


async def wait_until(heralds: Heralds, actor: Actor) -> datetime | None:
    return await Immediates(heralds.db, heralds.calendar).wait_until(actor.person_id)


def nine(heralds: Heralds, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=heralds.calendar.zone)


@pytest.mark.parametrize(("times", "waits"), [(1, False), (2, True)])
async def test_the_third_thing_of_a_day_waits_for_the_next_morning(
    heralds: Heralds, times: int, waits: bool
) -> None:
    director = await heralds.join()
    await tell(heralds, director, times)
    assert await wait_until(heralds, director) == (nine(heralds, NEXT) if waits else None)


async def test_what_was_told_yesterday_is_not_counted(heralds: Heralds) -> None:
    director = await heralds.join()
    await tell(heralds, director, 2)
    heralds.clock.set(heralds.clock.now() + timedelta(days=1))
    assert await wait_until(heralds, director) is None


async def test_the_centre_has_hours_of_its_own(heralds: Heralds) -> None:
    coordinator = await heralds.coordinator()
    await tell(heralds, coordinator, 3)
    assert await wait_until(heralds, coordinator) is None


async def test_nothing_leaves_in_the_evening(heralds: Heralds) -> None:
    director = await heralds.join()
    heralds.clock.set(nine(heralds, date(2022, 12, 23)).replace(hour=18))
    assert await wait_until(heralds, director) == nine(heralds, date(2022, 12, 26))


async def test_who_is_away_hears_of_it_on_the_first_morning_back(heralds: Heralds) -> None:
    director = await heralds.join()
    await leave(heralds, director, BACK)  # a Saturday
    assert await wait_until(heralds, director) == nine(heralds, date(2022, 12, 26))


async def test_what_was_ordered_in_the_moment_of_leaving_reaches_who_is_there(heralds: Heralds) -> None:
    director, deputy = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    await leave(heralds, director, BACK)
    await tell(heralds, director, state="ready")
    assert await wait_until(heralds, director) == nine(heralds, date(2022, 12, 26))
    told = select(message.c.person_id).where(message.c.kind == "k")
    assert await heralds.rows(told) == [(deputy.person_id,)]


async def test_who_is_back_sooner_hears_of_it_then(heralds: Heralds) -> None:
    director = await heralds.join()
    await leave(heralds, director, BACK)
    async with heralds.db.write("tell") as tx:
        await outbox.add(
            tx,
            "immediate",
            "k",
            director.person_id,
            cause="1",
            not_before=nine(heralds, date(2022, 12, 26)),
        )
    await Wishes(heralds.db, heralds.calendar).come_back(heralds.act(director))
    ((moment,),) = await heralds.rows(select(message.c.not_before).where(message.c.kind == "k"))
    assert moment == heralds.clock.now()


async def test_the_deputy_hears_of_it_while_the_director_is_away(heralds: Heralds) -> None:
    director, deputy = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    school = director.memberships[0].organization_id
    today = heralds.calendar.day(heralds.clock.now())
    async with heralds.db.read() as conn:
        assert await find_director(conn, school, today) == director.person_id
    await leave(heralds, director, BACK)
    async with heralds.db.read() as conn:
        assert await find_director(conn, school, today) == deputy.person_id


async def test_the_director_is_waited_for_when_nobody_else_is_there(heralds: Heralds) -> None:
    director = await heralds.join()
    await leave(heralds, director, BACK)
    async with heralds.db.read() as conn:
        found = await find_director(conn, director.memberships[0].organization_id, NEXT)
    assert found == director.person_id


async def rooms(heralds: Heralds, *actors: Actor) -> set[int]:
    people = [each.person_id for each in actors]
    async with heralds.db.read() as conn:
        return set(await has_room(conn, heralds.calendar, people, heralds.clock.now()))


async def test_what_waits_for_another_day_takes_no_room(heralds: Heralds) -> None:
    director = await heralds.join()
    await tell(heralds, director, 2, state="ready")
    async with heralds.db.write("later") as tx:
        later = message.update().where(message.c.kind == "k")
        await tx.conn.execute(later.values(not_before=nine(heralds, BACK)))
    assert await rooms(heralds, director) == {director.person_id}


async def test_for_who_is_away_everything_gathers(heralds: Heralds) -> None:
    director = await heralds.join()
    await leave(heralds, director, BACK)
    assert await rooms(heralds, director) == set()


async def test_there_is_no_room_beside_two_that_wait(heralds: Heralds) -> None:
    director, other = await heralds.join(), await heralds.join("СШ № 2")
    await tell(heralds, director, 2, state="ready")
    assert await rooms(heralds, director, other) == {other.person_id}
