"""What schools and the centre are told of meetings: a day, a move, an hour before (RULES §7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.event_days import AHEAD, ask_days, is_an_hour_before
from roadmap.reminders import in_working_hours
from services.agenda import addressed
from services.calendar import Calendar
from services.coordination import coordinated, issuer_of
from services.desks import coordinators_of
from services.event_bodies import bodies_of, own_bodies
from services.meetings import Meeting, Stage, get_meeting, read_meetings, run_in, schools_of
from services.people import Actor, next_desk_hour
from storage import assignments, event_attendance, event_messages, events, members, outbox
from storage.database import Database, Transaction
from storage.events import EventRow
from storage.members import Member

TOLD, SOON, DATES = "event", "event_soon", "event_dates"
"""The kinds of messages: a meeting's day and what became of it, an hour before, a day to be named."""
YEAR = timedelta(days=366)
OFF = "off"
MONTH = timedelta(days=31)
"""So far ahead schools that join later are told of meetings."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A meeting as one person reads of it; `comings`: school → answer, of their own schools.

    `bodies` are the person's own where they have no school in it: told, asked nothing.
    `came`: what these have said since it began, `marked`: what the centre has noted of them.
    `is_moved`: another day or place was told before, `is_back`: this very one had been told first.
    `is_soon`: it begins today, `in_hour`: in an hour.
    """

    meeting: Meeting
    schools: Mapping[int, str]
    comings: Mapping[int, str]
    is_moved: bool = False
    is_back: bool = False
    is_soon: bool = False
    in_hour: bool = False
    came: Mapping[int, str] = field(default_factory=dict)
    marked: Mapping[int, str] = field(default_factory=dict)
    bodies: Mapping[int, str] = field(default_factory=dict)

    @property
    def coming(self) -> str | None:
        """The one answer of all the person's schools, if there is one."""
        return self._one_of(self.comings)

    @property
    def said_after(self) -> str | None:
        return self._one_of(self.came)

    @property
    def presence(self) -> str | None:
        return self._one_of(self.marked)

    def _one_of(self, words: Mapping[int, str]) -> str | None:
        said = {words.get(school) for school in self.schools}
        return said.pop() if len(said) == 1 else None


@dataclass(frozen=True, slots=True)
class EventNotices:
    """`plan` looks once a day; everything that it orders is ordered once."""

    db: Database
    calendar: Calendar
    _looked: set[date] = field(default_factory=set)

    async def plan(self) -> int:
        now = self.db.clock.now()
        today = self.calendar.day(now)
        if today in self._looked or not in_working_hours(now, self.calendar.zone, self.calendar.workdays):
            return 0
        async with self.db.read() as conn:
            steps = await self._steps(conn, today, now)
            ahead = await events.starting(conn, now, now + MONTH)
        ordered = 0
        if steps or ahead:
            async with self.db.write("plan-events") as tx:
                for person_id, asked in sorted(steps.items()):
                    await self._ask(tx, person_id, asked)
                for meeting in await read_meetings(tx.conn, ahead, tx.now):
                    ordered += await self._tell_newcomers(tx, meeting)
                    await order_soon(tx, self.calendar, meeting, meeting.row.announced_at or tx.now)
            ordered += len(steps)
        self._looked.clear()
        self._looked.add(today)
        return ordered

    async def read(self, conn: AsyncConnection, actor: Actor, subject: Mapping[str, Any]) -> Notice | None:
        """None when the meeting is another by now, or the person has read just this."""
        notice = await self._read(conn, actor, subject)
        if notice is None:
            return None
        before = await event_messages.told(conn, TOLD, actor.person_id, notice.meeting.id)
        stage = notice.meeting.stage
        if before[-1:] == [subject["stamp"]] or (stage is Stage.OFF and not before):
            return None
        if stage not in {Stage.PLANNED, Stage.OFF}:
            return None
        return replace(notice, is_moved=bool(before), is_back=before[:1] == [subject["stamp"]])

    async def read_soon(
        self, conn: AsyncConnection, actor: Actor, subject: Mapping[str, Any]
    ) -> Notice | None:
        """None for those who said that they do not come, and when it has begun."""
        notice = await self._read(conn, actor, subject)
        if notice is None or notice.meeting.stage is not Stage.PLANNED or notice.coming == "not_coming":
            return None
        starts = notice.meeting.row.starts_at
        in_hour = starts is not None and is_an_hour_before(starts, self.db.clock.now())
        return replace(notice, is_soon=True, in_hour=in_hour)

    async def read_undated(
        self, conn: AsyncConnection, actor: Actor, subject: Mapping[str, Any]
    ) -> Sequence[Meeting]:
        """Those of the message that still have no day."""
        tree = await coordinated(conn, actor)
        ids = {int(step.partition(":")[0]) for step in subject["steps"]}
        found = await run_in(conn, tree, await read_meetings(conn, ids, self.db.clock.now()))
        return [each for each in found if each.stage is Stage.UNDATED]

    async def _read(self, conn: AsyncConnection, actor: Actor, subject: Mapping[str, Any]) -> Notice | None:
        meeting = await get_meeting(conn, subject["event"], self.db.clock.now())
        schools = schools_of(actor, meeting)
        bodies = {} if schools else await own_bodies(conn, actor, meeting)
        if not (schools or bodies) or stamp(meeting.row) != subject["stamp"]:
            return None
        return Notice(meeting, schools, await event_attendance.comings(conn, meeting.row), bodies=bodies)

    async def _steps(self, conn: AsyncConnection, today: date, now: datetime) -> dict[int, list[str]]:
        """Coordinator → the meetings whose day is to be asked for, each with the number of the step.

        What came before they joined is on their list, and asked for by the next step.
        """
        joined = {each.person_id: self.calendar.day(each.joined_at) for each in await members.reachable(conn)}
        ids = await events.between(conn, today, today + YEAR, today)
        meetings = await read_meetings(conn, ids, now)
        desks = await self._desks(conn, meetings)
        asked: dict[int, set[str]] = {}
        found: dict[int, list[str]] = {}
        for meeting in meetings:
            days = [day for day in self._ask_days(meeting) if day <= today]
            if meeting.stage is not Stage.UNDATED or not days:
                continue
            step = f"{meeting.id}:{len(days)}"
            for person_id in sorted(set.intersection(*(desks[side.issuer] for side in meeting.sides))):
                if person_id not in asked:
                    asked[person_id] = await event_messages.steps_asked(conn, DATES, person_id)
                if step not in asked[person_id] and days[-1] >= joined[person_id]:
                    found.setdefault(person_id, []).append(step)
        return found

    async def _desks(self, conn: AsyncConnection, meetings: Sequence[Meeting]) -> dict[str, set[int]]:
        """Issuer → the coordinators who run what it has ordered."""
        issuers = {side.issuer for each in meetings for side in each.sides}
        places = {issuer: await issuer_of(conn, issuer) for issuer in issuers}
        return {
            issuer: set(await coordinators_of(conn, place) if place else ())
            for issuer, place in places.items()
        }

    async def _tell_newcomers(self, tx: Transaction, meeting: Meeting) -> int:
        """Who has joined since a meeting was announced; nobody of a school or body hears of it twice."""
        since = meeting.row.announced_at
        assert since
        told = await event_messages.told_people(tx.conn, TOLD, meeting.id, since)
        around = await members.reachable(tx.conn)
        heard = {each.organization_id for each in around if each.person_id in told}
        found = await listeners(tx.conn, meeting, self.calendar.day(tx.now))
        people = sorted({person_id for place, person_id in found.items() if place not in heard})
        subject = {"event": meeting.id, "stamp": stamp(meeting.row)}
        for person_id in people:
            cause = f"{TOLD}:{meeting.id}:{subject['stamp']}"
            await outbox.add(tx, "immediate", TOLD, person_id, subject=subject, cause=cause)
        return len(people)

    def _ask_days(self, meeting: Meeting) -> Iterator[date]:
        return ask_days(meeting.start, meeting.end, self.calendar.workdays)

    async def _ask(self, tx: Transaction, person_id: int, steps: Sequence[str]) -> None:
        moment = next_desk_hour(tx.now, self.calendar)
        cause = f"{DATES}:{self.calendar.day(tx.now).isoformat()}"
        subject = {"steps": list(steps)}
        await outbox.add(tx, "immediate", DATES, person_id, subject=subject, cause=cause, not_before=moment)


async def tell(tx: Transaction, calendar: Calendar, meeting: Meeting) -> int:
    """One message a person, however many items the meeting serves; how many people hear of it."""
    people = set((await listeners(tx.conn, meeting, calendar.day(tx.now))).values())
    subject = {"event": meeting.id, "stamp": stamp(meeting.row)}
    for person_id in sorted(people):
        await outbox.add(tx, "immediate", TOLD, person_id, subject=subject)
    await order_soon(tx, calendar, meeting, tx.now)
    return len(people)


async def order_soon(tx: Transaction, calendar: Calendar, meeting: Meeting, told_at: datetime) -> None:
    """An hour before, ordered on the day itself, also late; who was told within the hour knows it."""
    starts, today = meeting.row.starts_at, calendar.day(tx.now)
    if meeting.stage is not Stage.PLANNED or not starts or calendar.day(starts) != today:
        return
    moment = starts - AHEAD
    if moment <= told_at:
        return
    subject = {"event": meeting.id, "stamp": stamp(meeting.row)}
    cause = f"{SOON}:{meeting.id}:{subject['stamp']}"
    for person_id in sorted(set((await listeners(tx.conn, meeting, today)).values())):
        await outbox.add(tx, "immediate", SOON, person_id, subject=subject, cause=cause, not_before=moment)


async def listeners(conn: AsyncConnection, meeting: Meeting, today: date) -> dict[int, int]:
    """School or body → its one person who hears: of a school whoever is asked for its first item."""
    there: dict[int, list[Member]] = {}
    for member in await members.reachable(conn):
        if not member.is_away(today):
            there.setdefault(member.organization_id, []).append(member)
    first: dict[int, int] = {}
    for each in meeting.asked:
        if each.is_school and each.organization_id in there:
            first.setdefault(each.organization_id, each.assignment_id)
    standing, _ = await assignments.standing_or_not(conn, first.values(), today)
    rows = {row.id: row for row in standing}
    found = {body: there[body][0].person_id for body in await bodies_of(conn, meeting) if body in there}
    for place, assignment_id in first.items():
        for person_id in addressed([rows[assignment_id]] if assignment_id in rows else [], there[place]):
            found[place] = person_id
    return found


def stamp(row: EventRow) -> str:
    """What tells one word about a meeting from the next: its day, place and link."""
    if row.cancelled_at is not None or row.starts_at is None:
        return OFF
    return "|".join((row.starts_at.isoformat(), row.place, row.link))
