"""Who comes to a meeting and who came, and the answers that this gave (RULES §7)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, null, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import events
from storage.database import Transaction
from storage.dialect import upsert
from storage.events import EventRow
from storage.schema import assignment, attendance, event, event_window, partner, reply, rsvp

_DECLINED = (
    select(assignment.c.id, rsvp.c.organization_id)
    .join_from(event, rsvp, rsvp.c.event_id == event.c.id)
    .join(event_window, event_window.c.event_id == event.c.id)
    .join(assignment, assignment.c.window_id == event_window.c.window_id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .where(
        event.c.starts_at >= bindparam("since"),
        rsvp.c.answer == "not_coming",
        rsvp.c.organization_id.in_(bindparam("organizations", expanding=True)),
        or_(
            assignment.c.organization_id == rsvp.c.organization_id,
            partner.c.organization_id == rsvp.c.organization_id,
        ),
    )
)


async def comings(conn: AsyncConnection, row: EventRow) -> dict[int, str]:
    """School → «coming», «deputy» or «not_coming», of those who have said nothing since it began."""
    before = rsvp.c.at < row.starts_at if row.starts_at else true()
    return await _words(conn, row.id, before)


async def came(conn: AsyncConnection, row: EventRow) -> dict[int, str]:
    """The same words, of the schools that have said them since it began: they tell who was there."""
    return await _words(conn, row.id, rsvp.c.at >= row.starts_at) if row.starts_at else {}


async def _words(conn: AsyncConnection, event_id: int, when: ColumnElement[bool]) -> dict[int, str]:
    said = select(rsvp.c.organization_id, rsvp.c.answer).where(rsvp.c.event_id == event_id, when)
    return {row[0]: row[1] for row in await conn.execute(said)}


async def put_coming(tx: Transaction, event_id: int, school_id: int, person_id: int, answer: str) -> None:
    values = {"event_id": event_id, "organization_id": school_id, "person_id": person_id}
    await upsert(tx.conn, rsvp, ("event_id", "organization_id"), {**values, "answer": answer, "at": tx.now})


async def declined(
    conn: AsyncConnection, organizations: Collection[int], since: datetime
) -> frozenset[tuple[int, int]]:
    """Assignment and school that has said that it does not come, of meetings from this moment on."""
    values = {"organizations": list(organizations), "since": since}
    return frozenset((row[0], row[1]) for row in await conn.execute(_DECLINED, values))


async def forget_comings(tx: Transaction, event_id: int) -> None:
    await tx.conn.execute(delete(rsvp).where(rsvp.c.event_id == event_id))


async def presences(conn: AsyncConnection, event_id: int) -> dict[int, str]:
    """School → «present», «deputy» or «absent», as ticked."""
    rows = await conn.execute(
        select(attendance.c.organization_id, attendance.c.presence).where(attendance.c.event_id == event_id)
    )
    return {row[0]: row[1] for row in rows}


async def put_presence(tx: Transaction, event_id: int, school_id: int, presence: str) -> None:
    values = {"event_id": event_id, "organization_id": school_id, "presence": presence, "at": tx.now}
    await upsert(tx.conn, attendance, ("event_id", "organization_id"), values)


async def closed_by(conn: AsyncConnection, event_id: int) -> dict[int, list[int]]:
    """Assignment → the answers in the log that the meeting gave and nobody took back."""
    undone = reply.alias("undone")
    rows = await conn.execute(
        select(reply.c.assignment_id, reply.c.id)
        .join(assignment, assignment.c.id == reply.c.assignment_id)
        .join(event_window, event_window.c.window_id == assignment.c.window_id)
        .where(
            event_window.c.event_id == event_id,
            reply.c.cause.startswith(f"event:{event_id}:"),
            reply.c.undoes_id.is_(None),
            reply.c.id.not_in(select(undone.c.undoes_id).where(undone.c.undoes_id.is_not(None))),
        )
        .order_by(reply.c.id)
    )
    found: dict[int, list[int]] = {}
    for assignment_id, reply_id in rows:
        found.setdefault(assignment_id, []).append(reply_id)
    return found


async def unhold(tx: Transaction, event_id: int) -> None:
    """It was not held after all: nobody was there, and there is no protocol."""
    await tx.conn.execute(delete(attendance).where(attendance.c.event_id == event_id))
    await events.put(tx, event_id, held_on=None, minutes=null())
