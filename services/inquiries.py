"""What schools ask about their returned answers, and the centre's word to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError
from services.acts import Act
from services.calendar import Calendar
from services.people import Actor
from services.questions import ask
from services.returned import ReturnNotice, find_recipient, line, read_notice
from services.review_queue import ReviewQueue, tops_of
from services.reviews import Reviews
from storage import awaiting, outbox, returned
from storage.database import Database, Transaction
from storage.returned import RemarkRow


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A return with what was said of it; `after` is the next that waits for a word, 0 when it is alone."""

    notice: ReturnNotice
    remarks: tuple[RemarkRow, ...]
    count: int
    after: int


@dataclass(frozen=True, slots=True)
class Inquiries:
    db: Database
    calendar: Calendar
    queue: ReviewQueue
    reviews: Reviews

    async def waiting(self, conn: AsyncConnection, actor: Actor) -> list[ReturnNotice]:
        """The returns about which schools ask, the oldest question first."""
        found = []
        for reply_id in await returned.unanswered(conn, tops_of(actor)):
            if notice := await read_notice(conn, self.calendar, reply_id):
                found.append(notice)
        return found

    async def open(self, actor: Actor, reply_id: int = 0) -> Inquiry | None:
        """This one, or the first; None when no school asks anything."""
        async with self.db.read() as conn:
            if reply_id:
                await self.queue.open(conn, actor, reply_id)
            return await self.read(conn, actor, reply_id)

    async def read(self, conn: AsyncConnection, actor: Actor, reply_id: int = 0) -> Inquiry | None:
        waiting = await self.waiting(conn, actor)
        chosen = next((each for each in waiting if each.reply.id == reply_id), None)
        chosen = chosen or next(iter(waiting), None)
        if chosen is None:
            return None
        others = [each.reply.id for each in waiting if each is not chosen]
        at = waiting.index(chosen)
        remarks = await returned.remarks_of(conn, [chosen.reply.id])
        after = (others[at:] or others or [0])[0]
        return Inquiry(chosen, tuple(remarks), len(waiting), after)

    async def ask_line(self, act: Act, reply_id: int) -> ReturnNotice:
        """The next line of this chat goes to the school."""
        async with self.db.write("ask-line", act.cause) as tx:
            notice = await self._open(tx, act.actor, reply_id)
            await ask(tx, act, "inquiry", {"reply": reply_id})
            return notice

    async def answer(self, act: Act, reply_id: int, text: str) -> None:
        """A line to whoever hears of the return, and the next question to the coordinator."""
        async with self.db.write("inquiry", act.cause) as tx:
            notice = await self._open(tx, act.actor, reply_id)
            await returned.add_remark(tx, reply_id, returned.ANSWERED, line(text), act.actor.person_id)
            await awaiting.clear(tx.conn, act.chat_key)
            await self._tell(tx, act, notice, "centre_answers")
            await self._go_on(tx, act, notice, "answered", None)

    async def keep(self, act: Act, reply_id: int, target: str | None = None) -> None:
        """The answer was right as it was: the school hears that nothing is needed."""
        async with self.db.write("inquiry", act.cause) as tx:
            notice = await self._open(tx, act.actor, reply_id)
            await self.reviews.keep(tx, act, notice.row, reply_id)
            await awaiting.clear(tx.conn, act.chat_key)
            await self._tell(tx, act, notice, "return_kept")
            await self._go_on(tx, act, notice, "kept", target)

    async def _open(self, tx: Transaction, actor: Actor, reply_id: int) -> ReturnNotice:
        await self.queue.open(tx.conn, actor, reply_id, lock=True)
        notice = await read_notice(tx.conn, self.calendar, reply_id)
        if notice is None:
            raise ConflictError("inquiry-over")
        return notice

    async def _tell(self, tx: Transaction, act: Act, notice: ReturnNotice, kind: str) -> None:
        today = self.calendar.day(tx.now)
        person_id = await find_recipient(tx.conn, today, notice.row, notice.reply)
        if person_id is not None and person_id != act.actor.person_id:
            subject = {"reply": notice.reply.id, "assignment": notice.row.id}
            await outbox.add(tx, "immediate", kind, person_id, subject=subject)

    async def _go_on(
        self, tx: Transaction, act: Act, notice: ReturnNotice, what: str, target: str | None
    ) -> None:
        """The next question, in the place of the one that was pressed."""
        subject = {"what": what, "assignment": notice.row.id}
        class_, person_id = "receipt" if target else "answer", act.actor.person_id
        await outbox.add(tx, class_, "inquiry_done", person_id, subject=subject, target=target)


def asked(remarks: Sequence[RemarkRow]) -> str:
    """The school's last question."""
    return next((each.text for each in reversed(remarks) if each.kind == returned.ASKED), "")
