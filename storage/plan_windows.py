"""The windows of a plan as a centre sees them: when each is due, whom it asks, how far it is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Status
from storage.schema import assignment, cluster, cluster_school, item, organization, roadmap, window


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window and `counts` of its assignments by status; none where it ended before the order."""

    id: int
    item_id: int
    start: date | None
    end: date
    printed_due: date
    due: date
    counts: Mapping[Status, int]

    @property
    def asked(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One organization that a window asks; `cluster` of the plan's year, if it stands in one."""

    assignment_id: int
    organization_id: int
    name: str
    cluster_id: int | None
    cluster: str | None
    due: date
    status: Status


_WINDOWS: Select[Any] = (
    select(
        window.c.id,
        window.c.item_id,
        window.c.start,
        window.c.end,
        window.c.printed_due,
        window.c.due,
        assignment.c.status,
        func.count(assignment.c.id),
    )
    .join_from(window, item, item.c.id == window.c.item_id)
    .outerjoin(assignment, (assignment.c.window_id == window.c.id) & assignment.c.withdrawn_at.is_(None))
    .where(window.c.withdrawn_at.is_(None))
    .group_by(window.c.id, assignment.c.status)
    .order_by(window.c.end, window.c.id, assignment.c.status)
)
_TARGETS: Select[Any] = (
    select(
        assignment.c.id,
        organization.c.id,
        organization.c.short_name,
        cluster.c.id,
        cluster.c.code,
        assignment.c.due,
        assignment.c.status,
    )
    .join_from(assignment, organization, organization.c.id == assignment.c.organization_id)
    .join(window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .outerjoin(
        cluster_school,
        (cluster_school.c.organization_id == organization.c.id) & (cluster_school.c.year == roadmap.c.year),
    )
    .outerjoin(cluster, cluster.c.id == cluster_school.c.cluster_id)
    .where(assignment.c.window_id == bindparam("window"), assignment.c.withdrawn_at.is_(None))
    .order_by(cluster.c.position, organization.c.position, organization.c.id)
)


async def windows_of_plan(conn: AsyncConnection, roadmap_id: int) -> list[WindowRow]:
    return _windows(await conn.execute(_WINDOWS.where(item.c.roadmap_id == roadmap_id)))


async def windows_of_item(conn: AsyncConnection, item_id: int) -> list[WindowRow]:
    return _windows(await conn.execute(_WINDOWS.where(item.c.id == item_id)))


async def find_window(conn: AsyncConnection, window_id: int) -> WindowRow | None:
    found = _windows(await conn.execute(_WINDOWS.where(window.c.id == window_id)))
    return found[0] if found else None


async def targets(conn: AsyncConnection, window_id: int) -> list[TargetRow]:
    """Whom a window asks, cluster by cluster."""
    rows = await conn.execute(_TARGETS, {"window": window_id})
    return [TargetRow(row[0], row[1], row[2], row[3], row[4], row[5], Status(row[6])) for row in rows]


def _windows(rows: Any) -> list[WindowRow]:
    """A row for each status of a window becomes one window with its counts."""
    found: dict[int, tuple[Sequence[Any], dict[Status, int]]] = {}
    for row in rows:
        counts = found.setdefault(row[0], (row, {}))[1]
        if row[6]:
            counts[Status(row[6])] = row[7]
    return [
        WindowRow(row[0], row[1], row[2], row[3], row[4], row[5], counts) for row, counts in found.values()
    ]
