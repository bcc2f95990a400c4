"""Verdicts on replies, and what waits for one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, RoadmapKind, RoadmapState, Status, Verdict
from roadmap.reviewing import FINAL
from storage.database import Transaction
from storage.replies import HAS_LINE
from storage.schema import (
    assignment,
    attachment,
    item,
    order,
    organization,
    person,
    reply,
    review,
    roadmap,
    window,
)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A verdict; without an author it was given by rule, in the reply's own commit."""

    id: int
    reply_id: int
    assignment_id: int
    organization_id: int
    verdict: Verdict
    reason: str
    author_id: int | None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A standing answer that nobody has judged; `is_plain` says that it is no «не относится»."""

    reply_id: int
    item_id: int
    organization_id: int
    at: datetime
    is_plain: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What waits at one item («ДК1», «1.6», its name) or at one school (its name alone)."""

    id: int
    name: str
    code: str
    number: str
    count: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a reply, as the channel hands it on."""

    kind: str
    outside_id: str
    name: str
    chat_key: str
    message_key: str


_LAST = (
    select(func.max(review.c.id)).where(review.c.reply_id == reply.c.id).correlate(reply).scalar_subquery()
)
_LATEST_END = select(func.max(roadmap.c.ends)).where(
    roadmap.c.state != RoadmapState.DRAFT, roadmap.c.kind != RoadmapKind.OWN
)
_TOPS = (
    select(organization.c.id)
    .where(organization.c.id.in_(bindparam("tops", expanding=True)))
    .cte("within", recursive=True)
)
_WITHIN = _TOPS.union(select(organization.c.id).join(_TOPS, organization.c.parent_id == _TOPS.c.id))
_IS_PLAIN = or_(reply.c.status != Status.NOT_APPLICABLE, item.c.conditional)


def _waiting(*columns: Any) -> Select[Any]:
    """Over what `roadmap.progress` counts as `review`, and the lines of interim windows."""
    complete = or_(
        assignment.c.status.in_(FINAL),
        and_(window.c.interim, assignment.c.status == Status.IN_PROGRESS, HAS_LINE),
    )
    return (
        select(*columns)
        .join_from(assignment, reply, reply.c.id == assignment.c.reply_id)
        .join(window, window.c.id == assignment.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .join(order, order.c.id == roadmap.c.order_id)
        .join(organization, organization.c.id == assignment.c.organization_id)
        .outerjoin(review, review.c.id == _LAST)
        .where(
            complete,
            assignment.c.withdrawn_at.is_(None),
            assignment.c.organization_id.in_(select(_WITHIN.c.id)),
            roadmap.c.state != RoadmapState.DRAFT,
            roadmap.c.kind != RoadmapKind.OWN,
            roadmap.c.ends >= bindparam("since"),
            or_(window.c.start.is_(None), window.c.start <= bindparam("today")),
            or_(review.c.verdict.is_(None), review.c.verdict != Verdict.ACCEPTED),
        )
    )


_ROWS = _waiting(
    reply.c.id, item.c.id, organization.c.id, reply.c.at, case((_IS_PLAIN, 1), else_=0).label("plain")
)
_ORDERS: dict[str, tuple[Any, ...]] = {
    "item": (organization.c.position, organization.c.id, assignment.c.due, reply.c.id),
    "school": (assignment.c.due, roadmap.c.position, item.c.position, reply.c.id),
    "age": (reply.c.at, reply.c.id),
}
_SCOPES: dict[str, Any] = {
    "item": item.c.id == bindparam("of"),
    "school": organization.c.id == bindparam("of"),
    "age": None,
}
_COUNTED = (func.count(), func.min(reply.c.at))
_BY_ITEM = (
    _waiting(item.c.id, item.c.short_name, roadmap.c.code, item.c.number, *_COUNTED)
    .group_by(
        item.c.id,
        item.c.short_name,
        roadmap.c.code,
        item.c.number,
        order.c.date,
        order.c.id,
        roadmap.c.position,
        item.c.position,
    )
    .order_by(order.c.date, order.c.id, roadmap.c.position, item.c.position, item.c.id)
)
_BY_SCHOOL = (
    _waiting(organization.c.id, organization.c.short_name, *_COUNTED)
    .group_by(organization.c.id, organization.c.short_name, organization.c.position)
    .order_by(organization.c.position, organization.c.id)
)
_REVIEWS = (
    select(
        review.c.id,
        review.c.reply_id,
        reply.c.assignment_id,
        assignment.c.organization_id,
        review.c.verdict,
        review.c.reason,
        review.c.author_id,
    )
    .join_from(review, reply)
    .join(assignment, assignment.c.id == reply.c.assignment_id)
)
_OF_CAUSE = _REVIEWS.where(review.c.cause == bindparam("cause")).order_by(review.c.id)
_FILES = (
    select(
        attachment.c.kind,
        attachment.c.outside_id,
        attachment.c.name,
        attachment.c.chat_key,
        attachment.c.message_key,
    )
    .where(
        attachment.c.reply_id.in_(bindparam("replies", expanding=True)),
        attachment.c.state != AttachmentState.GONE,
    )
    .order_by(attachment.c.id)
)
_NAME = select(person.c.name).where(person.c.id == bindparam("person"))
_ACCEPTED = (
    select(func.count())
    .select_from(assignment)
    .join(reply, reply.c.id == assignment.c.reply_id)
    .join(review, review.c.id == _LAST)
    .where(
        assignment.c.withdrawn_at.is_(None),
        assignment.c.organization_id.in_(bindparam("organizations", expanding=True)),
        review.c.verdict == Verdict.ACCEPTED,
        review.c.author_id.is_not(None),
        review.c.at >= bindparam("begin"),
        review.c.at < bindparam("end"),
    )
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose answers are looked at: the trees below `tops`, in plans that end on `since` or later."""

    tops: frozenset[int]
    since: date
    today: date

    def values(self) -> dict[str, Any]:
        return {"tops": sorted(self.tops), "since": self.since, "today": self.today}


async def latest_end(conn: AsyncConnection) -> date | None:
    """The last day of the plan that ends last."""
    found: date | None = (await conn.execute(_LATEST_END)).scalar()
    return found


async def waiting(conn: AsyncConnection, reach: Reach, of: str, of_id: int = 0) -> Sequence[WaitingRow]:
    """What waits at an item, at a school, or at all («age»), in the order in which it is shown."""
    scope = _SCOPES[of]
    statement = (_ROWS if scope is None else _ROWS.where(scope)).order_by(*_ORDERS[of])
    values = reach.values() if scope is None else {**reach.values(), "of": of_id}
    rows = await conn.execute(statement, values)
    return [WaitingRow(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows]


async def groups(conn: AsyncConnection, reach: Reach, by: str) -> Sequence[GroupRow]:
    if by == "school":
        rows = await conn.execute(_BY_SCHOOL, reach.values())
        return [GroupRow(row[0], row[1], "", "", row[2], row[3]) for row in rows]
    return [GroupRow(*row) for row in await conn.execute(_BY_ITEM, reach.values())]


async def add(
    tx: Transaction, replies: Collection[int], verdict: Verdict, author_id: int | None, reason: str = ""
) -> None:
    """The same verdict on each of these replies, once a cause."""
    rows = [
        {
            "reply_id": reply_id,
            "verdict": verdict,
            "reason": reason,
            "author_id": author_id,
            "at": tx.now,
            "cause": tx.cause_key,
        }
        for reply_id in sorted(replies)
    ]
    if rows:
        await tx.conn.execute(insert(review), rows)


async def of_cause(conn: AsyncConnection, cause: int) -> Sequence[ReviewRow]:
    """The verdicts that one act gave; those given by rule have no author."""
    rows = await conn.execute(_OF_CAUSE, {"cause": f"inbox:{cause}"})
    return [ReviewRow(row[0], row[1], row[2], row[3], Verdict(row[4]), row[5], row[6]) for row in rows]


async def remove(tx: Transaction, ids: Collection[int]) -> None:
    """A verdict that was taken back stands nowhere but in the log of changes."""
    await tx.conn.execute(delete(review).where(review.c.id.in_(list(ids))))


async def files_of(conn: AsyncConnection, replies: Collection[int]) -> Sequence[FileRow]:
    return [FileRow(*row) for row in await conn.execute(_FILES, {"replies": sorted(replies)})]


async def name_of(conn: AsyncConnection, person_id: int | None) -> str:
    """A reviewer's name; empty when they are forgotten."""
    found: str | None = (await conn.execute(_NAME, {"person": person_id})).scalar()
    return found or ""


async def count_accepted(
    conn: AsyncConnection, organizations: Collection[int], begin: datetime, end: datetime
) -> int:
    """How many standing answers of these a person has accepted in that time."""
    values = {"organizations": sorted(organizations), "begin": begin, "end": end}
    return int((await conn.execute(_ACCEPTED, values)).scalar_one())
