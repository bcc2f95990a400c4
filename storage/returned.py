"""What schools ask back about a return, and how the news of a return stands in the outbox."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Verdict
from storage.database import Transaction
from storage.dialect import insert_once
from storage.schema import assignment, message, organization, person, remark, reply, review

ASKED, ANSWERED, CALLED = "asked", "answered", "called"
KIND, KIND_MANY = "returned", "returned_many"


@dataclass(frozen=True, slots=True)
class RemarkRow:
    id: int
    reply_id: int
    kind: str
    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class NewsRow:
    """The news of a return in a person's chat; the key is there once it has been sent."""

    person_id: int
    state: str
    message_key: str | None


_OF = (
    select(remark.c.id, remark.c.reply_id, remark.c.kind, remark.c.text, person.c.name, remark.c.at)
    .outerjoin_from(remark, person, person.c.id == remark.c.author_id)
    .where(remark.c.reply_id.in_(bindparam("replies", expanding=True)))
    .order_by(remark.c.id)
)
_LAST_REVIEW = (
    select(func.max(review.c.id)).where(review.c.reply_id == reply.c.id).correlate(reply).scalar_subquery()
)
_LAST_REMARK = (
    select(func.max(remark.c.id)).where(remark.c.reply_id == reply.c.id).correlate(reply).scalar_subquery()
)
_TOPS = (
    select(organization.c.id)
    .where(organization.c.id.in_(bindparam("tops", expanding=True)))
    .cte("within", recursive=True)
)
_WITHIN = _TOPS.union(select(organization.c.id).join(_TOPS, organization.c.parent_id == _TOPS.c.id))
_UNANSWERED: Select[Any] = (
    select(remark.c.reply_id)
    .join_from(remark, reply, reply.c.id == remark.c.reply_id)
    .join(assignment, assignment.c.id == reply.c.assignment_id)
    .join(review, review.c.id == _LAST_REVIEW)
    .where(
        remark.c.id == _LAST_REMARK,
        remark.c.kind == ASKED,
        review.c.verdict == Verdict.RETURNED,
        assignment.c.returned_on.is_not(None),
        assignment.c.withdrawn_at.is_(None),
        assignment.c.organization_id.in_(select(_WITHIN.c.id)),
    )
    .order_by(remark.c.id)
)
_RETURNED = (
    select(reply.c.id)
    .join_from(review, reply, reply.c.id == review.c.reply_id)
    .join(assignment, assignment.c.id == reply.c.assignment_id)
    .where(
        review.c.id == _LAST_REVIEW,
        review.c.verdict == Verdict.RETURNED,
        review.c.id >= bindparam("since"),
        assignment.c.returned_on.is_not(None),
        assignment.c.withdrawn_at.is_(None),
        assignment.c.organization_id.in_(bindparam("organizations", expanding=True)),
    )
    .order_by(review.c.id, reply.c.id)
)
_NEWS = select(message.c.person_id, message.c.state, message.c.message_key).where(
    message.c.kind == KIND, message.c.cause == bindparam("cause")
)


async def add_remark(tx: Transaction, reply_id: int, kind: str, text: str, author_id: int) -> None:
    values = {"reply_id": reply_id, "kind": kind, "text": text, "author_id": author_id}
    await insert_once(tx.conn, remark, {**values, "at": tx.now, "cause": tx.cause_key})


async def remarks_of(conn: AsyncConnection, replies: Collection[int]) -> Sequence[RemarkRow]:
    """What was said of these replies, oldest first."""
    rows = await conn.execute(_OF, {"replies": sorted(replies)})
    return [RemarkRow(row[0], row[1], row[2], row[3], row[4] or "", row[5]) for row in rows]


async def unanswered(conn: AsyncConnection, tops: Collection[int]) -> Sequence[int]:
    """The returned replies about which a school below `tops` waits for an answer, the oldest first."""
    return list((await conn.execute(_UNANSWERED, {"tops": sorted(tops)})).scalars())


async def returned_since(conn: AsyncConnection, organizations: Collection[int], since: int) -> Sequence[int]:
    """The replies of these organizations that stand returned, by this verdict or a later one."""
    values = {"organizations": sorted(organizations), "since": since}
    return list((await conn.execute(_RETURNED, values)).scalars())


async def first_verdict(tx: Transaction) -> int:
    """The first verdict that this unit of work has given."""
    first = select(func.min(review.c.id)).where(review.c.cause == tx.cause_key)
    return int((await tx.conn.execute(first)).scalar_one())


async def news_of(conn: AsyncConnection, cause: int) -> Sequence[NewsRow]:
    """What was ordered by the act that returned a reply."""
    return [NewsRow(*row) for row in await conn.execute(_NEWS, {"cause": f"inbox:{cause}"})]


async def gathers(conn: AsyncConnection, person_id: int) -> bool:
    """Whether a message that will tell of everything that came back waits for this person."""
    waits = (message.c.person_id == person_id, message.c.kind == KIND_MANY, message.c.state == "ready")
    return (await conn.execute(select(message.c.id).where(*waits).limit(1))).first() is not None
