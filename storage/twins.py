"""Items of different plans that are about the same deed (RULES §3)."""

from collections.abc import Collection

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import twin

Pair = tuple[int, int]
"""Two items, the smaller id first."""


async def put_twins(conn: AsyncConnection, item_ids: Collection[int], wanted: Collection[Pair]) -> None:
    """The pairs among these items be `wanted`."""
    mine = twin.c.item_id.in_(item_ids) & twin.c.other_id.in_(item_ids)
    rows = await conn.execute(select(twin.c.item_id, twin.c.other_id).where(mine))
    stored = {(row[0], row[1]) for row in rows}
    for item_id, other_id in stored - set(wanted):
        await conn.execute(delete(twin).where(twin.c.item_id == item_id, twin.c.other_id == other_id))
    missing = [{"item_id": one, "other_id": other} for one, other in sorted(set(wanted) - stored)]
    if missing:
        await conn.execute(insert(twin), missing)
