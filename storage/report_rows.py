"""Everything that the plans of some orders ask, with the replies to it by a moment (the official report)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import (
    AttachmentState,
    Evidence,
    ItemKind,
    RoadmapKind,
    RoadmapState,
    Role,
    Side,
    Status,
    Verdict,
)
from roadmap.report_rows import RowItem
from storage.schema import (
    assignment,
    attachment,
    attendance,
    event,
    event_window,
    item,
    obligation,
    order,
    organization,
    reply,
    reporting_date,
    review,
    roadmap,
    section,
    window,
)


class OrderRow(NamedTuple):
    """An issued order; `plans` is the number of its plans."""

    id: int
    number: str
    date: date
    title: str
    issuer: str
    plans: int


class PlanRow(NamedTuple):
    id: int
    order_id: int
    code: str
    title: str
    year: str
    starts: date
    ends: date
    kind: RoadmapKind


class ItemRow(NamedTuple):
    roadmap_id: int
    section: str
    item: RowItem


class WindowRow(NamedTuple):
    id: int
    item_id: int
    start: date | None
    end: date
    interim: bool
    event_id: int | None
    starts_at: datetime | None
    held_on: date | None
    cancelled_at: datetime | None


class AskedRow(NamedTuple):
    id: int
    window_id: int
    organization_id: int
    due: date
    extended_to: date | None


class ReplyRow(NamedTuple):
    """As `roadmap.standing` reads it; `verdict` is the newest one."""

    id: int
    assignment_id: int
    status: Status
    undoes_id: int | None
    comment: str
    done: int | None
    total: int | None
    number: str | None
    document_date: date | None
    difficulty: str | None
    author_role: Role
    verdict: Verdict | None
    files: int


class DutyRow(NamedTuple):
    """A duty of an order's own text."""

    order_id: int
    number: str
    issued: date
    title: str
    point: str
    who: str
    to: str
    what: str
    dates: tuple[date, ...]


_IDS: Any = bindparam("ids", expanding=True)
_PLANS_OF = (
    select(func.count())
    .where(roadmap.c.order_id == order.c.id, roadmap.c.kind == RoadmapKind.PLAN)
    .where(roadmap.c.state != RoadmapState.DRAFT)
    .correlate(order)
    .scalar_subquery()
)
_ORDERS: Select[Any] = (
    select(order.c.id, order.c.number, order.c.date, order.c.title, order.c.issuer, _PLANS_OF)
    .where(order.c.owner_id.is_(None))
    .order_by(order.c.date.desc(), order.c.id.desc())
)
_PLANS: Select[Any] = (
    select(
        roadmap.c.id, roadmap.c.order_id, roadmap.c.code, roadmap.c.title, roadmap.c.year,
        roadmap.c.starts, roadmap.c.ends, roadmap.c.kind,
    )
    .where(roadmap.c.state != RoadmapState.DRAFT, roadmap.c.kind != RoadmapKind.OWN)
    .order_by(roadmap.c.order_id, roadmap.c.position)
)  # fmt: skip
_ITEMS: Select[Any] = (
    select(
        item.c.roadmap_id, section.c.title, item.c.id, item.c.number, item.c.level, item.c.measure,
        item.c.term, item.c.responsible, item.c.result, item.c.short_name, item.c.kind, item.c.evidence,
        item.c.for_schools, item.c.side, item.c.conditional, item.c.done_by_order,
    )
    .join(section, section.c.id == item.c.section_id)
    .where(item.c.roadmap_id.in_(_IDS), item.c.withdrawn_at.is_(None))
    .order_by(item.c.roadmap_id, section.c.position, item.c.position)
)  # fmt: skip
_WINDOWS: Select[Any] = (
    select(
        window.c.id, window.c.item_id, window.c.start, window.c.end, window.c.interim,
        event.c.id, event.c.starts_at, event.c.held_on, event.c.cancelled_at,
    )
    .join(item, item.c.id == window.c.item_id)
    .outerjoin(event_window, event_window.c.window_id == window.c.id)
    .outerjoin(event, event.c.id == event_window.c.event_id)
    .where(item.c.roadmap_id.in_(_IDS), window.c.withdrawn_at.is_(None))
    .order_by(window.c.item_id, window.c.end, window.c.id)
)  # fmt: skip
_OF_PLANS = select(window.c.id).join(item, item.c.id == window.c.item_id).where(item.c.roadmap_id.in_(_IDS))
_ASKED: Select[Any] = (
    select(
        assignment.c.id, assignment.c.window_id, assignment.c.organization_id,
        assignment.c.due, assignment.c.extended_to,
    )
    .where(assignment.c.window_id.in_(_OF_PLANS), assignment.c.withdrawn_at.is_(None))
    .order_by(assignment.c.window_id, assignment.c.id)
)  # fmt: skip
_FILES = (
    select(func.count())
    .where(attachment.c.reply_id == reply.c.id, attachment.c.state != AttachmentState.GONE)
    .correlate(reply)
    .scalar_subquery()
)
_LAST_VERDICT = (
    select(review.c.verdict)
    .where(review.c.reply_id == reply.c.id)
    .order_by(review.c.id.desc())
    .limit(1)
    .correlate(reply)
    .scalar_subquery()
)
_REPLIES: Select[Any] = (
    select(
        reply.c.id, reply.c.assignment_id, reply.c.status, reply.c.undoes_id, reply.c.comment,
        reply.c.done_count, reply.c.total_count, reply.c.document_number, reply.c.document_date,
        reply.c.difficulty, reply.c.author_role, _LAST_VERDICT, _FILES,
    )
    .join(assignment, assignment.c.id == reply.c.assignment_id)
    .where(assignment.c.window_id.in_(_OF_PLANS), reply.c.at < bindparam("end"))
    .order_by(reply.c.id)
)  # fmt: skip


async def orders(conn: AsyncConnection) -> list[OrderRow]:
    """Issued ones, the newest first; schools' own orders are not among them."""
    return [OrderRow(*row) for row in await conn.execute(_ORDERS)]


async def reporting_of(conn: AsyncConnection, order_id: int) -> list[date]:
    rows = select(reporting_date.c.due).where(reporting_date.c.order_id == order_id)
    return list((await conn.execute(rows.order_by(reporting_date.c.due))).scalars())


async def plans(conn: AsyncConnection) -> list[PlanRow]:
    rows = await conn.execute(_PLANS)
    return [
        PlanRow(row[0], row[1], row[2], row[3], row[4], row[5], row[6], RoadmapKind(row[7])) for row in rows
    ]


async def items(conn: AsyncConnection, plan_ids: Sequence[int]) -> list[ItemRow]:
    """In the order in which the plans print them."""
    return [
        ItemRow(
            row[0],
            row[1],
            RowItem(
                id=row[2],
                number=row[3],
                level=row[4],
                measure=row[5],
                term=row[6],
                responsible=row[7],
                result=row[8],
                short_name=row[9],
                kind=ItemKind(row[10]),
                evidence=Evidence(row[11]),
                for_schools=row[12],
                side=Side(row[13]) if row[13] else None,
                conditional=row[14],
                done_by_order=row[15],
            ),
        )
        for row in await conn.execute(_ITEMS, {"ids": plan_ids})
    ]


async def windows(conn: AsyncConnection, plan_ids: Sequence[int]) -> list[WindowRow]:
    return [WindowRow(*row) for row in await conn.execute(_WINDOWS, {"ids": plan_ids})]


async def asked(conn: AsyncConnection, plan_ids: Sequence[int]) -> list[AskedRow]:
    return [AskedRow(*row) for row in await conn.execute(_ASKED, {"ids": plan_ids})]


async def replies(conn: AsyncConnection, plan_ids: Sequence[int], end: datetime) -> list[ReplyRow]:
    """Given before `end`, the oldest first; how they were judged is as of now."""
    found = []
    for row in await conn.execute(_REPLIES, {"ids": plan_ids, "end": end}):
        verdict = None if row[11] is None else Verdict(row[11])
        values = (*row[:2], Status(row[2]), *row[3:10], Role(row[10]), verdict, row[12])
        found.append(ReplyRow(*values))
    return found


async def presences(conn: AsyncConnection, plan_ids: Sequence[int]) -> dict[tuple[int, int], str]:
    """How each organization took part in each event of these plans."""
    served = select(event_window.c.event_id).where(event_window.c.window_id.in_(_OF_PLANS))
    columns = (attendance.c.event_id, attendance.c.organization_id, attendance.c.presence)
    rows = await conn.execute(select(*columns).where(attendance.c.event_id.in_(served)), {"ids": plan_ids})
    return {(row[0], row[1]): row[2] for row in rows}


async def duties(conn: AsyncConnection) -> list[DutyRow]:
    """Those with days of their own, of every issued order, the newest first."""
    rows = await conn.execute(
        select(
            order.c.id, order.c.number, order.c.date, order.c.title,
            obligation.c.point, obligation.c.who, obligation.c.to, obligation.c.what, obligation.c.dates,
        )
        .join(order, order.c.id == obligation.c.order_id)
        .where(order.c.owner_id.is_(None))
        .order_by(order.c.date.desc(), order.c.id.desc(), obligation.c.position)
    )  # fmt: skip
    found = (DutyRow(*row[:8], tuple(date.fromisoformat(day) for day in row[8])) for row in rows)
    return [duty for duty in found if duty.dates]


async def places(conn: AsyncConnection) -> dict[int, tuple[str, str, bool]]:
    """Organization → its short name, its full name, whether it is a school."""
    rows = await conn.execute(
        select(organization.c.id, organization.c.short_name, organization.c.full_name, organization.c.kind)
    )
    return {row[0]: (row[1], row[2], row[3] == "school") for row in rows}


async def standing_items(conn: AsyncConnection) -> set[int]:
    return set((await conn.execute(select(item.c.id).where(item.c.withdrawn_at.is_(None)))).scalars())
