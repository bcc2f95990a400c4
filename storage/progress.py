"""What the figures are counted from: roadmaps, windows, assignments, and who could be asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.events import is_invitation
from roadmap.model import (
    Evidence,
    ItemKind,
    RoadmapKind,
    RoadmapState,
    Side,
    TermKind,
)
from storage.schema import (
    assignment,
    cluster,
    event,
    event_window,
    item,
    order,
    reporting_date,
    roadmap,
    window,
)


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    id: int
    code: str
    title: str
    year: str
    starts: date
    ends: date
    kind: RoadmapKind
    order_id: int = 0
    number: str = ""
    issuer: str = ""


class ItemRow(NamedTuple):
    id: int
    roadmap_id: int
    number: str
    short_name: str
    is_event: bool


class WindowRow(NamedTuple):
    """A window and what its item says of it; `held_on` of its event."""

    id: int
    item_id: int
    roadmap_id: int
    order_id: int
    start: date | None
    issued: date
    kind: ItemKind
    side: Side | None
    is_recurring: bool
    evidence: Evidence
    conditional: bool
    interim: bool
    held_on: date | None
    recommended: bool
    grace_until: date | None
    due: date
    is_invitation: bool


class AssignmentRow(NamedTuple):
    id: int
    window_id: int
    organization_id: int
    due: date
    extended_to: date | None
    extension_asked: date | None


@dataclass(frozen=True, slots=True)
class Narrow:
    """Which assignments are read at all: of these organizations, of these windows; None for all.

    Organizations are named, or found by the database.
    """

    places: Collection[int] | Select[int] | None = None
    windows: Collection[int] | None = None

    def narrowed(self, statement: Select[Any]) -> Select[Any]:
        if self.places is not None:
            statement = statement.where(assignment.c.organization_id.in_(self.named_places))
        if self.windows is not None:
            statement = statement.where(assignment.c.window_id.in_(bindparam("windows", expanding=True)))
        return statement

    @property
    def values(self) -> Mapping[str, Any]:
        given = {"places": self.places, "windows": self.windows}
        return {
            name: list(each)
            for name, each in given.items()
            if each is not None and not isinstance(each, Select)
        }

    @property
    def named_places(self) -> Any:
        """What a column of organizations is looked for in."""
        return self.places if isinstance(self.places, Select) else bindparam("places", expanding=True)


_ROADMAPS: Select[Any] = (
    select(
        roadmap.c.id,
        roadmap.c.code,
        roadmap.c.title,
        roadmap.c.year,
        roadmap.c.starts,
        roadmap.c.ends,
        roadmap.c.kind,
        order.c.id,
        order.c.number,
        order.c.issuer,
    )
    .join(order, order.c.id == roadmap.c.order_id)
    .where(roadmap.c.state != RoadmapState.DRAFT, roadmap.c.kind != RoadmapKind.OWN)
    .order_by(order.c.date, order.c.id, roadmap.c.position)
)
_WINDOWS: Select[Any] = (
    select(
        window.c.id,
        item.c.id,
        item.c.roadmap_id,
        roadmap.c.order_id,
        window.c.start,
        order.c.date,
        item.c.kind,
        item.c.side,
        item.c.schedule_kind,
        item.c.evidence,
        item.c.conditional,
        window.c.interim,
        event.c.held_on,
        item.c.recommended,
        order.c.grace_until,
        window.c.due,
        item.c.measure,
        item.c.for_schools,
    )
    .join_from(window, item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(order, order.c.id == roadmap.c.order_id)
    .outerjoin(event_window, event_window.c.window_id == window.c.id)
    .outerjoin(event, event.c.id == event_window.c.event_id)
    .where(item.c.roadmap_id.in_(bindparam("roadmaps", expanding=True)))
)
_ITEMS: Select[Any] = (
    select(item.c.id, item.c.roadmap_id, item.c.number, item.c.short_name, item.c.kind)
    .where(item.c.roadmap_id.in_(bindparam("roadmaps", expanding=True)))
    .order_by(item.c.roadmap_id, item.c.position, item.c.id)
)
WAS_ASKED = or_(assignment.c.withdrawn_at.is_(None), assignment.c.withdrawn_at >= bindparam("end"))
"""Not withdrawn by the moment `end`."""
_ASSIGNMENTS: Select[Any] = (
    select(
        assignment.c.id,
        assignment.c.window_id,
        assignment.c.organization_id,
        assignment.c.due,
        assignment.c.extended_to,
        assignment.c.extension_asked,
    )
    .where(
        assignment.c.id > bindparam("after"),
        assignment.c.id <= bindparam("upto"),
        WAS_ASKED,
    )
    .order_by(assignment.c.id)
)
_CLUSTERS = select(cluster.c.id, cluster.c.code, cluster.c.title, cluster.c.year).order_by(
    cluster.c.year, cluster.c.position, cluster.c.id
)


async def roadmaps(conn: AsyncConnection) -> list[RoadmapRow]:
    """Every roadmap that is in force or was, by its order; not those that schools made for themselves."""
    rows = await conn.execute(_ROADMAPS)
    return [
        RoadmapRow(
            row[0], row[1], row[2], row[3], row[4], row[5], RoadmapKind(row[6]), row[7], row[8], row[9]
        )
        for row in rows
    ]


async def windows(conn: AsyncConnection, roadmap_ids: Sequence[int]) -> list[WindowRow]:
    rows = await conn.execute(_WINDOWS, {"roadmaps": roadmap_ids})
    return [
        WindowRow(
            id=row[0],
            item_id=row[1],
            roadmap_id=row[2],
            order_id=row[3],
            start=row[4],
            issued=row[5],
            kind=ItemKind(row[6]),
            side=None if row[7] is None else Side(row[7]),
            is_recurring=_is_recurring(ItemKind(row[6]), row[8]),
            evidence=Evidence(row[9]),
            conditional=row[10],
            interim=row[11],
            held_on=row[12],
            recommended=row[13],
            grace_until=row[14],
            due=row[15],
            is_invitation=is_invitation(row[16], ItemKind(row[6]), for_schools=row[17]),
        )
        for row in rows
    ]


def _is_recurring(kind: ItemKind, schedule: str) -> bool:
    """A deed of every month, or its numbers; a person may have made a plain deed of it."""
    return kind is ItemKind.RECURRING or (kind is ItemKind.NUMBERS_ONLY and schedule == TermKind.RECURRING)


async def collect_dates(conn: AsyncConnection) -> Mapping[int, Sequence[date]]:
    """Order → the days on which the schools' answers are collected, in order."""
    rows = await conn.execute(
        select(reporting_date.c.order_id, reporting_date.c.collect_by).order_by(
            reporting_date.c.order_id, reporting_date.c.collect_by
        )
    )
    found: dict[int, list[date]] = {}
    for order_id, day in rows:
        found.setdefault(order_id, []).append(day)
    return found


async def items(conn: AsyncConnection, roadmap_ids: Sequence[int]) -> list[ItemRow]:
    """In the order in which the plans print them."""
    rows = await conn.execute(_ITEMS, {"roadmaps": roadmap_ids})
    return [ItemRow(row[0], row[1], row[2], row[3], row[4] == ItemKind.EVENT) for row in rows]


async def clusters(conn: AsyncConnection) -> list[tuple[int, str, str, str]]:
    """Id, code, title and year of each."""
    return [(row[0], row[1], row[2], row[3]) for row in await conn.execute(_CLUSTERS)]


async def assignments(
    conn: AsyncConnection, narrow: Narrow, end: datetime, after: int, upto: int
) -> list[AssignmentRow]:
    """Those with these ids that were asked at the moment `end`, by id."""
    statement = narrow.narrowed(_ASSIGNMENTS)
    rows = await conn.execute(statement, {"end": end, "after": after, "upto": upto, **narrow.values})
    return [AssignmentRow(*row) for row in rows]
