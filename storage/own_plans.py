"""The roadmaps that schools made for themselves: whose, of which year, and who wants to be reminded."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapKind, RoadmapState, Role
from storage.database import Transaction
from storage.schema import draft, item, order, roadmap


class OwnRow(NamedTuple):
    """A school's plan of a year, with the number and the day under which it was taken in."""

    order_id: int
    roadmap_id: int
    number: str
    date: date
    reminds: Role | None


_HEAD = (order.c.id, roadmap.c.id, order.c.number, order.c.date, roadmap.c.reminds)


async def find(conn: AsyncConnection, school_id: int, year: str) -> OwnRow | None:
    found = await conn.execute(
        select(*_HEAD)
        .join_from(roadmap, order, order.c.id == roadmap.c.order_id)
        .where(order.c.owner_id == school_id, roadmap.c.year == year, roadmap.c.kind == RoadmapKind.OWN)
        .order_by(roadmap.c.id)
        .limit(1)
    )
    row = found.first()
    return OwnRow(row[0], row[1], row[2], row[3], Role(row[4]) if row[4] else None) if row else None


async def put_order(tx: Transaction, school_id: int, order_id: int | None, values: Mapping[str, Any]) -> int:
    """The row that holds a school's plan: this one with new values, or a new one."""
    if order_id is not None:
        await tx.conn.execute(update(order).where(order.c.id == order_id).values(**values))
        return order_id
    row = {"owner_id": school_id, "imported_at": tx.now, **values}
    return int((await tx.conn.execute(insert(order).returning(order.c.id), row)).scalar_one())


async def put_reminds(tx: Transaction, schools: Collection[int], today: date, role: Role | None) -> int:
    """Who of these schools is reminded of their own plans that are in force; how many plans there are."""
    owned = select(order.c.id).where(order.c.owner_id.in_(schools))
    scope = (
        roadmap.c.order_id.in_(owned),
        roadmap.c.kind == RoadmapKind.OWN,
        roadmap.c.state == RoadmapState.ACTIVE,
        roadmap.c.ends >= today,
    )
    return (await tx.conn.execute(update(roadmap).where(*scope).values(reminds=role))).rowcount


async def has_any(conn: AsyncConnection, schools: Collection[int], today: date) -> bool:
    found = await conn.execute(
        select(roadmap.c.id)
        .join(order, order.c.id == roadmap.c.order_id)
        .where(
            order.c.owner_id.in_(schools),
            roadmap.c.kind == RoadmapKind.OWN,
            roadmap.c.state == RoadmapState.ACTIVE,
            roadmap.c.ends >= today,
        )
        .limit(1)
    )
    return found.first() is not None


async def is_announced(conn: AsyncConnection, cause: str) -> bool:
    return (await conn.execute(select(draft.c.id).where(draft.c.cause == cause))).first() is not None


async def count_items(conn: AsyncConnection, order_id: int) -> int:
    found = await conn.execute(
        select(func.count())
        .select_from(item)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .where(roadmap.c.order_id == order_id, item.c.withdrawn_at.is_(None))
    )
    return int(found.scalar_one())
