"""Putting one answer on record from words and files, with all that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from roadmap.answers import Said
from roadmap.model import ItemKind, Status
from services.acts import Act, Incoming
from services.new_replies import misses
from services.replies import Answer, Replies
from storage import assignments, outbox
from storage.assignments import AssignmentRow
from storage.database import Transaction
from storage.replies import NewAttachment


@dataclass(frozen=True, slots=True)
class Recording:
    replies: Replies
    asked_for: timedelta = timedelta(hours=12)

    async def put(
        self,
        tx: Transaction,
        act: Act,
        assignment_id: int,
        status: Status,
        said: Said,
        incoming: Incoming,
        kept: int | None = None,
    ) -> bool:
        """False when only a file came that may not be kept; the person is told why."""
        row, before = await self.replies.answerable(tx, act.actor, assignment_id)
        files = wanted(row, incoming)
        if incoming.files and not files:
            await self._refuse_files(tx, act, row)
            if said == Said():
                return False
        answer = Answer(
            status, said, files, cause=kept, message_key=incoming.key or None, is_edit=incoming.edited
        )
        await self.replies.record(tx, act, row, before, answer)
        return True

    async def expect_more(self, tx: Transaction, act: Act, rows: Sequence[AssignmentRow]) -> None:
        """The next words or files may add to the one that was answered last."""
        if len(rows) != 1:
            return
        found = await assignments.find_with_reply(tx.conn, rows[0].id)
        if found and found[1]:
            is_short = not misses(found[0], found[1].status, found[1])
            await self.replies.expect_more(tx, act, found[0], found[1].status, is_short=is_short)

    async def _refuse_files(self, tx: Transaction, act: Act, row: AssignmentRow) -> None:
        cause, subject = f"{tx.cause_key}:{row.id}", {"assignment": row.id}
        await outbox.add(tx, "answer", "no_files", act.actor.person_id, subject=subject, cause=cause)


def wanted(row: AssignmentRow, incoming: Incoming) -> tuple[NewAttachment, ...]:
    """The files that may be kept: none where lists of children could come (RULES §5)."""
    return () if row.kind is ItemKind.NUMBERS_ONLY else incoming.files
