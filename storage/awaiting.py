"""What a chat is expected to say next: one row a chat, read and cleared in the effect's own commit."""

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be written that is no answer to an assignment: a name, a day, a reason.

    `subject` holds what it is about and what was said so far, as JSON.
    """

    kind: str
    subject: Mapping[str, Any]


async def find(conn: AsyncConnection, chat_key: str, now: datetime) -> Awaited | None:
    found = await find_either(conn, chat_key, now)
    if found is None or "assignment" not in found.subject:
        return None
    return Awaited(found.kind, int(found.subject["assignment"]))


async def find_question(conn: AsyncConnection, chat_key: str, now: datetime) -> Question | None:
    found = await find_either(conn, chat_key, now)
    return None if found is None or "assignment" in found.subject else found


async def expect(conn: AsyncConnection, chat_key: str, awaited: Awaited, expires_at: datetime) -> None:
    await ask(conn, chat_key, Question(awaited.kind, {"assignment": awaited.assignment_id}), expires_at)


async def ask(conn: AsyncConnection, chat_key: str, question: Question, expires_at: datetime) -> None:
    values = {
        "chat_key": chat_key,
        "kind": question.kind,
        "subject": dict(question.subject),
        "expires_at": expires_at,
    }
    await upsert(conn, awaiting, ["chat_key"], values)


async def find_either(conn: AsyncConnection, chat_key: str, now: datetime) -> Question | None:
    """Whatever the chat is asked for, with all that was noted about it."""
    row = (await conn.execute(_ONE, {"chat": chat_key})).first()
    return None if row is None or row.expires_at <= now else Question(row.kind, row.subject)


async def clear(conn: AsyncConnection, chat_key: str) -> None:
    await conn.execute(_CLEAR, {"chat": chat_key})
