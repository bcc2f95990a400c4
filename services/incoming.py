"""A text or a file: what it answers, and whether that is certain (DESIGN §5, TELEGRAM §5).

What it means is told by `roadmap.answers_meaning` from what was around it; here that is gathered, and what
follows is done in one commit. What stays uncertain is asked with buttons: the words and files are kept in
their inbox row, and the button names that row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap.answers import Word
from roadmap.answers_choice import SOON
from roadmap.answers_meaning import Answered, Around, Meaning, is_answered, read_answer
from roadmap.errors import ForbiddenError, RejectedError
from roadmap.model import ItemKind
from services.acts import Act, Incoming
from services.commands import Commands
from services.confirming import Place, confirm, find_place, react
from services.desk import answered_by
from services.kept_answers import Choice, KeptAnswers, Read
from services.recording import Recording
from services.replies import Replies, answering_role
from storage import assignments, awaiting, kept_messages, mentions, replies, twin_answers
from storage.assignments import AssignmentRow
from storage.database import Transaction

__all__ = ["Choice", "IncomingAnswers"]

Rows = Sequence[AssignmentRow]


@dataclass(frozen=True, slots=True)
class IncomingAnswers:
    """`read` turns an update that was kept into its words and files."""

    replies: Replies
    read: Read

    @property
    def recording(self) -> Recording:
        return Recording(self.replies)

    @property
    def kept(self) -> KeptAnswers:
        return KeptAnswers(self.recording, self.read)

    @property
    def commands(self) -> Commands:
        return Commands(self.replies)

    async def take(self, act: Act, incoming: Incoming) -> None:
        """Record the message as an answer, or ask what it answers; either way in one commit."""
        async with self.replies.db.write("incoming", act.cause) as tx:
            await self.take_within(tx, act, incoming)

    async def take_within(self, tx: Transaction, act: Act, incoming: Incoming) -> None:
        """The same within a larger unit of work."""
        if await self._joins_album(tx, act, incoming):
            return
        pool = await self._pool(tx, act)
        if await self.kept.takes(tx, act, incoming, pool):
            return
        asked_at = await self._asked_at(tx, act, incoming)
        if asked_at is not None and not incoming.edited:
            incoming = await self.kept.whole(tx, act, incoming, act.cause)
        around = await self._around(tx, act, incoming)
        meaning = read_answer(incoming.text, pool, around, self.replies.calendar.day(tx.now))
        if meaning.is_talk:
            await react(tx, act)
        elif not around.pointed and await self._shown(tx, act, incoming):
            raise ForbiddenError("not-yours")
        elif await self._obey(tx, act, incoming, meaning, around):
            return
        elif meaning.answers:
            await awaiting.clear(tx.conn, act.chat_key)
            await self._record(tx, act, incoming, meaning, around, asked_at)
        elif asked_at is None and not incoming.edited:
            await self.kept.ask_item(tx, act, meaning, has_files=bool(incoming.files))

    async def choose(self, act: Act, kept: int, choice: Choice) -> None:
        """Record an earlier message, kept in inbox row `kept`, for the items that were chosen."""
        async with self.replies.db.write("choose", act.cause) as tx:
            await self.kept.choose(tx, act, kept, choice, act.message_key)

    async def offered(self, act: Act, kept: int) -> list[AssignmentRow]:
        """The items that were offered for a message of this chat, as they stand now."""
        async with self.replies.db.read() as conn:
            ids = await self.kept.offered(conn, act, kept)
            found = [await assignments.find(conn, id_) for id_ in ids]
        return [row for row in found if row and answering_role(act.actor, row)]

    async def choose_marked(self, act: Act, kept: int, marks: int) -> None:
        """The same for those of the offered items whose bits are set; at least one."""
        async with self.replies.db.write("choose", act.cause) as tx:
            offered = await self.kept.offered(tx.conn, act, kept)
            chosen = tuple(id_ for place, id_ in enumerate(offered) if marks >> place & 1)
            if not chosen:
                raise RejectedError("nothing-marked")
            await self.kept.choose(tx, act, kept, Choice(chosen), act.message_key)

    async def _record(
        self,
        tx: Transaction,
        act: Act,
        incoming: Incoming,
        meaning: Meaning[AssignmentRow],
        around: Around[AssignmentRow],
        asked_at: str | None,
    ) -> None:
        """Each answer, and the question of those whose status is not certain."""
        answers = meaning.answers
        place = await self._place(tx, act, incoming, answers, around, asked_at)
        together = await self._counted(tx, answers, around) if len(answers) == 1 else []
        done: list[AssignmentRow] = []
        for answer in (*answers, *together):
            row = answer.asked
            status = answer.status or (row.status if incoming.edited and row.reply_id else None)
            if status is None:
                await self.kept.ask_status(tx, act, row, act.cause, is_question=meaning.is_question)
            elif await self.recording.put(tx, act, row.id, status, answer.said, incoming):
                done.append(row)
        if incoming.edited:
            await self.commands.drop_others(tx, act, incoming.key, [row.id for row in done])
        if done:
            await confirm(tx, self.replies, act, done, place)
            await self.recording.expect_more(tx, act, done[:1] if together else done)

    async def _place(
        self,
        tx: Transaction,
        act: Act,
        incoming: Incoming,
        answers: Sequence[Answered[AssignmentRow]],
        around: Around[AssignmentRow],
        asked_at: str | None,
    ) -> Place | None:
        """An answer to a card changes it; one that was asked for, or edited, its newest receipt."""
        if asked_at:
            return Place(asked_at, ())
        if len(answers) != 1:
            return None
        row = answers[0].asked
        if incoming.about == row.id:
            return Place(incoming.reply_to, (row.id,)) if incoming.reply_to else None
        if row in around.pointed and not incoming.edited:
            is_ours = await mentions.about(tx.conn, act.chat_key, incoming.reply_to or "") or incoming.named
            return await find_place(tx, act, row, incoming.reply_to) if is_ours else None
        is_expected = around.awaited is not None and row.id == around.awaited.id
        return await find_place(tx, act, row, None) if is_expected or incoming.edited else None

    async def _counted(
        self,
        tx: Transaction,
        answers: Sequence[Answered[AssignmentRow]],
        around: Around[AssignmentRow],
    ) -> list[Answered[AssignmentRow]]:
        """What is added to an answer is added to the twins that were counted with it."""
        answer = answers[0]
        row = answer.asked
        is_added = row in (*around.pointed, around.awaited) and answer.status is row.status
        if not is_added or row.reply_id is None:
            return []
        ids = await twin_answers.find_counted(tx.conn, row.reply_id, row.id)
        found = [await assignments.find(tx.conn, id_) for id_ in ids]
        return [Answered(other, other.status, answer.said) for other in found if other]

    async def _obey(
        self,
        tx: Transaction,
        act: Act,
        incoming: Incoming,
        meaning: Meaning[AssignmentRow],
        around: Around[AssignmentRow],
    ) -> bool:
        """Words of command: «отменить», «да» to the question of a receipt, «как в прошлый раз»."""
        if meaning.word is None or incoming.edited:
            return False
        rows = [answer.asked for answer in meaning.answers] or list(around.pointed)
        if meaning.word is Word.AS_BEFORE:
            return await self.commands.repeat(tx, act, rows)
        meant = rows or ([around.awaited] if around.awaited else [])
        if meaning.word is Word.UNDO:
            return await self.commands.undo(tx, act, meant)
        asked = [row for row in meant if is_answered(row)]
        return await self.commands.count_twins(tx, act, asked, is_yes=meaning.word is Word.YES)

    async def _around(self, tx: Transaction, act: Act, incoming: Incoming) -> Around[AssignmentRow]:
        awaited = await awaiting.find(tx.conn, act.chat_key, tx.now)
        row = await assignments.find(tx.conn, awaited.assignment_id) if awaited else None
        pointed: tuple[AssignmentRow, ...] = ()
        if incoming.about and (about := await assignments.find(tx.conn, incoming.about)):
            pointed = (about,)
        elif incoming.edited:
            pointed = await self._answered_in(tx, act, incoming.key)
        elif incoming.reply_to:
            pointed = await self._pointed(tx, act, incoming)
        return Around(
            pointed=pointed,
            awaited=None if (pointed or incoming.edited) and row not in pointed else row,
            awaited_for=awaited.kind if awaited else None,
            has_files=bool(incoming.files),
        )

    async def _pointed(self, tx: Transaction, act: Act, incoming: Incoming) -> tuple[AssignmentRow, ...]:
        """What the message that is replied to asks of this person; their own tells what it answered."""
        rows = await self._shown(tx, act, incoming)
        mine = tuple(row for row in rows if answering_role(act.actor, row) is not None)
        asked = tuple(row for row in mine if row.kind is not ItemKind.EVENT)
        if mine and not asked:
            raise RejectedError("event-nothing-needed")
        return asked or await self._answered_in(tx, act, incoming.reply_to or "")

    async def _shown(self, tx: Transaction, act: Act, incoming: Incoming) -> Rows:
        """What the message that is replied to is about, whosever it is: a card may have been forwarded."""
        if incoming.reply_to is None or incoming.edited:
            return []
        if rows := await assignments.mentioned(tx.conn, act.chat_key, incoming.reply_to):
            return rows
        found = [await assignments.find(tx.conn, id_) for id_ in incoming.named]
        return [row for row in found if row]

    async def _answered_in(self, tx: Transaction, act: Act, key: str) -> tuple[AssignmentRow, ...]:
        ids = await replies.said_in(tx.conn, act.actor.person_id, key)
        found = [await assignments.find(tx.conn, id_) for id_ in ids]
        return tuple(row for row in found if row)

    async def _joins_album(self, tx: Transaction, act: Act, incoming: Incoming) -> bool:
        """A later part of an album joins the replies that its first part made."""
        if incoming.album_key is None or incoming.edited:
            return False
        owners = await replies.of_album(tx.conn, act.chat_key, incoming.album_key)
        places: dict[str, Place] = {}
        for reply_id, assignment_id in owners:
            await replies.announce(tx, reply_id, incoming.files)
            if found := await mentions.find_receipt(tx.conn, act.chat_key, assignment_id):
                places[found[0]] = Place(found[0], tuple(found[1]))
        for place in places.values():
            await self.replies.receipt(tx, act, place.about, place.key)
        return bool(owners)

    async def _asked_at(self, tx: Transaction, act: Act, incoming: Incoming) -> str | None:
        """The question that was asked already about this album, or about this message before it was edited.

        None when there was none; an empty text when it is not sent yet.
        """
        if incoming.edited:
            return await self.kept.find_pending(tx, act, incoming.key)
        if incoming.album_key is None:
            return None
        parts = await kept_messages.album_parts(tx.conn, act.chat_key, incoming.album_key, act.cause)
        first = min((id_ for id_, _ in parts), default=act.cause)
        return None if first >= act.cause else await self.kept.find_asked(tx, act, first)

    async def _pool(self, tx: Transaction, act: Act) -> Rows:
        """All that is asked of the person's school, meetings too."""
        today = self.replies.calendar.day(tx.now)
        mine = await answered_by(tx.conn, act.actor)
        rows = await assignments.of_organizations(tx.conn, mine, today, opens=today + SOON)
        return [row for row in rows if answering_role(act.actor, row)]
