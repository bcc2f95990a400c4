"""«⏰ Напомнить позже»: moves this person's reminder of one line, and nobody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, NotFoundError
from roadmap.model import ItemKind
from roadmap.workdays import DAY
from services.acts import Act
from services.calendar import Calendar
from services.duties import asked_until
from services.people import Actor
from services.replies import role_for
from services.table import all_lines, is_waiting
from storage import assignments, mentions, outbox, snoozes
from storage.assignments import AssignmentRow
from storage.database import Database, Transaction

SNOOZED = "snoozed"


class When(StrEnum):
    TOMORROW = "tomorrow"
    BEFORE = "before"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Choices:
    """The days that a reminder can be moved to, and the one to which it stands moved."""

    row: AssignmentRow
    today: date
    days: dict[When, date]
    until: date | None


@dataclass(frozen=True, slots=True)
class Snoozes:
    db: Database
    calendar: Calendar

    async def choices(self, actor: Actor, assignment_id: int) -> Choices:
        async with self.db.read() as conn:
            row = await self._open(conn, actor, assignment_id)
            until = await self.until(conn, actor.person_id, assignment_id)
            return Choices(row, self._today(), self._days(row), until)

    async def put(self, act: Act, assignment_id: int, when: When, target: str | None = None) -> None:
        """The whole line is spoken of on that day; the card in `target`, else a new one, says so."""
        async with self.db.write("snooze", act.cause) as tx:
            row = await self._open(tx.conn, act.actor, assignment_id)
            ids = await self._line(tx, act.actor, row)
            day = self._days(row).get(when)
            if day:
                await snoozes.put(tx, act.actor.person_id, ids, day)
            else:
                await snoozes.drop(tx, act.actor.person_id, ids)
            subject, class_ = {"assignment": row.id}, "receipt" if target else "answer"
            await outbox.add(tx, class_, SNOOZED, act.actor.person_id, subject=subject, target=target)

    async def until(self, conn: AsyncConnection, person_id: int, assignment_id: int) -> date | None:
        """The day to which the reminder stands moved, while that day is ahead."""
        found = await snoozes.of_people(conn, [person_id])
        day = found.get(person_id, {}).get(assignment_id)
        return day if day and day > self._today() else None

    async def meant(self, act: Act, message_key: str, named: Sequence[int]) -> int | None:
        """The one assignment that a message of the chat is about."""
        async with self.db.read() as conn:
            about = await mentions.about(conn, act.chat_key, message_key) or list(named)
        return about[0] if len(about) == 1 else None

    async def _open(self, conn: AsyncConnection, actor: Actor, assignment_id: int) -> AssignmentRow:
        row = await assignments.find(conn, assignment_id)
        if row is None:
            raise NotFoundError("not-found")
        role_for(actor, row)
        if row.kind is ItemKind.EVENT or not is_waiting(row):
            raise ConflictError("snooze-not-needed")
        return row

    async def _line(self, tx: Transaction, actor: Actor, row: AssignmentRow) -> list[int]:
        lines = await all_lines(tx.conn, self.calendar, actor, self._today())
        mine = next((line for line in lines if row.id in {each.id for each in line}), (row,))
        return [each.id for each in mine]

    def _days(self, row: AssignmentRow) -> dict[When, date]:
        """«Завтра», and the day before the date where that is later: both working days."""
        workdays = self.calendar.workdays
        tomorrow = workdays.on_or_after(self._today() + DAY)
        before = workdays.back(asked_until(row, workdays), 1)
        return {When.TOMORROW: tomorrow} | ({When.BEFORE: before} if before > tomorrow else {})

    def _today(self) -> date:
        return self.calendar.day(self.db.clock.now())
