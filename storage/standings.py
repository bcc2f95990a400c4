"""How assignments stand: now, by the cache beside them; at a moment, by the log of replies and reviews."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, String, and_, bindparam, case, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, Status, Verdict
from storage.progress import Narrow
from storage.replies import HAS_LINE
from storage.schema import assignment, attachment, reply, review

SIGN = "|"
COMMA = ","
NowRow = tuple[int, str, int, str, str]
"""A window, a way to stand in one text, whether it may be late; who stand so, and of which organizations."""


class FirstAnswers(NamedTuple):
    """The date of the standing reply's document, and when the first answers of two kinds came."""

    document_date: date | None
    done_at: datetime | None
    progress_at: datetime | None


class Packed(NamedTuple):
    """What the text of a `NowRow` says: a few hundred of them stand for all assignments."""

    due: date
    extended_to: date | None
    extension_asked: date | None
    status: Status
    returned_on: date | None
    verdict: Verdict | None
    has_paper: bool
    has_words: bool

    @classmethod
    def of(cls, text: str) -> "Packed":
        due, extended, asked, status, returned, verdict, paper, words = text.split(SIGN)
        return cls(
            date.fromisoformat(due),
            _day(extended),
            _day(asked),
            Status(status),
            _day(returned),
            Verdict(verdict) if verdict else None,
            paper == "1",
            words == "1",
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


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
    has_line: bool = False
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
    done_count: int | None = None


_LAST_VERDICT = (
    select(review.c.verdict)
    .where(review.c.reply_id == reply.c.id)
    .order_by(review.c.id.desc())
    .limit(1)
    .correlate(reply)
    .scalar_subquery()
)
_undone = reply.alias("undone")
_said = reply.alias("said")
_later = review.alias("later")
_IS_UNDONE = _said.c.id.in_(select(_undone.c.undoes_id).where(_undone.c.undoes_id.is_not(None)))
_LAST_OF_SAID = (
    select(review.c.verdict)
    .where(review.c.reply_id == _said.c.id)
    .order_by(review.c.id.desc())
    .limit(1)
    .correlate(_said)
    .scalar_subquery()
)
_HAS_FILES = (
    exists()
    .where(
        _said.c.assignment_id == assignment.c.id,
        attachment.c.reply_id == _said.c.id,
        attachment.c.state != AttachmentState.GONE,
        ~_IS_UNDONE,
        func.coalesce(_LAST_OF_SAID, "") != Verdict.RETURNED,
    )
    .correlate(assignment)
)
_HAS_PAPER = or_(
    and_(reply.c.document_number != "", reply.c.document_date.is_not(None)),
    reply.c.comment.contains("://", autoescape=True),
    _HAS_FILES,
)


def _text(column: Any) -> Any:
    """As text, days as ISO ones; what is missing as nothing."""
    return func.coalesce(cast(column, String), "")


_MAY_BE_LATE = and_(
    reply.c.at >= assignment.c.due,
    or_(reply.c.document_date.is_(None), reply.c.document_date > assignment.c.due),
    assignment.c.status.in_((Status.DONE, Status.IN_PROGRESS)),
)
"""An effective day is never earlier than the printed one: whatever else is complete, is in time."""
_STANDING = (
    select(
        assignment.c.id,
        assignment.c.organization_id,
        assignment.c.window_id,
        assignment.c.due,
        assignment.c.extended_to,
        assignment.c.extension_asked,
        assignment.c.status,
        assignment.c.returned_on,
        _LAST_VERDICT.label("verdict"),
        case((and_(assignment.c.status == Status.DONE, _HAS_PAPER), 1), else_=0).label("has_paper"),
        case((HAS_LINE, 1), else_=0).label("has_words"),
        case((_MAY_BE_LATE, 1), else_=0).label("may_be_late"),
    )
    .outerjoin_from(assignment, reply, reply.c.id == assignment.c.reply_id)
    .where(
        assignment.c.id > bindparam("after"),
        assignment.c.id <= bindparam("upto"),
        assignment.c.withdrawn_at.is_(None),
    )
)


def _joined(column: Any) -> Any:
    return func.aggregate_strings(cast(column, String), COMMA)


@cache
def _page(*, of_places: bool, of_windows: bool) -> Select[Any]:
    """Each way to stand once, with all that stand so: what differs in nothing is read as one row."""
    narrow = Narrow(() if of_places else None, () if of_windows else None)
    each = narrow.narrowed(_STANDING).subquery("each").c
    keys = (
        each.window_id,
        each.due,
        each.extended_to,
        each.extension_asked,
        each.status,
        each.returned_on,
        each.verdict,
        each.has_paper,
        each.has_words,
        each.may_be_late,
    )
    packed = _text(keys[1])
    for key in keys[2:9]:
        packed = packed + SIGN + _text(key)
    return select(keys[0], packed, keys[9], _joined(each.id), _joined(each.organization_id)).group_by(*keys)


_BOUND = (
    select(assignment.c.id)
    .where(assignment.c.id > bindparam("after"))
    .order_by(assignment.c.id)
    .offset(bindparam("size"))
    .limit(1)
)
_FIRST: Select[Any] = (
    select(
        assignment.c.id,
        reply.c.document_date,
        func.min(case((_said.c.status != Status.IN_PROGRESS, _said.c.at))),
        func.min(case((_said.c.status == Status.IN_PROGRESS, _said.c.at))),
    )
    .join_from(assignment, reply, reply.c.id == assignment.c.reply_id)
    .join(_said, _said.c.assignment_id == assignment.c.id)
    .where(
        assignment.c.id > bindparam("after"),
        assignment.c.id <= bindparam("upto"),
        assignment.c.withdrawn_at.is_(None),
        _MAY_BE_LATE,
        func.coalesce(_said.c.undoes_id, 0) == 0,  # not by its index: nearly all replies undo nothing
        _said.c.status.in_((Status.DONE, Status.NOT_APPLICABLE, Status.IN_PROGRESS)),
        ~_IS_UNDONE,
    )
    .group_by(assignment.c.id, reply.c.document_date)
)
_judged = review.alias("judged")
_JUDGED_BY = (
    select(func.max(_judged.c.id))
    .where(_judged.c.reply_id == reply.c.id, _judged.c.at < bindparam("end"))
    .correlate(reply)
    .scalar_subquery()
)
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
        reply.c.done_count,
    )
    .outerjoin_from(reply, review, review.c.id == _JUDGED_BY)
    .where(
        reply.c.at < bindparam("end"),
        reply.c.assignment_id >= bindparam("first"),
        reply.c.assignment_id <= bindparam("last"),
    )
    .order_by(reply.c.id)
)
_FILES = (
    select(attachment.c.reply_id)
    .join(reply, reply.c.id == attachment.c.reply_id)
    .where(
        attachment.c.state != AttachmentState.GONE,
        attachment.c.announced_at < bindparam("end"),
        reply.c.assignment_id >= bindparam("first"),
        reply.c.assignment_id <= bindparam("last"),
    )
)
_TROUBLES = (
    select(assignment.c.id, reply.c.difficulty, reply.c.comment)
    .join_from(assignment, reply, reply.c.id == assignment.c.reply_id)
    .where(
        assignment.c.id.in_(bindparam("assignments", expanding=True)),
        reply.c.status == Status.DIFFICULTY,
    )
)
_ANSWERED_SINCE: Select[Any] = (
    select(assignment.c.organization_id, func.count())
    .select_from(assignment)
    .join(reply, reply.c.assignment_id == assignment.c.id)
    .where(
        assignment.c.withdrawn_at.is_(None),
        reply.c.at >= bindparam("since"),
        reply.c.at < bindparam("end"),
        reply.c.undoes_id.is_(None),
        reply.c.id.not_in(select(reply.c.undoes_id).where(reply.c.undoes_id.is_not(None))),
    )
    .group_by(assignment.c.organization_id)
)
_ACCEPTED_SINCE: Select[Any] = (
    select(assignment.c.organization_id, func.count())
    .select_from(assignment)
    .join(reply, reply.c.id == assignment.c.reply_id)
    .join(review, review.c.reply_id == reply.c.id)
    .where(
        assignment.c.withdrawn_at.is_(None),
        ~exists().where(_later.c.reply_id == review.c.reply_id, _later.c.id > review.c.id),
        review.c.verdict == Verdict.ACCEPTED,
        review.c.at >= bindparam("since"),
        review.c.at < bindparam("end"),
    )
    .group_by(assignment.c.organization_id)
)


async def bound(conn: AsyncConnection, after: int, size: int) -> int | None:
    """The assignment up to which a page of `size` goes; None when it is the last page."""
    found: int | None = (await conn.execute(_BOUND, {"after": after, "size": size - 1})).scalar()
    return found


async def page(conn: AsyncConnection, narrow: Narrow, after: int, upto: int) -> Sequence[NowRow]:
    """How the assignments with these ids stand now, from the cache beside them; the alike together."""
    statement = _page(of_places=narrow.places is not None, of_windows=narrow.windows is not None)
    found = await conn.execute(statement, {"after": after, "upto": upto, **narrow.values})
    rows: Sequence[Any] = found.all()
    return rows


async def first_answers(
    conn: AsyncConnection, narrow: Narrow, after: int, upto: int
) -> Mapping[int, FirstAnswers]:
    """Of the assignments of a page whose standing reply came on its day or later."""
    values = {"after": after, "upto": upto, **narrow.values}
    rows = await conn.execute(narrow.narrowed(_FIRST), values)
    return {row[0]: FirstAnswers(row[1], row[2], row[3]) for row in rows}


async def answered_since(
    conn: AsyncConnection, narrow: Narrow, since: datetime, end: datetime
) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Answers not taken back and standing ones accepted from `since` until `end`, by organization."""
    values = {"since": since, "end": end, **narrow.values}
    answers = await conn.execute(narrow.narrowed(_ANSWERED_SINCE), values)
    accepted = await conn.execute(narrow.narrowed(_ACCEPTED_SINCE), values)
    return {row[0]: row[1] for row in answers}, {row[0]: row[1] for row in accepted}


async def troubles(conn: AsyncConnection, assignment_ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """Assignment → the reason of its standing difficulty and the words."""
    rows = await conn.execute(_TROUBLES, {"assignments": assignment_ids})
    return {row[0]: (row[1] or "", row[2]) for row in rows}


async def log_until(
    conn: AsyncConnection, end: datetime, first: int, last: int
) -> tuple[list[LogRow], set[int]]:
    """Every reply before `end` to the assignments with these ids, oldest first, and which have files."""
    values = {"end": end, "first": first, "last": last}
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
            done_count=row[10],
        )
        for row in await conn.execute(_LOG, values)
    ]
    return rows, set((await conn.execute(_FILES, values)).scalars())
