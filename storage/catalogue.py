"""The plans that a centre runs: what they hold, and how far each item is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import ItemKind, OrganizationKind, RoadmapKind, RoadmapState
from storage.schema import (
    assignment,
    item,
    order,
    organization,
    reporting_date,
    roadmap,
    twin,
    window,
)


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


def _read(row: Any, kinds: Mapping[int, Callable[[Any], Any]]) -> list[Any]:
    """The values of a row, those at some places as words of the subject."""
    return [kinds[index](value) if index in kinds else value for index, value in enumerate(row)]
