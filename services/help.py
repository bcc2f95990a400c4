"""A difficulty in the eyes of the mentor school: shown with the school's consent, answered once."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, ForbiddenError, NotFoundError
from roadmap.model import SCHOOL_ROLES
from roadmap.periods import school_year_name, school_year_of
from services.acts import Act
from services.calendar import Calendar
from services.duties import effective, is_over
from services.immediates import find_director, find_listener
from services.people import Actor, next_desk_hour
from storage import assignments, difficulties, outbox
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction
from storage.difficulties import DifficultyRow, MentorRow, RequestRow

ASKED, OVER, ANSWERED = "help_asked", "help_over", "help_answered"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the receipt of a difficulty says besides: the mentor that may see it, and when the centre does.

    `mentor` is empty when there is nobody to show it to.
    """

    reply_id: int
    mentor: str
    is_shown: bool
    seen_on: date


@dataclass(frozen=True, slots=True)
class Plea:
    """All that a mentor sees (promise 8)."""

    reply_id: int
    row: AssignmentRow
    due: date
    year: str
    comment: str
    reason: str | None
    answer: str | None
    answered_at: datetime | None
    mentor: str


@dataclass(frozen=True, slots=True)
class Help:
    db: Database
    calendar: Calendar

    async def show(self, act: Act, row: AssignmentRow, reply_id: int) -> None:
        """The school's yes: its mentor is told, and the receipt says so. `row` is the presser's to answer."""
        async with self.db.write("show-mentor", act.cause) as tx:
            told = await difficulties.find(tx.conn, reply_id)
            if told is None or told.assignment_id != row.id:
                raise NotFoundError("not-found")
            standing = await difficulties.find_standing(tx.conn, row.id)
            mentor = await find_mentor(tx.conn, row)
            if standing is not None and mentor is not None:
                await self._let_see(tx, row, standing, mentor)
            subject = {"assignment": row.id}
            await outbox.add(
                tx, "receipt", "receipt", act.actor.person_id, subject=subject, target=act.message_key
            )

    async def answer(self, act: Act, reply_id: int, answer: str, target: str) -> None:
        """The first answer counts; the asking director hears of it once, the mentor's message shows it."""
        async with self.db.write("help", act.cause) as tx:
            plea = await self._plea(tx.conn, act.actor, reply_id)
            if plea is None:
                raise ConflictError("help-over")
            if await difficulties.answer_request(tx, reply_id, answer, act.actor.person_id):
                await self._tell_school(tx, plea)
            subject = {"reply": reply_id}
            await outbox.add(tx, "receipt", ASKED, act.actor.person_id, subject=subject, target=target)

    async def waiting(self, actor: Actor) -> Sequence[Plea]:
        """What the person's schools are asked as mentors and have not answered, in plans that go on."""
        today = self.calendar.day(self.db.clock.now())
        async with self.db.read() as conn:
            requests = await difficulties.open_requests(conn, _schools_of(actor.here))
            found = [await self._read(conn, request) for request in requests]
        return [each for each in found if each and not is_over(each.row, today)]

    async def open(self, actor: Actor, reply_id: int) -> Plea:
        async with self.db.read() as conn:
            plea = await self._plea(conn, actor, reply_id)
        if plea is None:
            raise ConflictError("help-over")
        return plea

    async def read(self, conn: AsyncConnection, actor: Actor, reply_id: int) -> Plea | None:
        """For the mentor's own people; None when it was taken back."""
        return await self._plea(conn, actor, reply_id)

    async def read_answer(self, conn: AsyncConnection, reply_id: int) -> Plea | None:
        """For the school that asked."""
        request = await difficulties.find_request(conn, reply_id)
        return await self._read(conn, request) if request else None

    async def _let_see(
        self, tx: Transaction, row: AssignmentRow, told: DifficultyRow, mentor: MentorRow
    ) -> None:
        """Once for a difficulty, however many lines were added to it."""
        person_id = await find_director(tx.conn, mentor.id, self.calendar.day(tx.now))
        before = await difficulties.standing_request(tx.conn, row.id)
        if person_id is None or before is not None:
            return
        if await difficulties.let_see(tx, told.reply_id, mentor.id):
            cause = difficulties.told_cause(told.reply_id)
            subject = {"reply": told.reply_id}
            await outbox.add(tx, "immediate", ASKED, person_id, subject=subject, cause=cause)

    async def _tell_school(self, tx: Transaction, plea: Plea) -> None:
        told = await difficulties.find(tx.conn, plea.reply_id)
        today = self.calendar.day(tx.now)
        person_id = await find_listener(tx.conn, plea.row, told.author_id if told else None, today)
        if person_id is not None:
            cause = difficulties.told_cause(plea.reply_id)
            subject = {"reply": plea.reply_id}
            await outbox.add(tx, "immediate", ANSWERED, person_id, subject=subject, cause=cause)

    async def _plea(self, conn: AsyncConnection, actor: Actor, reply_id: int) -> Plea | None:
        request = await difficulties.find_request(conn, reply_id)
        if request is None:
            return None
        if request.mentor_id not in _schools_of(actor):
            log.warning("person %s was refused the difficulty of reply %s", actor.person_id, reply_id)
            raise ForbiddenError("not-yours")
        return await self._read(conn, request)

    async def _read(self, conn: AsyncConnection, request: RequestRow) -> Plea | None:
        row = await assignments.find(conn, request.assignment_id)
        told = await difficulties.find(conn, request.reply_id)
        if row is None or told is None:
            return None
        return Plea(
            reply_id=request.reply_id,
            row=row,
            due=effective(row, self.calendar.workdays) or row.due,
            year=_year(row),
            comment=told.comment,
            reason=told.reason,
            answer=request.answer,
            answered_at=request.answered_at,
            mentor=request.mentor,
        )


async def find_mentor(conn: AsyncConnection, row: AssignmentRow) -> MentorRow | None:
    """The mentor school of that school year."""
    return None if row.is_own else await difficulties.mentor_of(conn, row.organization_id, _year(row))


async def find_trouble(
    conn: AsyncConnection, calendar: Calendar, row: AssignmentRow, now: datetime
) -> Trouble | None:
    """What there is to say of the difficulty that stands."""
    told = await difficulties.find_standing(conn, row.id)
    if told is None or not row.for_schools or row.is_own:
        return None
    shown = await difficulties.standing_request(conn, row.id)
    mentor = await find_mentor(conn, row) if shown is None else None
    if mentor and await find_director(conn, mentor.id, calendar.day(now)) is None:
        mentor = None
    name = shown.mentor if shown else mentor.name if mentor else ""
    seen_on = calendar.day(next_desk_hour(now + timedelta(microseconds=1), calendar))
    return Trouble(told.reply_id, name, shown is not None, seen_on)


async def withdraw(tx: Transaction, row: AssignmentRow) -> None:
    """The difficulty is over: what the mentor was asked is asked no more, and its message says so."""
    for reply_id in await difficulties.withdraw_requests(tx.conn, row.id):
        for person_id, key in await difficulties.told_of(tx.conn, ASKED, reply_id):
            subject = {"assignment": row.id}
            cause = f"{OVER}:{reply_id}"
            await outbox.add(tx, "receipt", OVER, person_id, subject=subject, cause=cause, target=key)


def _schools_of(actor: Actor) -> frozenset[int]:
    return frozenset(each.organization_id for each in actor.memberships if each.role in SCHOOL_ROLES)


def _year(row: AssignmentRow) -> str:
    return school_year_name(school_year_of(row.end))
