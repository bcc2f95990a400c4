"""What a school is asked by the plans of a year, window by window: for its move to another cluster."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapKind, RoadmapState, Status
from storage.reaches import settle_asked
from storage.schema import assignment, item, order, roadmap, window


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A window of a plan, whom its item asks, and how this school stands to it; None where it does not."""

    window_id: int
    asked: tuple[str, ...]
    due: date
    is_past: bool
    assignment_id: int | None
    status: Status | None
    withdrawn_at: datetime | None


_ROWS: Select[Any] = (
    select(
        window.c.id,
        item.c.asked,
        window.c.due,
        window.c.end < order.c.date,
        assignment.c.id,
        assignment.c.status,
        assignment.c.withdrawn_at,
    )
    .join_from(window, item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(order, order.c.id == roadmap.c.order_id)
    .outerjoin(
        assignment,
        (assignment.c.window_id == window.c.id) & (assignment.c.organization_id == bindparam("school")),
    )
    .where(
        roadmap.c.year == bindparam("year"),
        roadmap.c.state == RoadmapState.ACTIVE,
        roadmap.c.kind == RoadmapKind.PLAN,
        roadmap.c.ends >= bindparam("today"),
        order.c.owner_id.is_(None),
        item.c.for_schools,
        item.c.withdrawn_at.is_(None),
        window.c.withdrawn_at.is_(None),
    )
    .order_by(window.c.id)
)


async def asked_of(conn: AsyncConnection, school_id: int, year: str, today: date) -> Sequence[AskedRow]:
    rows = await conn.execute(_ROWS, {"school": school_id, "year": year, "today": today})
    return [
        AskedRow(row[0], tuple(row[1]), row[2], row[3], row[4], Status(row[5]) if row[5] else None, row[6])
        for row in rows
    ]


async def withdraw(conn: AsyncConnection, assignment_ids: Iterable[int], now: datetime) -> None:
    scope = assignment.c.id.in_(list(assignment_ids))
    await conn.execute(update(assignment).where(scope).values(withdrawn_at=now))


async def ask(conn: AsyncConnection, school_id: int, rows: Iterable[AskedRow], now: datetime) -> None:
    """New assignments, and withdrawn ones again with what was answered in them."""
    wanted = list(rows)
    back = [each.assignment_id for each in wanted if each.assignment_id]
    scope = assignment.c.id.in_(back)
    await conn.execute(update(assignment).where(scope).values(withdrawn_at=None))
    new = [
        {"window_id": each.window_id, "organization_id": school_id, "due": each.due}
        for each in wanted
        if each.assignment_id is None
    ]
    if new:
        values = {"created_at": now, "status": Status.PENDING}
        await conn.execute(insert(assignment), [{**each, **values} for each in new])
        await settle_asked(conn, [each.window_id for each in wanted])
