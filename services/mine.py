"""`/my`: everything that is asked of a person's school, by how near it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import ItemKind, Role
from roadmap.workdays import last_day_of_month
from services.calendar import Calendar
from services.desk import answered_by
from services.duties import effective, is_asked_now, is_never_late, is_open
from services.people import Actor
from storage import assignments
from storage.assignments import AssignmentRow
from storage.database import Database

AHEAD = timedelta(days=31)
SCHOOL = frozenset({Role.DIRECTOR, Role.DEPUTY})


@dataclass(frozen=True, slots=True)
class Mine:
    """Open duties by section, soonest first; `done` needs nothing more, the latest first.

    What is never late stands at the end of `later` once its day is over; `own` is what the school's own
    plan holds for the days ahead and those gone. `places`: whose they are.
    """

    today: date
    late: tuple[AssignmentRow, ...]
    this_week: tuple[AssignmentRow, ...]
    this_month: tuple[AssignmentRow, ...]
    later: tuple[AssignmentRow, ...]
    events: tuple[AssignmentRow, ...]
    done: tuple[AssignmentRow, ...]
    own: tuple[AssignmentRow, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[AssignmentRow, ...]:
        return (*self.late, *self.this_week, *self.this_month, *self.later)


@dataclass(frozen=True, slots=True)
class MyDuties:
    db: Database
    calendar: Calendar

    async def of(self, actor: Actor) -> Mine:
        """What the person's schools (or, for a coordinator, the bodies of the own desk) are asked."""
        async with self.db.read() as conn:
            return await self.read(conn, actor)

    async def read(self, conn: AsyncConnection, actor: Actor) -> Mine:
        today = self.calendar.day(self.db.clock.now())
        mine = await answered_by(conn, actor.here)
        rows = await assignments.of_organizations(conn, mine, today, opens=last_day_of_month(today) + AHEAD)
        asked = [row for row in rows if row.kind is not ItemKind.EVENT]
        everything = [row for row in asked if is_asked_now(row, today)]
        waiting = [row for row in everything if not row.is_own]
        overdue = self._between(waiting, date.min, today - timedelta(days=1))
        return Mine(
            today=today,
            late=tuple(row for row in overdue if not is_never_late(row)),
            this_week=self._between(waiting, today, self._sunday(today)),
            this_month=self._between(
                waiting, self._sunday(today) + timedelta(days=1), last_day_of_month(today)
            ),
            later=(
                *self._between(
                    waiting, max(self._sunday(today), last_day_of_month(today)) + timedelta(days=1), date.max
                ),
                *(row for row in overdue if is_never_late(row)),
            ),
            events=tuple(
                row for row in rows if row.kind is ItemKind.EVENT and row.end >= today and not row.held_on
            ),
            done=self._between([row for row in asked if not is_open(row)], date.min, date.max)[::-1],
            own=self._between([row for row in everything if row.is_own], date.min, date.max),
            places=tuple(
                dict.fromkeys(each.organization for each in actor.here.memberships if each.role in SCHOOL)
            ),
        )

    def _between(self, rows: Sequence[AssignmentRow], first: date, last: date) -> tuple[AssignmentRow, ...]:
        dated = [(effective(row, self.calendar.workdays) or row.due, row.id, row) for row in rows]
        return tuple(row for due, _, row in sorted(dated, key=lambda one: one[:2]) if first <= due <= last)

    @staticmethod
    def _sunday(today: date) -> date:
        return today + timedelta(days=6 - today.weekday())
