"""Short words that do what a button does: «отменить», «да», «нет», «как в прошлый раз»."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from roadmap.errors import RejectedError
from services.acts import Act
from services.confirming import confirm, find_place
from services.replies import Replies, role_for
from services.twins import Twins
from storage import assignments, awaiting, outbox, replies
from storage.assignments import AssignmentRow
from storage.database import Transaction

JUST_NOW = timedelta(minutes=15)
"""So long «отменить» without a reply certainly means the last answer."""


@dataclass(frozen=True, slots=True)
class Commands:
    replies: Replies

    async def undo(self, tx: Transaction, act: Act, rows: Sequence[AssignmentRow]) -> bool:
        """The answer that is meant, else the last one; an older or unclear one is shown with its button."""
        standing = [row for row in rows if row.reply_id]
        if rows and not standing:
            raise RejectedError("nothing-to-undo")
        if not standing:
            return await self._undo_last(tx, act)
        if len(standing) > 1:
            await self.replies.receipt(tx, act, [row.id for row in standing], None)
            return True
        await self._take_back(tx, act, standing[0])
        return True

    async def repeat(self, tx: Transaction, act: Act, rows: Sequence[AssignmentRow]) -> bool:
        """False when it is not certain which deed is meant: then it is asked."""
        if len(rows) != 1:
            return False
        row, before = await self.replies.answerable(tx, act.actor, rows[0].id)
        await self.replies.repeat_within(tx, act, row, before)
        await confirm(tx, self.replies, act, [row], await find_place(tx, act, row, None))
        return True

    async def count_twins(
        self, tx: Transaction, act: Act, rows: Sequence[AssignmentRow], *, is_yes: bool
    ) -> bool:
        """False when nothing of the kind was asked."""
        twins, counted = Twins(self.replies), list[int]()
        offering = [row for row in rows if await twins.offers(tx, row)]
        for each in offering:
            row, reply = await self.replies.answerable(tx, act.actor, each.id)
            if is_yes and reply:
                counted += await twins.count_within(tx, act, row, reply)
            else:
                await twins.decline_within(tx, act, row)
        if not offering:
            return False
        place = await find_place(tx, act, offering[0], None)
        others = [other for id_ in counted if (other := await assignments.find(tx.conn, id_))]
        await confirm(tx, self.replies, act, [*offering, *others], place)
        return True

    async def drop_others(self, tx: Transaction, act: Act, key: str, kept: Sequence[int]) -> None:
        """An edited message names other items now: what it said of the former ones is taken back."""
        for assignment_id in await replies.said_in(tx.conn, act.actor.person_id, key):
            if assignment_id in kept:
                continue
            row, reply = await self.replies.answerable(tx, act.actor, assignment_id)
            if reply and reply.message_key == key and not reply.is_settled:
                await self.replies.take_back(tx, act, row, reply, role_for(act.actor, row))
                if place := await find_place(tx, act, row, None):
                    await self.replies.receipt(tx, act, place.about, place.key)

    async def _undo_last(self, tx: Transaction, act: Act) -> bool:
        last = await replies.find_last_by(tx.conn, act.actor.person_id)
        if last is None:
            raise RejectedError("nothing-to-undo")
        row, _ = await self.replies.answerable(tx, act.actor, last.assignment_id)
        if tx.now - last.at <= JUST_NOW:
            await self._take_back(tx, act, row)
        else:
            await outbox.add(tx, "answer", "receipt", act.actor.person_id, subject={"assignment": row.id})
        return True

    async def _take_back(self, tx: Transaction, act: Act, row: AssignmentRow) -> None:
        row, reply = await self.replies.answerable(tx, act.actor, row.id)
        if reply:
            await self.replies.take_back(tx, act, row, reply, role_for(act.actor, row))
        await awaiting.clear(tx.conn, act.chat_key)
        await confirm(tx, self.replies, act, [row], await find_place(tx, act, row, None))
