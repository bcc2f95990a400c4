"""Recording an answer: by a button, or decided from words and files; and taking it back."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from roadmap.answers import NOTHING_SAID, Said
from roadmap.difficulties import Reason, reason_of
from roadmap.errors import ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Evidence, ItemKind, RoadmapState, Role, Status
from roadmap.standing import last_return, standing
from services.acceptance import accept_by_rule
from services.acts import Act
from services.calendar import Calendar
from services.help import withdraw
from services.matters import tell_centre
from services.people import Actor
from storage import assignments, awaiting, outbox, replies
from storage.assignments import AssignmentRow
from storage.awaiting import Awaited
from storage.database import Database, Transaction
from storage.replies import NewAttachment, NewReply, ReplyRow

log = logging.getLogger(__name__)

ANSWERING = (Role.DIRECTOR, Role.DEPUTY, Role.COORDINATOR)
EXPECTED_FOR = timedelta(hours=12)
ASKS_PAPER = frozenset({Evidence.DOCUMENT, Evidence.MINUTES, Evidence.AGREEMENT})


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be recorded; `cause` is set when the words are those of an earlier message.

    `role` is set when somebody answers for a school without being of it.
    """

    status: Status
    said: Said = NOTHING_SAID
    files: tuple[NewAttachment, ...] = ()
    cause: int | None = None
    role: Role | None = None
    difficulty: Reason | None = None


def complete_status(row: AssignmentRow) -> Status:
    """What «it is all right» means: «Ведётся» in an interim window, else «Выполнено» (RULES §4)."""
    return Status.IN_PROGRESS if row.interim else Status.DONE


def answering_role(actor: Actor, row: AssignmentRow) -> Role | None:
    """The role in which the person may answer this: the schools' own people, a body's or any coordinator."""
    for membership in actor.memberships:
        if row.is_of(membership.organization_id) and membership.role in ANSWERING:
            return membership.role
        if not row.for_schools and membership.role is Role.COORDINATOR:
            return membership.role
    return None


def role_for(actor: Actor, row: AssignmentRow) -> Role:
    """The same, or ForbiddenError: having a button proves nothing."""
    role = answering_role(actor, row)
    if role is None:
        log.warning("person %s was refused assignment %s", actor.person_id, row.id)
        raise ForbiddenError("not-yours")
    return role


@dataclass(frozen=True, slots=True)
class Replies:
    db: Database
    calendar: Calendar

    async def press(
        self, act: Act, assignment_id: int, status: Status, difficulty: Reason | None = None
    ) -> tuple[AssignmentRow, ReplyRow | None]:
        """A status by a button: recorded once, and the pressed card becomes its receipt.

        Returns the assignment and its standing reply as they were committed.
        """
        async with self.db.write("press", act.cause) as tx:
            row, before = await self.answerable(tx, act.actor, assignment_id)
            answer = Answer(status, difficulty=difficulty)
            reply_id = await self.record(tx, act, row, before, answer)
            await self._expect_more(tx, act, row, status)
            await self._receipt(tx, act, row, act.message_key)
            goes_on = await replies.find(tx.conn, reply_id) if reply_id and row.returned_on else None
        if reply_id is None:
            return row, before
        new = goes_on or _as_read(act, _new_reply(act, row, answer, before), reply_id)
        return replace(row, status=status, reply_id=reply_id, returned_on=None), new

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
            await self._receipt(tx, act, row, act.message_key)

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
        if row.roadmap_state is RoadmapState.CLOSED or row.roadmap_ends < self.calendar.day(tx.now):
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
        if before and _same(before, answer) and not row.returned_on:
            return None
        if row.returned_on:
            before = last_return(await replies.of_assignment(tx.conn, row.id)) or before
        new = _new_reply(act, row, answer, before)
        reply_id = await replies.add(tx.conn, new)
        if reply_id is None:
            return None
        await replies.announce(tx, reply_id, answer.files)
        await assignments.put_standing(tx.conn, row.id, new.status, reply_id, None)
        await accept_by_rule(tx, row, new, reply_id)
        await self._follow_difficulty(tx, act, row, new.status)
        return reply_id

    async def take_back(
        self, tx: Transaction, act: Act, row: AssignmentRow, reply: ReplyRow, role: Role
    ) -> None:
        """The log gets an entry that undoes this reply; what the centre has accepted stays."""
        if reply.is_settled:
            raise ConflictError("already-accepted")
        history = [entry for entry in await replies.of_assignment(tx.conn, row.id) if entry.id != reply.id]
        stands = standing(history)
        status = stands.status if stands else Status.PENDING
        entry = NewReply(
            assignment_id=row.id,
            status=status,
            author_id=act.actor.person_id,
            author_role=role,
            at=act.at,
            sent_at=act.sent_at,
            cause=f"inbox:{act.cause}",
            undoes_id=reply.id,
        )
        if await replies.add(tx.conn, entry) is None:
            return
        await assignments.put_standing(
            tx.conn, row.id, status, stands.id if stands else None, self._returned_on(history)
        )
        await self._follow_difficulty(tx, act, row, status)

    async def _follow_difficulty(self, tx: Transaction, act: Act, row: AssignmentRow, now: Status) -> None:
        """The centre hears of one that is told; a mentor need not think of one that is over."""
        if now is Status.DIFFICULTY:
            await tell_centre(tx, self.calendar, act.actor, row)
        elif row.status is Status.DIFFICULTY:
            await withdraw(tx, row)

    def _returned_on(self, history: Sequence[ReplyRow]) -> date | None:
        """The day of the return that is the last word of a log, if it is."""
        last = last_return(history)
        return self.calendar.day(last.reviewed_at) if last and last.reviewed_at else None

    async def _expect_more(self, tx: Transaction, act: Act, row: AssignmentRow, status: Status) -> None:
        kind = "difficulty" if status is Status.DIFFICULTY else "details"
        if status is Status.NOT_APPLICABLE:
            await awaiting.clear(tx.conn, act.chat_key)
        else:
            await awaiting.expect(tx.conn, act.chat_key, Awaited(kind, row.id), tx.now + EXPECTED_FOR)

    async def _receipt(self, tx: Transaction, act: Act, row: AssignmentRow, target: str) -> None:
        subject = {"assignment": row.id}
        await outbox.add(tx, "receipt", "receipt", act.actor.person_id, subject=subject, target=target)


def _same(before: ReplyRow, answer: Answer) -> bool:
    """The same value again adds nothing to the log, unless it brings words or files."""
    is_bare = answer.said == NOTHING_SAID and not answer.files
    return before.status is answer.status and is_bare and answer.difficulty in (None, before.difficulty)


def _new_reply(act: Act, row: AssignmentRow, answer: Answer, before: ReplyRow | None) -> NewReply:
    """The reply to append; what the standing one of the same status already said is carried on."""
    said = answer.said
    kept = before if before and before.status is answer.status else None
    return NewReply(
        assignment_id=row.id,
        status=answer.status,
        author_id=act.actor.person_id,
        author_role=answer.role or role_for(act.actor, row),
        at=act.at,
        sent_at=act.sent_at,
        cause=f"inbox:{answer.cause or act.cause}",
        comment=said.comment or (kept.comment if kept else ""),
        done_count=said.done_count if said.has_figures or not kept else kept.done_count,
        total_count=said.total_count if said.has_figures or not kept else kept.total_count,
        document_number=said.document_number or (kept.document_number if kept else None),
        document_date=said.document_date or (kept.document_date if kept else None),
        message_key=act.message_key,
        difficulty=_difficulty(answer, kept),
    )


def _difficulty(answer: Answer, kept: ReplyRow | None) -> str | None:
    """The reason that was pressed, else that which the words name, else what was said before."""
    if answer.status is not Status.DIFFICULTY:
        return None
    return answer.difficulty or reason_of(answer.said.comment) or (kept.difficulty if kept else None)


def _as_read(act: Act, new: NewReply, reply_id: int) -> ReplyRow:
    """The reply as a query would find it now: nobody has reviewed it, no file belongs to it."""
    return ReplyRow(
        id=reply_id,
        assignment_id=new.assignment_id,
        status=new.status,
        comment=new.comment,
        done_count=new.done_count,
        total_count=new.total_count,
        document_number=new.document_number,
        document_date=new.document_date,
        author_id=new.author_id,
        author=act.actor.name,
        author_role=new.author_role,
        at=new.at,
        undoes_id=None,
        verdict=None,
        reason=None,
        reviewed_at=None,
        files=0,
        difficulty=new.difficulty,
    )
