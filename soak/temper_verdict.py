"""What is wrong with a year of seven tempers: the limits, what was asked too seldom, who is late unjustly."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from roadmap.clock import ManualClock
from roadmap.model import ItemKind
from roadmap.reminders import in_working_hours
from roadmap.workdays import WorkDays
from services.calendar import Calendar
from services.duties import effective
from services.summary import Summary
from soak.house import ZONE
from soak.temper_acts import is_planned
from soak.temper_centre import CENTRE
from soak.temper_people import Player, Temper
from soak.year import judge_limits
from storage import assignments
from storage.assignments import AssignmentRow
from storage.database import Database
from storage.schema import mention, message, organization, person, reply

MOST = dict.fromkeys(Temper, 8) | {Temper.PROMPT: 4}
"""Planned messages a month."""
LAST_DAYS = timedelta(days=5)
"""A month is asked about when it is over, or nearly."""
AT_ONCE = 2
ASKED_LEAST = 2
NEVER_LATE = frozenset({Temper.PROMPT, Temper.PAIR})
Month = tuple[int, str]
"""Person and month."""


@dataclass(slots=True)
class Verdict:
    """`months`: planned messages; `immediate`: those told at once; `overdue` at the end, by temper."""

    months: Counter[Month] = field(default_factory=Counter)
    immediate: Counter[Month] = field(default_factory=Counter)
    overdue: Counter[Temper] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Year:
    """What is judged: rows of schools' duties, and what each school was asked on which days."""

    rows: Sequence[AssignmentRow]
    asked: dict[int, set[date]]
    first_answer: dict[int, date]


async def judge(path: Path, cast: Sequence[Player], until: datetime) -> Verdict:
    told, limits = judge_limits(path)
    verdict = Verdict(faults=limits)
    calendar = Calendar(ZONE, WorkDays())
    database = Database(f"sqlite+aiosqlite:///{path}", ManualClock(until))
    people = await _people(database)
    verdict.months.update((people[id_], day[:7]) for id_, day in told if people[id_] != CENTRE)
    unknown = {text[:40] for text in told.values() if not is_planned(text)}
    verdict.faults.extend(f"nobody knows this for a planned message: {text!r}" for text in unknown)
    _judge_months(verdict, cast)
    _judge_immediate(verdict, path, people, calendar)
    year = await _read(database, cast, calendar, until)
    _judge_asked(verdict, cast, year, calendar, until)
    await _judge_overdue(verdict, cast, database, calendar, until)
    await database.close()
    return verdict


async def _people(database: Database) -> dict[int, int]:
    """Our person → the one of the cast."""
    async with database.read() as conn:
        rows = await conn.execute(select(person.c.id, person.c.outside_id))
        return {row.id: int(row.outside_id) for row in rows if row.outside_id}


def _judge_months(verdict: Verdict, cast: Sequence[Player]) -> None:
    temper_of = {each.id: each.temper for each in cast}
    for (person_id, month), count in sorted(verdict.months.items()):
        temper = temper_of[person_id]
        most = 1 if month.endswith(("-07", "-08")) else MOST[temper]
        if count > most:
            verdict.faults.append(f"{temper} {person_id}: {count} planned messages in {month}")


def _judge_immediate(verdict: Verdict, path: Path, people: dict[int, int], calendar: Calendar) -> None:
    """Two a day, in working hours."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute(
            "SELECT person_id, started_at FROM message WHERE class = 'immediate' AND started_at IS NOT NULL"
        ).fetchall()
    days: Counter[tuple[int, date]] = Counter()
    for person_id, started in rows:
        if people[person_id] == CENTRE:
            continue
        at = datetime.fromisoformat(started).replace(tzinfo=UTC)
        days[people[person_id], calendar.day(at)] += 1
        if not in_working_hours(at, ZONE, calendar.workdays):
            verdict.faults.append(f"told at an hour of rest: {people[person_id]}, {at}")
    for (person_id, day), count in days.items():
        verdict.immediate[person_id, day.isoformat()[:7]] += count
        if count > AT_ONCE:
            verdict.faults.append(f"{count} told at once to {person_id} on {day}")


async def _read(database: Database, cast: Sequence[Player], calendar: Calendar, until: datetime) -> Year:
    names = {each.school for each in cast}
    async with database.read() as conn:
        places = await conn.execute(select(organization.c.id).where(organization.c.short_name.in_(names)))
        today = calendar.day(until)
        rows = await assignments.of_organizations(conn, list(places.scalars()), today, opens=today)
        asked = await conn.execute(
            select(mention.c.assignment_id, message.c.day)
            .join_from(mention, person, person.c.outside_id == mention.c.chat_key)
            .join(
                message,
                (message.c.person_id == person.c.id) & (message.c.message_key == mention.c.message_key),
            )
            .where(message.c.class_ == "planned")
        )
        first = await conn.execute(
            select(reply.c.assignment_id, func.min(reply.c.at)).group_by(reply.c.assignment_id)
        )
        firsts = {assignment_id: calendar.day(at) for assignment_id, at in first.all()}
        days = [(row[0], row[1]) for row in asked]
        return Year(rows, _by_line(rows, days), firsts)


def _by_line(rows: Sequence[AssignmentRow], asked: Sequence[tuple[int, date]]) -> dict[int, set[date]]:
    """The days on which each duty was asked about: twins, and months of one deed, are one line."""
    line = {row.id: (row.organization_id, row.deed, None if row.is_recurring else row.due) for row in rows}
    days: dict[object, set[date]] = defaultdict(set)
    for assignment_id, day in asked:
        days[line.get(assignment_id)].add(day)
    return {id_: days[key] for id_, key in line.items()}


def _judge_asked(
    verdict: Verdict, cast: Sequence[Player], year: Year, calendar: Calendar, until: datetime
) -> None:
    """Whatever could be late and was not answered in time was asked twice before; who blocks is not asked."""
    unheard = {each.school for each in cast if each.temper is Temper.BLOCKER}
    for row in year.rows:
        due = effective(row, calendar.workdays)
        can_be_late = not (row.kind is ItemKind.EVENT or row.conditional or row.recommended)
        if due is None or due >= calendar.day(until) or not can_be_late or not row.for_schools:
            continue
        if row.organization in unheard or year.first_answer.get(row.id, date.max) <= due:
            continue
        since = row.end - LAST_DAYS if row.is_recurring else date.min
        times = sum(since <= day <= due for day in year.asked[row.id])
        if times < ASKED_LEAST:
            what = f"{row.organization}: {row.code} {row.number}, {due}"
            verdict.faults.append(f"asked {times} times before it was late: {what}")


async def _judge_overdue(
    verdict: Verdict, cast: Sequence[Player], database: Database, calendar: Calendar, until: datetime
) -> None:
    """Whoever answers everything is late for nothing: what others owe is not counted against a school."""
    temper_of = {each.school: each.temper for each in cast}
    figures = await Summary(database, calendar).figures_of_all(calendar.day(until))
    for line in figures.schools:
        if temper := temper_of.get(line.name):
            verdict.overdue[temper] += line.counts.overdue
            if temper in NEVER_LATE and line.counts.overdue:
                verdict.faults.append(f"{temper} {line.name} is late with {line.counts.overdue}")
