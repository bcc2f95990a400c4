"""A connection that begins with its first statement leaves no transaction behind, whatever ends it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.one_trip import Connections, OneTripConnection

BEGIN = "BEGIN IMMEDIATE"


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[OneTripConnection]:
    connection = await Connections(tmp_path / "trips.db").open()
    await connection.cursor().execute("CREATE TABLE note (text TEXT)")
    await connection.commit()
    yield connection
    await connection.close()


async def count(connection: OneTripConnection) -> int:
    cursor = await connection.cursor().execute("SELECT count(*) FROM note")
    return int((await cursor.fetchone())[0])


async def test_a_transaction_begins_with_its_first_statement(connection: OneTripConnection) -> None:
    connection.begin(BEGIN)
    assert not connection.in_transaction
    await connection.cursor().execute("INSERT INTO note VALUES ('a')")
    assert connection.in_transaction
    await connection.rollback()
    assert await count(connection) == 0


async def test_what_was_begun_and_not_used_is_not_begun_later(connection: OneTripConnection) -> None:
    connection.begin(BEGIN)
    await connection.commit()
    await connection.cursor().execute("INSERT INTO note VALUES ('a')")
    assert not connection.in_transaction


async def test_a_statement_nobody_waited_for_is_taken_back(connection: OneTripConnection) -> None:
    connection.begin(BEGIN)
    hasty = asyncio.create_task(connection.cursor().execute("INSERT INTO note VALUES ('a')"))
    await asyncio.sleep(0)
    hasty.cancel()
    await connection.rollback()
    assert not connection.in_transaction
    assert await count(connection) == 0
