"""What a calendar needs beside the open assignments: those taken back, and the meetings with a date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Period, RoadmapState
from storage.schema import assignment, event, event_window, item, partner, roadmap, window


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with a date, and the places of the items that it serves, «ДК1 · 1.8», by code and number."""

    id: int
    title: str
    starts_at: datetime
    place: str
    link: str
    is_cancelled: bool
    serves: tuple[tuple[str, str], ...]


_MINE: BindParameter[Any] = bindparam("organizations", expanding=True)
_IS_MINE = or_(assignment.c.organization_id.in_(_MINE), partner.c.organization_id.in_(_MINE))
_WITHDRAWN = (
    select(assignment.c.id)
    .join_from(assignment, window, window.c.id == assignment.c.window_id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .where(
        _IS_MINE,
        assignment.c.withdrawn_at.is_not(None),
        window.c.end.between(bindparam("begins"), bindparam("ends")),
    )
    .order_by(assignment.c.id)
)
_MEETINGS = (
    select(
        event.c.id,
        event.c.title,
        event.c.starts_at,
        event.c.place,
        event.c.link,
        event.c.cancelled_at,
        roadmap.c.code,
        item.c.number,
    )
    .join_from(event, event_window, event_window.c.event_id == event.c.id)
    .join(window, window.c.id == event_window.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(assignment, assignment.c.window_id == window.c.id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .where(
        _IS_MINE,
        event.c.starts_at.is_not(None),
        roadmap.c.state != RoadmapState.DRAFT,
        window.c.end >= bindparam("begins"),
        or_(window.c.start.is_(None), window.c.start <= bindparam("ends")),
    )
    .order_by(event.c.starts_at, event.c.id, roadmap.c.position, item.c.position, assignment.c.id)
)


async def withdrawn(conn: AsyncConnection, organizations: Collection[int], period: Period) -> Sequence[int]:
    """Assignments of these that were taken back."""
    return list((await conn.execute(_WITHDRAWN, _values(organizations, period))).scalars())


async def meetings(
    conn: AsyncConnection, organizations: Collection[int], period: Period
) -> Sequence[MeetingRow]:
    """Those that these take part in or hold, each once, the cancelled among them."""
    found: dict[int, tuple[Any, dict[tuple[str, str], None]]] = {}
    for *row, code, number in await conn.execute(_MEETINGS, _values(organizations, period)):
        found.setdefault(row[0], (row, {}))[1][code, number] = None
    return [
        MeetingRow(id_, title, starts_at, place or "", link or "", cancelled_at is not None, tuple(serves))
        for (id_, title, starts_at, place, link, cancelled_at), serves in found.values()
    ]


def _values(organizations: Collection[int], period: Period) -> dict[str, list[int] | date]:
    return {"organizations": list(organizations), "begins": period.start, "ends": period.end}
