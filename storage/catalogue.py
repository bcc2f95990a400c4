"""The plans that a centre runs: what they hold, and how far each item is answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import ItemKind, OrganizationKind, RoadmapKind, RoadmapState, Status
from storage.schema import (
    assignment,
    cluster,
    cluster_school,
    item,
    order,
    organization,
    reporting_date,
    roadmap,
    twin,
    window,
)

Counts = Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A roadmap with the order that it belongs to; `schools` are those that it asks."""

    id: int
    code: str
    title: str
    year: str
    starts: date
    ends: date
    state: RoadmapState
    kind: RoadmapKind
    clusters: tuple[str, ...]
    order_id: int
    number: str
    issued: date
    order_title: str
    issuer: str
    controller: str
    items: int
    schools: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as printed; `sample` is the file or the link that shows how it may look."""

    id: int
    roadmap_id: int
    key: str
    number: str
    short_name: str
    measure: str
    description: str
    term: str
    responsible: str
    result: str
    kind: ItemKind
    for_schools: bool
    asked: tuple[str, ...]
    sample: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window and `counts` of its assignments by status; none where it ended before the order."""

    id: int
    item_id: int
    start: date | None
    end: date
    printed_due: date
    due: date
    counts: Counts

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


_ITEMS = (
    select(func.count())
    .select_from(item)
    .where(item.c.roadmap_id == roadmap.c.id, item.c.withdrawn_at.is_(None))
    .scalar_subquery()
)
_SCHOOLS = (
    select(func.count(assignment.c.organization_id.distinct()))
    .join_from(assignment, window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(organization, organization.c.id == assignment.c.organization_id)
    .where(
        item.c.roadmap_id == roadmap.c.id,
        assignment.c.withdrawn_at.is_(None),
        organization.c.kind == OrganizationKind.SCHOOL,
    )
    .scalar_subquery()
)
_PLANS: Select[Any] = (
    select(
        roadmap.c.id,
        roadmap.c.code,
        roadmap.c.title,
        roadmap.c.year,
        roadmap.c.starts,
        roadmap.c.ends,
        roadmap.c.state,
        roadmap.c.kind,
        roadmap.c.clusters,
        order.c.id,
        order.c.number,
        order.c.date,
        order.c.title,
        order.c.issuer,
        order.c.controller,
        _ITEMS,
        _SCHOOLS,
    )
    .join(order, order.c.id == roadmap.c.order_id)
    .where(order.c.owner_id.is_(None), roadmap.c.kind != RoadmapKind.OWN)
    .order_by(order.c.date.desc(), order.c.id, roadmap.c.position)
)
_ONE_PLAN = _PLANS.where(roadmap.c.id == bindparam("id"))
_ITEM_COLUMNS = (
    item.c.id,
    item.c.roadmap_id,
    item.c.key,
    item.c.number,
    item.c.short_name,
    item.c.measure,
    item.c.description,
    item.c.term,
    item.c.responsible,
    item.c.result,
    item.c.kind,
    item.c.for_schools,
    item.c.asked,
    item.c.sample,
)
_ALL_ITEMS: Select[Any] = (
    select(*_ITEM_COLUMNS).where(item.c.withdrawn_at.is_(None)).order_by(item.c.position)
)
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


async def plans(conn: AsyncConnection) -> list[PlanRow]:
    """Every plan that is nobody's own, the newest order first."""
    return [_plan(row) for row in await conn.execute(_PLANS)]


async def find_plan(conn: AsyncConnection, roadmap_id: int) -> PlanRow | None:
    row = (await conn.execute(_ONE_PLAN, {"id": roadmap_id})).first()
    return None if row is None else _plan(row)


async def items(conn: AsyncConnection, roadmap_id: int) -> list[ItemRow]:
    return [_item(row) for row in await conn.execute(_ALL_ITEMS.where(item.c.roadmap_id == roadmap_id))]


async def find_item(conn: AsyncConnection, item_id: int) -> ItemRow | None:
    row = (await conn.execute(_ALL_ITEMS.where(item.c.id == item_id))).first()
    return None if row is None else _item(row)


async def find_item_of(conn: AsyncConnection, assignment_id: int) -> ItemRow | None:
    """The item that an assignment asks about."""
    asked = select(window.c.item_id).join(assignment, assignment.c.window_id == window.c.id)
    scope = item.c.id.in_(asked.where(assignment.c.id == assignment_id))
    row = (await conn.execute(_ALL_ITEMS.where(scope))).first()
    return None if row is None else _item(row)


async def twins_of(conn: AsyncConnection, item_id: int) -> list[str]:
    """«ДК3 · 1.4»: the items of other plans that are the same deed."""
    pair = (twin.c.item_id == item_id) | (twin.c.other_id == item_id)
    both = select(twin.c.item_id).where(pair).union(select(twin.c.other_id).where(pair))
    rows = await conn.execute(
        select(roadmap.c.code, item.c.number)
        .join(item, item.c.roadmap_id == roadmap.c.id)
        .where(item.c.id.in_(both), item.c.id != item_id, item.c.withdrawn_at.is_(None))
        .order_by(roadmap.c.position, item.c.position)
    )
    return [f"{row[0]} · {row[1].rstrip('.')}" for row in rows]


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
    return [TargetRow(*_read(row, {6: Status})) for row in rows]


async def find_order(conn: AsyncConnection, number: str, day: date) -> int | None:
    """An order that is no school's own."""
    scope = (order.c.number == number) & (order.c.date == day) & order.c.owner_id.is_(None)
    return (await conn.execute(select(order.c.id).where(scope))).scalar()


async def reporting_days(conn: AsyncConnection, order_id: int) -> tuple[date, ...]:
    """The days on which the order's papers are due."""
    days = select(reporting_date.c.due).where(reporting_date.c.order_id == order_id)
    return tuple((await conn.execute(days.order_by(reporting_date.c.due))).scalars())


def _plan(row: Any) -> PlanRow:
    return PlanRow(*_read(row, {6: RoadmapState, 7: RoadmapKind, 8: tuple}))


def _item(row: Any) -> ItemRow:
    return ItemRow(*_read(row, {10: ItemKind, 12: tuple}))


def _windows(rows: Any) -> list[WindowRow]:
    """A row for each status of a window becomes one window with its counts."""
    found: dict[int, tuple[Sequence[Any], dict[Status, int]]] = {}
    for row in rows:
        counts = found.setdefault(row[0], (row, {}))[1]
        if row[6]:
            counts[Status(row[6])] = row[7]
    return [WindowRow(*_read((*row[:6], counts), {})) for row, counts in found.values()]


def _read(row: Any, kinds: Mapping[int, Callable[[Any], Any]]) -> list[Any]:
    """The values of a row, those at some places as words of the subject."""
    return [kinds[index](value) if index in kinds else value for index, value in enumerate(row)]
