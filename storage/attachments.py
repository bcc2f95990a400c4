"""Files that came with replies: announced, then fetched or given up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState
from storage.database import Transaction
from storage.schema import attachment


@dataclass(frozen=True, slots=True)
class Announced:
    """A file to be fetched by its outside id; `name` and `size` are what its sender's client said."""

    id: int
    outside_id: str
    size: int | None
    attempts: int
    name: str = ""


_WAITING = attachment.c.state == AttachmentState.ANNOUNCED
_NEXT = (
    select(
        attachment.c.id,
        attachment.c.outside_id,
        attachment.c.size,
        attachment.c.attempts,
        attachment.c.name,
    )
    .where(
        _WAITING,
        or_(attachment.c.retry_at.is_(None), attachment.c.retry_at <= bindparam("now")),
        attachment.c.id.not_in(bindparam("resting", expanding=True)),
    )
    .order_by(attachment.c.id)
    .limit(1)
)
_CHANGE = update(attachment).where(attachment.c.id == bindparam("row"), _WAITING)


async def find_next(conn: AsyncConnection, now: datetime, resting: Collection[int] = ()) -> Announced | None:
    """The oldest file that is to be fetched now, without those in `resting`."""
    row = (await conn.execute(_NEXT, {"now": now, "resting": list(resting)})).first()
    return Announced(*row) if row else None


async def store(tx: Transaction, id_: int, sha256: str, size: int, mime: str) -> bool:
    """The content lies in the file store; `mime` is what it is in truth. False when it was settled before."""
    values = {"state": AttachmentState.STORED, "sha256": sha256, "size": size, "retry_at": None, "mime": mime}
    return bool((await tx.conn.execute(_CHANGE.values(values), {"row": id_})).rowcount)


async def give_up(tx: Transaction, id_: int, state: AttachmentState) -> bool:
    """It will not be fetched: it is too big, or gone; its outside id is kept."""
    return bool((await tx.conn.execute(_CHANGE.values(state=state, retry_at=None), {"row": id_})).rowcount)


async def postpone(tx: Transaction, id_: int, retry_at: datetime) -> None:
    """One more attempt has failed."""
    values = {"attempts": attachment.c.attempts + 1, "retry_at": retry_at}
    await tx.conn.execute(_CHANGE.values(values), {"row": id_})


async def count_by_state(conn: AsyncConnection) -> Mapping[str, int]:
    rows = await conn.execute(select(attachment.c.state, func.count()).group_by(attachment.c.state))
    return {row.state: row[1] for row in rows}


async def count_announced_before(conn: AsyncConnection, moment: datetime) -> int:
    waiting = (attachment.c.state == AttachmentState.ANNOUNCED, attachment.c.announced_at < moment)
    return int((await conn.execute(select(func.count()).where(*waiting))).scalar_one())


async def contents(conn: AsyncConnection) -> Sequence[str]:
    """The hashes of what was stored, each once."""
    stored = select(attachment.c.sha256).where(attachment.c.state == AttachmentState.STORED)
    return list((await conn.execute(stored.distinct().order_by(attachment.c.sha256))).scalars())
