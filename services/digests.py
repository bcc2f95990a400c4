"""The rhythm of the centre: Monday's digest, the controller's picture, and notes about what needs a person.

Everything is ordered in rows that are unique for their day or their cause, so that it is told once; a digest
that did not leave on its day is owed for the rest of its week. What it says is read when it leaves.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import ReportingDate, Role
from roadmap.reminders import MORNING, QUIET_MONTHS, in_working_hours
from roadmap.rhythm import WEEK, digest_day, is_monthly, season_day
from services.calendar import Calendar
from services.people import People, next_desk_hour, visible_to
from services.report_reach import reach_of
from services.silence import Silences
from storage import digests, members, organizations, outbox, people, report_rows, reporting, unsure
from storage.database import Database, Transaction

KIND, SHOWN, UNSURE, TRANSFERS = "digest", "digest_shown", "unsure", "transfers"
"""To coordinators, to controllers; what may not have arrived; a calendar that is not known yet."""
SEASON = "season"
"""What is noted of a digest that tells what the half-year's report lacks."""
NOTHING: Mapping[str, Any] = {}
NOVEMBER = 11
LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Digests:
    """`plan` looks once an hour of the desk; whether silence is to be shown, once a week if it is not."""

    db: Database
    calendar: Calendar
    silences: Silences
    people: People
    _looked: set[datetime] = field(default_factory=set)
    _calm_weeks: set[date] = field(default_factory=set)
    """The digest day of a week without silence to show: to find out costs as much as all the figures."""

    async def plan(self) -> int:
        now = self.db.clock.now()
        slot = next_desk_hour(now, self.calendar)
        if slot in self._looked or not in_working_hours(now, self.calendar.zone, self.calendar.workdays):
            return 0
        today = self.calendar.day(now)
        async with self.db.read() as conn:
            desks = [each for each in await members.reachable(conn) if each.role is Role.COORDINATOR]
            here = sorted({each.person_id for each in desks if not each.is_away(today)})
            told = await members.ordered_on(conn, today)
            centre = await self._centre(conn, today, [id_ for id_ in here if id_ not in told])
            above = await self._controllers(conn, today, {*told, *centre})
            lost = await self._unsure(conn, here, now)
        lacks = here if today.month >= NOVEMBER and not self._knows(today.year + 1) else []
        count = len(centre) + len(above) + len(lost)
        if count or lacks:
            async with self.db.write("plan-digests") as tx:
                await self._order(tx, KIND, centre, today)
                await self._order(tx, SHOWN, above, today)
                await self._note(tx, slot, lost, lacks, today.year + 1)
        self._looked.clear()
        self._looked.add(slot)
        return count

    async def _centre(
        self, conn: AsyncConnection, today: date, here: Sequence[int]
    ) -> Mapping[int, Mapping[str, Any]]:
        """Who is owed a digest of this week or of the half-year, and what is noted of it."""
        first = digest_day(today, self.calendar.workdays)
        season = season_day(today, self.calendar.workdays)
        owed = await self._owed(conn, KIND, Role.COORDINATOR, here, first)
        lacking = await self._owed(conn, KIND, Role.COORDINATOR, here, season) if season else set()
        return {id_: {SEASON: True} if id_ in lacking else {} for id_ in here if id_ in owed | lacking}

    async def _controllers(
        self, conn: AsyncConnection, today: date, told: Collection[int]
    ) -> Mapping[int, Mapping[str, Any]]:
        """Who is shown the picture this week: monthly, in the week before a paper, or for long silence."""
        workdays = self.calendar.workdays
        first = digest_day(today, workdays)
        bodies = [each.id for each in await organizations.everyone(conn) if not each.is_school]
        there = await people.reachable(conn, bodies, [Role.CONTROLLER])
        owed = await self._owed(conn, SHOWN, Role.CONTROLLER, there, first) - set(told)
        is_due = is_monthly(first, workdays) and first.month not in QUIET_MONTHS
        due = [
            id_
            for id_ in sorted(owed)
            if is_due or is_before_paper(await self._report_of(conn, id_, today), first)
        ]
        if due or first in self._calm_weeks:
            return dict.fromkeys(due, NOTHING)
        found = {id_: NOTHING for id_ in sorted(owed) if await self._has_silent(conn, id_, first)}
        self._calm_weeks.clear()
        if not found:
            self._calm_weeks.add(first)
        return found

    async def _owed(
        self, conn: AsyncConnection, kind: str, role: Role, people_: Collection[int], day: date
    ) -> set[int]:
        """Those who were there before that day and have had none of the kind since."""
        had = await digests.last_days(conn, kind, day)
        joined = await digests.joined(conn, role)
        return {id_ for id_ in people_ if id_ not in had and self.calendar.day(joined[id_]) < day}

    async def _report_of(self, conn: AsyncConnection, person_id: int, today: date) -> ReportingDate | None:
        """The next paper of the orders on which this person reports, never a neighbour's."""
        reach = await reach_of(conn, await self.people.get(conn, person_id))
        ids = [each.id for each in await report_rows.orders(conn) if await reach.covers(conn, each)]
        return await reporting.find_next(conn, today + timedelta(days=1), ids)

    async def _has_silent(self, conn: AsyncConnection, person_id: int, day: date) -> bool:
        actor = await self.people.get(conn, person_id)
        return bool(self.silences.to_show(await self.silences.read(conn, await visible_to(conn, actor)), day))

    async def _unsure(
        self, conn: AsyncConnection, desks: Sequence[int], now: datetime
    ) -> Mapping[int, list[int]]:
        """Coordinator → the messages of which nobody knows whether they arrived, and they do not know it."""
        rows = await unsure.since(conn, now - LATELY)
        if not rows:
            return {}
        found: dict[int, list[int]] = {}
        for person_id in desks:
            tree = await visible_to(conn, await self.people.get(conn, person_id))
            known = await unsure.told(conn, UNSURE, person_id)
            new = sorted({row.id for row in rows if row.organization_id in tree} - known)
            if new:
                found[person_id] = new
        return found

    async def _order(
        self, tx: Transaction, kind: str, chosen: Mapping[int, Mapping[str, Any]], today: date
    ) -> None:
        hours = await members.send_hours(tx.conn, chosen)
        for person_id, subject in chosen.items():
            at = datetime.combine(today, time(hours.get(person_id, MORNING.hour)), self.calendar.zone)
            await outbox.add(
                tx, "planned", kind, person_id, subject=subject, day=today, not_before=max(tx.now, at)
            )

    async def _note(
        self,
        tx: Transaction,
        slot: datetime,
        lost: Mapping[int, list[int]],
        lacks: Sequence[int],
        year: int,
    ) -> None:
        for person_id, ids in lost.items():
            cause, subject = f"{UNSURE}:{ids[-1]}", {"messages": ids}
            await outbox.add(
                tx, "immediate", UNSURE, person_id, subject=subject, cause=cause, not_before=slot
            )
        for person_id in lacks:
            cause, about = f"{TRANSFERS}:{year}", {"year": year}
            await outbox.add(
                tx, "immediate", TRANSFERS, person_id, subject=about, cause=cause, not_before=slot
            )

    def _knows(self, year: int) -> bool:
        return self.calendar.workdays.knows(year)


def is_before_paper(report: ReportingDate | None, day: date) -> bool:
    """Whether a report goes up within a week of that day."""
    return report is not None and day < report.due <= day + WEEK
