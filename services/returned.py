"""An answer that came back: the school is told once, may ask the centre, and goes on from what it said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.reminders import in_working_hours, planned_moment
from roadmap.standing import last_return
from services.acts import Act
from services.calendar import Calendar
from services.duties import effective
from services.immediates import find_listener, has_room
from services.matters import tell_centre
from services.people import Actor
from services.questions import Question, ask
from services.replies import answering_role, role_for
from storage import assignments, awaiting, outbox, replies, returned
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction
from storage.replies import ReplyRow

LONGEST = 1000


@dataclass(frozen=True, slots=True)
class ReturnNotice:
    """A returned answer as its school hears of it; `due` is the day until which there is time."""

    row: AssignmentRow
    reply: ReplyRow
    due: date

    @property
    def reason(self) -> str:
        return self.reply.reason or ""


@dataclass(frozen=True, slots=True)
class Returned:
    """The school's side."""

    db: Database
    calendar: Calendar

    async def read(self, conn: AsyncConnection, actor: Actor, reply_id: int) -> ReturnNotice | None:
        """None when something was said since, or the return was taken back."""
        notice = await read_notice(conn, self.calendar, reply_id)
        if notice is None or answering_role(actor, notice.row) is None:
            return None
        return notice

    async def read_since(self, conn: AsyncConnection, actor: Actor, since: int) -> Sequence[ReturnNotice]:
        """What came back to this person, from this verdict on, and is still unanswered."""
        places = [each.organization_id for each in actor.memberships]
        today = self.calendar.day(self.db.clock.now())
        found = []
        for reply_id in await returned.returned_since(conn, places, since):
            notice = await self.read(conn, actor, reply_id)
            if notice and await find_recipient(conn, today, notice.row, notice.reply) == actor.person_id:
                found.append(notice)
        return found

    async def ask(self, act: Act, reply_id: int) -> ReturnNotice:
        """The next line of this chat goes to the centre."""
        async with self.db.write("ask-centre", act.cause) as tx:
            notice = await self._open(tx, act.actor, reply_id)
            await ask(tx, act, "return_ask", {"reply": reply_id, "message": act.message_key})
            return notice

    async def forget(self, act: Act, reply_id: int) -> ReturnNotice:
        """Nothing is asked after all."""
        async with self.db.write("ask-nothing", act.cause) as tx:
            notice = await self._open(tx, act.actor, reply_id)
            await awaiting.clear(tx.conn, act.chat_key)
            return notice

    async def tell(self, act: Act, reply_id: int, text: str, prompt: str | None = None) -> None:
        """A line to the centre: kept beside the return, shown to whoever judges the answer.

        The message that asked for it, `prompt`, is the return's again.
        """
        async with self.db.write("tell-centre", act.cause) as tx:
            notice = await self._open(tx, act.actor, reply_id)
            await returned.add_remark(tx, reply_id, returned.ASKED, line(text), act.actor.person_id)
            await awaiting.clear(tx.conn, act.chat_key)
            subject = {"reply": reply_id, "assignment": notice.row.id}
            person_id = act.actor.person_id
            if prompt:
                await outbox.add(tx, "receipt", returned.KIND, person_id, subject=subject, target=prompt)
            await outbox.add(tx, "answer", "asked_centre", person_id, subject=subject)
            await tell_centre(tx, self.calendar, act.actor, notice.row)

    async def _open(self, tx: Transaction, actor: Actor, reply_id: int) -> ReturnNotice:
        reply = await replies.find(tx.conn, reply_id)
        row = await assignments.find(tx.conn, reply.assignment_id) if reply else None
        if row is None:
            raise NotFoundError("not-found")
        role_for(actor, row)
        notice = await read_notice(tx.conn, self.calendar, reply_id)
        if notice is None:
            raise ConflictError("return-over")
        return notice


def awaited_reply(question: Question) -> int:
    """The reply that a question is about."""
    return int(question.subject["reply"])


def line(text: str) -> str:
    """What a person wrote in one line; RejectedError when there is nothing, or a whole letter."""
    words = text.strip()
    if not words:
        raise RejectedError("line-empty")
    if len(words) > LONGEST:
        raise RejectedError("line-long", limit=LONGEST)
    return words


async def read_notice(conn: AsyncConnection, calendar: Calendar, reply_id: int) -> ReturnNotice | None:
    """The return of this reply, while it is the last word."""
    reply = await replies.find(conn, reply_id)
    row = await assignments.find(conn, reply.assignment_id) if reply else None
    if row is None:
        return None
    last = last_return(await replies.of_assignment(conn, row.id))
    if last is None or last.id != reply_id:
        return None
    return ReturnNotice(row, last, effective(row, calendar.workdays) or row.due)


async def tell_returned(
    tx: Transaction, calendar: Calendar, by: Actor, row: AssignmentRow, reply: ReplyRow
) -> None:
    """One message to one person; the third of a day waits and takes all that follow with it.

    The verdict of this unit of work has been written already.
    """
    person_id = await find_recipient(tx.conn, calendar.day(tx.now), row, reply)
    if person_id is None or person_id == by.person_id:
        return
    if await has_room(tx.conn, calendar, [person_id], tx.now):
        subject: Mapping[str, Any] = {"reply": reply.id, "assignment": row.id}
        await outbox.add(tx, "immediate", returned.KIND, person_id, subject=subject)
    elif not await returned.gathers(tx.conn, person_id):
        subject = {"since": await returned.first_verdict(tx)}
        morning = _after_next_day(tx.now, calendar)
        await outbox.add(tx, "immediate", returned.KIND_MANY, person_id, subject=subject, not_before=morning)


async def tell_return_over(tx: Transaction, row: AssignmentRow, cause: int) -> None:
    """The message of a return that was taken back says so in its place; one not sent yet never leaves."""
    for news in await returned.news_of(tx.conn, cause):
        if news.message_key:
            subject = {"assignment": row.id}
            await outbox.add(
                tx, "receipt", "return_over", news.person_id, subject=subject, target=news.message_key
            )


async def find_recipient(
    conn: AsyncConnection, today: date, row: AssignmentRow, reply: ReplyRow
) -> int | None:
    """Whoever gave the answer, while they are there; else whoever is asked for it (RULES §4)."""
    asked = await find_listener(conn, row, reply.author_id, today)
    return asked if asked or row.for_schools else reply.author_id


def _after_next_day(now: datetime, calendar: Calendar) -> datetime:
    """The morning of the working day after that on which a message of now is sent."""
    if in_working_hours(now, calendar.zone, calendar.workdays):
        return planned_moment(now, calendar.zone, calendar.workdays)
    sent = planned_moment(now, calendar.zone, calendar.workdays)
    return planned_moment(sent + timedelta(minutes=1), calendar.zone, calendar.workdays)
