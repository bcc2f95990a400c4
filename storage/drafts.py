"""Orders' files on their way in: announced, read or refused, then loaded or dropped."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.choices_values import Choice, choice_json, read_choice
from storage.database import Queue, Transaction
from storage.schema import draft

ORDER, OWN = "order", "own"
ANNOUNCED, READ, REFUSED, LOADED, DROPPED = "announced", "read", "refused", "loaded", "dropped"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """`file` is what the channel needs to hand it out again; `error` a text's key and its values."""

    id: int
    kind: str
    person_id: int
    organization_id: int
    file: Mapping[str, Any]
    state: str
    printed: str | None
    choices: tuple[Choice, ...]
    error: Mapping[str, Any] | None
    order_id: int | None
    created_at: datetime
    attempts: int


_COLUMNS = (
    draft.c.id,
    draft.c.kind,
    draft.c.person_id,
    draft.c.organization_id,
    draft.c.file,
    draft.c.state,
    draft.c.printed,
    draft.c.choices,
    draft.c.error,
    draft.c.order_id,
    draft.c.created_at,
    draft.c.attempts,
)
_ONE = select(*_COLUMNS).where(draft.c.id == bindparam("id"))
_LATEST = (
    select(draft.c.id, draft.c.file)
    .where(draft.c.person_id == bindparam("person"), draft.c.kind == ORDER)
    .order_by(draft.c.id.desc())
    .limit(1)
)
_NEXT = (
    select(*_COLUMNS)
    .where(
        draft.c.state == ANNOUNCED,
        or_(draft.c.retry_at.is_(None), draft.c.retry_at <= bindparam("now")),
        draft.c.id.not_in(bindparam("resting", expanding=True)),
    )
    .order_by(draft.c.id)
    .limit(1)
)


async def announce(tx: Transaction, values: Mapping[str, Any]) -> int:
    """A file that is to be fetched and read; `values` say whose it is and what it is."""
    row = {"kind": ORDER, "state": ANNOUNCED, "choices": [], "attempts": 0, "created_at": tx.now}
    added = await tx.conn.execute(insert(draft).returning(draft.c.id), {**row, **values})
    tx.touched.add(Queue.DRAFTS)
    return int(added.scalar_one())


async def find(conn: AsyncConnection, draft_id: int) -> DraftRow | None:
    return _row((await conn.execute(_ONE, {"id": draft_id})).first())


async def find_latest(conn: AsyncConnection, person_id: int) -> tuple[int, Mapping[str, Any]] | None:
    """The newest order's file of this person, whatever became of it: its id and the file."""
    row = (await conn.execute(_LATEST, {"person": person_id})).first()
    return (row.id, row.file) if row else None


async def find_next(conn: AsyncConnection, now: datetime, resting: Collection[int] = ()) -> DraftRow | None:
    """The oldest file that is to be read now, without those in `resting`."""
    return _row((await conn.execute(_NEXT, {"now": now, "resting": list(resting)})).first())


async def note_read(tx: Transaction, draft_id: int, printed: str) -> bool:
    """False when the file was dropped, or read already."""
    return await _move(tx, draft_id, (ANNOUNCED,), state=READ, printed=printed, retry_at=None)


async def refuse(tx: Transaction, draft_id: int, error: Mapping[str, Any]) -> bool:
    return await _move(tx, draft_id, (ANNOUNCED,), state=REFUSED, error=dict(error), retry_at=None)


async def postpone(tx: Transaction, draft_id: int, retry_at: datetime) -> bool:
    """One more attempt has failed."""
    return await _move(tx, draft_id, (ANNOUNCED,), attempts=draft.c.attempts + 1, retry_at=retry_at)


async def put_choices(tx: Transaction, draft_id: int, choices: Sequence[Choice]) -> bool:
    return await _move(tx, draft_id, (READ,), choices=[choice_json(each) for each in choices])


async def note_loaded(tx: Transaction, draft_id: int, order_id: int) -> bool:
    """What was printed is in the order's own rows now."""
    return await _move(tx, draft_id, (READ,), state=LOADED, order_id=order_id, printed=None)


async def drop(tx: Transaction, draft_id: int) -> bool:
    return await _move(tx, draft_id, (ANNOUNCED, READ), state=DROPPED, printed=None, retry_at=None)


async def count_by_state(conn: AsyncConnection) -> Mapping[str, int]:
    rows = await conn.execute(select(draft.c.state, func.count()).group_by(draft.c.state))
    return {row.state: row[1] for row in rows}


async def count_read_before(conn: AsyncConnection, moment: datetime) -> int:
    """Those that came before the moment, were read, and wait for a person's word."""
    found = select(func.count()).where(draft.c.state == READ, draft.c.created_at < moment)
    return int((await conn.execute(found)).scalar_one())


async def _move(tx: Transaction, draft_id: int, states: Collection[str], **values: Any) -> bool:
    """Whether the draft stood in one of these states."""
    scope = (draft.c.id == draft_id) & draft.c.state.in_(states)
    return bool((await tx.conn.execute(update(draft).where(scope).values(**values))).rowcount)


def _row(row: Any) -> DraftRow | None:
    if row is None:
        return None
    values = {**row._mapping, "choices": tuple(map(read_choice, row.choices))}
    return DraftRow(**values)
