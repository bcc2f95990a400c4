"""What the centre and the controllers were written to of themselves, and since when they are there."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from storage.schema import membership, message

_HAD = or_(
    message.c.state.in_(("sending", "sent", "unknown", "failed")),
    and_(message.c.state == "dropped", message.c.error.is_(None)),
)
"""It has left, or had nothing to say; a message that was not sent on its day was dropped for a reason."""


async def last_days(conn: AsyncConnection, kind: str, since: date) -> Mapping[int, date]:
    """The last day from `since` on which each person had one of this kind."""
    had = (message.c.class_ == "planned", message.c.kind == kind, message.c.day >= since, _HAD)
    rows = await conn.execute(
        select(message.c.person_id, func.max(message.c.day)).where(*had).group_by(message.c.person_id)
    )
    return {row[0]: row[1] for row in rows}


async def joined(conn: AsyncConnection, role: Role) -> Mapping[int, datetime]:
    """When each person who stands in this role anywhere came to it."""
    standing = (membership.c.role == role, membership.c.ended_at.is_(None))
    rows = await conn.execute(
        select(membership.c.person_id, func.min(membership.c.created_at))
        .where(*standing)
        .group_by(membership.c.person_id)
    )
    return {row[0]: row[1] for row in rows}
