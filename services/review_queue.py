"""What waits for the coordinator's verdict: by item, by school, by age; and one answer as a card."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError, NotFoundError
from roadmap.model import Role, Verdict
from roadmap.periods import school_year_of
from roadmap.reviewing import is_complete_answer, is_line, is_unchecked
from roadmap.standing import last_return, said
from services.acceptance import is_on
from services.calendar import Calendar
from services.people import Actor, top_of
from storage import assignments, organizations, replies, returned, reviews
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.replies import ReplyRow
from storage.returned import RemarkRow
from storage.reviews import FileRow, GroupRow, Reach, WaitingRow

log = logging.getLogger(__name__)

By = Literal["item", "school", "age"]


@dataclass(frozen=True, slots=True)
class Pile:
    """The answers that are gone through one after another: of an item, of a school, or all by age."""

    of: By = "age"
    id: int = 0


@dataclass(frozen=True, slots=True)
class Queue:
    """`asks`: returned answers about which the school waits for a word."""

    by: By
    groups: tuple[GroupRow, ...]
    count: int
    oldest: datetime | None
    asks: int
    is_automatic: bool


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """An answer with all that a verdict needs.

    `place` of `count` in its pile, 0 when it waits no more. `alike`: how many plain answers to the item
    wait, none of them newer than the reply `upto`. `former`: the return that this answer follows.
    """

    pile: Pile
    row: AssignmentRow
    reply: ReplyRow
    files: int
    place: int
    count: int
    alike: int
    upto: int
    former: ReplyRow | None
    remarks: tuple[RemarkRow, ...]
    waited: int
    is_unchecked: bool
    reviewer: str = ""

    @property
    def is_waiting(self) -> bool:
        return self.place > 0

    @property
    def is_returnable(self) -> bool:
        """Also what was accepted may go back, as long as it stands."""
        stands = self.row.reply_id == self.reply.id
        return self.is_waiting or (stands and self.reply.verdict is Verdict.ACCEPTED)

    @property
    def has_others(self) -> bool:
        return self.count > (1 if self.is_waiting else 0)


def tops_of(actor: Actor) -> frozenset[int]:
    """The trees that this person runs; ForbiddenError for everybody but coordinators."""
    tops = frozenset(top_of(each) for each in actor.memberships if each.role is Role.COORDINATOR)
    if not tops:
        log.warning("person %s is no coordinator", actor.person_id)
        raise ForbiddenError("coordinator-only")
    return tops


def waits(row: AssignmentRow, reply: ReplyRow) -> bool:
    """Whether there is something to judge: it stands, it is complete, nobody has accepted it."""
    said = (reply.comment, reply.done_count, reply.document_number)
    has_line = is_line(*said, has_files=reply.files > 0)
    is_complete = is_complete_answer(reply.status, interim=row.interim, has_line=has_line)
    return is_complete and row.reply_id == reply.id and reply.verdict is not Verdict.ACCEPTED


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    db: Database
    calendar: Calendar

    async def look(self, actor: Actor, by: By = "item") -> Queue:
        """The groups of what waits; by age there is one."""
        async with self.db.read() as conn:
            reach = await self.reach(conn, actor)
            groups = await reviews.groups(conn, reach, "item" if by == "age" else by)
            asks = await returned.unanswered(conn, reach.tops)
            return Queue(
                by=by,
                groups=tuple(groups),
                count=sum(group.count for group in groups),
                oldest=min((group.oldest for group in groups), default=None),
                asks=len(asks),
                is_automatic=await is_on(conn, reach.tops),
            )

    async def find_pile(self, actor: Actor, text: str) -> Pile | None:
        """«СШ № 9», «1.6», «ДК1 1.6»: a school by any of its names, an item that something waits at."""
        async with self.db.read() as conn:
            school = await organizations.find(conn, text)
            if school is not None:
                return Pile("school", school.id)
            reach = await self.reach(conn, actor)
            groups = await reviews.groups(conn, reach, "item")
        words = text.replace("·", " ").casefold().split()
        number, codes = words[-1].rstrip("."), words[:-1]
        found = [
            group
            for group in groups
            if group.number.rstrip(".") == number and codes in ([], [group.code.casefold()])
        ]
        return Pile("item", found[0].id) if len(found) == 1 else None

    async def files(self, actor: Actor, reply_id: int) -> tuple[AssignmentRow, Sequence[FileRow]]:
        """The files of an answer, and those that came before it and were not taken back."""
        async with self.db.read() as conn:
            row, reply = await self.open(conn, actor, reply_id)
            history = await replies.of_assignment(conn, row.id)
            return row, await reviews.files_of(conn, _so_far(history, reply))

    async def open(
        self, conn: AsyncConnection, actor: Actor, reply_id: int, *, lock: bool = False
    ) -> tuple[AssignmentRow, ReplyRow]:
        """An answer that this coordinator may judge, with its assignment."""
        tops = tops_of(actor)
        reply = await replies.find(conn, reply_id)
        found = await assignments.find_with_reply(conn, reply.assignment_id, lock=lock) if reply else None
        if reply is None or found is None:
            raise NotFoundError("review-gone")
        row = found[0]
        if row.organization_id not in await organizations.subtree(conn, tops):
            log.warning("person %s was refused reply %s", actor.person_id, reply_id)
            raise ForbiddenError("coordinated-elsewhere")
        return row, (await replies.find(conn, reply_id) or reply) if lock else reply

    async def show(self, actor: Actor, pile: Pile, reply_id: int) -> ReviewCard:
        async with self.db.read() as conn:
            return await self.read(conn, actor, pile, reply_id)

    async def read(self, conn: AsyncConnection, actor: Actor, pile: Pile, reply_id: int) -> ReviewCard:
        row, reply = await self.open(conn, actor, reply_id)
        reach = await self.reach(conn, actor)
        pile_ids = [each.reply_id for each in await reviews.waiting(conn, reach, pile.of, pile.id)]
        alike = plain(await reviews.waiting(conn, reach, "item", row.deed))
        history = await replies.of_assignment(conn, row.id)
        former = last_return([each for each in history if each.id < reply.id])
        today, answered = self.today(), self.calendar.day(reply.at)
        return ReviewCard(
            pile=pile,
            row=row,
            reply=reply,
            files=len(await reviews.files_of(conn, _so_far(history, reply))),
            place=pile_ids.index(reply.id) + 1 if reply.id in pile_ids else 0,
            count=len(pile_ids),
            alike=len(alike),
            upto=max((each.reply_id for each in alike), default=0),
            former=former,
            remarks=tuple(await returned.remarks_of(conn, [former.id])) if former else (),
            waited=self.calendar.workdays.between(answered, today),
            is_unchecked=waits(row, reply) and is_unchecked(answered, today, self.calendar.workdays),
            reviewer=await reviews.name_of(conn, reply.reviewer_id) if reply.is_settled else "",
        )

    async def waiting(self, conn: AsyncConnection, actor: Actor, pile: Pile) -> Sequence[WaitingRow]:
        return await reviews.waiting(conn, await self.reach(conn, actor), pile.of, pile.id)

    async def reach(self, conn: AsyncConnection, actor: Actor) -> Reach:
        """The plans of this school year; before it has any, those of the last year that has."""
        tops, today = tops_of(actor), self.today()
        latest = await reviews.latest_end(conn) or today
        return Reach(tops, school_year_of(min(today, latest)).start, today)

    def today(self) -> date:
        return self.calendar.day(self.db.clock.now())


def plain(rows: Sequence[WaitingRow]) -> list[WaitingRow]:
    """Those that may be accepted together: «не относится» is looked at one by one."""
    return [row for row in rows if row.is_plain]


def _so_far(history: Sequence[ReplyRow], reply: ReplyRow) -> list[int]:
    return [each.id for each in said(history) if each.id <= reply.id]
