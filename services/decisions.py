"""What the coordinator decides of a matter: a line, a call, another day, yes or no."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from roadmap.errors import ConflictError, RejectedError
from roadmap.extensions import parse_day, reason_in
from services.acts import Act
from services.calendar import Calendar
from services.immediates import find_listener
from services.matters import Desk, Kind, Matter, Matters, Outcome, Ref, check_day, line, read_ref
from services.people import Actor
from services.questions import Question, ask
from storage import awaiting, changes, difficulties, extensions, outbox
from storage.database import Database, Transaction

SAID, UNSAID, QUESTION = "centre_said", "centre_unsaid", "matter"
UNDONE = "extension-undone"


class Want(StrEnum):
    """What the coordinator is about to write."""

    ANSWER = "answer"
    DAY = "day"
    REFUSAL = "refusal"


@dataclass(frozen=True, slots=True)
class Decisions:
    """A button that comes too late decides nothing: it shows how the matter ended."""

    matters: Matters

    @property
    def db(self) -> Database:
        return self.matters.db

    @property
    def calendar(self) -> Calendar:
        return self.matters.calendar

    async def ask(self, act: Act, ref: Ref, want: Want) -> Desk:
        """The next line of this chat is about the matter."""
        async with self.db.write("ask-matter", act.cause) as tx:
            matter = await self.matters.get(tx.conn, act.actor, ref)
            if matter.outcome is None:
                await ask(tx, act, QUESTION, {"kind": ref.kind, "id": ref.id, "want": want})
            return await self.matters.desk(tx.conn, act.actor, matter)

    async def take(self, act: Act, question: Question, text: str) -> Desk:
        ref, want = read_ref(question.subject), Want(question.subject["want"])
        if want is Want.DAY:
            return await self.postpone(act, ref, await self.day_in(act.actor, ref, text), reason_in(text))
        if want is Want.REFUSAL:
            return await self.refuse(act, ref, text)
        return await self.answer(act, ref, text)

    async def day_in(self, actor: Actor, ref: Ref, text: str) -> date:
        async with self.db.read() as conn:
            matter = await self.matters.get(conn, actor, ref)
        today = self.calendar.day(self.db.clock.now())
        day = parse_day(text, matter.due, today, self.calendar.workdays)
        if day is None:
            raise RejectedError("extension-day-unclear", text=text[:60])
        return day

    async def answer(self, act: Act, ref: Ref, text: str) -> Desk:
        """A line to the school, told to it at once."""
        words = line(text)
        async with self.db.write("answer-difficulty", act.cause) as tx:
            matter = await self.matters.get(tx.conn, act.actor, ref)
            if matter.outcome is None:
                await difficulties.decide(tx, ref.id, difficulties.ANSWERED, words, act.actor.person_id)
                await self._tell(tx, act, matter, Outcome.ANSWERED, text=words)
                matter = replace(matter, outcome=Outcome.ANSWERED, decided=words)
            return await self._over(tx, act, matter)

    async def call(self, act: Act, ref: Ref) -> Desk:
        """It was settled by word of mouth: the school knows, and is told nothing."""
        async with self.db.write("call", act.cause) as tx:
            matter = await self.matters.get(tx.conn, act.actor, ref)
            if matter.outcome is None and ref.kind is Kind.DIFFICULTY:
                await difficulties.decide(tx, ref.id, difficulties.CALLED, "", act.actor.person_id)
                matter = replace(matter, outcome=Outcome.CALLED)
            return await self._over(tx, act, matter)

    async def postpone(self, act: Act, ref: Ref, day: date, reason: str = "") -> Desk:
        """Another day for this school: a difficulty's date is moved, a wish is granted."""
        async with self.db.write("postpone", act.cause) as tx:
            matter = await self.matters.get(tx.conn, act.actor, ref)
            if matter.outcome is None:
                check_day(day, matter.row, matter.due)
                matter = await self._postpone(tx, act, matter, day, reason)
            return await self._over(tx, act, matter)

    async def refuse(self, act: Act, ref: Ref, text: str) -> Desk:
        """No, with a line that the school reads."""
        words = line(text)
        async with self.db.write("refuse", act.cause) as tx:
            matter = await self.matters.get(tx.conn, act.actor, ref)
            if matter.outcome is None and ref.kind is Kind.EXTENSION:
                await extensions.decide(tx, matter.row.id, ref.id, act.actor.person_id, None)
                await _note(tx, act, matter, matter.due, words)
                await self._tell(tx, act, matter, Outcome.REFUSED, text=words)
                matter = replace(matter, outcome=Outcome.REFUSED, decided=words, can_undo=True)
            return await self._over(tx, act, matter)

    async def undo(self, act: Act, ref: Ref) -> Desk:
        """Yes or no to a wish is taken back: it waits again, and a school that was told is told so."""
        async with self.db.write("undo-decision", act.cause) as tx:
            matter = await self.matters.get(tx.conn, act.actor, ref)
            if matter.outcome is not None:
                await self._undo(tx, act, matter)
                matter = await self.matters.get(tx.conn, act.actor, ref)
            return await self._over(tx, act, matter)

    async def _undo(self, tx: Transaction, act: Act, matter: Matter) -> None:
        wish = await extensions.find(tx.conn, matter.ref.id) if matter.can_undo else None
        place = matter.row.organization_id
        decision = await extensions.find_decision(tx.conn, wish, place) if wish else None
        if wish is None or decision is None:
            raise ConflictError("matter-undo-late")
        await extensions.reopen(tx, wish, decision.extended_to)
        await difficulties.undecide(tx, decision.cause)
        about = {"item_id": matter.row.deed, "organization_id": place}
        await changes.add(tx, act.actor.person_id, UNDONE, before=matter.decided, about=about)
        for person_id, key in await outbox.take_back(tx, SAID, decision.cause):
            subject = {"assignment": matter.row.id}
            await outbox.add(tx, "receipt", UNSAID, person_id, subject=subject, target=key)

    async def _postpone(self, tx: Transaction, act: Act, matter: Matter, day: date, reason: str) -> Matter:
        """One decision settles both the difficulty and the wish of one assignment."""
        row, person = matter.row, act.actor.person_id
        told = await difficulties.find_standing(tx.conn, row.id)
        wish = await extensions.find_open(tx.conn, row.id)
        if told and told.decision is None:
            await difficulties.decide(tx, told.reply_id, difficulties.MOVED, day.isoformat(), person)
        if wish:
            await extensions.decide(tx, row.id, wish.id, person, day)
        await extensions.extend(tx, row.id, day)
        await _note(tx, act, matter, day, reason or matter.words)
        outcome = Outcome.GRANTED if matter.ref.kind is Kind.EXTENSION else Outcome.MOVED
        await self._tell(tx, act, matter, outcome, day=day.isoformat(), text=reason)
        can_undo = outcome is Outcome.GRANTED
        return replace(matter, outcome=outcome, decided=day.isoformat(), can_undo=can_undo)

    async def _over(self, tx: Transaction, act: Act, matter: Matter) -> Desk:
        await awaiting.clear(tx.conn, act.chat_key)
        return await self.matters.desk(tx.conn, act.actor, matter)

    async def _tell(self, tx: Transaction, act: Act, matter: Matter, outcome: Outcome, **more: str) -> None:
        """The school hears of the decision at once, in working hours."""
        person_id = await find_listener(tx.conn, matter.row, matter.by, self.calendar.day(tx.now))
        if person_id is None or person_id == act.actor.person_id:
            return
        subject = {"assignment": matter.row.id, "outcome": outcome, **more}
        await outbox.add(tx, "immediate", SAID, person_id, subject=subject)


async def _note(tx: Transaction, act: Act, matter: Matter, after: date, reason: str) -> None:
    """The log of changes: the day until now, the day that holds from now on, and why."""
    about = {"item_id": matter.row.deed, "organization_id": matter.row.organization_id}
    before = matter.due.isoformat()
    await changes.add(
        tx,
        act.actor.person_id,
        extensions.LOGGED,
        before=before,
        after=after.isoformat(),
        reason=reason,
        about=about,
    )
