"""The durable inbox: updates as they came, and what became of each."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Queue, Transaction
from storage.schema import inbox

LARGEST = 2**63 - 1

_COLUMNS = (inbox.c.id, inbox.c.chat_key, inbox.c.payload, inbox.c.received_at)


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An update to be handled; `payload` is what the channel sent, of whatever shape."""

    id: int
    chat_key: str
    payload: Any
    received_at: datetime


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """An update before it is stored; `chat_key` says whose order it keeps, empty when nobody's."""

    update_id: int
    chat_key: str
    payload: Any


async def add(tx: Transaction, channel: str, updates: Iterable[NewUpdate]) -> list[InboxRow]:
    """Keep the updates and return those that were not there, in their order."""
    payloads: dict[tuple[int, str], Any] = {}
    values = []
    for new in updates:
        text = _write(new.payload)
        key = (new.update_id, hashlib.sha256(text.encode()).hexdigest())
        if key in payloads:
            continue
        payloads[key] = new.payload
        values.append(
            {
                "channel": channel,
                "update_id": key[0],
                "digest": key[1],
                "chat_key": new.chat_key,
                "payload": text,
                "received_at": tx.now,
                "state": "new",
            }
        )
    if not values:
        return []
    dialect: Any = sqlite if tx.conn.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(inbox).on_conflict_do_nothing()
    statement = statement.returning(inbox.c.id, inbox.c.update_id, inbox.c.digest, inbox.c.chat_key)
    stored = (await tx.conn.execute(statement, values)).all()
    return [
        InboxRow(row.id, row.chat_key, payloads[row.update_id, row.digest], tx.now) for row in sorted(stored)
    ]


def _write(payload: Any) -> str:
    text = json.dumps(payload, ensure_ascii=False)
    return text if text.isascii() or _is_text(text) else json.dumps(payload)


def _is_text(text: str) -> bool:
    """False for half a surrogate pair, which JSON can carry and no database can."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


async def list_new(conn: AsyncConnection, limit: int, skip: Collection[int] = ()) -> list[InboxRow]:
    """The oldest rows that wait, without those in `skip`."""
    ids = select(inbox.c.id).where(inbox.c.state == "new").order_by(inbox.c.id).limit(limit + len(skip))
    wanted = [id_ for id_ in (await conn.execute(ids)).scalars() if id_ not in skip][:limit]
    if not wanted:
        return []
    rows = await conn.execute(select(*_COLUMNS).where(inbox.c.id.in_(wanted)).order_by(inbox.c.id))
    return [InboxRow(row.id, row.chat_key, json.loads(row.payload), row.received_at) for row in rows]


async def find(conn: AsyncConnection, row_id: int) -> InboxRow | None:
    row = (await conn.execute(select(*_COLUMNS).where(inbox.c.id == row_id))).first()
    return row and InboxRow(row.id, row.chat_key, json.loads(row.payload), row.received_at)


async def finish(tx: Transaction, ids: Sequence[int], state: str, error: str | None = None) -> int:
    """Close rows that are still `new`; returns how many there were."""
    closed = await tx.conn.execute(
        update(inbox)
        .where(inbox.c.id.in_(ids), inbox.c.state == "new")
        .values(state=state, error=error, finished_at=tx.now)
    )
    return int(closed.rowcount)


async def retry_failed(tx: Transaction) -> int:
    """Make failed rows new again; returns how many."""
    revived = await tx.conn.execute(
        update(inbox).where(inbox.c.state == "failed").values(state="new", error=None, finished_at=None)
    )
    tx.touched.add(Queue.INBOX)
    return int(revived.rowcount)


async def count_by_state(conn: AsyncConnection) -> Mapping[str, int]:
    rows = await conn.execute(select(inbox.c.state, func.count()).group_by(inbox.c.state))
    return {row.state: row[1] for row in rows}


async def list_failed(conn: AsyncConnection, limit: int) -> list[tuple[int, str]]:
    """The newest failed rows and the last lines of their tracebacks."""
    rows = await conn.execute(
        select(inbox.c.id, inbox.c.error)
        .where(inbox.c.state == "failed")
        .order_by(inbox.c.id.desc())
        .limit(limit)
    )
    return [(row.id, (row.error or "").strip().rpartition("\n")[2]) for row in rows]
