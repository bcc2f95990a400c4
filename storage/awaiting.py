"""What a chat is expected to say next: one row a chat, read and cleared in the effect's own commit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.dialect import upsert
from storage.schema import awaiting

_ONE = select(awaiting.c.kind, awaiting.c.subject, awaiting.c.expires_at).where(
    awaiting.c.chat_key == bindparam("chat")
)
_CLEAR = delete(awaiting).where(awaiting.c.chat_key == bindparam("chat"))


@dataclass(frozen=True, slots=True)
class Awaited:
    """`kind` says what is expected («details», «difficulty», «file») and `assignment_id` of what."""

    kind: str
    assignment_id: int


async def find(conn: AsyncConnection, chat_key: str, now: datetime) -> Awaited | None:
    row = (await conn.execute(_ONE, {"chat": chat_key})).first()
    if row is None or row.expires_at <= now:
        return None
    subject: dict[str, Any] = row.subject
    return Awaited(row.kind, int(subject["assignment"]))


async def expect(conn: AsyncConnection, chat_key: str, awaited: Awaited, expires_at: datetime) -> None:
    values = {
        "chat_key": chat_key,
        "kind": awaited.kind,
        "subject": {"assignment": awaited.assignment_id},
        "expires_at": expires_at,
    }
    await upsert(conn, awaiting, ["chat_key"], values)


async def clear(conn: AsyncConnection, chat_key: str) -> None:
    await conn.execute(_CLEAR, {"chat": chat_key})
