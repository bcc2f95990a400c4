"""«Записать за школу»: a school has phoned, and the coordinator writes down what it said (RULES §6)."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.answers import NOTHING_SAID, Said, parse_answer
from roadmap.errors import ConflictError, ForbiddenError, NotFoundError
from roadmap.model import ItemKind, Role, Status
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated, run_by
from services.duties import is_open, is_over
from services.organizations import get_by_name
from services.people import Actor
from services.questions import ask
from services.replies import Answer, Replies, complete_status
from services.returned import line
from storage import assignments, awaiting, organizations, outbox, replies
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction
from storage.organizations import OrganizationRow
from storage.replies import ReplyRow

SOON = timedelta(days=14)
LINE, KEPT = "phoned", "phoned_kept"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SchoolItems:
    """What a school is still asked, the oldest first."""

    school: OrganizationRow
    rows: tuple[AssignmentRow, ...]


@dataclass(frozen=True, slots=True)
class PhonedCard:
    """One item of a school; `reply` is what stands."""

    row: AssignmentRow
    reply: ReplyRow | None


@dataclass(frozen=True, slots=True)
class Phoned:
    """Recorded like any answer, in the coordinator's role: everybody sees whose hand it was."""

    db: Database
    calendar: Calendar
    replies: Replies

    async def schools(self, actor: Actor) -> Sequence[OrganizationRow]:
        async with self.db.read() as conn:
            mine = await coordinated(conn, actor)
            return [each for each in await organizations.everyone(conn) if each.is_school and each.id in mine]

    async def items(self, actor: Actor, school_id: int) -> SchoolItems:
        async with self.db.read() as conn:
            await run_by(conn, actor, school_id)
            return await self._items(conn, await organizations.get(conn, school_id))

    async def open(self, actor: Actor, assignment_id: int) -> PhonedCard:
        async with self.db.read() as conn:
            return await self.read(conn, actor, assignment_id)

    async def read(self, conn: AsyncConnection, actor: Actor, assignment_id: int) -> PhonedCard:
        row, reply = await self._find(conn, actor, assignment_id)
        return PhonedCard(row, reply)

    async def press(self, act: Act, assignment_id: int, status: Status) -> None:
        """The status that the school named; a line may follow, or has come before."""
        async with self.db.write("phoned", act.cause) as tx:
            row, before = await self._find(tx.conn, act.actor, assignment_id, lock=True)
            kept = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
            is_kept = kept is not None and kept.kind == KEPT and kept.subject["row"] == row.id
            said = self._read(tx, kept.subject["text"]) if kept and is_kept else NOTHING_SAID
            await self.replies.record(tx, act, row, before, _answer(status, said))
            await ask(tx, act, LINE, {"row": row.id})
            await self._receipt(tx, act, row, act.message_key or None)

    async def add_line(self, act: Act, assignment_id: int, text: str) -> None:
        """Requisites, numbers or words, added to what was recorded."""
        words = line(text)
        async with self.db.write("phoned", act.cause) as tx:
            row, before = await self._find(tx.conn, act.actor, assignment_id, lock=True)
            said = self._read(tx, words)
            status = said.status or (before.status if before else complete_status(row))
            await self.replies.record(tx, act, row, before, _answer(status, said))
            await awaiting.clear(tx.conn, act.chat_key)
            await self._receipt(tx, act, row, None)

    async def say(self, act: Act, name: str, text: str) -> SchoolItems | PhonedCard | None:
        """«СШ № 9», «1.6 выполнено, приказ 45»: recorded (None), or what is left to be chosen."""
        async with self.db.write("phoned", act.cause) as tx:
            school = await get_by_name(tx.conn, name, await coordinated(tx.conn, act.actor))
            await run_by(tx.conn, act.actor, school.id)
            items = await self._items(tx.conn, school)
            said = self._read(tx, text)
            found = _named(items.rows, said)
            if found is None:
                return items
            row, before = await self._find(tx.conn, act.actor, found.id, lock=True)
            if said.status is None:
                await ask(tx, act, KEPT, {"row": row.id, "text": text})
                return PhonedCard(row, before)
            status = complete_status(row) if said.status is Status.DONE else said.status
            await self.replies.record(tx, act, row, before, _answer(status, said))
            await ask(tx, act, LINE, {"row": row.id})
            await self._receipt(tx, act, row, None)
            return None

    async def undo(self, act: Act, reply_id: int) -> None:
        """What was written down for a school is taken back; its own answers are its own."""
        async with self.db.write("phoned-undo", act.cause) as tx:
            reply = await replies.find(tx.conn, reply_id)
            if reply is None:
                raise NotFoundError("not-found")
            row, _ = await self._find(tx.conn, act.actor, reply.assignment_id, lock=True)
            if reply.author_role is not Role.COORDINATOR:
                log.warning("person %s was refused reply %s", act.actor.person_id, reply_id)
                raise ForbiddenError("phoned-not-yours")
            if row.reply_id == reply_id:
                await self.replies.take_back(tx, act, row, reply, Role.COORDINATOR)
            await awaiting.clear(tx.conn, act.chat_key)
            await self._receipt(tx, act, row, act.message_key or None)

    async def _find(
        self, conn: AsyncConnection, actor: Actor, assignment_id: int, *, lock: bool = False
    ) -> tuple[AssignmentRow, ReplyRow | None]:
        found = await assignments.find_with_reply(conn, assignment_id, lock=lock)
        if found is None:
            raise NotFoundError("not-found")
        row = found[0]
        if row.is_own or not await coordinated(conn, actor) & {row.organization_id, row.partner_id}:
            log.warning("person %s was refused assignment %s", actor.person_id, assignment_id)
            raise ForbiddenError("coordinated-elsewhere")
        if is_over(row, self.calendar.day(self.db.clock.now())):
            raise ConflictError("review-plan-over")
        return found

    async def _items(self, conn: AsyncConnection, school: OrganizationRow) -> SchoolItems:
        today = self.calendar.day(self.db.clock.now())
        rows = await assignments.of_organizations(conn, [school.id], today, opens=today + SOON)
        asked = [row for row in rows if row.kind is not ItemKind.EVENT and is_open(row)]
        return SchoolItems(school, tuple(row.seen_by(school.id) for row in asked))

    def _read(self, tx: Transaction, text: str) -> Said:
        return parse_answer(text, self.calendar.day(tx.now))

    async def _receipt(self, tx: Transaction, act: Act, row: AssignmentRow, target: str | None) -> None:
        class_ = "receipt" if target else "answer"
        subject = {"assignment": row.id}
        await outbox.add(tx, class_, "phoned", act.actor.person_id, subject=subject, target=target)


def _named(rows: Sequence[AssignmentRow], said: Said) -> AssignmentRow | None:
    """The item that the words name, its oldest window; None when they name none, or several."""
    if len(said.refs) != 1:
        return None
    (ref,) = said.refs
    found = [row for row in rows if row.number.rstrip(".") == ref.number and ref.code in (None, row.code)]
    return found[0] if len({(row.code, row.number) for row in found}) == 1 else None


def _answer(status: Status, said: Said) -> Answer:
    """What was heard, in the coordinator's role."""
    heard = Said(
        document_number=said.document_number,
        document_date=said.document_date,
        done_count=said.done_count,
        total_count=said.total_count,
        comment=said.comment,
    )
    return Answer(status, heard, role=Role.COORDINATOR)
