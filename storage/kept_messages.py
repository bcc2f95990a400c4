"""Messages whose answer is still to be chosen: the updates that hold them, the questions about them."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import inbox, message, reply

NEARBY = 500
"""An album comes in one go: its parts are not further apart than so many updates of everybody."""

_PARTS = (
    select(inbox.c.id, inbox.c.payload)
    .where(
        inbox.c.id.between(bindparam("first"), bindparam("last")),
        inbox.c.chat_key == bindparam("chat"),
        inbox.c.payload.contains(bindparam("album", type_=inbox.c.payload.type)),
    )
    .order_by(inbox.c.id)
)
_QUESTION = select(message.c.subject, message.c.message_key).where(
    message.c.person_id == bindparam("person"),
    message.c.kind == bindparam("kind"),
    message.c.cause == bindparam("cause"),
)
_ANSWERED = select(reply.c.id).where(reply.c.cause == bindparam("cause")).limit(1)


async def album_parts(
    conn: AsyncConnection, chat_key: str, album_key: str, near: int
) -> list[tuple[int, Any]]:
    """The updates of this chat that carry parts of the album, in their order, with their payloads."""
    values = {"first": near - NEARBY, "last": near + NEARBY, "chat": chat_key, "album": album_key}
    found = []
    for row in await conn.execute(_PARTS, values):
        payload = json.loads(row.payload)
        sent = payload.get("message") if isinstance(payload, dict) else None
        if isinstance(sent, dict) and sent.get("media_group_id") == album_key:
            found.append((row.id, payload))
    return found


async def find_question(
    conn: AsyncConnection, person_id: int, kind: str, kept: int
) -> tuple[Mapping[str, Any], str | None] | None:
    """What was asked about the message kept in inbox row `kept`, and the question's own key in the chat."""
    values = {"person": person_id, "kind": kind, "cause": f"inbox:{kept}"}
    row = (await conn.execute(_QUESTION, values)).first()
    return None if row is None else (row.subject, row.message_key)


async def is_answered(conn: AsyncConnection, kept: int) -> bool:
    """Whether a reply was made of the message."""
    return (await conn.execute(_ANSWERED, {"cause": f"inbox:{kept}"})).first() is not None
