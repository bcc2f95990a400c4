"""One answer for a line that stands for several windows of one deed: recorded and taken back together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError, RejectedError
from roadmap.model import Evidence, ItemKind, Status
from services.acts import Act, Incoming
from services.asking import is_silenced, was_last_month
from services.confirming import react
from services.duties import is_asked_now, is_open
from services.incoming import IncomingAnswers
from services.people import Actor
from services.replies import EXPECTED_FOR, Answer, Replies, role_for
from services.table import open_lines
from storage import assignments, awaiting, lines, outbox, replies
from storage.assignments import AssignmentRow
from storage.awaiting import Awaited, Question
from storage.database import Transaction

Ids = Sequence[int]
OPEN = frozenset({Status.PENDING, Status.IN_PROGRESS, Status.DIFFICULTY})
LINE = "line"
"""The kind of a line's receipts, and where a chat's question keeps all that it is about."""


async def windows_with(conn: AsyncConnection, row: AssignmentRow, today: date) -> tuple[AssignmentRow, ...]:
    """The unanswered windows of a deed that are asked about as one with this row, or the row alone.

    Numbers belong to one month each and are asked for one by one.
    """
    if not row.is_recurring or row.evidence is Evidence.NUMBERS:
        return (row,)
    rows = await assignments.of_organizations(conn, [row.organization_id], today, opens=today)
    place = (row.organization_id, row.code, row.number)
    same = [
        each
        for each in rows
        if (each.organization_id, each.code, each.number) == place
        and is_asked_now(each, today)
        and not is_silenced(each)
    ]
    return tuple(same) if row.id in {each.id for each in same} else (row,)


@dataclass(frozen=True, slots=True)
class Lines:
    replies: Replies
    incoming: IncomingAnswers

    async def press(self, act: Act, ids: Ids, status: Status, only: Collection[Status] = OPEN) -> None:
        """A status for all of a line; what stands otherwise by now is left alone."""
        async with self.replies.db.write("press-line", act.cause) as tx:
            await self.record(tx, act, ids, status, only)
            await awaiting.clear(tx.conn, act.chat_key)
            await receipt(tx, act, ids, act.message_key)

    async def say(self, act: Act, ids: Ids, status: Status, target: str | None) -> None:
        """The same by a word: in place of the message it replies to, or confirmed by a new one."""
        async with self.replies.db.write("say-line", act.cause) as tx:
            await self.record(tx, act, ids, status, {Status.PENDING})
            await receipt(tx, act, ids, target)
            if target:
                await react(tx, act)

    async def asked_about_last_month(self, actor: Actor) -> tuple[int, ...]:
        """Last month's deeds that this person is asked about and that a word is enough for."""
        today = self.replies.calendar.day(self.replies.db.clock.now())
        async with self.replies.db.read() as conn:
            found = await open_lines(conn, self.replies.calendar, actor, today)
        rows = [row for line in found for row in line if was_last_month(row, today)]
        words_are_enough = (row for row in rows if row.evidence is not Evidence.NUMBERS)
        return tuple(row.id for row in words_are_enough if row.status is Status.PENDING)

    async def undo(self, act: Act, reply_id: int) -> None:
        async with self.replies.db.write("undo-line", act.cause) as tx:
            ids = await self.take_back(tx, act, reply_id)
            await awaiting.clear(tx.conn, act.chat_key)
            await receipt(tx, act, ids, act.message_key)

    async def expect_file(self, act: Act, ids: Ids) -> AssignmentRow:
        """The next file of this chat belongs to all of the line."""
        async with self.replies.db.write("expect-line", act.cause) as tx:
            row = await self.file_for(tx, act, ids)
            await expect(tx, act, "file", ids, message=act.message_key)
            return row

    async def take(self, act: Act, incoming: Incoming, ids: Ids) -> None:
        """Words or a file for all of a line."""
        async with self.replies.db.write("incoming-line", act.cause) as tx:
            await self.take_within(tx, act, incoming, ids)
            if incoming.reply_to:
                await receipt(tx, act, ids, incoming.reply_to)

    async def record(
        self, tx: Transaction, act: Act, ids: Ids, status: Status, only: Collection[Status] = OPEN
    ) -> list[int]:
        """The new replies; one assignment alone is answered whatever stands."""
        found = [await self.replies.answerable(tx, act.actor, id_) for id_ in ids]
        if len(found) > 1 or only is not OPEN:
            found = [(row, before) for row, before in found if row.status in only and is_open(row)]
        new = [await self.replies.record(tx, act, row, before, Answer(status)) for row, before in found]
        return [reply_id for reply_id in new if reply_id]

    async def take_within(self, tx: Transaction, act: Act, incoming: Incoming, ids: Ids) -> bool:
        """Whether the line was answered by the message, and not only asked about."""
        asked = await awaiting.find_either(tx.conn, act.chat_key, tx.now)
        for id_ in ids:
            if asked:
                awaited = Awaited(asked.kind, id_)
                await awaiting.expect(tx.conn, act.chat_key, awaited, tx.now + EXPECTED_FOR)
            await self.incoming.take_within(tx, act, replace(incoming, about=id_))
        said = await replies.said_in(tx.conn, act.actor.person_id, act.message_key)
        row = await assignments.find(tx.conn, ids[0])
        return bool(set(said) & set(ids)) or bool(incoming.files and row and row.reply_id)

    async def take_back(self, tx: Transaction, act: Act, reply_id: int) -> list[int]:
        """Undo all that was recorded with this reply and still stands; returns the assignments."""
        together = await lines.recorded_with(tx.conn, reply_id)
        if not together:
            raise NotFoundError("not-found")
        for each, assignment_id in together:
            row, standing = await self.replies.answerable(tx, act.actor, assignment_id)
            if standing and standing.id == each:
                await self.replies.take_back(tx, act, row, standing, role_for(act.actor, row))
        return [assignment_id for _, assignment_id in together]

    async def file_for(self, tx: Transaction, act: Act, ids: Ids) -> AssignmentRow:
        """The first of the line, if files may be sent for it."""
        rows = [(await self.replies.answerable(tx, act.actor, id_))[0] for id_ in ids]
        if rows[0].kind is ItemKind.NUMBERS_ONLY:
            raise RejectedError("numbers-only-no-file")
        return rows[0]


async def expect(tx: Transaction, act: Act, kind: str, ids: Ids, **more: object) -> None:
    """What the chat is asked for is about all of the line."""
    subject = {"assignment": ids[0], LINE: list(ids), **more}
    await awaiting.ask(tx.conn, act.chat_key, Question(kind, subject), tx.now + EXPECTED_FOR)


async def receipt(tx: Transaction, act: Act, ids: Ids, target: str | None) -> None:
    subject, class_ = {"assignments": list(ids)}, "receipt" if target else "answer"
    await outbox.add(tx, class_, LINE, act.actor.person_id, subject=subject, target=target)
