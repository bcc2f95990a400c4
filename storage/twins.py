"""Items of different plans that are about the same deed (RULES §3)."""

from collections.abc import Collection, Mapping

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


async def deeds(conn: AsyncConnection) -> Mapping[int, int]:
    """Item → the smallest id among all that are twins of it or of its twins."""
    found: dict[int, int] = {}
    pairs = select(twin.c.item_id, twin.c.other_id).order_by(twin.c.item_id, twin.c.other_id)
    for one, other in await conn.execute(pairs):
        first, second = found.get(one, one), found.get(other, other)
        least = min(first, second)
        joined = [each for each, deed in found.items() if deed in (first, second)]
        found.update(dict.fromkeys((*joined, one, other), least))
    return found
