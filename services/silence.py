"""«Кому позвонить»: schools that reminders do not reach any more, and what the centre has done about it.

A call begins the days anew; a school that the centre holds back is not shown to the controller.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from roadmap.progress import PART_BITS
from roadmap.reminders import AFTER
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated, run_by
from services.duties import effective
from services.people import Actor
from services.scope import WHOLE
from services.summary import Summary
from storage import assignments, changes, organizations, schools, silence
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.schools import MemberRow
from storage.silence import CALLED, HELD

CALL_AFTER = AFTER[-1]
"""Working days of silence after which nobody is pinged any more (RULES §4)."""
SHOWN_AFTER = 10
"""Working days of silence after which the order's controller hears of it."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A school and what it owes; `since` the first day that passed, `days` the working days since then.

    `base` is the later of `since` and the last call. `is_held`: not to be shown to the controller.
    """

    school_id: int
    school: str
    rows: tuple[AssignmentRow, ...]
    since: date
    base: date
    days: int
    called_on: date | None = None
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class SilentSchool:
    """One school of the list with who is there; `silent` is None when it owes nothing any more."""

    school_id: int
    school: str
    silent: Silent | None
    members: tuple[MemberRow, ...]


@dataclass(frozen=True, slots=True)
class Silences:
    db: Database
    calendar: Calendar
    summary: Summary

    async def to_call(self, actor: Actor) -> Sequence[Silent]:
        """The longest silence first; coordinators only."""
        return await self.db.apart(lambda: self._to_call(actor))

    async def _to_call(self, actor: Actor) -> Sequence[Silent]:
        async with self.db.read() as conn:
            found = await self.read(conn, await coordinated(conn, actor))
        return self.to_call_of(found)

    async def open(self, actor: Actor, school_id: int) -> SilentSchool:
        async with self.db.read() as conn:
            await run_by(conn, actor, school_id)
            return await self._school(conn, school_id)

    async def find(self, actor: Actor, name: str) -> int:
        """A school of this coordinator's by its name."""
        async with self.db.read() as conn:
            found = await organizations.find(conn, name)
            if found is None or not found.is_school:
                raise NotFoundError("call-unknown", name=name[:60])
            await run_by(conn, actor, found.id)
            return found.id

    async def mark(self, act: Act, school_id: int, what: str, *, on: bool) -> SilentSchool:
        """`CALLED` or `HELD`; the same said twice is noted once."""
        async with self.db.write("silence", act.cause) as tx:
            await run_by(tx.conn, act.actor, school_id)
            was = (await self._marks(tx.conn, what)).get(school_id)
            if (was is not None) is not on or (on and was != self._today()):
                after = silence.ON if on else silence.OFF
                about = {"organization_id": school_id}
                await changes.add(tx, act.actor.person_id, what, after=after, about=about)
            return await self._school(tx.conn, school_id)

    async def read(self, conn: AsyncConnection, places: frozenset[int]) -> Sequence[Silent]:
        """Every school of these in which something waits past its day, the longest silence first."""
        marking = await self.summary.open(conn, WHOLE, places)
        ids = [each.id async for each in self.summary.pick(conn, marking, PART_BITS["silent"])]
        rows, _ = await assignments.standing_or_not(conn, ids, self._today())
        called, held = await self._marks(conn, CALLED), await self._marks(conn, HELD)
        by_school: dict[int, list[AssignmentRow]] = {}
        for row in rows:
            if row.for_schools and row.organization_id in places:
                by_school.setdefault(row.organization_id, []).append(row)
        found = [self._silent(id_, mine, called, held) for id_, mine in by_school.items()]
        return sorted(found, key=lambda each: (each.since, -len(each.rows), each.school_id))

    def to_show(self, found: Sequence[Silent], day: date) -> Sequence[Silent]:
        """Those of which the controller hears on that day."""
        workdays = self.calendar.workdays
        return [
            each for each in found if not each.is_held and workdays.forward(each.base, SHOWN_AFTER) <= day
        ]

    def to_call_of(self, found: Sequence[Silent]) -> Sequence[Silent]:
        return [each for each in found if self._is_after(each.base, CALL_AFTER)]

    def _silent(
        self,
        school_id: int,
        rows: Sequence[AssignmentRow],
        called: Mapping[int, date],
        held: Mapping[int, date],
    ) -> Silent:
        since = min(effective(row, self.calendar.workdays) or row.due for row in rows)
        called_on = called.get(school_id)
        is_called = called_on is not None and called_on > since
        return Silent(
            school_id,
            rows[0].organization,
            tuple(rows),
            since,
            called_on if is_called and called_on else since,
            self.calendar.workdays.between(since, self._today()),
            called_on if is_called else None,
            held.get(school_id, date.min) > since,
        )

    async def _school(self, conn: AsyncConnection, school_id: int) -> SilentSchool:
        place = await organizations.get(conn, school_id)
        found = await self.read(conn, frozenset({school_id}))
        there = await schools.members(conn, school_id)
        return SilentSchool(school_id, place.short_name, next(iter(found), None), tuple(there))

    async def _marks(self, conn: AsyncConnection, what: str) -> Mapping[int, date]:
        return {id_: self.calendar.day(at) for id_, at in (await silence.marks(conn, what)).items()}

    def _is_after(self, base: date, days: int) -> bool:
        return self.calendar.workdays.forward(base, days) <= self._today()

    def _today(self) -> date:
        return self.calendar.day(self.db.clock.now())
