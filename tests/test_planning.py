"""Who gets a planned message on a day, over rows that were sent, dropped and answered."""

from datetime import date

import pytest
from heralds import Heralds
from sample_orders import DECEMBER, DEED, item, month, order
from sqlalchemy import select, update

from roadmap.clock import ManualClock
from roadmap.model import Role, Status
from services.calendar import Calendar
from services.people import Actor
from services.planning import AT_ONCE
from services.replies import Replies
from storage import snoozes
from storage.database import Database
from storage.schema import assignment, message

DECEMBER_21, DECEMBER_22 = date(2022, 12, 21), date(2022, 12, 22)
JANUARY_9, FEBRUARY_1, MARCH_1 = date(2023, 1, 9), date(2023, 2, 1), date(2023, 3, 1)
ORDER = order(item("1.2", month(DECEMBER), responsible="Зам. руководителя ОО"))


@pytest.fixture
def heralds(database: Database, calendar: Calendar, clock: ManualClock) -> Heralds:
    return Heralds(database, calendar, clock)


async def duty(heralds: Heralds, actor: Actor) -> int:
    """The one assignment of the person's school."""
    mine = assignment.c.organization_id == actor.memberships[0].organization_id
    ((found,),) = await heralds.rows(select(assignment.c.id).where(mine))
    return int(found)


async def answer(heralds: Heralds, actor: Actor) -> None:
    replies = Replies(heralds.db, heralds.calendar)
    await replies.press(heralds.act(actor), await duty(heralds, actor), Status.DONE)


async def is_told(heralds: Heralds, actor: Actor, day: date) -> bool:
    """Whether the message of this day is ordered, has something to say, and goes out."""
    await heralds.day(day)
    found = await heralds.agenda(actor, day)
    await heralds.set_state("sent" if found else "dropped", day=day)
    return found is not None


async def test_that_everything_is_in_is_said_once(heralds: Heralds) -> None:
    await heralds.load(order(DEED))
    director = await heralds.join()
    await answer(heralds, director)
    told = [await is_told(heralds, director, day) for day in (JANUARY_9, FEBRUARY_1, MARCH_1)]
    assert told == [True, False, False]


async def test_a_plan_that_was_never_sent_comes_on_the_next_day(heralds: Heralds) -> None:
    await heralds.load(order(DEED))
    director = await heralds.join()
    await heralds.day(JANUARY_9)
    await heralds.set_state("dropped", day=JANUARY_9)
    await heralds.day(date(2023, 1, 10))
    agenda = await heralds.agenda(director, date(2023, 1, 10))
    assert agenda
    assert agenda.is_plan


async def test_what_a_person_puts_off_comes_on_its_day(heralds: Heralds) -> None:
    await heralds.load(order(DEED))
    director = await heralds.join()
    put_off = await duty(heralds, director)
    async with heralds.db.write("snooze") as tx:
        await snoozes.put(tx, director.person_id, [put_off], DECEMBER_22)
    assert not await is_told(heralds, director, DECEMBER_21)
    assert await is_told(heralds, director, DECEMBER_22)


async def test_the_director_hears_of_the_deputys_duty_when_its_date_is_over(heralds: Heralds) -> None:
    await heralds.load(ORDER)
    director, deputy = await heralds.join(), await heralds.join(role=Role.DEPUTY)
    assert not await is_told(heralds, director, DECEMBER_21)
    assert await heralds.agenda(deputy, DECEMBER_21)
    assert not await is_told(heralds, director, date(2022, 12, 30))
    assert await is_told(heralds, director, JANUARY_9)


async def test_a_withdrawn_duty_is_spoken_of_by_nobody(heralds: Heralds) -> None:
    await heralds.load(order(DEED))
    director = await heralds.join()
    async with heralds.db.write("withdraw") as tx:
        await tx.conn.execute(update(assignment).values(withdrawn_at=heralds.clock.now()))
    assert not await is_told(heralds, director, DECEMBER_21)


async def test_of_many_people_everyone_is_told_and_nobody_twice(heralds: Heralds) -> None:
    await heralds.load(ORDER)
    people = [await heralds.join(role=Role.DEPUTY) for _ in range(AT_ONCE)]
    people += [await heralds.join(), await heralds.join()]
    for _ in range(2):
        await heralds.day(JANUARY_9)
    told = select(message.c.person_id).where(message.c.day == JANUARY_9, message.c.class_ == "planned")
    found = [row[0] for row in await heralds.rows(told)]
    assert sorted(found) == sorted(person.person_id for person in people)
