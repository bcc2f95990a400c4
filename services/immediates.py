"""What is told at once: to whom of a school, and whether it may leave now (promise 7).

One rule for every kind of such a message, asked by the sender when one is about to leave: in working hours,
not while its person is away, and not when they have heard two things that day. What gathers instead of
waiting asks `has_room` before it orders.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from roadmap.reminders import MORNING, in_working_hours, planned_moment
from services.agenda import addressed
from services.calendar import Calendar
from storage import gathered, members
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction
from storage.members import Member

AT_ONCE = 2
PERSONAL = frozenset({"assigned", "covering", "same_file", "file_program", "file_too_big", "file_gone"})
"""What only the person themselves can act upon."""


@dataclass(frozen=True, slots=True)
class Immediates:
    db: Database
    calendar: Calendar

    async def wait_until(self, person_id: int) -> datetime | None:
        """The morning for which a message of theirs waits; None when it may leave now.

        Coordinators have hours of their own, to which what they are told is gathered. What was ordered for
        a person in the very moment of leaving goes to whoever is there for them, as what stood before it.
        """
        now = self.db.clock.now()
        today = self.calendar.day(now)
        opening = planned_moment(now, self.calendar.zone, self.calendar.workdays)
        if not in_working_hours(now, self.calendar.zone, self.calendar.workdays):
            return opening
        async with self.db.read() as conn:
            heard = await gathered.heard(conn, [person_id], _start_of(today, self.calendar))
            there = await members.of_schools(conn, person_id)
        if any(each.is_away(today) for each in there):
            morning = morning_back(max(each.away_until for each in there if each.away_until), self.calendar)
            async with self.db.write("hand-on") as tx:
                places = {each.organization_id for each in there}
                await hand_on(tx, self.calendar, person_id, places, morning)
            return morning
        is_enough = heard.get(person_id, gathered.NOTHING).told >= AT_ONCE
        return opening if there and is_enough else None


async def hand_on(
    tx: Transaction, calendar: Calendar, person_id: int, places: Collection[int], until: datetime
) -> None:
    """What waits for who is away reaches whoever is there for all of their schools, if anybody is."""
    today = calendar.day(tx.now)
    there = {await find_director(tx.conn, each, today) for each in places}
    other = there.pop() if len(there) == 1 else None
    if other is not None and not await members.away(tx.conn, [other], today):
        await gathered.hand_on(tx, person_id, other, until, but=PERSONAL)


def morning_back(until: date, calendar: Calendar) -> datetime:
    """The first working morning of a person who is away until this day."""
    return datetime.combine(calendar.workdays.on_or_after(until), MORNING, calendar.zone)


async def has_room(
    conn: AsyncConnection, calendar: Calendar, people: Collection[int], now: datetime
) -> frozenset[int]:
    """Those who have heard, and are still to hear, less than two things on the day that is written on now.

    For who is away everything gathers.
    """
    is_open = in_working_hours(now, calendar.zone, calendar.workdays)
    leaves = now if is_open else planned_moment(now, calendar.zone, calendar.workdays)
    day = calendar.day(leaves)
    heard = await gathered.heard(conn, people, _start_of(day, calendar))
    here = set(people) - await members.away(conn, people, day)
    return frozenset(each for each in here if heard.get(each, gathered.NOTHING).total < AT_ONCE)


async def find_listener(
    conn: AsyncConnection, row: AssignmentRow, person_id: int | None, today: date
) -> int | None:
    """Whoever spoke for the school, while they are there; else whoever is asked for it."""
    places = {row.organization_id, row.partner_id}
    there = _here([each for each in await members.reachable(conn) if each.organization_id in places], today)
    if any(each.person_id == person_id for each in there):
        return person_id
    return next(iter(addressed([row], there)), None)


async def find_director(conn: AsyncConnection, school_id: int, today: date) -> int | None:
    """The director of a school who is there and can be written to, else whoever is."""
    there = _here(await members.of_place(conn, school_id), today)
    director = next((each for each in there if each.role is Role.DIRECTOR), None)
    chosen = director or next(iter(there), None)
    return chosen.person_id if chosen else None


def _here(there: Sequence[Member], today: date) -> Sequence[Member]:
    """Without those who are away, as long as anybody is left: else it waits for the first of them."""
    return [each for each in there if not each.is_away(today)] or there


def _start_of(day: date, calendar: Calendar) -> datetime:
    return datetime.combine(day, time(), calendar.zone)
