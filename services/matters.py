"""What waits for the centre's word: difficulties and requests for another date, gathered to its hours."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError, NotFoundError, RejectedError
from roadmap.extensions import days_offered
from services.calendar import Calendar
from services.coordination import coordinated
from services.desks import coordinators_of
from services.duties import effective, is_open
from services.people import Actor, next_desk_hour
from storage import assignments, difficulties, extensions, gathered
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction
from storage.difficulties import DifficultyRow
from storage.extensions import ExtensionRow

GATHERED = "matters"
LONGEST = 1000
log = logging.getLogger(__name__)


class Kind(StrEnum):
    DIFFICULTY = "d"
    EXTENSION = "e"


class Outcome(StrEnum):
    """How a matter ended; `PASSED`: the school went on by itself, or a day was moved for it."""

    ANSWERED = "answered"
    MOVED = "moved"
    CALLED = "called"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Ref:
    """A difficulty by its reply, a request by its own id."""

    kind: Kind
    id: int


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to decide: `words` as the school wrote them, `due` the day until which it is in time.

    `can_undo`: the decision may be taken back, since nothing has followed from it.
    """

    ref: Ref
    row: AssignmentRow
    due: date
    words: str
    reason: str | None
    at: datetime
    by: int | None
    is_shown: bool = False
    wanted: date | None = None
    outcome: Outcome | None = None
    decided: str = ""
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """A matter, and how many others wait."""

    matter: Matter
    others: int
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Matters:
    """What waits, for the coordinators of the schools."""

    db: Database
    calendar: Calendar

    async def waiting(self, actor: Actor) -> Sequence[Matter]:
        async with self.db.read() as conn:
            return await self.read(conn, actor)

    async def read(
        self, conn: AsyncConnection, actor: Actor, about: Sequence[int] | None = None
    ) -> Sequence[Matter]:
        """What waits in the actor's tree, of these assignments or of all, the oldest first."""
        places = await coordinated(conn, actor)
        today = self.calendar.day(self.db.clock.now())
        found: list[Matter] = []
        for told in await difficulties.waiting(conn, places, today):
            if about is None or told.assignment_id in about:
                found.append(self._difficulty(await _row(conn, told.assignment_id), told))
        for wish in await extensions.waiting(conn, places, today):
            if about is None or wish.assignment_id in about:
                found.append(self._extension(await _row(conn, wish.assignment_id), wish))
        return sorted(found, key=lambda matter: (matter.at, matter.ref.kind, matter.ref.id))

    async def open(self, actor: Actor, ref: Ref) -> Desk:
        async with self.db.read() as conn:
            return await self.desk(conn, actor, await self.get(conn, actor, ref))

    async def get(self, conn: AsyncConnection, actor: Actor, ref: Ref) -> Matter:
        """The matter, open or not, for whoever runs its school."""
        places = await coordinated(conn, actor)
        matter = await self._find(conn, ref)
        if not places & {matter.row.organization_id, matter.row.partner_id}:
            log.warning("person %s was refused the matter %s", actor.person_id, ref)
            raise ForbiddenError("coordinated-elsewhere")
        return matter

    async def _find(self, conn: AsyncConnection, ref: Ref) -> Matter:
        if ref.kind is Kind.DIFFICULTY:
            told = await difficulties.find(conn, ref.id)
            if told is None:
                raise NotFoundError("matter-gone")
            return self._difficulty(await _row(conn, told.assignment_id), told)
        wish = await extensions.find(conn, ref.id)
        if wish is None:
            raise NotFoundError("matter-gone")
        return self._extension(await _row(conn, wish.assignment_id), wish)

    async def desk(self, conn: AsyncConnection, actor: Actor, matter: Matter) -> Desk:
        others = [each for each in await self.read(conn, actor) if each.ref != matter.ref]
        today = self.calendar.day(self.db.clock.now())
        days = days_offered(matter.due, today, matter.row.roadmap_ends, self.calendar.workdays)
        return Desk(matter, len(others), days)

    def _difficulty(self, row: AssignmentRow, told: DifficultyRow) -> Matter:
        outcome = Outcome(told.decision) if told.decision else None
        return Matter(
            ref=Ref(Kind.DIFFICULTY, told.reply_id),
            row=row,
            due=self._due(row),
            words=told.comment,
            reason=told.reason,
            at=told.at,
            by=told.author_id,
            is_shown=told.is_shown,
            outcome=outcome or (None if told.is_standing else Outcome.PASSED),
            decided=told.decided or "",
        )

    def _extension(self, row: AssignmentRow, wish: ExtensionRow) -> Matter:
        return Matter(
            ref=Ref(Kind.EXTENSION, wish.id),
            row=row,
            due=self._due(row),
            words=wish.reason,
            reason=None,
            at=wish.at,
            by=wish.person_id,
            wanted=wish.wanted,
            outcome=_ended(wish),
            decided=wish.granted_to.isoformat() if wish.granted_to else "",
            can_undo=_can_undo(row, wish),
        )

    def _due(self, row: AssignmentRow) -> date:
        return effective(row, self.calendar.workdays) or row.due


async def tell_centre(tx: Transaction, calendar: Calendar, by: Actor, row: AssignmentRow) -> None:
    """One message at the next of the centre's hours, whatever gathers until then."""
    if row.is_own:
        return
    moment = next_desk_hour(tx.now + timedelta(microseconds=1), calendar)
    for person_id in await coordinators_of(tx.conn, row.organization_id):
        if person_id != by.person_id:
            await gathered.gather(tx, GATHERED, person_id, row.id, moment)


def read_ref(subject: Mapping[str, Any]) -> Ref:
    return Ref(Kind(subject["kind"]), int(subject["id"]))


def check_day(day: date, row: AssignmentRow, due: date) -> None:
    """A later day than the one that stands, within the plan."""
    if day <= due:
        raise RejectedError("extension-not-later", day=f"{due:%d.%m.%Y}")
    if day > row.roadmap_ends:
        raise RejectedError("extension-after-plan", ends=f"{row.roadmap_ends:%d.%m.%Y}")


def line(text: str) -> str:
    """What was written in one line; RejectedError when there is nothing, or a whole letter."""
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise RejectedError("matter-line", limit=LONGEST)
    return words


def _ended(wish: ExtensionRow) -> Outcome | None:
    if wish.is_open:
        return None
    if wish.granted_to is not None:
        return Outcome.GRANTED
    if wish.decided_by is None:
        return Outcome.PASSED
    return Outcome.WITHDRAWN if wish.is_withdrawn else Outcome.REFUSED


def _can_undo(row: AssignmentRow, wish: ExtensionRow) -> bool:
    is_decided = _ended(wish) in {Outcome.GRANTED, Outcome.REFUSED} and wish.is_last
    is_as_decided = wish.granted_to in {None, row.extended_to} and row.extension_asked is None
    return is_decided and is_as_decided and (is_open(row) or row.returned_on is not None)


async def _row(conn: AsyncConnection, assignment_id: int) -> AssignmentRow:
    row = await assignments.find(conn, assignment_id)
    if row is None:
        raise NotFoundError("matter-gone")
    return row
