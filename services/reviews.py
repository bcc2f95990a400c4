"""The coordinator's verdicts: accepted, returned with a reason, and both taken back.

Each is one commit with its receipt, which is the next card of the pile; a button that is out of date finds
what is true now and goes on from there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError
from roadmap.model import Verdict
from roadmap.reviewing import following
from roadmap.standing import last_return, said
from services import acceptance
from services.acts import Act
from services.calendar import Calendar
from services.duties import is_over
from services.people import Actor
from services.questions import ask
from services.returned import line, tell_return_over, tell_returned
from services.review_queue import Pile, ReviewCard, ReviewQueue, plain, tops_of, waits
from services.settling import settle_by
from storage import assignments, awaiting, changes, outbox, replies, reviews, standing_codes
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction
from storage.replies import ReplyRow
from storage.reviews import ReviewRow

Done = Mapping[str, Any]
"""What has just happened: `what`, the `assignment` or how many (`count`), the act that `undo` takes back."""
LOOKED: Done = {}


@dataclass(frozen=True, slots=True)
class Reviews:
    db: Database
    calendar: Calendar
    queue: ReviewQueue

    async def open(self, act: Act, pile: Pile, reply_id: int = 0) -> ReviewCard | None:
        """This answer of a pile, or its first; None when nothing waits in it."""
        async with self.db.write("review-open", act.cause) as tx:
            return await self._open(tx, act, pile, reply_id)

    async def after(self, act: Act, pile: Pile, reply_id: int) -> ReviewCard | None:
        """The one that comes after this one; when there is no other, this one again."""
        async with self.db.write("review-open", act.cause) as tx:
            await self.queue.open(tx.conn, act.actor, reply_id)
            waiting = await self._waiting(tx.conn, act.actor, pile)
            return await self._open(tx, act, pile, following(waiting, reply_id) or 0)

    async def accept(self, act: Act, pile: Pile, reply_id: int, target: str | None) -> None:
        async with self.db.write("review", act.cause) as tx:
            row, reply = await self.queue.open(tx.conn, act.actor, reply_id, lock=True)
            waiting = await self._waiting(tx.conn, act.actor, pile)
            done: Done = {"what": "stale", "assignment": row.id}
            if waits(row, reply):
                await reviews.add(tx, [reply_id], Verdict.ACCEPTED, act.actor.person_id)
                await standing_codes.settle(tx.conn, [row.id])
                done = {"what": "accepted", "assignment": row.id, "undo": act.cause}
            await self._go_on(tx, act, pile, _next(waiting, row, reply, done), done, target)

    async def accept_all(self, act: Act, pile: Pile, item_id: int, upto: int, target: str | None) -> None:
        """All that waited at the item when the button was shown, and was no «не относится»."""
        async with self.db.write("review", act.cause) as tx:
            reach = await self.queue.reach(tx.conn, act.actor)
            if upto:
                await self.queue.open(tx.conn, act.actor, upto)
            alike = plain(await reviews.waiting(tx.conn, reach, "item", item_id))
            chosen = [each.reply_id for each in alike if each.reply_id <= upto]
            await reviews.add(tx, chosen, Verdict.ACCEPTED, act.actor.person_id)
            await standing_codes.settle_answered(tx.conn, chosen)
            waiting = await self._waiting(tx.conn, act.actor, pile)
            done = {"what": "accepted_all", "count": len(chosen), "undo": act.cause} if chosen else LOOKED
            await self._go_on(tx, act, pile, next(iter(waiting), 0), done, target)

    async def ask_reason(self, act: Act, pile: Pile, reply_id: int) -> ReviewCard:
        """The next line of this chat says why the answer goes back."""
        async with self.db.write("ask-reason", act.cause) as tx:
            card = await self.queue.read(tx.conn, act.actor, pile, reply_id)
            await ask(tx, act, "review_reason", _shown(pile, card))
            return card

    async def send_back(self, act: Act, pile: Pile, reply_id: int, reason: str, target: str | None) -> None:
        """The school is told once; the answers beneath it that said the same go back with it."""
        reason = line(reason)
        async with self.db.write("review", act.cause) as tx:
            row, reply = await self.queue.open(tx.conn, act.actor, reply_id, lock=True)
            waiting = await self._waiting(tx.conn, act.actor, pile)
            done: Done = {"what": "stale", "assignment": row.id}
            if is_over(row, self.queue.today()):
                raise ConflictError("review-plan-over")
            is_known = waits(row, reply) or await _knows_accepted(tx, act, reply)
            if row.reply_id == reply_id and is_known:
                history = await replies.of_assignment(tx.conn, row.id)
                same = _same_answer(history, reply)
                await reviews.add(tx, same, Verdict.RETURNED, act.actor.person_id, reason)
                await self._settle(tx, row.id)
                await tell_returned(tx, self.calendar, act.actor, row, reply)
                done = {"what": "returned", "assignment": row.id, "undo": act.cause}
            await self._go_on(tx, act, pile, _next(waiting, row, reply, done), done, target)

    async def undo(self, act: Act, pile: Pile, cause: int, target: str | None) -> None:
        """All that one act of a coordinator has judged waits again; what was answered since stays."""
        async with self.db.write("review-undo", act.cause) as tx:
            tops_of(act.actor)
            given = [each for each in await reviews.of_cause(tx.conn, cause) if each.author_id]
            for each in given:
                await self.queue.open(tx.conn, act.actor, each.reply_id, lock=True)
            if any(each.verdict is Verdict.RETURNED for each in given):
                await self._take_back_return(tx, given, cause)
            await reviews.remove(tx, [each.id for each in given])
            for assignment_id in sorted({each.assignment_id for each in given}):
                await self._settle(tx, assignment_id)
                first = next(each for each in given if each.assignment_id == assignment_id)
                await self._note(tx, act, first)
            waiting = await self._waiting(tx.conn, act.actor, pile)
            back = max((each.reply_id for each in given), default=0)
            done = (
                {"what": "undone", "count": len({each.assignment_id for each in given})} if given else LOOKED
            )
            following_id = back if back in waiting else next(iter(waiting), 0)
            await self._go_on(tx, act, pile, following_id, done, target)

    async def keep(self, tx: Transaction, act: Act, row: AssignmentRow, reply_id: int) -> None:
        """A returned answer, the last word of its log, is accepted as it was."""
        await reviews.add(tx, [reply_id], Verdict.ACCEPTED, act.actor.person_id)
        await self._settle(tx, row.id)

    async def switch(self, act: Act, *, on: bool) -> None:
        """Whether answers accept themselves, for all that this coordinator runs."""
        async with self.db.write("review-switch", act.cause) as tx:
            for top in sorted(tops_of(act.actor)):
                was = await acceptance.is_on(tx.conn, [top])
                await acceptance.switch(tx, top, on=on)
                if was is not on:
                    words = {True: acceptance.ON, False: acceptance.OFF}
                    await changes.add(
                        tx,
                        act.actor.person_id,
                        "review-auto",
                        before=words[was],
                        after=words[on],
                        about={"organization_id": top},
                    )

    async def _open(self, tx: Transaction, act: Act, pile: Pile, reply_id: int) -> ReviewCard | None:
        waiting = await self._waiting(tx.conn, act.actor, pile)
        chosen = reply_id or next(iter(waiting), 0)
        if not chosen:
            await awaiting.clear(tx.conn, act.chat_key)
            return None
        card = await self.queue.read(tx.conn, act.actor, pile, chosen)
        await ask(tx, act, "review", _shown(pile, card))
        return card

    async def _waiting(self, conn: AsyncConnection, actor: Actor, pile: Pile) -> list[int]:
        return [each.reply_id for each in await self.queue.waiting(conn, actor, pile)]

    async def _go_on(
        self, tx: Transaction, act: Act, pile: Pile, reply_id: int, done: Done, target: str | None
    ) -> None:
        """The next card is the receipt, in the place of the one that was pressed."""
        subject = {**_subject(pile, reply_id), "done": dict(done)}
        await ask(tx, act, "review", {**_subject(pile, reply_id), "undo": done.get("undo", 0)})
        class_ = "receipt" if target else "answer"
        await outbox.add(tx, class_, "review", act.actor.person_id, subject=subject, target=target)

    async def _settle(self, tx: Transaction, assignment_id: int) -> None:
        """Bring the cache beside the log up to date."""
        history = await replies.of_assignment(tx.conn, assignment_id)
        await settle_by(tx, self.calendar, assignment_id, history)

    async def _take_back_return(self, tx: Transaction, given: Sequence[ReviewRow], cause: int) -> None:
        row = await assignments.find(tx.conn, given[0].assignment_id)
        last = last_return(await replies.of_assignment(tx.conn, given[0].assignment_id))
        if row is None or last is None or last.id != max(each.reply_id for each in given):
            raise ConflictError("review-undo-late")
        await tell_return_over(tx, row, cause)

    async def _note(self, tx: Transaction, act: Act, given: ReviewRow) -> None:
        """A verdict that was taken back stands in the log of changes."""
        row = await assignments.find(tx.conn, given.assignment_id)
        about = {"organization_id": given.organization_id, "item_id": row.deed if row else None}
        await changes.add(
            tx,
            act.actor.person_id,
            "verdict",
            before=given.verdict.value,
            reason=given.reason,
            about=about,
        )


async def _knows_accepted(tx: Transaction, act: Act, reply: ReplyRow) -> bool:
    """Whether this coordinator saw it accepted: on a card of before, another one's word is not undone."""
    if reply.verdict is not Verdict.ACCEPTED:
        return False
    question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
    is_before = (
        question is not None
        and question.kind in {"review", "review_reason"}
        and question.subject.get("reply") == reply.id
        and not question.subject.get("accepted")
    )
    return not is_before or reply.reviewer_id in {None, act.actor.person_id}


def pile_of(subject: Mapping[str, Any]) -> Pile:
    """As it was written into a row."""
    return Pile(subject["of"], subject["id"])


def _subject(pile: Pile, reply_id: int) -> dict[str, Any]:
    return {**asdict(pile), "reply": reply_id}


def _shown(pile: Pile, card: ReviewCard) -> dict[str, Any]:
    return {**_subject(pile, card.reply.id), "accepted": not card.is_waiting}


def _next(waiting: Sequence[int], row: AssignmentRow, reply: ReplyRow, done: Done) -> int:
    """A school that has answered anew meanwhile is looked at first."""
    if done["what"] == "stale" and row.reply_id in waiting and row.reply_id != reply.id:
        return row.reply_id or 0
    return following(waiting, reply.id) or 0


def _same_answer(history: Sequence[ReplyRow], reply: ReplyRow) -> list[int]:
    """This reply, and those right beneath it that said the same and that nobody had accepted."""
    found = []
    for each in reversed([each for each in said(history) if each.id <= reply.id]):
        if each.id != reply.id and (each.status is not reply.status or each.is_settled):
            break
        if each.verdict is not Verdict.RETURNED:
            found.append(each.id)
    return found
