"""The log of replies: written once, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    bindparam,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, Role, Status, Verdict
from storage.database import Queue, Transaction
from storage.dialect import insert_once
from storage.schema import assignment, attachment, person, reply, review, window


@dataclass(frozen=True, slots=True)
class NewReply:
    """`day` is what people there call the day of `at`."""

    assignment_id: int
    status: Status
    author_id: int | None
    author_role: Role
    at: datetime
    day: date
    sent_at: datetime | None
    cause: str
    comment: str = ""
    done_count: int | None = None
    total_count: int | None = None
    document_number: str | None = None
    document_date: date | None = None
    message_key: str | None = None
    undoes_id: int | None = None
    difficulty: str | None = None


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """A file as the channel names it: `outside_id` fetches it, `outside_unique_id` tells it from others."""

    kind: str
    outside_id: str
    outside_unique_id: str
    name: str
    mime: str
    size: int | None
    chat_key: str
    message_key: str
    album_key: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyRow:
    id: int
    assignment_id: int
    status: Status
    comment: str
    done_count: int | None
    total_count: int | None
    document_number: str | None
    document_date: date | None
    author_id: int | None
    author: str | None
    author_role: Role
    at: datetime
    undoes_id: int | None
    verdict: Verdict | None
    reason: str | None
    reviewed_at: datetime | None
    files: int
    reviewer_id: int | None = None
    difficulty: str | None = None
    message_key: str | None = None

    @property
    def is_settled(self) -> bool:
        """Whether a person has accepted it; what was accepted by rule may still be taken back."""
        return self.verdict is Verdict.ACCEPTED and self.reviewer_id is not None


_FILES = (
    select(func.count())
    .where(attachment.c.reply_id == reply.c.id, attachment.c.state != AttachmentState.GONE)
    .scalar_subquery()
)
_LAST_REVIEW = (
    select(func.max(review.c.id)).where(review.c.reply_id == reply.c.id).correlate(reply).scalar_subquery()
)
COLUMNS: tuple[Any, ...] = (
    reply.c.id,
    reply.c.assignment_id,
    reply.c.status,
    reply.c.comment,
    reply.c.done_count,
    reply.c.total_count,
    reply.c.document_number,
    reply.c.document_date,
    reply.c.author_id,
    person.c.name,
    reply.c.author_role,
    reply.c.at,
    reply.c.undoes_id,
    review.c.verdict,
    review.c.reason,
    review.c.at,
    _FILES,
    review.c.author_id,
    reply.c.difficulty,
    reply.c.message_key,
)
"""What `read_row` takes; the tables come by `with_author_and_review`."""


EMPTY = literal_column("''", String)


def has_line(of: Any) -> ColumnElement[bool]:
    """What `roadmap.reviewing.is_line` says of a reply; `of` are the columns of its table or alias."""
    kept = exists().where(attachment.c.reply_id == of.id, attachment.c.state != AttachmentState.GONE)
    return or_(func.trim(of.comment) != EMPTY, of.done_count.is_not(None), of.document_number != EMPTY, kept)


HAS_LINE = has_line(reply.c)


def with_author_and_review(statement: Select[Any]) -> Select[Any]:
    """Join to a selected reply its author and its last review."""
    return statement.outerjoin(person, person.c.id == reply.c.author_id).outerjoin(
        review, review.c.id == _LAST_REVIEW
    )


_ALL = with_author_and_review(select(*COLUMNS).select_from(reply))
_ONE = _ALL.where(reply.c.id == bindparam("id"))
_OF = _ALL.where(reply.c.assignment_id == bindparam("assignment")).order_by(reply.c.id)

_OF_ALBUM = (
    select(reply.c.id, reply.c.assignment_id)
    .join_from(attachment, reply, reply.c.id == attachment.c.reply_id)
    .where(attachment.c.chat_key == bindparam("chat"), attachment.c.album_key == bindparam("album"))
    .group_by(reply.c.id, reply.c.assignment_id)
    .order_by(reply.c.id)
)
_CARRIED = [column for column in attachment.c if column.name not in {"id", "reply_id"}]
_CARRY = insert(attachment).from_select(
    [column.name for column in (attachment.c.reply_id, *_CARRIED)],
    select(bindparam("to", type_=attachment.c.reply_id.type), *_CARRIED)
    .where(
        attachment.c.reply_id == bindparam("since"),
        attachment.c.message_key != bindparam("but"),
        attachment.c.state != AttachmentState.GONE,
    )
    .order_by(attachment.c.id),
)
_HELD = select(attachment.c.message_key, attachment.c.outside_unique_id).where(
    attachment.c.reply_id == bindparam("reply")
)
_NOW, _EARLIER = window.alias("now"), window.alias("earlier")
_THEN = assignment.alias("then")
_LAST_TIME = (
    select(reply.c.id)
    .join_from(assignment, _NOW, _NOW.c.id == assignment.c.window_id)
    .join(_EARLIER, (_EARLIER.c.item_id == _NOW.c.item_id) & (_EARLIER.c.end < _NOW.c.end))
    .join(
        _THEN,
        (_THEN.c.window_id == _EARLIER.c.id) & (_THEN.c.organization_id == assignment.c.organization_id),
    )
    .join(reply, reply.c.id == _THEN.c.reply_id)
    .where(assignment.c.id == bindparam("assignment"), _THEN.c.withdrawn_at.is_(None))
    .order_by(_EARLIER.c.end.desc())
    .limit(1)
)
_LAST_BY = (
    select(reply.c.id)
    .join_from(reply, assignment, assignment.c.reply_id == reply.c.id)
    .where(reply.c.author_id == bindparam("author"))
    .order_by(reply.c.id.desc())
    .limit(1)
)
_SAID_IN = (
    select(reply.c.assignment_id)
    .where(reply.c.author_id == bindparam("author"), reply.c.message_key == bindparam("message"))
    .group_by(reply.c.assignment_id)
    .order_by(reply.c.assignment_id)
)


async def add(conn: AsyncConnection, new: NewReply) -> int | None:
    """The new reply's id, or None when the same cause has answered this assignment already."""
    values = {name: getattr(new, name) for name in NewReply.__slots__}
    return await insert_once(conn, reply, values)


async def announce(tx: Transaction, reply_id: int, files: Sequence[NewAttachment]) -> None:
    """Note the files of a reply in the reply's own commit; a worker fetches them afterwards."""
    for new in files:
        values = {name: getattr(new, name) for name in NewAttachment.__slots__}
        state = {"state": AttachmentState.ANNOUNCED, "attempts": 0, "announced_at": tx.now}
        await insert_once(tx.conn, attachment, {**values, **state, "reply_id": reply_id})
        tx.touched.add(Queue.FILES)


async def carry(tx: Transaction, since: int, to: int, but: str = "") -> None:
    """A later reply keeps the files of an earlier one, but for those of a message that was changed."""
    await tx.conn.execute(_CARRY, {"since": since, "to": to, "but": but})
    tx.touched.add(Queue.FILES)


async def holds(conn: AsyncConnection, reply_id: int, files: Sequence[NewAttachment]) -> bool:
    """Whether these very files came with the reply already."""
    held = {(row[0], row[1]) for row in await conn.execute(_HELD, {"reply": reply_id})}
    return all((file.message_key, file.outside_unique_id) in held for file in files)


async def find_last_time(conn: AsyncConnection, assignment_id: int) -> ReplyRow | None:
    """What stands for the same item and school in the last window before this one that was answered."""
    found = (await conn.execute(_LAST_TIME, {"assignment": assignment_id})).scalar()
    return None if found is None else await find(conn, found)


async def find_last_by(conn: AsyncConnection, author_id: int) -> ReplyRow | None:
    """The newest of the person's answers that stand."""
    found = (await conn.execute(_LAST_BY, {"author": author_id})).scalar()
    return None if found is None else await find(conn, found)


async def of_album(conn: AsyncConnection, chat_key: str, album_key: str) -> Sequence[tuple[int, int]]:
    """The replies, with their assignments, that earlier parts of the album already belong to."""
    values = {"chat": chat_key, "album": album_key}
    return [(row[0], row[1]) for row in await conn.execute(_OF_ALBUM, values)]


async def said_in(conn: AsyncConnection, author_id: int, message_key: str) -> Sequence[int]:
    """The assignments that this message of the person answered."""
    values = {"author": author_id, "message": message_key}
    return [row[0] for row in await conn.execute(_SAID_IN, values)]


async def find(conn: AsyncConnection, reply_id: int) -> ReplyRow | None:
    row = (await conn.execute(_ONE, {"id": reply_id})).first()
    return None if row is None else read_row(row)


async def of_assignment(conn: AsyncConnection, assignment_id: int) -> Sequence[ReplyRow]:
    """The whole log of one assignment, oldest first."""
    return [read_row(row) for row in await conn.execute(_OF, {"assignment": assignment_id})]


def read_row(row: Sequence[Any]) -> ReplyRow:
    values = list(row)
    values[2], values[10] = Status(values[2]), Role(values[10])
    values[13] = None if values[13] is None else Verdict(values[13])
    return ReplyRow(*values)
