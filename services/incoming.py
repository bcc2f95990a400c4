"""A text or a file: what it answers, and whether that is certain (DESIGN §5, TELEGRAM §5).

The order of looking: the message it replies to; what the chat was asked for; the item numbers in the
line; the one thing that is open. What stays uncertain is asked with buttons: the words and files are
kept in their inbox row, and the button names that row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roadmap.answers import NOTHING_SAID, Said, parse_answer, parse_answers
from roadmap.answers_meaning import fitted
from roadmap.errors import RejectedError
from roadmap.model import Evidence, ItemKind, Status
from services.acts import Act, Incoming
from services.desk import answered_by
from services.duties import is_asked_now, is_open
from services.replies import ASKS_PAPER, EXPECTED_FOR, Answer, Replies, answering_role, complete_status
from storage import assignments, awaiting, mentions, outbox, replies
from storage.assignments import AssignmentRow
from storage.awaiting import Awaited
from storage.database import Transaction

SOON = timedelta(days=14)
TELLS_IN_WORDS = frozenset({Evidence.PHRASES, Evidence.LINE, Evidence.FILE_OR_LINE})
CHOICES = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose for an earlier message: the item, and the status when that was asked."""

    assignment_id: int
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """The assignments that are certainly meant, or those that may be."""

    certain: tuple[AssignmentRow, ...] = ()
    possible: tuple[AssignmentRow, ...] = ()
    said: Said = NOTHING_SAID
    awaited: str | None = None


@dataclass(frozen=True, slots=True)
class IncomingAnswers:
    replies: Replies

    async def take(self, act: Act, incoming: Incoming) -> None:
        """Record the message as an answer, or ask what it answers; either way in one commit."""
        async with self.replies.db.write("incoming", act.cause) as tx:
            await self.take_within(tx, act, incoming)

    async def take_within(self, tx: Transaction, act: Act, incoming: Incoming) -> None:
        """The same within a larger unit of work."""
        if await self._is_album_part(tx, act, incoming):
            return
        found = await self._find(tx, act, incoming)
        await awaiting.clear(tx.conn, act.chat_key)
        if not found.certain:
            await self._ask_item(tx, act, found)
            return
        for row in found.certain:
            await self._answer(tx, act, row, incoming, found)

    async def choose(self, act: Act, kept: int, incoming: Incoming, choice: Choice) -> None:
        """Record an earlier message, kept in inbox row `kept`, for the item that was chosen."""
        async with self.replies.db.write("choose", act.cause) as tx:
            row, before = await self.replies.answerable(tx, act.actor, choice.assignment_id)
            said = self._said(tx, incoming)
            status = choice.status or _status(row, said, incoming, None)
            if status is None:
                await self._ask_status(tx, act, row, kept)
                return
            said = fitted(said, row)
            answer = Answer(status, said, _wanted(row, incoming), kept)
            await self.replies.record(tx, act, row, before, answer)
            await self._tell(tx, act, row, target=act.message_key)

    async def _answer(
        self, tx: Transaction, act: Act, row: AssignmentRow, incoming: Incoming, found: _Found
    ) -> None:
        row, before = await self.replies.answerable(tx, act.actor, row.id)
        status = _status(row, found.said, incoming, found.awaited)
        if status is None:
            await self._ask_status(tx, act, row, act.cause)
            return
        files = _wanted(row, incoming)
        if incoming.files and not files:
            await self._say(tx, act, "no_files", row)
            if found.said == NOTHING_SAID:
                return
        said = fitted(found.said, row)
        if said == NOTHING_SAID and row.reply_id and files and status is row.status:
            await replies.announce(tx, row.reply_id, files)
        else:
            await self.replies.record(tx, act, row, before, Answer(status, said, files))
        if row.evidence in ASKS_PAPER and not said.has_document:
            awaited = Awaited("details", row.id)
            await awaiting.expect(tx.conn, act.chat_key, awaited, tx.now + EXPECTED_FOR)
        is_card = incoming.reply_to is not None and len(found.certain) == 1
        await self._tell(tx, act, row, target=incoming.reply_to if is_card else None)
        if is_card:
            await self._react(tx, act)

    async def _find(self, tx: Transaction, act: Act, incoming: Incoming) -> _Found:
        said = self._said(tx, incoming)
        awaited = await awaiting.find(tx.conn, act.chat_key, tx.now)
        if incoming.edited:
            ids = await replies.said_in(tx.conn, act.actor.person_id, act.message_key)
            rows = [row for id_ in ids if (row := await assignments.find(tx.conn, id_))]
            if rows:
                return _Found(certain=tuple(rows), said=said)
        if incoming.about and (row := await assignments.find(tx.conn, incoming.about)):
            return _Found(certain=(row,), said=said, awaited=_about(awaited, row))
        pool = await self._open(tx, act)
        if incoming.reply_to:
            rows = await self._about(tx, act, incoming)
            if len(rows) == 1:
                return _Found(certain=(rows[0],), said=said, awaited=_about(awaited, rows[0]))
            pool = rows or pool
        elif awaited and not said.refs and _expected(awaited, said, incoming):
            row = await assignments.find(tx.conn, awaited.assignment_id)
            if row:
                return _Found(certain=(row,), said=said, awaited=awaited.kind)
        return self._by_words(tx, pool, said, incoming)

    async def _about(self, tx: Transaction, act: Act, incoming: Incoming) -> list[AssignmentRow]:
        """What the message that is replied to asks of this person."""
        rows = await assignments.mentioned(tx.conn, act.chat_key, incoming.reply_to or "")
        if not rows:
            found = [await assignments.find(tx.conn, id_) for id_ in incoming.named]
            rows = [row for row in found if row]
        return [
            row
            for row in rows
            if row.kind is not ItemKind.EVENT and answering_role(act.actor, row) is not None
        ]

    def _by_words(
        self, tx: Transaction, pool: Sequence[AssignmentRow], said: Said, incoming: Incoming
    ) -> _Found:
        today = self.replies.calendar.day(tx.now)
        chosen: list[AssignmentRow] = []
        for ref in said.refs:
            named = [r for r in pool if _number(r.number) == ref.number and ref.code in (None, r.code)]
            if len({(r.code, r.number, r.organization_id) for r in named}) != 1:
                if not named and len(said.refs) == 1:
                    plain = parse_answers(incoming.text, today, ())[0]
                    return _Found(possible=tuple(_near(pool, today)), said=plain)
                return _Found(possible=tuple(named or _near(pool, today)), said=said)
            chosen.append(_current(named, today))
        if chosen:
            return _Found(certain=tuple(chosen), said=said)
        near = _near(pool, today)
        if len(near) == 1 and (incoming.files or said.status or said.has_document or said.has_figures):
            return _Found(certain=tuple(near), said=said)
        return _Found(possible=tuple(near or filter(is_open, pool)), said=said)

    async def _is_album_part(self, tx: Transaction, act: Act, incoming: Incoming) -> bool:
        """A later part of an album joins the reply that its first part made."""
        if incoming.album_key is None or incoming.edited:
            return False
        owners = await replies.of_album(tx.conn, act.chat_key, incoming.album_key)
        for reply_id, assignment_id in owners:
            await replies.announce(tx, reply_id, incoming.files)
            card = await mentions.find_latest(tx.conn, act.chat_key, assignment_id)
            if card:
                subject = {"assignment": assignment_id}
                await outbox.add(tx, "receipt", "receipt", act.actor.person_id, subject=subject, target=card)
        return bool(owners)

    async def _open(self, tx: Transaction, act: Act) -> Sequence[AssignmentRow]:
        today = self.replies.calendar.day(tx.now)
        mine = await answered_by(tx.conn, act.actor)
        rows = await assignments.of_organizations(tx.conn, mine, today, opens=today + SOON)
        return [row for row in rows if row.kind is not ItemKind.EVENT and answering_role(act.actor, row)]

    def _said(self, tx: Transaction, incoming: Incoming) -> Said:
        return parse_answer(incoming.text, self.replies.calendar.day(tx.now))

    async def _ask_item(self, tx: Transaction, act: Act, found: _Found) -> None:
        if not found.possible:
            raise RejectedError("nothing-open")
        ids = [row.id for row in found.possible[:CHOICES]]
        subject = {"kept": act.cause, "assignments": ids}
        await outbox.add(tx, "answer", "which_item", act.actor.person_id, subject=subject)

    async def _ask_status(self, tx: Transaction, act: Act, row: AssignmentRow, kept: int) -> None:
        subject = {"kept": kept, "assignment": row.id}
        await outbox.add(tx, "answer", "which_status", act.actor.person_id, subject=subject)

    async def _tell(self, tx: Transaction, act: Act, row: AssignmentRow, target: str | None) -> None:
        """The receipt: the card that was answered, edited in place; a new card when there is none."""
        if target:
            subject = {"assignment": row.id}
            await outbox.add(tx, "receipt", "receipt", act.actor.person_id, subject=subject, target=target)
        else:
            await self._say(tx, act, "receipt", row)

    async def _react(self, tx: Transaction, act: Act) -> None:
        """A sign on the person's own message: an edited card far above would not be seen."""
        await outbox.add(tx, "receipt", "reaction", act.actor.person_id, target=act.message_key)

    async def _say(self, tx: Transaction, act: Act, kind: str, row: AssignmentRow) -> None:
        cause = f"{tx.cause_key}:{row.id}"
        subject = {"assignment": row.id}
        await outbox.add(tx, "answer", kind, act.actor.person_id, subject=subject, cause=cause)


def _status(row: AssignmentRow, said: Said, incoming: Incoming, awaited: str | None) -> Status | None:
    """The status that the words and files certainly mean, else None: then it is asked."""
    if said.status is Status.IN_PROGRESS or said.status is Status.DONE:
        return complete_status(row) if said.status is Status.DONE else Status.IN_PROGRESS
    if said.status:
        return said.status
    if awaited == "difficulty" and said.comment:
        return Status.DIFFICULTY
    if said.has_document or said.has_figures:
        return complete_status(row)
    if awaited == "details" and row.reply_id:
        return row.status
    if incoming.files and not said.comment:
        return row.status if row.reply_id else complete_status(row)
    return complete_status(row) if said.comment and row.evidence in TELLS_IN_WORDS else None


def _wanted(row: AssignmentRow, incoming: Incoming) -> tuple[replies.NewAttachment, ...]:
    """The files that may be kept: none where lists of children could come (RULES §5)."""
    return () if row.kind is ItemKind.NUMBERS_ONLY else incoming.files


def _about(awaited: Awaited | None, row: AssignmentRow) -> str | None:
    return awaited.kind if awaited and awaited.assignment_id == row.id else None


def _expected(awaited: Awaited, said: Said, incoming: Incoming) -> bool:
    """Whether this is what the chat was asked for: small talk after «Выполнено» is not."""
    if awaited.kind == "file":
        return bool(incoming.files)
    if awaited.kind == "difficulty":
        return bool(said.comment)
    return bool(incoming.files) or said.has_document or said.has_figures


def _number(printed: str) -> str:
    return printed.rstrip(".")


def _near(pool: Sequence[AssignmentRow], today: date) -> list[AssignmentRow]:
    """What is open and on the table: late, or due within a fortnight."""
    return [
        row for row in pool if is_asked_now(row, today) and row.opens <= today and row.due <= today + SOON
    ]


def _current(rows: Sequence[AssignmentRow], today: date) -> AssignmentRow:
    """The window of one item that is meant: the oldest late one, else today's, else the next or the last."""
    waiting = [row for row in rows if is_open(row)]
    late = [row for row in waiting if row.due < today]
    now = [row for row in waiting if row.opens <= today <= row.due]
    begun = [row for row in rows if row.opens <= today]
    return (late or now or waiting or begun[-1:] or list(rows))[0]
