"""The targets that plans print in their items, and the values of their preambles."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Baseline, ItemKind
from storage.schema import indicator, item, roadmap


class TargetRow(NamedTuple):
    """`group`: cluster codes, or «schools»; `sum_of`: keys of the items whose answers tell of this one."""

    id: int
    item_id: int
    roadmap_id: int
    code: str
    key: str
    number: str
    short_name: str
    kind: ItemKind
    for_schools: bool
    sum_of: tuple[str, ...]
    op: str
    value: float
    unit: str
    of: str
    source: str
    group: tuple[str, ...]


_TARGETS: Select[Any] = (
    select(
        indicator.c.id, item.c.id, item.c.roadmap_id, roadmap.c.code, item.c.key, item.c.number,
        item.c.short_name, item.c.kind, item.c.for_schools, item.c.sum_of, indicator.c.op,
        indicator.c.value, indicator.c.unit, indicator.c.of, indicator.c.source, indicator.c.group,
    )
    .join(item, item.c.id == indicator.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .where(
        item.c.roadmap_id.in_(bindparam("ids", expanding=True)),
        item.c.withdrawn_at.is_(None),
        indicator.c.withdrawn_at.is_(None),
    )
    .order_by(roadmap.c.order_id, roadmap.c.position, item.c.position, indicator.c.position, indicator.c.id)
)  # fmt: skip


async def targets(conn: AsyncConnection, plan_ids: Sequence[int]) -> list[TargetRow]:
    """In the order in which the plans print them; where no source is known, the centre states it."""
    rows = await conn.execute(_TARGETS, {"ids": plan_ids})
    return [_target(row) for row in rows]


def _target(row: Any) -> TargetRow:
    known = (ItemKind(row[7]), row[8], tuple(row[9]))
    return TargetRow._make((*row[:7], *known, *row[10:14], row[14] or "stated", tuple(row[15])))


async def item_keys(conn: AsyncConnection, plan_ids: Sequence[int]) -> dict[tuple[int, str], int]:
    """Plan and key → the item that stands there now."""
    scope = (item.c.roadmap_id.in_(plan_ids), item.c.withdrawn_at.is_(None))
    rows = await conn.execute(select(item.c.roadmap_id, item.c.key, item.c.id).where(*scope))
    return {(row[0], row[1]): row[2] for row in rows}


async def baselines(conn: AsyncConnection, roadmap_id: int) -> tuple[Baseline, ...]:
    """As the preamble prints them."""
    found = (await conn.execute(select(roadmap.c.baselines).where(roadmap.c.id == roadmap_id))).scalar()
    return tuple(Baseline(**each) for each in found or ())
