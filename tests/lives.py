"""A bot that is killed and started again beside people who go on: where it lives, and how it is run."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from flow import Member, open_flow
from sqlalchemy import Select
from stand_in import stand_in
from waiting import until_true

from roadmap.clock import ManualClock
from sandbox.client import SandboxClient
from sandbox.seen import Message
from sandbox.server import TOKEN
from soak.keeper import House, Keeper, Kill, keep
from storage import pending
from storage.database import Database

PATIENCE = 60.0
T = TypeVar("T")


def stage(now: datetime, *members: Member) -> tuple[Any, Any, Any, Any]:
    """The fixtures `telegram`, `joined`, `people` and `house` of a module: these members, and that moment.

    The stand-in lives in a process of its own, so that no kill touches it.
    """

    @pytest.fixture(scope="module")
    def telegram() -> Iterator[str]:
        with stand_in() as address:
            yield address

    @pytest.fixture(scope="module")
    def joined(order594: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
        """A database that the members have joined on 20 December."""
        folder = tmp_path_factory.mktemp("joined")

        async def join() -> None:
            async with open_flow(order594, folder, "polling") as flow:
                await flow.join(*members)
                await flow.settle()

        asyncio.run(join())
        return folder / "vekhi.db"

    @pytest.fixture
    async def people(telegram: str) -> AsyncIterator[SandboxClient]:
        async with SandboxClient(telegram) as client:
            await client.reset()
            for member in members:
                await client.person(member.id, member.name, started=True)
            yield client

    @pytest.fixture
    def house(telegram: str, joined: Path, tmp_path: Path) -> House:
        shutil.copyfile(joined, tmp_path / "vekhi.db")
        return House(telegram, TOKEN, tmp_path, now)

    return telegram, joined, people, house


async def live(
    house: House,
    kills: Sequence[Kill],
    act: Callable[[Database], Awaitable[None]],
    look: Callable[[Database], Awaitable[T]],
) -> tuple[T, Keeper]:
    """What people do while the bot is killed and started again; what is left once it was stopped cleanly."""
    database = Database(house.settings().database_url, ManualClock(house.now))
    async with keep(house, kills) as keeper:
        await act(database)
    ending = await look(database)
    await database.close()
    return ending, keeper


async def until_there(database: Database, sign: Select[Any]) -> None:
    """The bot has it: the sign is a row of its database."""

    async def is_there() -> bool:
        async with database.read() as conn:
            return (await conn.execute(sign)).first() is not None

    await until_true(is_there, PATIENCE)


async def settle(people: SandboxClient, database: Database) -> None:
    """Nothing is to be fetched, handled or sent."""

    async def is_quiet() -> bool:
        if (await people.counters()).pending_updates:
            return False
        async with database.read() as conn:
            return not (await pending.read(conn, database.clock.now())).is_due

    await until_true(is_quiet, PATIENCE)


def has_button(label: str) -> Callable[[Message], bool]:
    return lambda seen: seen.from_bot and any(text.startswith(label) for text in seen.labels())


def button(seen: Message, label: str) -> str:
    """The whole label of the button that begins so."""
    return next(text for text in seen.labels() if text.startswith(label))
