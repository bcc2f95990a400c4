"""Words and files whose item or status has to be asked: kept in their inbox row until it is chosen.

The question has buttons, and the next short line answers it as well («1.6», «1.6, 1.7», «все», «в работе»).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.answers import parse_answers
from roadmap.answers_meaning import Around, Meaning, find_part, find_status, read_answer
from roadmap.errors import NotFoundError, RejectedError
from roadmap.model import Status
from services.acts import Act, Incoming
from services.confirming import Place, confirm
from services.desk import is_asked, is_of_school
from services.people import Actor
from services.recording import Recording
from storage import awaiting, inbox, kept_messages, outbox
from storage.assignments import AssignmentRow
from storage.awaiting import Question
from storage.database import Transaction

CHOICES = 8
WHICH_ITEM = "which_item"
WHICH_STATUS = "which_status"
ALL = frozenset({"все", "всё", "оба", "обе", "ко всем", "всем", "all", "both"})
Read = Callable[[Any], Incoming | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose for an earlier message: the items, and the status when that was asked."""

    assignment_ids: tuple[int, ...]
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """`read` turns an update that was kept into its words and files."""

    recording: Recording
    read: Read

    async def ask_item(
        self, tx: Transaction, act: Act, meaning: Meaning[AssignmentRow], *, has_files: bool
    ) -> None:
        """A question of the centre's own has nobody to be passed on to."""
        if not meaning.possible:
            raise RejectedError("event-nothing-needed" if meaning.is_event else _nothing_open(act.actor))
        if meaning.is_question and not has_files and not is_of_school(act.actor):
            raise RejectedError("question-of-centre")
        ids = [row.id for row in meaning.possible[:CHOICES]]
        asks = meaning.is_question and is_of_school(act.actor)
        about = "event" if meaning.is_event else "question" if asks else "answer"
        subject = {"kept": act.cause, "assignments": ids, "about": about}
        await outbox.add(tx, "answer", WHICH_ITEM, act.actor.person_id, subject=subject)
        await self._expect(tx, act, Question(WHICH_ITEM, {"kept": act.cause}))

    async def ask_status(
        self,
        tx: Transaction,
        act: Act,
        row: AssignmentRow,
        kept: int,
        target: str | None = None,
        *,
        is_question: bool = False,
    ) -> None:
        """In the place of the question which item was meant, when there was one."""
        subject = {"kept": kept, "assignment": row.id, "question": is_question}
        person_id, cause = act.actor.person_id, f"{tx.cause_key}:{row.id}"
        class_ = "receipt" if target else "answer"
        await outbox.add(tx, class_, WHICH_STATUS, person_id, subject=subject, cause=cause, target=target)
        await self._expect(tx, act, Question(WHICH_STATUS, {"kept": kept, "item": row.id}))

    async def choose(
        self,
        tx: Transaction,
        act: Act,
        kept: int,
        choice: Choice,
        target: str | None,
        *,
        by_words: bool = False,
    ) -> None:
        """Record an earlier message for the items that were chosen; what was recorded once is not again."""
        incoming = await self.find(tx, act, kept)
        today = self.recording.replies.calendar.day(tx.now)
        done: list[AssignmentRow] = []
        await awaiting.clear(tx.conn, act.chat_key)
        for assignment_id in choice.assignment_ids:
            row, _ = await self.recording.replies.answerable(tx, act.actor, assignment_id)
            status = choice.status or find_status(incoming.text, row, today, has_files=bool(incoming.files))
            if status is None:
                asks = "?" in incoming.text
                await self.ask_status(tx, act, row, kept, None if done else target, is_question=asks)
                continue
            said = find_part(incoming.text, row, today)
            if await self.recording.put(tx, act, row.id, status, said, incoming, kept=kept):
                done.append(row)
        if done:
            place = Place(target, ()) if target else None
            await confirm(tx, self.recording.replies, act, done, place, reacts=by_words)
            await self.recording.expect_more(tx, act, done)

    async def offered(self, conn: AsyncConnection, act: Act, kept: int) -> tuple[int, ...]:
        """The items between which was asked, in their order."""
        found = await kept_messages.find_question(conn, act.actor.person_id, WHICH_ITEM, kept)
        if found is None:
            raise NotFoundError("not-found")
        return tuple(found[0]["assignments"])

    async def find_asked(self, tx: Transaction, act: Act, kept: int) -> str:
        """The key of the question about an earlier message; empty when it is not sent yet, or none was."""
        found = await kept_messages.find_question(tx.conn, act.actor.person_id, WHICH_ITEM, kept)
        return (found[1] or "") if found else ""

    async def find_pending(self, tx: Transaction, act: Act, key: str) -> str | None:
        """The same for the message with this key, while it is the one that is asked about."""
        question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
        if question is None or question.kind not in {WHICH_ITEM, WHICH_STATUS}:
            return None
        kept = int(question.subject["kept"])
        if (await self.find(tx, act, kept)).key != key:
            return None
        return await self.find_asked(tx, act, kept)

    async def takes(
        self, tx: Transaction, act: Act, incoming: Incoming, pool: Sequence[AssignmentRow]
    ) -> bool:
        """Whether the line answers what was asked about the message before it; then it is done."""
        question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
        if question is None or question.kind not in {WHICH_ITEM, WHICH_STATUS} or incoming.files:
            return False
        if incoming.reply_to and incoming.named:
            return False
        kept = int(question.subject["kept"])
        if question.kind == WHICH_ITEM:
            return await self._take_items(tx, act, incoming, pool, kept)
        return await self._take_status(tx, act, incoming, kept, int(question.subject["item"]))

    async def find(self, tx: Transaction, act: Act, kept: int) -> Incoming:
        """An earlier message of the same chat, with all of its album; anybody else's does not exist."""
        row = await inbox.find(tx.conn, kept)
        if row is None or row.chat_key != act.chat_key:
            raise NotFoundError("not-found")
        incoming = self.read(row.payload)
        if incoming is None:
            raise NotFoundError("not-found")
        return await self.whole(tx, act, incoming, kept)

    async def whole(self, tx: Transaction, act: Act, incoming: Incoming, at: int) -> Incoming:
        """With the other parts of its album: their files, and the words that stand on any of them."""
        if incoming.album_key is None:
            return incoming
        parts = await kept_messages.album_parts(tx.conn, act.chat_key, incoming.album_key, at)
        read = [part for part in (self.read(payload) for _, payload in parts) if part] or [incoming]
        return Incoming(
            text=next((part.text for part in read if part.text), ""),
            files=tuple(file for part in read for file in part.files),
            reply_to=incoming.reply_to,
            named=incoming.named,
            key=read[0].key,
        )

    async def _take_items(
        self, tx: Transaction, act: Act, incoming: Incoming, pool: Sequence[AssignmentRow], kept: int
    ) -> bool:
        found = await kept_messages.find_question(tx.conn, act.actor.person_id, WHICH_ITEM, kept)
        if found is None:
            return False
        ids = list(found[0]["assignments"])
        offered = [row for row in pool if row.id in ids]
        today = self.recording.replies.calendar.day(tx.now)
        status = None
        if incoming.text.strip(" .!").casefold() not in ALL:
            said = parse_answers(incoming.text, today, {row.number.rstrip(".") for row in pool})
            if len(said) != 1 or not said[0].refs:
                return False
            meaning = read_answer(incoming.text, offered, Around(tuple(offered)), today)
            ids = [answer.asked.id for answer in meaning.answers]
            if not ids or said[0].comment or said[0].has_document or said[0].has_figures:
                return False
            status = meaning.answers[0].status
        await self.choose(tx, act, kept, Choice(tuple(ids), status), found[1], by_words=True)
        return True

    async def _take_status(
        self, tx: Transaction, act: Act, incoming: Incoming, kept: int, assignment_id: int
    ) -> bool:
        row, _ = await self.recording.replies.answerable(tx, act.actor, assignment_id)
        today = self.recording.replies.calendar.day(tx.now)
        meaning = read_answer(incoming.text, [row], Around((row,)), today)
        answer = meaning.answers[0] if meaning.answers else None
        if answer is None or answer.status is None or answer.asked.id != row.id:
            return False
        await self.choose(tx, act, kept, Choice((row.id,), answer.status), None, by_words=True)
        if answer.said.comment or answer.said.has_document or answer.said.has_figures:
            await self.recording.put(tx, act, row.id, answer.status, answer.said, incoming)
        return True

    async def _expect(self, tx: Transaction, act: Act, question: Question) -> None:
        await awaiting.ask(tx.conn, act.chat_key, question, tx.now + self.recording.asked_for)


def _nothing_open(actor: Actor) -> str:
    if is_of_school(actor):
        return "nothing-open"
    return "nothing-open-ours" if is_asked(actor) else "nothing-to-answer"
