"""What the program's time stands still for, and the moments that rows wait for."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState
from storage.schema import attachment, draft, inbox, message


@dataclass(frozen=True, slots=True)
class Pending:
    """`is_due`: a row is to be handled, sent or fetched; between two equal values nothing came."""

    is_due: bool
    last_update: int
    last_message: int


_ANNOUNCED = attachment.c.state == AttachmentState.ANNOUNCED
_UNREAD = draft.c.state == "announced"
_NOW = bindparam("now", type_=message.c.not_before.type)
_PENDING = select(
    or_(
        exists().where(inbox.c.state == "new"),
        exists().where(message.c.state == "sending"),
        exists().where(message.c.state == "ready", message.c.not_before <= _NOW),
        exists().where(_ANNOUNCED, or_(attachment.c.retry_at.is_(None), attachment.c.retry_at <= _NOW)),
        exists().where(_UNREAD, or_(draft.c.retry_at.is_(None), draft.c.retry_at <= _NOW)),
    ),
    select(func.coalesce(func.max(inbox.c.id), 0)).scalar_subquery(),
    select(func.coalesce(func.max(message.c.id), 0)).scalar_subquery(),
)
_NEXT = select(
    select(func.min(message.c.not_before))
    .where(message.c.state == "ready", message.c.not_before > _NOW)
    .scalar_subquery(),
    select(func.min(attachment.c.retry_at)).where(_ANNOUNCED, attachment.c.retry_at > _NOW).scalar_subquery(),
    select(func.min(draft.c.retry_at)).where(_UNREAD, draft.c.retry_at > _NOW).scalar_subquery(),
)


async def read(conn: AsyncConnection, now: datetime) -> Pending:
    is_due, last_update, last_message = (await conn.execute(_PENDING, {"now": now})).one()
    return Pending(bool(is_due), last_update, last_message)


async def next_moment(conn: AsyncConnection, now: datetime) -> datetime | None:
    """When the next row that waits for its time becomes due."""
    found = (await conn.execute(_NEXT, {"now": now})).one()
    return min((moment for moment in found if moment is not None), default=None)
