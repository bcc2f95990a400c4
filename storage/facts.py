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


async def put(tx: Transaction, key: str, value: str) -> None:
    await upsert(tx.conn, fact, ["key"], {"key": key, "value": value})
