"""What is told at once: whom, and when, so that nobody hears more than two such things a day (promise 7)."""

from collections import Counter
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from roadmap.reminders import MORNING, in_working_hours, planned_moment
from services.agenda import addressed
from services.calendar import Calendar
from storage import gathered, members
from storage.assignments import AssignmentRow
from storage.database import Transaction

AT_ONCE = 2


async def free_moment(tx: Transaction, calendar: Calendar, person_id: int) -> datetime:
    """Now, or the morning of the next working day on which the person hears less than two things."""
    since = tx.now - timedelta(days=1)
    moments = await gathered.heard_at_once(tx.conn, person_id, since)
    heard = Counter(_day(moment, calendar) for moment in moments)
    today = _day(tx.now, calendar)
    day = today
    while heard[day] >= AT_ONCE:
        day = calendar.workdays.forward(day, 1)
    return tx.now if day == today else datetime.combine(day, MORNING, calendar.zone)


async def find_listener(conn: AsyncConnection, row: AssignmentRow, person_id: int | None) -> int | None:
    """Whoever spoke for the school, while they are there; else whoever is asked for it."""
    places = {row.organization_id, row.partner_id}
    there = [each for each in await members.reachable(conn) if each.organization_id in places]
    if any(each.person_id == person_id for each in there):
        return person_id
    return next(iter(addressed([row], there)), None)


async def find_director(conn: AsyncConnection, school_id: int) -> int | None:
    """The director of a school who can be written to, else whoever can."""
    there = [each for each in await members.reachable(conn) if each.organization_id == school_id]
    director = next((each for each in there if each.role is Role.DIRECTOR), None)
    chosen = director or next(iter(there), None)
    return chosen.person_id if chosen else None


def _day(moment: datetime, calendar: Calendar) -> date:
    """The day on which a message of this moment is sent."""
    if in_working_hours(moment, calendar.zone, calendar.workdays):
        return calendar.day(moment)
    return planned_moment(moment, calendar.zone, calendar.workdays).date()
