"""Difficulties that stand, what the centre did about them, and whom the school let see them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapKind, RoadmapState, Status
from storage.database import Transaction
from storage.dialect import insert_once
from storage.schema import (
    assignment,
    help_request,
    item,
    mentorship,
    message,
    organization,
    remark,
    reply,
    roadmap,
    window,
)

ANSWERED, MOVED, CALLED = "answered", "moved", "called"
DECISIONS = (ANSWERED, MOVED, CALLED)


@dataclass(frozen=True, slots=True)
class DifficultyRow:
    """A reply that tells of a difficulty; `is_standing` while nothing was said after it.

    `decision` and `decided` are what the centre did last about it, `is_shown` whether the mentor sees it.
    """

    reply_id: int
    assignment_id: int
    comment: str
    reason: str | None
    at: datetime
    author_id: int | None
    is_standing: bool
    decision: str | None
    decided: str | None
    is_shown: bool


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A difficulty that a mentor school was let see, and what it answered."""

    reply_id: int
    assignment_id: int
    mentor_id: int
    mentor: str
    answer: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class MentorRow:
    id: int
    name: str
    year: str


_LAST_REMARK = (
    select(func.max(remark.c.id))
    .where(remark.c.reply_id == reply.c.id, remark.c.kind.in_(DECISIONS))
    .correlate(reply)
    .scalar_subquery()
)
_LATER = reply.alias("later")
_GOES_ON = ~exists().where(
    _LATER.c.assignment_id == reply.c.assignment_id,
    _LATER.c.id > reply.c.id,
    _LATER.c.status != Status.DIFFICULTY,
)
"""Nothing but the same difficulty was said since: a request made then is about what stands now."""
_FIRST = reply.alias("first")
_LET_SEE = (
    select(help_request.c.reply_id, reply.c.assignment_id, help_request.c.mentor_id)
    .add_columns(organization.c.short_name, help_request.c.answer, help_request.c.answered_at)
    .join_from(help_request, reply, reply.c.id == help_request.c.reply_id)
    .join(organization, organization.c.id == help_request.c.mentor_id)
    .order_by(help_request.c.reply_id.desc())
)
_ALL: Select[Any] = (
    select(
        reply.c.id,
        reply.c.assignment_id,
        reply.c.comment,
        reply.c.difficulty,
        reply.c.at,
        reply.c.author_id,
        (assignment.c.reply_id == reply.c.id) & (assignment.c.status == Status.DIFFICULTY),
        remark.c.kind,
        remark.c.text,
        exists()
        .where(help_request.c.reply_id == _FIRST.c.id, _FIRST.c.assignment_id == reply.c.assignment_id)
        .correlate(reply),
    )
    .join_from(reply, assignment, assignment.c.id == reply.c.assignment_id)
    .outerjoin(remark, remark.c.id == _LAST_REMARK)
)
_ONE = _ALL.where(reply.c.id == bindparam("reply"))
_STANDING = _ALL.where(
    assignment.c.id == bindparam("assignment"),
    assignment.c.reply_id == reply.c.id,
    assignment.c.status == Status.DIFFICULTY,
)
_OPEN = (
    _ALL.join(window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .where(
        assignment.c.reply_id == reply.c.id,
        assignment.c.status == Status.DIFFICULTY,
        assignment.c.withdrawn_at.is_(None),
        assignment.c.organization_id.in_(bindparam("organizations", expanding=True)),
        remark.c.id.is_(None),
        roadmap.c.state == RoadmapState.ACTIVE,
        roadmap.c.kind != RoadmapKind.OWN,
        roadmap.c.ends >= bindparam("today"),
    )
    .order_by(reply.c.at, reply.c.id)
)
_MENTOR = (
    select(organization.c.id, organization.c.short_name, mentorship.c.year)
    .join_from(mentorship, organization, organization.c.id == mentorship.c.mentor_id)
    .where(mentorship.c.mentee_id == bindparam("school"), mentorship.c.year == bindparam("year"))
)


async def find(conn: AsyncConnection, reply_id: int) -> DifficultyRow | None:
    """The difficulty told by this reply, standing or not."""
    row = (await conn.execute(_ONE, {"reply": reply_id})).first()
    return None if row is None else _difficulty(row)


async def find_standing(conn: AsyncConnection, assignment_id: int) -> DifficultyRow | None:
    row = (await conn.execute(_STANDING, {"assignment": assignment_id})).first()
    return None if row is None else _difficulty(row)


async def waiting(
    conn: AsyncConnection, organizations: Collection[int], today: date
) -> Sequence[DifficultyRow]:
    """Those of these organizations about which the centre did nothing yet, the oldest first."""
    values = {"organizations": sorted(organizations), "today": today}
    return [_difficulty(row) for row in await conn.execute(_OPEN, values)]


async def decide(tx: Transaction, reply_id: int, kind: str, text: str, author_id: int) -> None:
    values = {"reply_id": reply_id, "kind": kind, "text": text, "author_id": author_id}
    await insert_once(tx.conn, remark, {**values, "at": tx.now, "cause": tx.cause_key})


async def undecide(tx: Transaction, cause: str) -> None:
    """What that act has decided waits again."""
    await tx.conn.execute(delete(remark).where(remark.c.cause == cause, remark.c.kind == MOVED))


async def mentor_of(conn: AsyncConnection, school_id: int, year: str) -> MentorRow | None:
    row = (await conn.execute(_MENTOR, {"school": school_id, "year": year})).first()
    return None if row is None else MentorRow(*row)


async def let_see(tx: Transaction, reply_id: int, mentor_id: int) -> bool:
    """Whether this is new."""
    values = {"reply_id": reply_id, "mentor_id": mentor_id, "at": tx.now}
    return await insert_once(tx.conn, help_request, values) is not None


async def find_request(conn: AsyncConnection, reply_id: int) -> RequestRow | None:
    row = (await conn.execute(_LET_SEE.where(help_request.c.reply_id == reply_id))).first()
    return None if row is None else RequestRow(*row)


async def open_requests(conn: AsyncConnection, mentor_ids: Collection[int]) -> Sequence[RequestRow]:
    """What these mentor schools have not answered yet, the newest first."""
    scope = _LET_SEE.where(help_request.c.mentor_id.in_(mentor_ids), help_request.c.answer.is_(None))
    return [RequestRow(*row) for row in await conn.execute(scope)]


async def standing_request(conn: AsyncConnection, assignment_id: int) -> RequestRow | None:
    """What the mentor was let see of the difficulty that stands."""
    scope = _LET_SEE.where(reply.c.assignment_id == assignment_id, _GOES_ON)
    row = (await conn.execute(scope)).first()
    return None if row is None else RequestRow(*row)


async def answer_request(tx: Transaction, reply_id: int, answer: str, person_id: int) -> bool:
    """False when somebody has answered already."""
    unanswered = (help_request.c.reply_id == reply_id) & help_request.c.answer.is_(None)
    values = {"answer": answer, "answered_by": person_id, "answered_at": tx.now}
    return bool((await tx.conn.execute(update(help_request).where(unanswered).values(**values))).rowcount)


async def withdraw_requests(conn: AsyncConnection, assignment_id: int) -> Sequence[int]:
    """What nobody has answered is no longer asked; the replies that it was about."""
    mine = select(reply.c.id).where(reply.c.assignment_id == assignment_id)
    gone = delete(help_request).where(help_request.c.reply_id.in_(mine), help_request.c.answer.is_(None))
    return list((await conn.execute(gone.returning(help_request.c.reply_id))).scalars())


async def told_of(conn: AsyncConnection, kind: str, reply_id: int) -> Sequence[tuple[int, str]]:
    """Who has a message of this kind about a reply in the chat, and its key."""
    rows = await conn.execute(
        select(message.c.person_id, message.c.message_key)
        .where(message.c.kind == kind, message.c.cause == told_cause(reply_id))
        .where(message.c.message_key.is_not(None))
        .order_by(message.c.id)
    )
    return [(row[0], row[1]) for row in rows]


def told_cause(reply_id: int) -> str:
    """A mentor hears of a difficulty once, however often it is shown."""
    return f"reply:{reply_id}"


def _difficulty(row: Sequence[Any]) -> DifficultyRow:
    values = [*row[:6], bool(row[6]), row[7], row[8], bool(row[9])]
    return DifficultyRow(*values)
