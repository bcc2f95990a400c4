"""How assignments stand: now, by the cache beside them; at a moment, by the log of replies and reviews."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, String, bindparam, cast, column, exists, func, select, values
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import AttachmentState, Status, Verdict
from storage.figure_codes import ACCEPTED
from storage.progress import Narrow
from storage.schema import assignment, attachment, reply, review

COMMA = ","
Key = tuple[int, int, int]
"""A window, and how an assignment of it stands now: `storage.figure_codes.Way.of` reads the two numbers."""


class AlikeRow(NamedTuple):
    """Assignments of one window that stand alike; of which organizations, in one text."""

    key: Key
    place_ids: str


class NowRow(NamedTuple):
    id: int
    key: Key
    place_id: int


class Week(NamedTuple):
    """How many answers were given, and how many accepted."""

    answered: int
    accepted: int


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


_later = review.alias("later")
_KEY = (assignment.c.window_id, assignment.c.figure, assignment.c.moved)
_STANDS = assignment.c.withdrawn_at.is_(None)
_PAGE = (
    select(*_KEY, assignment.c.id, assignment.c.organization_id)
    .where(_STANDS, assignment.c.id > bindparam("after"), assignment.c.id <= bindparam("upto"))
    .order_by(assignment.c.id)
)
_TALLY = select(*_KEY, func.count()).where(_STANDS).group_by(*_KEY)
_ALIKE = (
    select(*_KEY, func.aggregate_strings(cast(assignment.c.organization_id, String), COMMA))
    .where(_STANDS)
    .group_by(*_KEY)
)
_BOUND = (
    select(assignment.c.id)
    .where(assignment.c.id > bindparam("after"))
    .order_by(assignment.c.id)
    .offset(bindparam("size"))
    .limit(1)
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
_undoing = reply.alias("undoing")
_ITS = select(assignment.c.id).where(_STANDS, assignment.c.id == reply.c.assignment_id).correlate(reply)
_STANDING = (
    select(assignment.c.id)
    .join(reply, (reply.c.assignment_id == assignment.c.id) & (reply.c.id == assignment.c.reply_id))
    .where(_STANDS, assignment.c.figure >= ACCEPTED, reply.c.id == review.c.reply_id)
    .correlate(review)
)


def _answered_since(narrow: Narrow) -> Select[int]:
    """Counted from the day on: what was said since is little beside all that is asked."""
    return select(func.count()).where(
        reply.c.at >= bindparam("since"),
        reply.c.at < bindparam("end"),
        reply.c.undoes_id.is_(None),
        ~exists().where(_undoing.c.undoes_id == reply.c.id),
        narrow.narrowed(_ITS).exists(),
    )


def _accepted_since(narrow: Narrow) -> Select[int]:
    return select(func.count(review.c.reply_id.distinct())).where(
        review.c.at >= bindparam("since"),
        review.c.at < bindparam("end"),
        review.c.verdict == Verdict.ACCEPTED,
        narrow.narrowed(_STANDING).exists(),
    )


async def bound(conn: AsyncConnection, after: int, size: int) -> int | None:
    """The assignment up to which a page of `size` goes; None when it is the last page."""
    found: int | None = (await conn.execute(_BOUND, {"after": after, "size": size - 1})).scalar()
    return found


async def tally(conn: AsyncConnection, narrow: Narrow) -> list[tuple[Key, int]]:
    """How many assignments stand now in which way."""
    rows = await conn.execute(narrow.narrowed(_TALLY), narrow.values)
    return [((row[0], row[1], row[2]), row[3]) for row in rows]


async def alike(conn: AsyncConnection, narrow: Narrow) -> list[AlikeRow]:
    """How assignments stand now, those that stand alike together."""
    rows = await conn.execute(narrow.narrowed(_ALIKE), narrow.values)
    return [AlikeRow((row[0], row[1], row[2]), row[3]) for row in rows]


async def count_places(conn: AsyncConnection, narrow: Narrow, keys: Collection[Key]) -> int:
    """In how many organizations an assignment stands in one of these ways."""
    if not keys:
        return 0
    wanted = values(*(column(name, Integer) for name in ("w", "f", "m")), name="wanted", literal_binds=True)
    ways = wanted.data(list(keys)).cte("ways")
    found = (
        select(func.count(assignment.c.organization_id.distinct()))
        .select_from(ways)
        .join(assignment, (assignment.c.window_id == ways.c.w) & (assignment.c.figure == ways.c.f))
        .where(_STANDS, assignment.c.moved == ways.c.m)
    )
    counted = await conn.execute(
        narrow.narrowed(found), narrow.values, execution_options={"compiled_cache": None}
    )
    return int(counted.scalar_one())


async def page(conn: AsyncConnection, narrow: Narrow, after: int, upto: int) -> list[NowRow]:
    """How the assignments with these ids stand now, one by one."""
    rows = await conn.execute(narrow.narrowed(_PAGE), {"after": after, "upto": upto, **narrow.values})
    return [NowRow(row[3], (row[0], row[1], row[2]), row[4]) for row in rows]


async def count_since(conn: AsyncConnection, narrow: Narrow, since: datetime, end: datetime) -> Week:
    """Answers not taken back and standing ones accepted from `since` until `end`."""
    given = {"since": since, "end": end, **narrow.values}
    answers = await conn.execute(_answered_since(narrow), given)
    accepted = await conn.execute(_accepted_since(narrow), given)
    return Week(int(answers.scalar_one()), int(accepted.scalar_one()))


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
