"""Items that belong together otherwise than twins do: one meeting, or a part in what another holds."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import bond, item, roadmap


class Bonded(NamedTuple):
    """As a row of the table has it: `kind` is a word of `roadmap.bonds`."""

    item_id: int
    other_id: int
    kind: str
    agreed: bool


async def put_bonds(conn: AsyncConnection, item_ids: Collection[int], wanted: Collection[Bonded]) -> None:
    """The bonds among these items be `wanted`."""
    mine = bond.c.item_id.in_(item_ids) & bond.c.other_id.in_(item_ids)
    stored = set(await _read(conn, mine))
    if stored == set(wanted):
        return
    await conn.execute(delete(bond).where(mine))
    if wanted:
        await conn.execute(insert(bond), [each._asdict() for each in sorted(wanted)])


async def held_together(conn: AsyncConnection, order_id: int) -> frozenset[tuple[str, str]]:
    """The items of this order, by code and key, of which people have said that they are one meeting."""
    of_bond = (item.c.id == bond.c.item_id) | (item.c.id == bond.c.other_id)
    rows = await conn.execute(
        select(roadmap.c.code, item.c.key)
        .join_from(bond, item, of_bond)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .where(roadmap.c.order_id == order_id, bond.c.kind == "together", bond.c.agreed)
    )
    return frozenset((row[0], row[1]) for row in rows)


async def _read(conn: AsyncConnection, scope: ColumnElement[bool]) -> list[Bonded]:
    columns = (bond.c.item_id, bond.c.other_id, bond.c.kind, bond.c.agreed)
    rows = await conn.execute(select(*columns).where(scope).order_by(*columns[:3]))
    return [Bonded(*row) for row in rows]
