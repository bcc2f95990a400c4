"""Recording an answer: by a button, or decided from words and files; and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from roadmap.answers import Said
from roadmap.difficulties import Reason
from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.model import ItemKind, Role, Status
from roadmap.standing import last_return, standing
from services.acceptance import accept_by_rule
from services.acts import Act
from services.calendar import Calendar
from services.duties import is_over
from services.help import withdraw
from services.matters import tell_centre
from services.new_replies import (
    ASKS_PAPER,
    SAID,
    Answer,
    answering_role,
    as_read,
    build_reply,
    can_repeat,
    complete_status,
    is_colleagues,
    is_same,
    misses,
    role_for,
)
from services.people import Actor
from services.settling import settle_by, status_by
from storage import assignments, awaiting, mentions, outbox, replies
from storage.assignments import AssignmentRow
from storage.awaiting import Awaited
from storage.database import Database, Transaction
from storage.replies import NewReply, ReplyRow
from storage.twin_answers import Offer, find_offers

__all__ = ["ASKS_PAPER", "Answer", "Recorded", "Replies", "answering_role", "complete_status", "role_for"]

EXPECTED_FOR = timedelta(hours=12)
PAGES_FOR = timedelta(minutes=15)
"""So long a file without words may be one more page of the answer that was completed last."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An assignment and its standing reply as they were committed, and what else it may be counted for.

    `receipt`: the cause of the receipt that tells of it.
    """

    row: AssignmentRow
    reply: ReplyRow | None
    receipt: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Replies:
    db: Database
    calendar: Calendar

    async def press(
        self, act: Act, assignment_id: int, status: Status, difficulty: Reason | None = None
    ) -> Recorded:
        """A status by a button: recorded once, and the pressed card becomes its receipt.

        An old card does not take back what a colleague has completed since: it shows their answer.
        """
        async with self.db.write("press", act.cause) as tx:
            row, before = await self.answerable(tx, act.actor, assignment_id)
            answer = Answer(status, difficulty=difficulty)
            if before and is_colleagues(act, row, before):
                reply_id = None
            else:
                reply_id = await self.record(tx, act, row, before, answer)
                kept = before if before and before.status is status else None
                await self.expect_more(tx, act, row, status, is_short=not misses(row, status, kept))
            told = await self.receipt(tx, act, [row.id], act.message_key)
            goes_on = await replies.find(tx.conn, reply_id) if reply_id and row.returned_on else None
            today = self.calendar.day(tx.now)
            asks = reply_id is not None and row.may_have_twins
            offers = tuple(await find_offers(tx.conn, row.id, today)) if asks else ()
        if reply_id is None:
            return Recorded(row, before, told)
        new = goes_on or as_read(act, build_reply(act, row, answer, before, today), reply_id, before)
        recorded = replace(row, status=status, reply_id=reply_id, returned_on=None)
        return Recorded(recorded, new, told, offers)

    async def repeat(self, act: Act, assignment_id: int) -> None:
        """«Как в прошлый раз»: the words and numbers of the last window, with today's date."""
        async with self.db.write("repeat", act.cause) as tx:
            row, before = await self.answerable(tx, act.actor, assignment_id)
            await self.repeat_within(tx, act, row, before)
            await self.receipt(tx, act, [row.id], act.message_key)

    async def repeat_within(
        self, tx: Transaction, act: Act, row: AssignmentRow, before: ReplyRow | None
    ) -> None:
        last = await replies.find_last_time(tx.conn, row.id)
        if last is None or not can_repeat(row, last):
            raise RejectedError("nothing-before")
        said = Said(comment=last.comment, done_count=last.done_count, total_count=last.total_count)
        await self.record(tx, act, row, before, Answer(complete_status(row), said))

    async def undo(self, act: Act, reply_id: int) -> None:
        """Take an answer back by a new entry in the log; the one before it stands again."""
        async with self.db.write("undo", act.cause) as tx:
            reply = await replies.find(tx.conn, reply_id)
            if reply is None:
                raise NotFoundError("not-found")
            row, _ = await self.answerable(tx, act.actor, reply.assignment_id)
            if row.reply_id == reply_id:
                await self.take_back(tx, act, row, reply, role_for(act.actor, row))
            await awaiting.clear(tx.conn, act.chat_key)
            about = await mentions.about(tx.conn, act.chat_key, act.message_key)
            await self.receipt(tx, act, about if row.id in about else [row.id], act.message_key)

    async def expect_file(self, act: Act, assignment_id: int) -> AssignmentRow:
        """The next file of this chat belongs to this assignment."""
        async with self.db.write("expect", act.cause) as tx:
            row, _ = await self.answerable(tx, act.actor, assignment_id)
            if row.kind is ItemKind.NUMBERS_ONLY:
                raise RejectedError("numbers-only-no-file")
            await awaiting.expect(tx.conn, act.chat_key, Awaited("file", row.id), tx.now + EXPECTED_FOR)
            return row

    async def answerable(
        self, tx: Transaction, actor: Actor, assignment_id: int
    ) -> tuple[AssignmentRow, ReplyRow | None]:
        """The assignment, locked, with its standing reply, if this person may answer it and it is asked."""
        found = await assignments.find_with_reply(tx.conn, assignment_id, lock=True)
        if found is None:
            raise NotFoundError("not-found")
        row = found[0]
        role_for(actor, row)
        if is_over(row, self.calendar.day(tx.now)):
            raise ConflictError("roadmap-closed")
        return found

    async def record(
        self, tx: Transaction, act: Act, row: AssignmentRow, before: ReplyRow | None, answer: Answer
    ) -> int | None:
        """Append the reply and bring the cache with it; None when this very thing stands already.

        After a return the answer goes on from the one that was returned: it says what it said before.
        """
        if row.kind is ItemKind.EVENT:
            raise RejectedError("event-nothing-needed")
        if before and is_same(before, answer) and not row.returned_on and not answer.is_edit:
            return None
        base = before
        if row.returned_on or answer.is_edit:
            base = self._base(await replies.of_assignment(tx.conn, row.id), act, row, answer) or (
                None if answer.is_edit else before
            )
        new = build_reply(act, row, answer, base, self.calendar.day(act.at))
        if before and not row.returned_on and await self._adds_nothing(tx, new, before, answer):
            return None
        reply_id = await replies.add(tx.conn, new)
        if reply_id is None:
            return None
        await self._give_files(tx, row, new, reply_id, before or base, answer)
        await accept_by_rule(tx, row, new, reply_id)
        await assignments.put_standing(tx.conn, row.id, new.status, reply_id, None)
        await self._follow_difficulty(tx, act, row, new.status)
        return reply_id

    @staticmethod
    def _base(history: Sequence[ReplyRow], act: Act, row: AssignmentRow, answer: Answer) -> ReplyRow | None:
        """What the answer goes on from: what was returned, or what was said before an edited message."""
        if row.returned_on:
            return last_return(history)
        key = answer.message_key or act.message_key
        return standing([entry for entry in history if entry.message_key != key])

    @staticmethod
    async def _adds_nothing(tx: Transaction, new: NewReply, before: ReplyRow, answer: Answer) -> bool:
        """Whether the log would only say again what stands."""
        if any(getattr(new, name) != getattr(before, name) for name in SAID) or answer.files_of:
            return False
        return not answer.files or await replies.holds(tx.conn, before.id, answer.files)

    @staticmethod
    async def _give_files(
        tx: Transaction,
        row: AssignmentRow,
        new: NewReply,
        reply_id: int,
        before: ReplyRow | None,
        answer: Answer,
    ) -> None:
        """Its own files, those of a reply that it repeats, those it goes on from: nothing is lost."""
        if before and before.files and before.status is new.status:
            changed = new.message_key if answer.is_edit and answer.files else None
            await replies.carry(tx, before.id, reply_id, but=changed or "")
        if answer.files_of and row.kind is not ItemKind.NUMBERS_ONLY:
            await replies.carry(tx, answer.files_of, reply_id)
        await replies.announce(tx, reply_id, answer.files)

    async def take_back(
        self, tx: Transaction, act: Act, row: AssignmentRow, reply: ReplyRow, role: Role
    ) -> None:
        """The log gets an entry that undoes this reply; what the centre has accepted stays."""
        if reply.is_settled:
            raise ConflictError("already-accepted")
        history = [entry for entry in await replies.of_assignment(tx.conn, row.id) if entry.id != reply.id]
        status = status_by(history)
        entry = NewReply(
            assignment_id=row.id,
            status=status,
            author_id=act.actor.person_id,
            author_role=role,
            at=act.at,
            day=self.calendar.day(act.at),
            sent_at=act.sent_at,
            cause=f"inbox:{act.cause}",
            undoes_id=reply.id,
        )
        if await replies.add(tx.conn, entry) is None:
            return
        await settle_by(tx, self.calendar, row.id, history)
        await self._follow_difficulty(tx, act, row, status)

    async def _follow_difficulty(self, tx: Transaction, act: Act, row: AssignmentRow, now: Status) -> None:
        """The centre hears of one that is told; a mentor need not think of one that is over."""
        if now is Status.DIFFICULTY:
            await tell_centre(tx, self.calendar, act.actor, row)
        elif row.status is Status.DIFFICULTY:
            await withdraw(tx, row)

    async def expect_more(
        self, tx: Transaction, act: Act, row: AssignmentRow, status: Status, *, is_short: bool = False
    ) -> None:
        """The next words or files may add to this answer: pages for a while, what is missing for longer."""
        if status is Status.NOT_APPLICABLE:
            await awaiting.clear(tx.conn, act.chat_key)
            return
        kind = "difficulty" if status is Status.DIFFICULTY else "details"
        until = tx.now + (PAGES_FOR if is_short else EXPECTED_FOR)
        await awaiting.expect(tx.conn, act.chat_key, Awaited(kind, row.id), until)

    async def receipt(
        self, tx: Transaction, act: Act, assignment_ids: Sequence[int], target: str | None
    ) -> str:
        """What was recorded, in place of `target`, or as a new message when there is none; its cause."""
        class_ = "receipt" if target else "answer"
        kind = "receipt" if len(assignment_ids) == 1 else mentions.TOGETHER
        ids = list(assignment_ids)
        subject = {"assignment": ids[0]} if len(ids) == 1 else {"assignments": ids}
        cause = f"{tx.cause_key}:{target}" if target else tx.cause_key
        me, chat = act.actor.person_id, act.chat_key
        await outbox.add(tx, class_, kind, me, subject=subject, cause=cause, target=target, chat_key=chat)
        return cause
