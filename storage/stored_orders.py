"""Orders read back as they were loaded, for a new wording to be laid beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.diff import Line
from roadmap.model import Evidence, ItemKind, OrganizationKind, RoadmapKind, RoadmapState
from storage.schema import assignment, item, order, organization, roadmap, window


@dataclass(frozen=True, slots=True)
class StoredOrder:
    """`titles` are those of its plans."""

    id: int
    number: str
    date: date
    title: str
    issuer: str
    controller: str
    titles: frozenset[str]


_HEAD = (order.c.id, order.c.number, order.c.date, order.c.title, order.c.issuer, order.c.controller)


async def find_by_number(conn: AsyncConnection, number: str) -> Sequence[StoredOrder]:
    """The issued orders of this number, oldest first; there may be one a year."""
    found = await conn.execute(
        select(*_HEAD, roadmap.c.title)
        .outerjoin_from(
            order, roadmap, (roadmap.c.order_id == order.c.id) & (roadmap.c.kind == RoadmapKind.PLAN)
        )
        .where(order.c.number == number, order.c.owner_id.is_(None))
        .order_by(order.c.date, order.c.id, roadmap.c.position)
    )
    stored: dict[int, StoredOrder] = {}
    for id_, name, day, title, issuer, controller, plan in found:
        before = stored.get(id_)
        titles = (before.titles if before else frozenset()) | ({plan} if plan else frozenset())
        stored[id_] = StoredOrder(id_, name, day, title, issuer, controller, titles)
    return list(stored.values())


async def read_lines(conn: AsyncConnection, order_id: int) -> tuple[Line, ...]:
    """The items that stand, in their order, with the printed last days of their windows."""
    rows = await conn.execute(
        select(item, roadmap.c.code)
        .join_from(item, roadmap, roadmap.c.id == item.c.roadmap_id)
        .where(roadmap.c.order_id == order_id, item.c.withdrawn_at.is_(None))
        .order_by(roadmap.c.position, item.c.position, item.c.id)
    )
    days = await _read_days(conn, order_id)
    return tuple(
        Line(
            code=row.code,
            key=row.key,
            number=row.number,
            short_name=row.short_name,
            level=row.level,
            measure=row.measure,
            description=row.description,
            term=row.term,
            responsible=row.responsible,
            result=row.result,
            kind=ItemKind(row.kind),
            evidence=Evidence(row.evidence),
            asked=tuple(row.asked),
            days=tuple(days.get(row.id, ())),
        )
        for row in rows
    )


async def _read_days(conn: AsyncConnection, order_id: int) -> dict[int, list[date]]:
    rows = await conn.execute(
        select(window.c.item_id, window.c.printed_due)
        .join_from(window, item, item.c.id == window.c.item_id)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .where(roadmap.c.order_id == order_id, window.c.withdrawn_at.is_(None))
        .group_by(window.c.item_id, window.c.printed_due)
        .order_by(window.c.item_id, window.c.printed_due)
    )
    days: dict[int, list[date]] = {}
    for item_id, day in rows:
        days.setdefault(item_id, []).append(day)
    return days


@dataclass(frozen=True, slots=True)
class Totals:
    """A loaded order: its items that stand, what it asks of schools (no meetings) and of how many, if any."""

    number: str
    date: date
    imported_at: datetime
    items: int
    questions: int
    schools: int


async def get_totals(conn: AsyncConnection, order_id: int, today: date) -> Totals:
    """Plans whose year is over by today ask nobody."""
    found = select(order.c.number, order.c.date, order.c.imported_at).where(order.c.id == order_id)
    head = (await conn.execute(found)).one()
    standing = select(func.count()).select_from(item).join(roadmap, roadmap.c.id == item.c.roadmap_id)
    plans = (roadmap.c.order_id == order_id, roadmap.c.kind == RoadmapKind.PLAN)
    items = await conn.execute(standing.where(*plans, item.c.withdrawn_at.is_(None)))
    return Totals(
        head[0], head[1], head[2], int(items.scalar_one()), *await _count_asked(conn, order_id, today)
    )


async def note(conn: AsyncConnection, order_id: int, values: Mapping[str, Any]) -> None:
    await conn.execute(update(order).where(order.c.id == order_id).values(**values))


async def find_file(conn: AsyncConnection, order_id: int) -> Mapping[str, Any] | None:
    """The order's file, as it was loaded."""
    file: Mapping[str, Any] | None = (
        await conn.execute(select(order.c.file).where(order.c.id == order_id))
    ).scalar()
    return file


async def _count_asked(conn: AsyncConnection, order_id: int, today: date) -> tuple[int, int]:
    found = await conn.execute(
        select(func.count(), func.count(assignment.c.organization_id.distinct()))
        .select_from(assignment)
        .join(organization, organization.c.id == assignment.c.organization_id)
        .join(window, window.c.id == assignment.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .where(
            roadmap.c.order_id == order_id,
            roadmap.c.state != RoadmapState.CLOSED,
            roadmap.c.ends >= today,
            organization.c.kind == OrganizationKind.SCHOOL,
            assignment.c.withdrawn_at.is_(None),
            item.c.kind != ItemKind.EVENT,
        )
    )
    questions, schools = found.one()
    return int(questions), int(schools)
