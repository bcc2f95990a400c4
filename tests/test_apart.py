"""Long readings go on beside the loop that people's presses are handled in."""

import asyncio
from threading import Event

import pytest

from storage import facts
from storage.database import APART, Database


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
