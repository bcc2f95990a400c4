"""Meetings with the windows that they serve and whom these ask (RULES §7)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import OrganizationKind, RoadmapKind, RoadmapState, Side, Status
from storage.database import Transaction
from storage.schema import (
    assignment,
    event,
    event_window,
    item,
    order,
    organization,
    partner,
    roadmap,
    window,
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """`minutes` are the number, the date (ISO) and the words of its protocol or materials."""

    id: int
    title: str
    starts_at: datetime | None
    place: str
    link: str
    announced_at: datetime | None
    held_on: date | None
    cancelled_at: datetime | None
    minutes: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class SideRow:
    """A window that a meeting serves, and its item; `named` are the clusters and bodies that it asks."""

    event_id: int
    window_id: int
    item_id: int
    order_id: int
    issuer: str
    roadmap_id: int
    roadmap_ends: date
    code: str
    number: str
    measure: str
    side: Side
    for_schools: bool
    named: Sequence[str]
    start: date | None
    end: date


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One organization that a side asks; of a pair each school is one, with the same assignment."""

    event_id: int
    window_id: int
    assignment_id: int
    organization_id: int
    organization: str
    kind: OrganizationKind
    side: Side
    status: Status

    @property
    def is_school(self) -> bool:
        return self.kind is OrganizationKind.SCHOOL


_EVENT: tuple[Any, ...] = (
    event.c.id,
    event.c.title,
    event.c.starts_at,
    event.c.place,
    event.c.link,
    event.c.announced_at,
    event.c.held_on,
    event.c.cancelled_at,
    event.c.minutes,
)
_IN_FORCE = and_(
    roadmap.c.state == RoadmapState.ACTIVE,
    roadmap.c.kind == RoadmapKind.PLAN,
    window.c.withdrawn_at.is_(None),
    item.c.withdrawn_at.is_(None),
)
_SIDES: Select[Any] = (
    select(
        event_window.c.event_id,
        window.c.id,
        item.c.id,
        order.c.id,
        order.c.issuer,
        roadmap.c.id,
        roadmap.c.ends,
        roadmap.c.code,
        item.c.number,
        item.c.measure,
        item.c.side,
        item.c.for_schools,
        item.c.asked,
        window.c.start,
        window.c.end,
    )
    .join_from(event_window, window, window.c.id == event_window.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(order, order.c.id == roadmap.c.order_id)
    .where(_IN_FORCE)
    .order_by(event_window.c.event_id, roadmap.c.position, roadmap.c.id, item.c.position, window.c.id)
)
_ASKED: Select[Any] = (
    select(
        event_window.c.event_id,
        window.c.id,
        assignment.c.id,
        organization.c.id,
        organization.c.short_name,
        organization.c.kind,
        item.c.side,
        assignment.c.status,
    )
    .join_from(event_window, window, window.c.id == event_window.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(assignment, assignment.c.window_id == window.c.id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .join(organization, organization.c.id.in_((assignment.c.organization_id, partner.c.organization_id)))
    .where(_IN_FORCE, assignment.c.withdrawn_at.is_(None))
    .order_by(event_window.c.event_id, organization.c.position, organization.c.id, assignment.c.id)
)
_BETWEEN = (
    window.c.end.between(bindparam("first"), bindparam("last")),
    roadmap.c.ends >= bindparam("today"),
)
_BY_IDS = event_window.c.event_id.in_(bindparam("ids", expanding=True))


async def between(conn: AsyncConnection, first: date, last: date, today: date) -> list[int]:
    """The meetings of plans in force whose windows end in these days."""
    rows = await conn.execute(
        _SIDES.where(*_BETWEEN).with_only_columns(event_window.c.event_id).order_by(None).distinct(),
        {"first": first, "last": last, "today": today},
    )
    return sorted(rows.scalars())


async def of_organizations(conn: AsyncConnection, organizations: Collection[int]) -> list[int]:
    """The meetings that ask any of these."""
    mine = _ASKED.where(organization.c.id.in_(organizations))
    rows = await conn.execute(mine.with_only_columns(event_window.c.event_id).order_by(None).distinct())
    return sorted(rows.scalars())


async def read(conn: AsyncConnection, ids: Collection[int]) -> list[EventRow]:
    rows = await conn.execute(select(*_EVENT).where(event.c.id.in_(ids)).order_by(event.c.id))
    found = []
    for row in rows:
        values = list(row)
        values[3], values[4] = row[3] or "", row[4] or ""
        found.append(EventRow(*values))
    return found


async def sides(conn: AsyncConnection, ids: Collection[int]) -> dict[int, list[SideRow]]:
    """Meeting → what it serves, in the order of plans and items."""
    found: dict[int, list[SideRow]] = {}
    for row in await conn.execute(_SIDES.where(_BY_IDS), {"ids": list(ids)}):
        values = list(row)
        values[10] = Side(row[10])
        found.setdefault(row[0], []).append(SideRow(*values))
    return found


async def asked(conn: AsyncConnection, ids: Collection[int]) -> dict[int, list[AskedRow]]:
    """Meeting → whom it asks, schools in their order."""
    found: dict[int, list[AskedRow]] = {}
    for row in await conn.execute(_ASKED.where(_BY_IDS), {"ids": list(ids)}):
        values = list(row)
        values[5], values[6], values[7] = OrganizationKind(row[5]), Side(row[6]), Status(row[7])
        found.setdefault(row[0], []).append(AskedRow(*values))
    return found


async def lock(conn: AsyncConnection, event_id: int) -> None:
    """Held against other writers until the end of the unit."""
    if conn.dialect.name != "sqlite":
        await conn.execute(select(event.c.id).where(event.c.id == event_id).with_for_update())


async def put(tx: Transaction, event_id: int, **values: Any) -> None:
    await tx.conn.execute(update(event).where(event.c.id == event_id).values(**values))


async def add(tx: Transaction, title: str) -> int:
    added = await tx.conn.execute(insert(event).values(title=title).returning(event.c.id))
    return int(added.scalar_one())


async def of_assignment(conn: AsyncConnection, assignment_id: int) -> int | None:
    """The meeting that serves the window of this assignment."""
    found = select(event_window.c.event_id).join(
        assignment, assignment.c.window_id == event_window.c.window_id
    )
    return (await conn.execute(found.where(assignment.c.id == assignment_id))).scalar_one_or_none()


async def last_held(conn: AsyncConnection, items: Collection[int], but: int) -> int | None:
    """The meeting of any of these items that was held last."""
    rows = await conn.execute(
        select(event.c.id)
        .join(event_window, event_window.c.event_id == event.c.id)
        .join(window, window.c.id == event_window.c.window_id)
        .where(window.c.item_id.in_(items), event.c.held_on.is_not(None), event.c.id != but)
        .order_by(event.c.held_on.desc(), event.c.id.desc())
        .limit(1)
    )
    found = rows.scalar()
    return None if found is None else int(found)


async def starting(conn: AsyncConnection, since: datetime, until: datetime) -> list[int]:
    """The meetings that schools were told of and that begin between these moments."""
    rows = await conn.execute(
        select(event.c.id)
        .where(
            event.c.starts_at >= since,
            event.c.starts_at < until,
            event.c.announced_at.is_not(None),
            event.c.cancelled_at.is_(None),
        )
        .order_by(event.c.id)
    )
    return list(rows.scalars())
