"""One answer counted for its twins: asked once, recorded as an answer of its own (RULES §3)."""

from dataclasses import dataclass

from roadmap.answers import Said
from roadmap.answers_meaning import fitted
from roadmap.due import is_complete
from roadmap.errors import NotFoundError
from services.acts import Act
from services.new_replies import fitting_offers
from services.replies import Answer, Replies, complete_status
from storage import changes, mentions, replies, twin_answers
from storage.assignments import AssignmentRow
from storage.database import Transaction
from storage.replies import ReplyRow
from storage.twin_answers import Offer


@dataclass(frozen=True, slots=True)
class Twins:
    replies: Replies

    async def count(self, act: Act, reply_id: int) -> None:
        """«Да, засчитать»: the twins are answered as this reply does, while it stands."""
        async with self.replies.db.write("twin", act.cause) as tx:
            row, reply = await self._find(tx, act, reply_id)
            counted = await self.count_within(tx, act, row, reply) if row.reply_id == reply_id else []
            await self._show(tx, act, row, counted)

    async def decline(self, act: Act, reply_id: int) -> None:
        """«Нет»: the twins that this message asks about are not offered again."""
        async with self.replies.db.write("twin-no", act.cause) as tx:
            row, _ = await self._find(tx, act, reply_id)
            about = await mentions.about(tx.conn, act.chat_key, act.message_key) or [row.id]
            for assignment_id in about:
                other, _ = await self.replies.answerable(tx, act.actor, assignment_id)
                await self.decline_within(tx, act, other)
            await self._show(tx, act, row, [])

    async def offers(self, tx: Transaction, row: AssignmentRow) -> tuple[Offer, ...]:
        today = self.replies.calendar.day(tx.now)
        return fitting_offers(row, await twin_answers.find_offers(tx.conn, row.id, today))

    async def count_within(self, tx: Transaction, act: Act, row: AssignmentRow, reply: ReplyRow) -> list[int]:
        """The assignments that were answered so."""
        said = Said(
            document_number=reply.document_number,
            document_date=reply.document_date,
            done_count=reply.done_count,
            total_count=reply.total_count,
            comment=reply.comment,
        )
        counted = []
        for offer in await self.offers(tx, row):
            other, before = await self.replies.answerable(tx, act.actor, offer.assignment_id)
            is_whole = is_complete(row.status, interim=row.interim)
            status = complete_status(other) if is_whole else row.status
            answer = Answer(status, fitted(said, other), message_key=reply.message_key, files_of=reply.id)
            await self.replies.record(tx, act, other, before, answer)
            counted.append(other.id)
        return counted

    async def decline_within(self, tx: Transaction, act: Act, row: AssignmentRow) -> None:
        for offer in await self.offers(tx, row):
            about = {"item_id": offer.item_id, "organization_id": offer.organization_id}
            key = str(offer.assignment_id)
            await changes.add(tx, act.actor.person_id, twin_answers.DECLINED, before=key, about=about)

    async def _find(self, tx: Transaction, act: Act, reply_id: int) -> tuple[AssignmentRow, ReplyRow]:
        reply = await replies.find(tx.conn, reply_id)
        if reply is None:
            raise NotFoundError("not-found")
        row, _ = await self.replies.answerable(tx, act.actor, reply.assignment_id)
        return row, reply

    async def _show(self, tx: Transaction, act: Act, row: AssignmentRow, counted: list[int]) -> None:
        """The receipt in the place of the question, with all that it tells of now."""
        about = await mentions.about(tx.conn, act.chat_key, act.message_key)
        shown = about if row.id in about else [row.id]
        await self.replies.receipt(tx, act, list(dict.fromkeys((*shown, *counted))), act.message_key)
