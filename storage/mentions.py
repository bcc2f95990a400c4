"""Which assignments a message in a chat is about, in the order it names them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import mention, message

TOGETHER = "receipts"
"""The kind of a message that confirms several answers at once."""

_FORGET = delete(mention).where(
    mention.c.chat_key == bindparam("chat"), mention.c.message_key == bindparam("message")
)

_CONFIRMED = (
    select(mention.c.message_key)
    .join(message, message.c.message_key == mention.c.message_key)
    .where(
        mention.c.chat_key == bindparam("chat"),
        mention.c.assignment_id == bindparam("assignment"),
        message.c.kind == TOGETHER,
    )
)
_ABOUT = (
    select(mention.c.assignment_id)
    .where(mention.c.chat_key == bindparam("chat"), mention.c.message_key == bindparam("message"))
    .order_by(mention.c.position)
)


async def about(conn: AsyncConnection, chat_key: str, message_key: str) -> list[int]:
    """The assignments that a message of the chat is about, in the order it names them."""
    return list((await conn.execute(_ABOUT, {"chat": chat_key, "message": message_key})).scalars())


async def find_latest(conn: AsyncConnection, chat_key: str, assignment_id: int) -> str | None:
    """The newest message of the chat that is about this assignment alone: its card or its receipt."""
    alone = (
        select(mention.c.message_key)
        .where(mention.c.chat_key == chat_key)
        .group_by(mention.c.message_key)
        .having(func.count() == 1, func.max(mention.c.assignment_id) == assignment_id)
    )
    keys = (await conn.execute(alone)).scalars().all()
    return max(keys, key=int, default=None)


async def find_receipt(
    conn: AsyncConnection, chat_key: str, assignment_id: int
) -> tuple[str, list[int]] | None:
    """Where an answer to this was confirmed last, and all that this message is about."""
    alone = await find_latest(conn, chat_key, assignment_id)
    found = (await conn.execute(_CONFIRMED, {"chat": chat_key, "assignment": assignment_id})).scalars()
    newest = max((key for key in (alone, *found) if key), key=int, default=None)
    if newest is None:
        return None
    return newest, await about(conn, chat_key, newest)


async def put(conn: AsyncConnection, told: Iterable[tuple[str, str, Sequence[int]]]) -> None:
    """Each message, by its chat and key, is about these assignments now, and about no others."""
    messages = list(told)
    await conn.execute(_FORGET, [{"chat": chat, "message": message} for chat, message, _ in messages])
    rows = [
        {"chat_key": chat, "message_key": message, "assignment_id": id_, "position": at}
        for chat, message, assignments in messages
        for at, id_ in enumerate(dict.fromkeys(assignments))
    ]
    if rows:
        await conn.execute(insert(mention), rows)
