"""How assignments stand: now, by the cache beside them; at a moment, by the log of replies and reviews."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, Status, Verdict
from storage.schema import assignment, attachment, reply, review


class Standing(NamedTuple):
    """How an assignment stands: the reply that counts, the newest verdict on it, and the first answers.

    `returned_on` is set when the last word is a return; `first_done_at` and `first_progress_at` are the
    moments of the first replies that were not taken back.
    """

    status: Status = Status.PENDING
    returned_on: date | None = None
    verdict: Verdict | None = None
    document_date: date | None = None
    has_number: bool = False
    comment: str = ""
    has_files: bool = False
    first_done_at: datetime | None = None
    first_progress_at: datetime | None = None


class LogRow(NamedTuple):
    """One reply as `roadmap.standing` reads it; `verdict` is the newest one by the moment."""

    id: int
    assignment_id: int
    status: Status
    undoes_id: int | None
    at: datetime
    document_number: str | None
    document_date: date | None
    comment: str
    verdict: Verdict | None
    reviewed_at: datetime | None


_LAST_REVIEW = select(func.max(review.c.id)).group_by(review.c.reply_id)
_UNDONE = select(reply.c.undoes_id).where(reply.c.undoes_id.is_not(None))
_RETURNED = select(review.c.reply_id).where(
    review.c.verdict == Verdict.RETURNED, review.c.id.in_(_LAST_REVIEW)
)
_HAS_FILES = (
    select(reply.c.assignment_id)
    .join_from(attachment, reply, reply.c.id == attachment.c.reply_id)
    .where(
        attachment.c.state != AttachmentState.GONE,
        reply.c.id.not_in(_UNDONE),
        reply.c.id.not_in(_RETURNED),
    )
    .distinct()
    .subquery()
)
_FIRST = (
    select(
        reply.c.assignment_id,
        func.min(case((reply.c.status != Status.IN_PROGRESS, reply.c.at))).label("done_at"),
        func.min(case((reply.c.status == Status.IN_PROGRESS, reply.c.at))).label("progress_at"),
    )
    .where(
        reply.c.undoes_id.is_(None),
        reply.c.status.in_((Status.DONE, Status.NOT_APPLICABLE, Status.IN_PROGRESS)),
        reply.c.id.not_in(_UNDONE),
    )
    .group_by(reply.c.assignment_id)
    .subquery()
)
_NOW: Select[Any] = (
    select(
        assignment.c.id,
        assignment.c.status,
        assignment.c.returned_on,
        review.c.verdict,
        reply.c.document_date,
        reply.c.document_number,
        reply.c.comment,
        _HAS_FILES.c.assignment_id,
        _FIRST.c.done_at,
        _FIRST.c.progress_at,
    )
    .outerjoin_from(assignment, reply, reply.c.id == assignment.c.reply_id)
    .outerjoin(review, and_(review.c.reply_id == reply.c.id, review.c.id.in_(_LAST_REVIEW)))
    .outerjoin(_HAS_FILES, _HAS_FILES.c.assignment_id == assignment.c.id)
    .outerjoin(_FIRST, _FIRST.c.assignment_id == assignment.c.id)
    .where(or_(assignment.c.reply_id.is_not(None), assignment.c.returned_on.is_not(None)))
)
_REVIEWED_BY = select(func.max(review.c.id)).where(review.c.at < bindparam("end")).group_by(review.c.reply_id)
_LOG: Select[Any] = (
    select(
        reply.c.id,
        reply.c.assignment_id,
        reply.c.status,
        reply.c.undoes_id,
        reply.c.at,
        reply.c.document_number,
        reply.c.document_date,
        reply.c.comment,
        review.c.verdict,
        review.c.at,
    )
    .outerjoin(review, and_(review.c.reply_id == reply.c.id, review.c.id.in_(_REVIEWED_BY)))
    .where(reply.c.at < bindparam("end"))
    .order_by(reply.c.id)
)
_FILES = select(attachment.c.reply_id).where(
    attachment.c.state != AttachmentState.GONE, attachment.c.announced_at < bindparam("end")
)


async def now(conn: AsyncConnection) -> Mapping[int, Standing]:
    """Every assignment that was ever answered, from the cache beside it."""
    return {
        row[0]: Standing(
            status=Status(row[1]),
            returned_on=row[2],
            verdict=None if row[3] is None else Verdict(row[3]),
            document_date=row[4],
            has_number=bool(row[5]),
            comment=row[6] or "",
            has_files=row[7] is not None,
            first_done_at=row[8],
            first_progress_at=row[9],
        )
        for row in await conn.execute(_NOW)
    }


async def log_until(conn: AsyncConnection, end: datetime) -> tuple[list[LogRow], set[int]]:
    """Every reply before `end`, oldest first, and the ids of those with files."""
    rows = [
        LogRow(
            id=row[0],
            assignment_id=row[1],
            status=Status(row[2]),
            undoes_id=row[3],
            at=row[4],
            document_number=row[5],
            document_date=row[6],
            comment=row[7],
            verdict=None if row[8] is None else Verdict(row[8]),
            reviewed_at=row[9],
        )
        for row in await conn.execute(_LOG, {"end": end})
    ]
    return rows, set((await conn.execute(_FILES, {"end": end})).scalars())
