"""Long readings go on beside the loop that people's presses are handled in."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from threading import Event

import pytest
from sample_orders import DEED, order
from test_summary import School

from roadmap.clock import ManualClock
from roadmap.model import Role
from services.calendar import Calendar
from services.indicators import Indicators
from services.orders import Orders
from services.people import Actor
from services.silence import Silences
from services.summary import Summary
from storage import facts
from storage.database import APART, CONNECTIONS, Database


async def put(database: Database) -> None:
    async with database.write("word") as tx:
        await facts.put(tx, "word", "слово")


async def find(database: Database) -> dict[str, str]:
    async with database.read() as conn:
        return dict(await facts.find_all(conn, "word"))


async def test_what_is_read_apart_is_what_was_committed(database: Database) -> None:
    await put(database)

    assert await database.apart(lambda: find(database)) == {"word": "слово"}


async def test_others_go_on_while_something_is_read_apart(database: Database) -> None:
    gate = Event()

    async def read() -> dict[str, str]:
        gate.wait()
        return await find(database)

    reading = [asyncio.create_task(database.apart(read)) for _ in range(APART + 1)]
    await put(database)
    gate.set()

    assert await asyncio.gather(*reading) == [{"word": "слово"}] * (APART + 1)


async def test_what_is_read_apart_may_ask_for_more_of_it(database: Database) -> None:
    async def read() -> dict[str, str]:
        return await database.apart(lambda: find(database))

    assert await database.apart(read) == {}


async def test_nothing_is_written_apart(database: Database) -> None:
    with pytest.raises(RuntimeError, match="word"):
        await database.apart(lambda: put(database))


@pytest.mark.parametrize(
    "read",
    [
        lambda town, actor: Indicators(town.database, town.calendar).overview(actor),
        lambda town, actor: Indicators(town.database, town.calendar).plan(actor, 1),
        lambda town, actor: silences(town).to_call(actor),
    ],
    ids=["indicators", "a plan's indicators", "whom to call"],
)
async def test_what_is_told_of_all_schools_is_read_apart(
    database: Database,
    calendar: Calendar,
    clock: ManualClock,
    read: Callable[[School, Actor], Awaitable[object]],
) -> None:
    await Orders(database).import_order(order(DEED))
    town = School(database, calendar, clock)
    actor = await town.join("ОЦПРМСО", Role.COORDINATOR)

    async with AsyncExitStack() as stack:
        for _ in range(CONNECTIONS):
            await stack.enter_async_context(database.read())
        await read(town, actor)


def silences(town: School) -> Silences:
    return Silences(town.database, town.calendar, Summary(town.database, town.calendar))
