"""Letters of the centre to its schools: what was written, to whom, and what became of each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
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


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One person's message of a broadcast; `said` and `left_at` once it has left."""

    id: int
    person_id: int
    broadcast_id: int
    sender: str
    state: str
    said: str | None
    at: datetime
    left_at: datetime | None


async def add(tx: Transaction, author_id: int, text: str, recipients: Recipients, cause: str) -> int | None:
    """Its id; None when it was sent before."""
    values = {"author_id": author_id, "text": text, "at": tx.now, "cause": cause}
    return await insert_once(
        tx.conn, broadcast, {**values, "recipients": [list(each) for each in recipients]}
    )


async def find(conn: AsyncConnection, broadcast_id: int) -> BroadcastRow | None:
    return (await find_all(conn, [broadcast_id])).get(broadcast_id)


async def find_all(conn: AsyncConnection, ids: Collection[int]) -> Mapping[int, BroadcastRow]:
    columns = (broadcast.c.id, broadcast.c.text, broadcast.c.at, broadcast.c.recipients)
    rows = await conn.execute(select(*columns).where(broadcast.c.id.in_(ids)))
    return {row[0]: BroadcastRow(*row[:3], [(each[0], each[1]) for each in row[3]]) for row in rows}


async def find_by_cause(conn: AsyncConnection, author_id: int, cause: str) -> int | None:
    mine = (broadcast.c.cause == cause, broadcast.c.author_id == author_id)
    return (await conn.execute(select(broadcast.c.id).where(*mine))).scalar()


async def states(conn: AsyncConnection, broadcast_id: int) -> Mapping[int, str]:
    """Person → what became of the message."""
    mine = (message.c.kind == BROADCAST, message.c.cause == cause_of(broadcast_id))
    rows = await conn.execute(select(message.c.person_id, message.c.state).where(*mine))
    return {row[0]: row[1] for row in rows}


async def letters(conn: AsyncConnection, people: Collection[int], since: datetime) -> Sequence[LetterRow]:
    """What these people are still to read, and what has left for them since then."""
    columns = (message.c.id, message.c.person_id, message.c.subject, message.c.state, message.c.text)
    mine = (message.c.kind == BROADCAST, message.c.person_id.in_(people))
    rows = await conn.execute(
        select(*columns, message.c.created_at, message.c.started_at)
        .where(*mine, or_(message.c.state == "ready", message.c.started_at >= since))
        .order_by(message.c.id)
    )
    return [LetterRow(row[0], row[1], row[2]["broadcast"], row[2]["sender"], *row[3:]) for row in rows]


def cause_of(broadcast_id: int) -> str:
    """What makes a letter one for each person."""
    return f"{BROADCAST}:{broadcast_id}"
