"""`/calendar`: the days of a person's organizations in this school year, for the calendar of a phone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from roadmap.model import ItemKind, Period, RoadmapKind, Status
from roadmap.periods import school_year_name, school_year_of
from services.acts import Act
from services.calendar import Calendar
from services.desk import answered_by
from services.duties import asked_until, is_open
from storage import assignments, calendars, facts
from storage.assignments import AssignmentRow
from storage.calendars import MeetingRow
from storage.database import Database

_EPOCH = datetime(2022, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DueDay:
    """An assignment on its day; what was taken back, or is not ours to do, leaves the calendar."""

    row: AssignmentRow
    day: date
    is_done: bool
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Days:
    """`origin` tells this bot's UIDs from another's; `sequence` grows with every calendar that is made."""

    names: tuple[str, ...]
    origin: str
    stamp: datetime
    sequence: int
    year: str
    due: tuple[DueDay, ...]
    meetings: tuple[MeetingRow, ...]

    @property
    def content(self) -> tuple[object, ...]:
        """What is the same in two calendars made one after the other."""
        return self.names, self.due, self.meetings


@dataclass(frozen=True, slots=True)
class Calendars:
    db: Database
    calendar: Calendar

    async def of(self, act: Act) -> Days:
        """NotFoundError when nothing is asked of anybody the person answers for."""
        now = self.db.clock.now()
        today = self.calendar.day(now)
        period = school_year_of(today)
        async with self.db.read() as conn:
            mine = await answered_by(conn, act.actor.here)
            due = await self._due(conn, mine, today, period)
            meetings = await calendars.meetings(conn, mine, period)
            username = await facts.find(conn, facts.BOT_USERNAME)
        if not due and not meetings:
            raise NotFoundError("calendar-empty")
        names = dict.fromkeys(each.organization for each in act.actor.here.memberships)
        return Days(
            names=tuple(names),
            origin=username or "vekhi",
            stamp=now,
            sequence=sequence_of(now, act.cause),
            year=school_year_name(period),
            due=due,
            meetings=tuple(meetings),
        )

    async def _due(
        self, conn: AsyncConnection, mine: frozenset[int], today: date, period: Period
    ) -> tuple[DueDay, ...]:
        standing = await assignments.of_organizations(conn, mine, today, opens=period.end)
        gone = await calendars.withdrawn(conn, mine, period)
        _, withdrawn = await assignments.standing_or_not(conn, gone, today)
        rows = [(row, False) for row in standing] + [(row, True) for row in withdrawn]
        found = [self._day(row, is_gone=is_gone) for row, is_gone in rows if _has_day(row)]
        inside = [each for each in found if period.start <= each.day <= period.end]
        return tuple(sorted(inside, key=lambda each: (each.day, each.row.id)))

    def _day(self, row: AssignmentRow, *, is_gone: bool) -> DueDay:
        """A recurring deed stands on the day it is to be done; what else is asked, on its last day."""
        day = row.due if row.is_recurring else asked_until(row, self.calendar.workdays)
        is_cancelled = is_gone or row.status is Status.NOT_APPLICABLE
        return DueDay(row, day, is_done=not is_open(row), is_cancelled=is_cancelled)


def _has_day(row: AssignmentRow) -> bool:
    """Meetings have their own entries; the rows of a school's own plan would bury the rest (RULES §9)."""
    return row.kind is not ItemKind.EVENT and row.roadmap_kind is not RoadmapKind.OWN


def sequence_of(now: datetime, cause: int) -> int:
    """Grows with every calendar that is made, also within a second."""
    return int((now - _EPOCH).total_seconds()) + cause
