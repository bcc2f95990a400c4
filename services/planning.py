"""The planner: who gets a planned message today. It orders rows; what they say is composed when sent."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.reminders import MORNING, in_working_hours
from roadmap.workdays import last_day_of_month
from services.agenda import Agenda, History, addressed, build_agenda, compose_agenda, told_when_late
from services.amendments import News
from services.asking import Asking
from services.calendar import Calendar
from services.news import Subject, find_news
from storage import assignments, event_attendance, members, outbox, reviews, snoozes
from storage.database import Database
from storage.members import Member

PLAN, THANKS = "plan", "thanks"
"""What is noted of a message that is a month's plan, and of one that says that all is in."""

AT_ONCE = 10
"""People whose day is worked out at a time: their rows are what is held in memory."""


@dataclass(frozen=True, slots=True)
class Planning:
    db: Database
    calendar: Calendar

    async def plan(self) -> int:
        """Order today's messages, within working hours; how many are new. Safe to repeat at any time."""
        now = self.db.clock.now()
        if not in_working_hours(now, self.calendar.zone, self.calendar.workdays):
            return 0
        today = self.calendar.day(now)
        count = 0
        async with self.db.read() as conn:
            async for agendas in self._with_something_to_hear(conn, today):
                hours = await members.send_hours(conn, agendas)
                await self._order(agendas, hours, now)
                count += len(agendas)
        return count

    async def _order(self, agendas: Mapping[int, Agenda], hours: Mapping[int, int], now: datetime) -> None:
        today = self.calendar.day(now)
        async with self.db.write("plan") as tx:
            for person_id, agenda in agendas.items():
                hour = time(hours.get(person_id, MORNING.hour))
                moment = max(now, datetime.combine(today, hour, self.calendar.zone))
                subject = _subject(agenda)
                await outbox.add(
                    tx, "planned", "agenda", person_id, subject=subject, day=today, not_before=moment
                )

    async def agenda_of(
        self, conn: AsyncConnection, person_id: int, day: date, subject: Subject
    ) -> Agenda | None:
        """What a planned row of `day` says, as things stand now; None when nothing is left to say.

        `subject`: the news that the row was ordered to tell.
        """
        around = _present(await members.around(conn, person_id), day)
        news = await find_news(conn, self.calendar, around, day, subject)
        found = await self._agendas(conn, around, {person_id}, day, news)
        agenda = found.get(person_id)
        if agenda is None or not agenda.is_plan:
            return agenda
        mine = {member.organization_id for member in around if member.person_id == person_id}
        return replace(agenda, accepted=await self._accepted_before(conn, mine, day))

    async def plan_again(
        self, conn: AsyncConnection, person_id: int, message_key: str, today: date
    ) -> Agenda | None:
        """What that message of the chat would say now, if it is this month's plan."""
        found = await members.find_planned(conn, person_id, message_key)
        if found is None or not found[1].get(PLAN):
            return None
        day, subject = found
        if (day.year, day.month) != (today.year, today.month):
            return None
        around = _present(await members.around(conn, person_id), today)
        mine = {member.organization_id for member in around if member.person_id == person_id}
        rows = await assignments.of_organizations(conn, mine, today, opens=last_day_of_month(today))
        news = await find_news(conn, self.calendar, around, today, subject)
        workdays, zone = self.calendar.workdays, self.calendar.zone
        asking = Asking(today, day - timedelta(days=1), True, workdays, zone=zone)
        duties = addressed(rows, around).get(person_id, ())
        agenda = compose_agenda(duties, asking, news.get(person_id))
        return replace(agenda, accepted=await self._accepted_before(conn, mine, today))

    async def _accepted_before(self, conn: AsyncConnection, places: Collection[int], day: date) -> int:
        """What the centre has accepted of these schools in the month before that of `day`."""
        end = datetime.combine(day.replace(day=1), time(), self.calendar.zone)
        begin = (end - timedelta(days=1)).replace(day=1)
        return await reviews.count_accepted(conn, places, begin, end)

    async def _with_something_to_hear(
        self, conn: AsyncConnection, today: date
    ) -> AsyncIterator[Mapping[int, Agenda]]:
        """Some people at a time, those without today's message; whoever presses meanwhile is served."""
        everybody = _present(await members.reachable(conn), today)
        news = await find_news(conn, self.calendar, everybody, today)
        ordered = await members.ordered_on(conn, today)
        left = sorted({member.person_id for member in everybody} - ordered)
        for first in range(0, len(left), AT_ONCE):
            people = set(left[first : first + AT_ONCE])
            schools = {member.organization_id for member in everybody if member.person_id in people}
            around = [member for member in everybody if member.organization_id in schools]
            if agendas := await self._agendas(conn, around, people, today, news):
                yield agendas

    async def _agendas(
        self,
        conn: AsyncConnection,
        around: Sequence[Member],
        people: Collection[int],
        today: date,
        news: Mapping[int, News],
    ) -> dict[int, Agenda]:
        """What each of `people` is to hear; `around` are all who belong to their schools."""
        schools = {member.organization_id for member in around}
        rows = await assignments.of_organizations(conn, schools, today, opens=last_day_of_month(today))
        histories = await self._histories(conn, around, people, today)
        duties, beside = addressed(rows, around), told_when_late(rows, around)
        found: dict[int, Agenda] = {}
        for person_id in sorted({*duties, *beside, *news}.intersection(people)):
            agenda = build_agenda(
                duties.get(person_id, ()),
                histories[person_id],
                today,
                self.calendar.workdays,
                news.get(person_id),
                beside=beside.get(person_id, ()),
                zone=self.calendar.zone,
            )
            if agenda:
                found[person_id] = agenda
            await asyncio.sleep(0)
        return await self._unless_thanked(conn, found, today)

    async def _unless_thanked(
        self, conn: AsyncConnection, agendas: dict[int, Agenda], today: date
    ) -> dict[int, Agenda]:
        """That all is in is said once; the months after it are silent."""
        only_thanks = [person_id for person_id, agenda in agendas.items() if agenda.is_only_thanks]
        if not only_thanks:
            return agendas
        last = await members.last_subjects(conn, only_thanks, today)
        thanked = {person_id for person_id in only_thanks if last.get(person_id, {}).get(THANKS)}
        return {person_id: agenda for person_id, agenda in agendas.items() if person_id not in thanked}

    async def _histories(
        self, conn: AsyncConnection, around: Sequence[Member], people: Collection[int], today: date
    ) -> dict[int, History]:
        """A person who joined today has just been greeted with what is due."""
        monday = today - timedelta(days=today.weekday())
        week = await members.told_since(conn, people, monday, today)
        last = await members.last_told(conn, people, today)
        snoozed = await snoozes.of_people(conn, people)
        midnight = datetime.combine(today, time(), self.calendar.zone)
        schools = {member.organization_id for member in around if member.person_id in people}
        declined = await event_attendance.declined(conn, schools, midnight)
        found: dict[int, History] = {}
        for member in around:
            if member.person_id not in people:
                continue
            joined = self.calendar.day(member.joined_at)
            told = max(joined, last.get(member.person_id, joined))
            days = frozenset(week.get(member.person_id, ()))
            found[member.person_id] = History(told, days, snoozed.get(member.person_id, {}), declined)
        return found


def _present(around: Sequence[Member], today: date) -> Sequence[Member]:
    """Who is not away: what they would be asked goes to the others of their school meanwhile."""
    return [member for member in around if not member.is_away(today)]


def _subject(agenda: Agenda) -> dict[str, Any]:
    """What the message is ordered to tell, beyond what is asked on its day."""
    news = agenda.news.subject if agenda.news else {}
    marks = {PLAN: agenda.is_plan, THANKS: agenda.has_thanks}
    return {**news, **{mark: True for mark, is_set in marks.items() if is_set}}
