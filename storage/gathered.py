"""Messages that gather until they leave: what each is about, and when a person hears something at once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import outbox
from storage.database import Transaction
from storage.schema import message

LIVE = ("ready", "sending", "sent", "unknown")


async def gather(tx: Transaction, kind: str, person_id: int, assignment_id: int, moment: datetime) -> None:
    """The person's message of that moment is about this assignment too; it is ordered at need."""
    cause = f"{kind}:{moment.isoformat()}"
    await outbox.add(
        tx, "immediate", kind, person_id, subject={"assignments": []}, cause=cause, not_before=moment
    )
    mine = (message.c.person_id == person_id) & (message.c.kind == kind) & (message.c.cause == cause)
    found = await tx.conn.execute(select(message.c.id, message.c.subject).where(mine).with_for_update())
    row = found.one()
    about = dict.fromkeys([*row.subject["assignments"], assignment_id])
    subject = {"assignments": list(about)}
    await tx.conn.execute(update(message).where(message.c.id == row.id).values(subject=subject))


async def heard_at_once(conn: AsyncConnection, person_id: int, since: datetime) -> Sequence[datetime]:
    """When the person's immediate messages were free to leave, of those that were ordered lately."""
    moment = func.coalesce(message.c.started_at, message.c.not_before)
    rows = await conn.execute(
        select(message.c.not_before, message.c.started_at).where(
            message.c.person_id == person_id,
            message.c.class_ == "immediate",
            message.c.state.in_(LIVE),
            moment >= since,
        )
    )
    return [row.started_at or row.not_before for row in rows]
