"""Which messages about meetings people have had, or are about to have."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import message


async def told(conn: AsyncConnection, kind: str, person_id: int, event_id: int) -> list[str]:
    """The stamps of the meeting's messages that have left for this person, in their order."""
    rows = await conn.execute(
        select(message.c.subject)
        .where(
            message.c.kind == kind, message.c.person_id == person_id, message.c.state.in_(("sent", "unknown"))
        )
        .order_by(message.c.id)
    )
    return [subject["stamp"] for subject in rows.scalars() if subject["event"] == event_id]


async def told_people(conn: AsyncConnection, kind: str, event_id: int, since: datetime) -> set[int]:
    """Who was told of the meeting since then, or is about to be."""
    rows = await conn.execute(
        select(message.c.person_id, message.c.subject).where(
            message.c.kind == kind, message.c.created_at >= since, message.c.state != "dropped"
        )
    )
    return {person_id for person_id, subject in rows if subject["event"] == event_id}


async def steps_asked(conn: AsyncConnection, kind: str, person_id: int) -> set[str]:
    """What the person was asked of meetings without a date, or is about to be."""
    rows = await conn.execute(
        select(message.c.subject).where(message.c.kind == kind, message.c.person_id == person_id)
    )
    return {step for subject in rows.scalars() for step in subject["steps"]}
