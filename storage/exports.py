"""What is taken out row by row: answers with their verdicts, their files, the log of changes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, Role, Status, Verdict
from storage.audits import UNSEEN
from storage.progress import Narrow
from storage.schema import (
    assignment,
    attachment,
    change,
    item,
    order,
    organization,
    person,
    reply,
    review,
    roadmap,
)


class ReplyRow(NamedTuple):
    """One reply as `roadmap.standing` reads it, with the day until which its assignment is asked."""

    id: int
    assignment_id: int
    due: date
    status: Status
    undoes_id: int | None
    comment: str
    done: int | None
    total: int | None
    document_number: str | None
    document_date: date | None
    difficulty: str | None
    author_role: Role
    at: datetime
    verdict: Verdict | None


class FileRow(NamedTuple):
    reply_id: int
    kind: str
    name: str
    mime: str
    size: int | None
    state: AttachmentState
    sha256: str | None


class ChangeRow(NamedTuple):
    """`issuer` and `owner_id` of the order that it is about, if it is about one."""

    at: datetime
    author: str
    what: str
    before: str
    after: str
    reason: str
    organization_id: int | None
    organization: str
    order_id: int | None
    order: str
    issuer: str
    owner_id: int | None
    roadmap_id: int | None
    code: str
    item_id: int | None
    number: str


_VERDICT = (
    select(review.c.verdict)
    .where(review.c.reply_id == reply.c.id, review.c.at < bindparam("end"))
    .order_by(review.c.id.desc())
    .limit(1)
    .correlate(reply)
    .scalar_subquery()
)
_SPAN = and_(
    reply.c.assignment_id >= bindparam("first"),
    reply.c.assignment_id <= bindparam("last"),
    reply.c.at < bindparam("end"),
)
_REPLIES: Select[Any] = (
    select(
        reply.c.id,
        reply.c.assignment_id,
        func.coalesce(assignment.c.extended_to, assignment.c.due),
        reply.c.status,
        reply.c.undoes_id,
        reply.c.comment,
        reply.c.done_count,
        reply.c.total_count,
        reply.c.document_number,
        reply.c.document_date,
        reply.c.difficulty,
        reply.c.author_role,
        reply.c.at,
        _VERDICT,
    )
    .join_from(reply, assignment, assignment.c.id == reply.c.assignment_id)
    .where(_SPAN)
    .order_by(reply.c.id)
)
_FILES: Select[Any] = (
    select(
        attachment.c.reply_id,
        attachment.c.kind,
        attachment.c.name,
        attachment.c.mime,
        attachment.c.size,
        attachment.c.state,
        attachment.c.sha256,
    )
    .join_from(attachment, reply, reply.c.id == attachment.c.reply_id)
    .join(assignment, assignment.c.id == reply.c.assignment_id)
    .where(_SPAN)
    .order_by(attachment.c.id)
)
_undo = reply.alias("undo")
_WEIGHTS: Select[Any] = (
    select(assignment.c.organization_id, func.sum(attachment.c.size))
    .join_from(attachment, reply, reply.c.id == attachment.c.reply_id)
    .join(assignment, assignment.c.id == reply.c.assignment_id)
    .where(
        attachment.c.state == AttachmentState.STORED,
        assignment.c.withdrawn_at.is_(None),
        reply.c.at < bindparam("end"),
        ~exists().where(_undo.c.undoes_id == reply.c.id),
        func.coalesce(_VERDICT, "") != Verdict.RETURNED,
    )
    .group_by(assignment.c.organization_id)
)
_ASKED: Select[Any] = select(assignment.c.id).where(assignment.c.withdrawn_at.is_(None))
_CHANGES: Select[Any] = (
    select(
        change.c.at,
        func.coalesce(person.c.name, ""),
        change.c.what,
        change.c.before,
        change.c.after,
        change.c.reason,
        change.c.organization_id,
        func.coalesce(organization.c.short_name, ""),
        order.c.id,
        func.coalesce(order.c.number, ""),
        func.coalesce(order.c.issuer, ""),
        order.c.owner_id,
        roadmap.c.id,
        func.coalesce(roadmap.c.code, ""),
        item.c.id,
        func.coalesce(item.c.number, ""),
    )
    .outerjoin_from(change, person, person.c.id == change.c.author_id)
    .outerjoin(organization, organization.c.id == change.c.organization_id)
    .outerjoin(item, item.c.id == change.c.item_id)
    .outerjoin(roadmap, roadmap.c.id == func.coalesce(change.c.roadmap_id, item.c.roadmap_id))
    .outerjoin(order, order.c.id == func.coalesce(change.c.order_id, roadmap.c.order_id))
    .where(change.c.at < bindparam("end"), change.c.what.not_in(UNSEEN))
    .order_by(change.c.id)
)


async def count_asked(conn: AsyncConnection, narrow: Narrow, upto: int) -> int:
    """How many assignments there are, counted no further than `upto`."""
    some = narrow.narrowed(_ASKED).limit(upto).subquery()
    return int((await conn.execute(select(func.count()).select_from(some), narrow.values)).scalar_one())


async def replies(
    conn: AsyncConnection, narrow: Narrow, end: datetime, first: int, last: int
) -> list[ReplyRow]:
    """Every reply before `end` to the assignments with these ids, the oldest first."""
    values = {"end": end, "first": first, "last": last, **narrow.values}
    return [_reply(row) for row in await conn.execute(narrow.narrowed(_REPLIES), values)]


async def files(conn: AsyncConnection, narrow: Narrow, end: datetime, first: int, last: int) -> list[FileRow]:
    """The files that came with them, as they are in the store now."""
    values = {"end": end, "first": first, "last": last, **narrow.values}
    rows = await conn.execute(narrow.narrowed(_FILES), values)
    return [FileRow._make((*row[:5], AttachmentState(row[5]), row[6])) for row in rows]


async def weights(conn: AsyncConnection, narrow: Narrow, end: datetime) -> Mapping[int, int]:
    """Organization → bytes of the stored files that count before `end`; none that counted only then."""
    rows = await conn.execute(narrow.narrowed(_WEIGHTS), {"end": end, **narrow.values})
    return {row[0]: int(row[1] or 0) for row in rows}


async def changes(conn: AsyncConnection, end: datetime) -> Sequence[ChangeRow]:
    """The whole log before `end`, the oldest first."""
    return [ChangeRow(*row) for row in await conn.execute(_CHANGES, {"end": end})]


def _reply(row: Sequence[Any]) -> ReplyRow:
    verdict = Verdict(row[13]) if row[13] else None
    return ReplyRow._make((*row[:3], Status(row[3]), *row[4:11], Role(row[11]), row[12], verdict))
