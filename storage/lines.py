"""Replies that one act of a person recorded together."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import reply

_OTHER = reply.alias("other")
_TOGETHER = (
    select(reply.c.id, reply.c.assignment_id)
    .join_from(reply, _OTHER, (_OTHER.c.cause == reply.c.cause) & (_OTHER.c.author_id == reply.c.author_id))
    .where(_OTHER.c.id == bindparam("id"), reply.c.undoes_id.is_(None))
    .order_by(reply.c.id)
)

_BY = select(reply.c.id).where(reply.c.cause == bindparam("cause"), reply.c.undoes_id.is_(None))


async def recorded_with(conn: AsyncConnection, reply_id: int) -> Sequence[tuple[int, int]]:
    """The replies, with their assignments, of the act that recorded this one."""
    return [(row[0], row[1]) for row in await conn.execute(_TOGETHER, {"id": reply_id})]


async def recorded_by(conn: AsyncConnection, cause: str) -> Sequence[int]:
    """The replies that this cause has recorded."""
    return list((await conn.execute(_BY.order_by(reply.c.id), {"cause": cause})).scalars())
