"""`assignment.standing`: all that the figures ask of an assignment's answer, as one number beside it.

Highest first: the status (0 is `pending`), the day by which timeliness is judged (15 bits, days since
1 January 2000, 0 when nothing complete stands or it came by the due day: that is in time whatever else moves
it), then whether there is a line, a paper, an acceptance. The due day and what moves it are columns of their
own: together they are the index `ix_assignment_figures`, in whose order the figures are one GROUP BY. The
number is made of the log by one expression, whoever writes: in the statement that writes the standing reply,
and by `settle` where a verdict, a file, a day or a window changes beneath it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, Status, Verdict
from roadmap.reviewing import FINAL
from storage.dialect import day_number
from storage.replies import EMPTY, has_line
from storage.schema import assignment, attachment, reply, review, window

STATUSES = tuple(Status)
ACCEPTED, PAPER, LINE, DAY, STATUS = 1, 2, 4, 8, 8 << 15
LAST_DAY = (1 << 15) - 1
FIRST = date(2000, 1, 1)


class Answered(NamedTuple):
    """What the number says; `told`: the earlier of the day of the document and that of the first complete
    answer, if it is after the due day.
    """

    status: Status
    told: date | None
    has_line: bool
    has_paper: bool
    is_accepted: bool

    @classmethod
    def of(cls, standing: int) -> "Answered":
        day = standing // DAY & LAST_DAY
        return cls(
            STATUSES[standing // STATUS],
            FIRST + timedelta(days=day) if day else None,
            bool(standing & LINE),
            bool(standing & PAPER),
            bool(standing & ACCEPTED),
        )


def _number(value: int) -> ColumnElement[int]:
    """In the statement itself: it is prepared once, and each of its parameters is counted out every time."""
    return literal_column(str(value), Integer)


def _word(value: Status | Verdict | AttachmentState) -> ColumnElement[str]:
    return literal_column(f"'{value.value}'", String)


def _is_one(column: ColumnElement[Any], *values: Status) -> ColumnElement[bool]:
    return or_(*(column == _word(value) for value in values))


_ZERO, _LINK = _number(0), literal_column("'%://%'", String)
_said = reply.alias("said")
_undoing = reply.alias("undoing")
_stands = reply.alias("stands")
_asked = assignment.alias("asked")
_later = review.alias("later")


def _is(verdict: Verdict, of: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether the newest verdict on the reply is this one."""
    later = exists().where(_later.c.reply_id == review.c.reply_id, _later.c.id > review.c.id)
    return exists().where(review.c.reply_id == of, review.c.verdict == _word(verdict), ~later)


_IS_SAID = and_(
    _said.c.assignment_id == _stands.c.assignment_id,
    _said.c.undoes_id.is_(None),
    ~exists().where(_undoing.c.undoes_id == _said.c.id),
)
_HAS_FILES = exists().where(
    attachment.c.reply_id == _said.c.id,
    attachment.c.state != _word(AttachmentState.GONE),
    _IS_SAID,
    ~_is(Verdict.RETURNED, _said.c.id),
)
_HAS_PAPER = or_(
    and_(_stands.c.document_number != EMPTY, _stands.c.document_date.is_not(None)),
    _stands.c.comment.like(_LINK),
    _HAS_FILES,
)
_HAS_LINE = has_line(_stands.c)
_GOES_ON = and_(window.c.interim, _is_one(_said.c.status, Status.IN_PROGRESS))
_EARLIER = case((_stands.c.document_date < _said.c.day, _stands.c.document_date), else_=_said.c.day)
_TOLD = (
    select(func.min(case((_asked.c.due >= _EARLIER, _ZERO), else_=day_number(_EARLIER))))
    .where(_IS_SAID, or_(_is_one(_said.c.status, *sorted(FINAL)), _GOES_ON))
    .correlate(_stands, _asked, window)
    .scalar_subquery()
)
_IS_COMPLETE = or_(
    _is_one(_stands.c.status, Status.DONE),
    and_(window.c.interim, _is_one(_stands.c.status, Status.IN_PROGRESS)),
)
_IS_PROVED = and_(_is_one(_stands.c.status, Status.DONE), _HAS_PAPER)
_STATUS = case(
    *((_is_one(_stands.c.status, each), _number(place * STATUS)) for place, each in enumerate(Status)),
    else_=_ZERO,
)
_NUMBER = (
    _STATUS
    + case((_IS_COMPLETE, _TOLD * _number(DAY)), else_=_ZERO)
    + case((_HAS_LINE, _number(LINE)), else_=_ZERO)
    + case((_IS_PROVED, _number(PAPER)), else_=_ZERO)
    + case((_is(Verdict.ACCEPTED, _stands.c.id), _number(ACCEPTED)), else_=_ZERO)
)
_OF_REPLY = (
    select(_NUMBER)
    .join_from(_stands, _asked, _asked.c.id == _stands.c.assignment_id)
    .join(window, window.c.id == _asked.c.window_id)
)


def standing_of(reply_id: ColumnElement[Any]) -> ColumnElement[int]:
    """The number that this reply, an assignment's standing one, makes; 0 where there is none."""
    return func.coalesce(_OF_REPLY.where(_stands.c.id == reply_id).scalar_subquery(), _ZERO)


_SETTLE = update(assignment).values(standing=standing_of(assignment.c.reply_id))
_NAMED = assignment.c.id.in_(bindparam("named", expanding=True))
_ANSWERED_BY = assignment.c.id.in_(
    select(reply.c.assignment_id).where(reply.c.id.in_(bindparam("replies", expanding=True)))
)


async def settle(conn: AsyncConnection, assignment_ids: Iterable[int]) -> None:
    """Bring the numbers of these assignments to what their log says now."""
    await conn.execute(_SETTLE.where(_NAMED), {"named": list(assignment_ids)})


async def settle_answered(conn: AsyncConnection, reply_ids: Iterable[int]) -> None:
    """The same of the assignments that these replies answer."""
    await conn.execute(_SETTLE.where(_ANSWERED_BY), {"replies": list(reply_ids)})


async def settle_windows(conn: AsyncConnection, window_ids: Iterable[int]) -> None:
    """The same of what these windows ask: what is complete in them may have changed."""
    within = assignment.c.window_id.in_(bindparam("windows", expanding=True))
    await conn.execute(_SETTLE.where(within), {"windows": list(window_ids)})
