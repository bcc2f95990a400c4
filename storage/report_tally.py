"""How many rows of an order's report have something to print, counted by the database alone.

`roadmap.report_rows.ReportRow.is_ready` says what that is; a test holds the two together.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapKind, RoadmapState, Role, Status
from roadmap.reviewing import FINAL
from storage.figure_codes import ACCEPTED
from storage.schema import (
    assignment,
    event,
    event_window,
    item,
    organization,
    reply,
    report,
    reporting_date,
    roadmap,
    section,
    window,
)

_IS_ITS = and_(window.c.item_id == item.c.id, window.c.withdrawn_at.is_(None))
_HAS_BEGUN = or_(window.c.start.is_(None), window.c.start <= bindparam("day"))
_IS_TYPED = exists().where(
    report.c.order_id == roadmap.c.order_id,
    report.c.date == bindparam("day"),
    report.c.item_id == item.c.id,
    report.c.text != "",
)
_IS_AHEAD = and_(
    exists().where(_IS_ITS).correlate(item), ~exists().where(_IS_ITS, _HAS_BEGUN).correlate(item)
)
_WAS_HELD = exists().where(
    _IS_ITS,
    event_window.c.window_id == window.c.id,
    event.c.id == event_window.c.event_id,
    event.c.held_on <= bindparam("day"),
    event.c.cancelled_at.is_(None),
)
_IS_COMPLETE = or_(
    reply.c.status.in_(FINAL),
    and_(window.c.interim, reply.c.status == Status.IN_PROGRESS, func.trim(reply.c.comment) != ""),
)
_TOPS = (
    select(organization.c.id)
    .where(organization.c.id.in_(bindparam("tops", expanding=True)))
    .cte("within", recursive=True)
)
_WITHIN = _TOPS.union(select(organization.c.id).join(_TOPS, organization.c.parent_id == _TOPS.c.id))
_COMPLETE = (
    select(assignment.c.id)
    .join_from(assignment, reply, reply.c.id == assignment.c.reply_id)
    .join(window, window.c.id == assignment.c.window_id)
    .where(
        _IS_ITS,
        assignment.c.withdrawn_at.is_(None),
        (assignment.c.organization_id + 0).in_(select(_WITHIN.c.id)),  # looked for by its figure
        _IS_COMPLETE,
    )
    .correlate(item)
)
_HAS_ACCEPTED = _COMPLETE.where(assignment.c.figure >= ACCEPTED).exists()
_HAS_OWN = and_(~item.c.for_schools, _COMPLETE.where(reply.c.author_role == Role.COORDINATOR).exists())
_IS_READY = or_(item.c.done_by_order, _IS_TYPED, _IS_AHEAD, _WAS_HELD, _HAS_ACCEPTED, _HAS_OWN)
_COUNTED: Select[Any] = (
    select(func.count(), func.coalesce(func.sum(case((_IS_READY, 1), else_=0)), 0))
    .select_from(item)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(section, section.c.id == item.c.section_id)
    .join(
        reporting_date,
        and_(reporting_date.c.order_id == roadmap.c.order_id, reporting_date.c.due == bindparam("day")),
    )
    .where(
        roadmap.c.order_id.in_(bindparam("orders", expanding=True)),
        roadmap.c.kind == RoadmapKind.PLAN,
        roadmap.c.state != RoadmapState.DRAFT,
        item.c.withdrawn_at.is_(None),
    )
)


async def count_ready(
    conn: AsyncConnection, order_ids: Collection[int], day: date, tops: Collection[int]
) -> tuple[int, int]:
    """Ready rows and all rows of those of these orders that report on the day, of the trees below `tops`."""
    values = {"orders": list(order_ids), "day": day, "tops": list(tops)}
    row = (await conn.execute(_COUNTED, values)).one()
    return int(row[1]), int(row[0])
