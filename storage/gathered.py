"""Messages that gather until they leave: what each is about, and how many things people hear at once."""

from collections.abc import Collection, Mapping
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import case, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.workdays import DAY
from storage import outbox
from storage.database import Queue, Transaction
from storage.schema import message

TOLD = ("sending", "sent", "unknown")
_ORDERED = [column for column in message.c if column.key != "id"]


class Heard(NamedTuple):
    """Immediate messages of a person on a day: `told` have left, `waiting` are still to leave."""

    told: int
    waiting: int

    @property
    def total(self) -> int:
        return self.told + self.waiting


NOTHING = Heard(0, 0)


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


async def heard(conn: AsyncConnection, people: Collection[int], since: datetime) -> Mapping[int, Heard]:
    """What each of these people is told at once on the day that begins then."""
    told = message.c.state.in_(TOLD) & (message.c.started_at >= since)
    waits = (message.c.state == "ready") & (message.c.not_before < since + DAY)
    rows = await conn.execute(
        select(message.c.person_id, func.sum(case((told, 1), else_=0)), func.sum(case((waits, 1), else_=0)))
        .where(message.c.class_ == "immediate", message.c.person_id.in_(people), or_(told, waits))
        .group_by(message.c.person_id)
    )
    return {row[0]: Heard(row[1], row[2]) for row in rows}


async def bring_forward(tx: Transaction, person_id: int, moment: datetime) -> None:
    """What waited for this moment may leave now: the person is back before it."""
    waits = (message.c.person_id == person_id, message.c.state == "ready", message.c.not_before == moment)
    at_once = update(message).where(message.c.class_ == "immediate", *waits)
    await tx.conn.execute(at_once.values(not_before=tx.now))
    tx.touched.add(Queue.OUTBOX)


async def hand_on(
    tx: Transaction, person_id: int, other_id: int, until: datetime, but: Collection[str]
) -> None:
    """What one person was to hear before that moment another hears now, unless they are told it anyway.

    It is ordered anew: a sender that has the old row in hand finds nothing to claim, whoever it was for.
    """
    same = message.alias("same")
    is_theirs = exists().where(
        same.c.person_id == other_id, same.c.kind == message.c.kind, same.c.cause == message.c.cause
    )
    waits = (
        message.c.class_ == "immediate",
        message.c.person_id == person_id,
        message.c.state == "ready",
        message.c.not_before < until,
        message.c.kind.not_in(but),
        ~is_theirs,
    )
    taken = await tx.conn.execute(delete(message).where(*waits).returning(message.c.id, *_ORDERED))
    keys = [column.key for column in _ORDERED]
    rows = [dict(zip(keys, row[1:], strict=True)) for row in sorted(taken, key=itemgetter(0))]
    if ordered := [{**row, "person_id": other_id} for row in rows]:
        await tx.conn.execute(insert(message), ordered)
        tx.touched.add(Queue.OUTBOX)
