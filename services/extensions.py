"""«Попросить другой срок»: the wish is recorded with its day, the reason may follow, both may change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.extensions import days_offered, parse_day, wished_day
from services.acts import Act
from services.calendar import Calendar
from services.desk import answered_by
from services.duties import effective, is_open
from services.matters import check_day, line, tell_centre
from services.people import Actor
from services.questions import Question, ask
from services.replies import Replies, answering_role
from storage import assignments, awaiting, extensions, outbox
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction
from storage.extensions import ExtensionRow

DAY, WHY = "extension_day", "extension_reason"
RECEIPT = "extension"


@dataclass(frozen=True, slots=True)
class Wish:
    """An assignment with the day that stands, the days on offer and the open request, if there is one."""

    row: AssignmentRow
    due: date
    days: tuple[date, ...]
    request: ExtensionRow | None


@dataclass(frozen=True, slots=True)
class Extensions:
    replies: Replies

    @property
    def db(self) -> Database:
        return self.replies.db

    @property
    def calendar(self) -> Calendar:
        return self.replies.calendar

    async def propose(self, act: Act, assignment_id: int) -> Wish:
        """The days on offer; the next line of this chat may name another."""
        async with self.db.write("ask-date", act.cause) as tx:
            wish = await self._open(tx, act.actor, assignment_id)
            await ask(tx, act, DAY, {"about": wish.row.id})
            return wish

    async def wish(self, act: Act, assignment_id: int, day: date, reason: str = "") -> None:
        """The wish is recorded, or the open one changed; the pressed message becomes its receipt."""
        async with self.db.write("wish", act.cause) as tx:
            wish = await self._open(tx, act.actor, assignment_id)
            check_day(day, wish.row, max(wish.due, self._today()))
            await self._record(tx, act, wish, day, reason)
            await self._receipt(tx, act, wish.row.id, act.message_key)

    async def take_day(self, act: Act, question: Question, text: str) -> None:
        """The day in words, and the reason after it."""
        await self.wish_in_words(act, int(question.subject["about"]), text, target=None)

    async def wish_in_words(
        self, act: Act, assignment_id: int, text: str, target: str | None, reason: str = ""
    ) -> None:
        async with self.db.write("wish", act.cause) as tx:
            wish = await self._open(tx, act.actor, assignment_id)
            today, workdays = self._today(), self.calendar.workdays
            named = wished_day(text, wish.due, today, workdays)
            day = named or parse_day(text, wish.due, today, workdays)
            if day is None:
                raise RejectedError("extension-day-unclear", text=text[:60])
            check_day(day, wish.row, max(wish.due, today))
            await self._record(tx, act, wish, day, reason)
            await self._receipt(tx, act, wish.row.id, target)

    async def explain(self, act: Act, assignment_id: int, reason: str, target: str | None) -> None:
        """The reason of the open wish."""
        words = line(reason)
        async with self.db.write("explain", act.cause) as tx:
            wish = await self._open(tx, act.actor, assignment_id)
            if wish.request is None:
                raise ConflictError("extension-over")
            await extensions.explain(tx.conn, wish.request.id, words)
            await awaiting.clear(tx.conn, act.chat_key)
            await self._receipt(tx, act, wish.row.id, target)

    async def withdraw(self, act: Act, assignment_id: int, target: str | None) -> None:
        """The school needs no other date after all; the card stands again."""
        async with self.db.write("withdraw-wish", act.cause) as tx:
            wish = await self._open(tx, act.actor, assignment_id)
            if wish.request is not None:
                await extensions.decide(
                    tx, wish.row.id, wish.request.id, wish.request.person_id or act.actor.person_id, None
                )
            await awaiting.clear(tx.conn, act.chat_key)
            await self._receipt(tx, act, wish.row.id, target)

    async def find_named(self, actor: Actor, number: str, code: str | None) -> Sequence[AssignmentRow]:
        """The open assignments of this number, for whom the person may speak."""
        today = self._today()
        async with self.db.read() as conn:
            mine = await answered_by(conn, actor)
            rows = await assignments.of_organizations(conn, mine, today, opens=today)
        return [
            row
            for row in rows
            if row.number.rstrip(".") == number
            and code in (None, row.code)
            and is_open(row)
            and answering_role(actor, row)
        ]

    async def read(self, conn: AsyncConnection, actor: Actor, assignment_id: int) -> Wish:
        """How the wish stands, for whoever may answer the assignment."""
        row = await assignments.find(conn, assignment_id)
        if row is None or answering_role(actor, row) is None:
            raise NotFoundError("not-found")
        return await self._wish(conn, row)

    async def _open(self, tx: Transaction, actor: Actor, assignment_id: int) -> Wish:
        row, _ = await self.replies.answerable(tx, actor, assignment_id)
        if not is_open(row) and row.returned_on is None:
            raise ConflictError("extension-answered")
        wish = await self._wish(tx.conn, row)
        if not row.for_schools or row.is_own or effective(row, self.calendar.workdays) is None:
            raise ConflictError("extension-none")
        return wish

    async def _wish(self, conn: AsyncConnection, row: AssignmentRow) -> Wish:
        due = effective(row, self.calendar.workdays) or row.due
        days = days_offered(due, self._today(), row.roadmap_ends, self.calendar.workdays)
        return Wish(row, due, days, await extensions.find_open(conn, row.id))

    async def _record(self, tx: Transaction, act: Act, wish: Wish, day: date, reason: str) -> None:
        request, person = wish.request, act.actor.person_id
        words = line(reason) if reason else request.reason if request else ""
        await extensions.ask(tx, wish.row.id, person, day, words)
        await tell_centre(tx, self.calendar, act.actor, wish.row)
        if words:
            await awaiting.clear(tx.conn, act.chat_key)
        else:
            await ask(tx, act, WHY, {"about": wish.row.id})

    async def _receipt(self, tx: Transaction, act: Act, assignment_id: int, target: str | None) -> None:
        class_, subject = "receipt" if target else "answer", {"assignment": assignment_id}
        await outbox.add(tx, class_, RECEIPT, act.actor.person_id, subject=subject, target=target)

    def _today(self) -> date:
        return self.calendar.day(self.db.clock.now())
