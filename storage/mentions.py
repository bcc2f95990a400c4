"""Which assignments a message in a chat is about, in the order it names them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import mention

_FORGET = delete(mention).where(
    mention.c.chat_key == bindparam("chat"), mention.c.message_key == bindparam("message")
)


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


async def put(conn: AsyncConnection, about: Iterable[tuple[str, str, Sequence[int]]]) -> None:
    """Each message, by its chat and key, is about these assignments now, and about no others."""
    messages = list(about)
    await conn.execute(_FORGET, [{"chat": chat, "message": message} for chat, message, _ in messages])
    rows = [
        {"chat_key": chat, "message_key": message, "assignment_id": id_, "position": at}
        for chat, message, assignments in messages
        for at, id_ in enumerate(dict.fromkeys(assignments))
    ]
    if rows:
        await conn.execute(insert(mention), rows)
