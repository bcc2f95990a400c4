"""`/broadcast`: a letter to all schools, a cluster or chosen ones; written, looked at, and sent once.

The draft is what the chat is asked for; the letter that is sent is unique by the message it was written in.
"""

import logging
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, ForbiddenError, RejectedError
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated
from services.letter_drafts import Draft, Letter, To, dump, load, read_letter
from services.letters import Reach, read_reach
from services.people import Actor
from services.questions import ask
from storage import awaiting, broadcasts, organizations, outbox
from storage.database import Database, Transaction
from storage.outbox import BROADCAST

QUESTION, RECEIPT = "broadcast", "broadcast_sent"
LONGEST = 3000
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Broadcasts:
    """Coordinators only, each to the schools that they run."""

    db: Database
    calendar: Calendar

    async def begin(self, act: Act, draft: Draft) -> Letter:
        """The chat is asked for what is still missing."""
        _check(draft.text)
        async with self.db.write("broadcast-draft", act.cause) as tx:
            return await self._keep(tx, act, draft)

    async def choose(self, act: Act, to: To, cluster_id: int = 0) -> Letter:
        """Whom; words that were written already stay."""
        async with self.db.write("broadcast-draft", act.cause) as tx:
            draft = await self._find(tx, act) or Draft()
            return await self._keep(tx, act, replace(draft, to=to, cluster_id=cluster_id))

    async def tick(self, act: Act, school_id: int) -> Letter:
        """A school more, or one less."""
        async with self.db.write("broadcast-draft", act.cause) as tx:
            if school_id not in await coordinated(tx.conn, act.actor):
                log.warning("person %s was refused organization %s", act.actor.person_id, school_id)
                raise ForbiddenError("coordinated-elsewhere")
            draft = await self._find(tx, act) or Draft()
            ticked = dict.fromkeys(draft.schools)
            if school_id in ticked:
                del ticked[school_id]
            else:
                ticked[school_id] = None
            return await self._keep(tx, act, replace(draft, to="schools", schools=tuple(ticked)))

    async def write(self, act: Act, text: str) -> Letter:
        words = text.strip()
        _check(words)
        async with self.db.write("broadcast-draft", act.cause) as tx:
            draft = await self._find(tx, act)
            if draft is None:
                raise ConflictError("broadcast-gone")
            return await self._keep(tx, act, replace(draft, text=words))

    async def look(self, actor: Actor, draft: Draft) -> Letter:
        async with self.db.read() as conn:
            return await self._letter(conn, actor, draft)

    async def find(self, act: Act) -> Draft | None:
        """What this chat is writing."""
        async with self.db.read() as conn:
            found = await awaiting.find_question(conn, act.chat_key, self.db.clock.now())
        return load(found.subject) if found and found.kind == QUESTION else None

    async def set_aside(self, act: Act) -> None:
        found = await self.find(act)
        if found is None or found.is_aside:
            return
        async with self.db.write("broadcast-aside") as tx:
            if draft := await self._find(tx, act):
                await ask(tx, act, QUESTION, dump(replace(draft, is_aside=True)))

    async def send(self, act: Act, kept: int, *, pressed: bool) -> None:
        """One message a person; whoever presses again reads what became of it."""
        async with self.db.write("broadcast", act.cause) as tx:
            await coordinated(tx.conn, act.actor)
            cause = f"inbox:{kept}"
            sent = await broadcasts.find_by_cause(tx.conn, act.actor.person_id, cause)
            if sent is None:
                sent = await self._send(tx, act, kept, cause)
            class_, target = ("receipt", act.message_key) if pressed else ("answer", None)
            subject = {"broadcast": sent}
            await outbox.add(tx, class_, RECEIPT, act.actor.person_id, subject=subject, target=target)

    async def drop(self, act: Act) -> None:
        async with self.db.write("broadcast-drop", act.cause) as tx:
            await coordinated(tx.conn, act.actor)
            if await self._find(tx, act):
                await awaiting.clear(tx.conn, act.chat_key)

    async def reach(self, actor: Actor, broadcast_id: int) -> Reach:
        async with self.db.read() as conn:
            return await read_reach(conn, actor, broadcast_id)

    async def cluster_of(self, actor: Actor, code: str) -> int | None:
        """A cluster of this school year by its code."""
        letter = await self.look(actor, Draft())
        return next((id_ for id_, name, _ in letter.clusters if name.casefold() == code.casefold()), None)

    async def school_of(self, actor: Actor, name: str) -> int | None:
        async with self.db.read() as conn:
            tree = await coordinated(conn, actor)
            found = await organizations.find(conn, name)
        return found.id if found and found.is_school and found.id in tree else None

    async def _send(self, tx: Transaction, act: Act, kept: int, cause: str) -> int:
        draft = await self._find(tx, act)
        if draft is None or not draft.kept or draft.kept != kept:
            raise ConflictError("broadcast-gone")
        letter = await self._letter(tx.conn, act.actor, draft)
        if not letter.people:
            raise RejectedError("broadcast-nobody")
        recipients = [(each.school_id, each.person_id) for each in letter.targets]
        sent = await broadcasts.add(tx, act.actor.person_id, draft.text, recipients, cause)
        if sent is None:
            raise ConflictError("broadcast-gone")
        subject = {"broadcast": sent, "sender": letter.sender}
        for person_id in letter.people:
            cause = broadcasts.cause_of(sent)
            await outbox.add(tx, "immediate", BROADCAST, person_id, subject=subject, cause=cause)
        await awaiting.clear(tx.conn, act.chat_key)
        return sent

    async def _find(self, tx: Transaction, act: Act) -> Draft | None:
        found = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
        return load(found.subject) if found and found.kind == QUESTION else None

    async def _keep(self, tx: Transaction, act: Act, draft: Draft) -> Letter:
        """Whatever changes makes the previews before it out of date."""
        draft = replace(draft, kept=act.cause if draft.text else 0, is_aside=False)
        letter = await self._letter(tx.conn, act.actor, draft)
        await ask(tx, act, QUESTION, dump(draft))
        return letter

    async def _letter(self, conn: AsyncConnection, actor: Actor, draft: Draft) -> Letter:
        return await read_letter(conn, self.calendar, actor, draft, self.db.clock.now())


def _check(words: str) -> None:
    if len(words) > LONGEST:
        raise RejectedError("broadcast-long", limit=LONGEST)
