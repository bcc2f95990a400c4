"""Where a person's walk through the open questions stands: the newest of its messages tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import message

KIND = "walk"


@dataclass(frozen=True, slots=True)
class WalkRow:
    """`message_key` is the message in the chat, None while it is not known to have been sent."""

    subject: Mapping[str, Any]
    message_key: str | None
    at: datetime


_LATEST = (
    select(message.c.subject, message.c.target, message.c.message_key, message.c.created_at)
    .where(message.c.person_id == bindparam("person"), message.c.kind == KIND)
    .order_by(message.c.id.desc())
    .limit(1)
)


async def find_latest(conn: AsyncConnection, person_id: int) -> WalkRow | None:
    row = (await conn.execute(_LATEST, {"person": person_id})).first()
    return None if row is None else WalkRow(row.subject, row.message_key or row.target, row.created_at)
