"""Everything that one school was asked in a span of days, with what it answered (for its own report)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, Evidence, ItemKind, Period, RoadmapKind, RoadmapState, Status
from storage.schema import (
    assignment,
    attachment,
    attendance,
    event,
    event_window,
    item,
    order,
    organization,
    partner,
    reply,
    roadmap,
    section,
    window,
)


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A window of an item that the school was asked, its standing answer and the meeting it is about."""

    order_number: str
    order_date: date
    order_title: str
    roadmap_id: int
    code: str
    title: str
    roadmap_kind: RoadmapKind
    section_id: int
    section: str
    item_id: int
    number: str
    measure: str
    term: str
    result: str
    kind: ItemKind
    evidence: Evidence
    conditional: bool
    start: date | None
    end: date
    opens: date
    due: date
    extended_to: date | None
    interim: bool
    status: Status
    comment: str
    done_count: int | None
    total_count: int | None
    document_number: str | None
    document_date: date | None
    difficulty: str | None
    answered_at: datetime | None
    files: int
    event_at: datetime | None
    held_on: date | None
    cancelled_at: datetime | None
    presence: str | None

    @property
    def until(self) -> date:
        """The day until which the answer was waited for."""
        return max(self.due, self.extended_to or self.due)


_FILES = (
    select(func.count())
    .where(attachment.c.reply_id == reply.c.id, attachment.c.state != AttachmentState.GONE)
    .correlate(reply)
    .scalar_subquery()
)
_SCHOOL = bindparam("school", type_=organization.c.id.type)
_ROWS: Select[Any] = (
    select(
        order.c.number,
        order.c.date,
        order.c.title,
        roadmap.c.id,
        roadmap.c.code,
        roadmap.c.title,
        roadmap.c.kind,
        section.c.id,
        section.c.title,
        item.c.id,
        item.c.number,
        item.c.measure,
        item.c.term,
        item.c.result,
        item.c.kind,
        item.c.evidence,
        item.c.conditional,
        window.c.start,
        window.c.end,
        window.c.opens,
        assignment.c.due,
        assignment.c.extended_to,
        window.c.interim,
        assignment.c.status,
        func.coalesce(reply.c.comment, ""),
        reply.c.done_count,
        reply.c.total_count,
        reply.c.document_number,
        reply.c.document_date,
        reply.c.difficulty,
        reply.c.at,
        _FILES,
        event.c.starts_at,
        event.c.held_on,
        event.c.cancelled_at,
        attendance.c.presence,
    )
    .join_from(assignment, window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(section, section.c.id == item.c.section_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(order, order.c.id == roadmap.c.order_id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .outerjoin(reply, reply.c.id == assignment.c.reply_id)
    .outerjoin(event_window, event_window.c.window_id == window.c.id)
    .outerjoin(event, event.c.id == event_window.c.event_id)
    .outerjoin(
        attendance,
        and_(attendance.c.event_id == event.c.id, attendance.c.organization_id == _SCHOOL),
    )
    .where(
        assignment.c.withdrawn_at.is_(None),
        or_(assignment.c.organization_id == _SCHOOL, partner.c.organization_id == _SCHOOL),
        roadmap.c.state != RoadmapState.DRAFT,
        roadmap.c.kind != RoadmapKind.OWN,
        window.c.end >= bindparam("begins"),
        or_(window.c.start.is_(None), window.c.start <= bindparam("ends")),
        window.c.opens <= bindparam("ends"),
    )
    .order_by(
        order.c.date, order.c.id, roadmap.c.position, section.c.position, item.c.position, window.c.end,
        assignment.c.id,
    )
)  # fmt: skip
_KINDS = ((6, RoadmapKind), (14, ItemKind), (15, Evidence), (23, Status))


async def asked_of(conn: AsyncConnection, school_id: int, period: Period) -> Sequence[AskedRow]:
    """In the order in which the orders print it."""
    values = {"school": school_id, "begins": period.start, "ends": period.end}
    return [_row(row) for row in await conn.execute(_ROWS, values)]


def _row(row: Sequence[Any]) -> AskedRow:
    values = list(row)
    for index, kind in _KINDS:
        values[index] = kind(values[index])
    return AskedRow(*values)
