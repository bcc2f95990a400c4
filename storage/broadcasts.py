"""Letters of the centre to its schools: what was written, to whom, and what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Transaction
from storage.dialect import insert_once
from storage.outbox import BROADCAST
from storage.schema import broadcast, message

Recipients = Sequence[tuple[int, int | None]]
"""Schools, each with whoever of it is written to."""


@dataclass(frozen=True, slots=True)
class BroadcastRow:
    id: int
    text: str
    at: datetime
    recipients: Recipients


async def add(tx: Transaction, author_id: int, text: str, recipients: Recipients, cause: str) -> int | None:
    """Its id; None when it was sent before."""
    values = {"author_id": author_id, "text": text, "at": tx.now, "cause": cause}
    return await insert_once(
        tx.conn, broadcast, {**values, "recipients": [list(each) for each in recipients]}
    )


async def find(conn: AsyncConnection, broadcast_id: int) -> BroadcastRow | None:
    columns = (broadcast.c.id, broadcast.c.text, broadcast.c.at, broadcast.c.recipients)
    row = (await conn.execute(select(*columns).where(broadcast.c.id == broadcast_id))).first()
    return None if row is None else BroadcastRow(*row[:3], [(each[0], each[1]) for each in row[3]])


async def find_by_cause(conn: AsyncConnection, author_id: int, cause: str) -> int | None:
    mine = (broadcast.c.cause == cause, broadcast.c.author_id == author_id)
    return (await conn.execute(select(broadcast.c.id).where(*mine))).scalar()


async def states(conn: AsyncConnection, broadcast_id: int) -> Mapping[int, str]:
    """Person → what became of the message."""
    mine = (message.c.kind == BROADCAST, message.c.cause == cause_of(broadcast_id))
    rows = await conn.execute(select(message.c.person_id, message.c.state).where(*mine))
    return {row[0]: row[1] for row in rows}


def cause_of(broadcast_id: int) -> str:
    """What makes a letter one for each person."""
    return f"{BROADCAST}:{broadcast_id}"
