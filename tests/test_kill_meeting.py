"""A bot killed while a meeting is set and while it is marked as held: told once, closed once."""

from dataclasses import replace
from typing import Any

from flow import COORDINATOR, DIRECTOR, moment
from lives import PATIENCE, button, has_button, live, settle, stage, until_there
from sqlalchemy import func, select

from sandbox.client import SandboxClient
from sandbox.seen import Message
from soak.keeper import House, Kill
from storage.database import Database
from storage.schema import attendance, awaiting, event, reply

CENTRE = COORDINATOR.id
telegram, joined, people, house = stage(moment(17, 10, month=1, year=2023), COORDINATOR, DIRECTOR)


def waits(want: str) -> Any:
    """What the centre is to say next about a meeting."""
    return select(awaiting.c.chat_key).where(awaiting.c.subject["want"].as_string() == want)


async def open_meeting(people: SandboxClient, label: str) -> Message:
    """The meeting, by its button that begins so."""
    asked = await people.say(CENTRE, "/meeting ДК1 1.2")
    shown = await people.wait_for(CENTRE, has_button(label), PATIENCE, after=asked)
    await people.press_async(CENTRE, shown.message_id, button(shown, label))
    return shown


async def read_closed(database: Database) -> tuple[int, int]:
    """How many schools were ticked, and how many answers that gave."""
    ticked = select(func.count()).select_from(attendance)
    given = select(func.count()).where(reply.c.cause.startswith("event:"))
    async with database.read() as conn:
        return (await conn.execute(ticked)).scalar_one(), (await conn.execute(given)).scalar_one()


async def test_a_meeting_is_told_once_and_closed_once_whatever_dies(
    house: House, people: SandboxClient
) -> None:
    async def set_day(database: Database) -> None:
        await open_meeting(people, "📅 Назначить дату")
        await until_there(database, waits("day"))
        await people.say(CENTRE, "26 января 15:00, каб. 12")
        await until_there(database, waits("yes"))
        await people.say(CENTRE, "да")
        await until_there(database, select(event.c.id).where(event.c.starts_at.is_not(None)))
        await settle(people, database)

    async def hold(database: Database) -> None:
        await open_meeting(people, "✅ Состоялась")
        await until_there(database, waits("sheet"))
        await people.say(CENTRE, "да")
        await until_there(database, select(event.c.id).where(event.c.held_on.is_not(None)))
        await settle(people, database)

    kills = [Kill("propose-event:after"), Kill("confirm-event:after")]
    _, first = await live(house, kills, set_day, read_closed)
    later = replace(house, now=moment(27, 10, month=1, year=2023))
    kills = [Kill("attendance:before"), Kill("attendance:after")]
    closed, second = await live(later, kills, hold, read_closed)
    assert (first.deaths, second.deaths) == (2, 2)
    told = [each for each in await people.messages(DIRECTOR.id) if "Назначена встреча" in each.text]
    assert (len(told), closed) == (1, (6, 6))
