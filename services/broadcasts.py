"""`/broadcast`: a letter to all schools, a cluster or chosen ones; written, looked at, and sent once.

The draft is what the chat is asked for; the letter that is sent is unique by the message it was written in.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.model import Role
from roadmap.periods import school_year_name, school_year_of
from roadmap.reminders import in_working_hours, planned_moment
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated
from services.letters import Reach, read_reach
from services.people import Actor
from services.questions import ask
from storage import awaiting, broadcasts, members, organizations, outbox, progress
from storage.database import Database, Transaction
from storage.members import Member
from storage.outbox import BROADCAST

QUESTION, RECEIPT = "broadcast", "broadcast_sent"
LONGEST = 3000
To = Literal["", "all", "cluster", "schools"]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Target:
    """A school and whoever of it is written to."""

    school_id: int
    school: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written so far; `kept` is the act that it is the work of, 0 before there are words.

    `is_aside`: a command came since, so what is typed is no part of it; its buttons still are.
    """

    to: To = ""
    cluster_id: int = 0
    schools: tuple[int, ...] = ()
    text: str = ""
    kept: int = 0
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft as its author looks at it; `sender` is how the schools read who writes."""

    draft: Draft
    sender: str
    targets: tuple[Target, ...]
    everybody: tuple[Target, ...]
    clusters: tuple[tuple[int, str, int], ...]
    leaves_at: datetime | None

    @property
    def people(self) -> tuple[int, ...]:
        found = (each.person_id for each in self.targets if each.person_id is not None)
        return tuple(dict.fromkeys(found))

    @property
    def absent(self) -> tuple[str, ...]:
        return tuple(each.school for each in self.targets if each.person_id is None)

    @property
    def cluster(self) -> str:
        return next((code for id_, code, _ in self.clusters if id_ == self.draft.cluster_id), "")


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
        tree = await coordinated(conn, actor)
        now = self.db.clock.now()
        today = self.calendar.day(now)
        around = _speakers(await members.reachable(conn), today)
        places = [each for each in await organizations.everyone(conn) if each.is_school and each.id in tree]
        everybody = tuple(Target(each.id, each.short_name, around.get(each.id)) for each in places)
        clusters = await _clusters(
            conn, school_year_name(school_year_of(today)), {each.id for each in places}
        )
        chosen = _chosen(draft, {id_: schools for id_, _, schools in clusters}, tree)
        is_open = in_working_hours(now, self.calendar.zone, self.calendar.workdays)
        return Letter(
            draft=draft,
            sender=next(each.organization for each in actor.memberships if each.role is Role.COORDINATOR),
            targets=tuple(each for each in everybody if chosen is None or each.school_id in chosen),
            everybody=everybody,
            clusters=tuple((id_, code, len(schools)) for id_, code, schools in clusters),
            leaves_at=None if is_open else planned_moment(now, self.calendar.zone, self.calendar.workdays),
        )


def _check(words: str) -> None:
    if len(words) > LONGEST:
        raise RejectedError("broadcast-long", limit=LONGEST)


def dump(draft: Draft) -> dict[str, Any]:
    return {
        "to": draft.to,
        "cluster": draft.cluster_id,
        "schools": list(draft.schools),
        "text": draft.text,
        "kept": draft.kept,
        "aside": draft.is_aside,
    }


def load(kept: Mapping[str, Any]) -> Draft:
    schools, is_aside = tuple(kept["schools"]), kept.get("aside", False)
    return Draft(kept["to"], kept["cluster"], schools, kept["text"], kept["kept"], is_aside)


def _speakers(around: Sequence[Member], today: date) -> dict[int, int]:
    """School → its director who is there, else whoever is, else the first who will be back."""
    ranked = sorted(around, key=lambda each: (each.is_away(today), each.role is not Role.DIRECTOR))
    found: dict[int, int] = {}
    for each in ranked:
        found.setdefault(each.organization_id, each.person_id)
    return found


def _chosen(
    draft: Draft, clusters: Mapping[int, frozenset[int]], tree: frozenset[int]
) -> frozenset[int] | None:
    """The schools of a draft; None is all."""
    if draft.to == "cluster":
        if draft.cluster_id not in clusters:
            raise NotFoundError("broadcast-cluster")
        return clusters[draft.cluster_id]
    if draft.to == "schools":
        return frozenset(draft.schools) & tree
    return None if draft.to == "all" else frozenset()


async def _clusters(
    conn: AsyncConnection, year: str, schools: set[int]
) -> list[tuple[int, str, frozenset[int]]]:
    """Those of this year that hold any of these schools."""
    of: dict[str, set[int]] = {}
    for each_year, school_id, code, _ in await organizations.clusters_of_schools(conn):
        if each_year == year and school_id in schools:
            of.setdefault(code, set()).add(school_id)
    known = [each for each in await progress.clusters(conn) if each[3] == year and each[1] in of]
    return [(each[0], each[1], frozenset(of[each[1]])) for each in known]
