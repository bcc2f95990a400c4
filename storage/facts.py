"""What the program knows of itself, a word and a text each: its username, its clock, its last good poll."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Transaction
from storage.dialect import upsert
from storage.schema import fact

CLOCK = "clock"
BOT_USERNAME = "bot_username"
POLLED_AT = "polled_at"


async def find(conn: AsyncConnection, key: str) -> str | None:
    return (await conn.execute(select(fact.c.value).where(fact.c.key == key))).scalar()


async def find_moment(conn: AsyncConnection, key: str) -> datetime | None:
    value = await find(conn, key)
    return datetime.fromisoformat(value) if value else None


async def find_all(conn: AsyncConnection, prefix: str) -> dict[str, str]:
    """What is known under keys that begin so."""
    rows = await conn.execute(select(fact.c.key, fact.c.value).where(fact.c.key.startswith(prefix)))
    return {row.key: row.value for row in rows}


async def put(tx: Transaction, key: str, value: str) -> None:
    await upsert(tx.conn, fact, ["key"], {"key": key, "value": value})
