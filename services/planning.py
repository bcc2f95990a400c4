"""The planner: who gets a planned message today. It orders rows; what they say is composed when sent."""

from collections.abc import Collection, Mapping, Sequence
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
from storage import assignments, members, outbox, reviews, snoozes
from storage.database import Database
from storage.members import Member

PLAN, THANKS = "plan", "thanks"
"""What is noted of a message that is a month's plan, and of one that says that all is in."""


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
        async with self.db.read() as conn:
            people = await self._people_with_something_to_hear(conn, today)
            hours = await members.send_hours(conn, people.keys())
        if not people:
            return 0
        async with self.db.write("plan") as tx:
            for person_id, agenda in sorted(people.items()):
                hour = time(hours.get(person_id, MORNING.hour))
                moment = max(now, datetime.combine(today, hour, self.calendar.zone))
                subject = _subject(agenda)
                await outbox.add(
                    tx, "planned", "agenda", person_id, subject=subject, day=today, not_before=moment
                )
        return len(people)

    async def agenda_of(
        self, conn: AsyncConnection, person_id: int, day: date, subject: Subject
    ) -> Agenda | None:
        """What a planned row of `day` says, as things stand now; None when nothing is left to say.

        `subject`: the news that the row was ordered to tell.
        """
        around = _present(await members.around(conn, person_id), day)
        news = await find_news(conn, self.calendar, around, day, subject)
        found = await self._agendas(conn, around, day, news, only=person_id)
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

    async def _people_with_something_to_hear(
        self, conn: AsyncConnection, today: date
    ) -> Mapping[int, Agenda]:
        around = _present(await members.reachable(conn), today)
        news = await find_news(conn, self.calendar, around, today)
        found = await self._agendas(conn, around, today, news)
        ordered = await members.ordered_on(conn, today)
        return {id_: agenda for id_, agenda in found.items() if id_ not in ordered}

    async def _agendas(
        self,
        conn: AsyncConnection,
        around: Sequence[Member],
        today: date,
        news: Mapping[int, News],
        only: int | None = None,
    ) -> dict[int, Agenda]:
        schools = {member.organization_id for member in around}
        rows = await assignments.of_organizations(conn, schools, today, opens=last_day_of_month(today))
        histories = await self._histories(conn, around, today)
        duties, beside = addressed(rows, around), told_when_late(rows, around)
        agendas = {
            person_id: build_agenda(
                duties.get(person_id, ()),
                histories[person_id],
                today,
                self.calendar.workdays,
                news.get(person_id),
                beside=beside.get(person_id, ()),
                zone=self.calendar.zone,
            )
            for person_id in {*duties, *beside, *news}
            if only in (None, person_id)
        }
        found = {person_id: agenda for person_id, agenda in agendas.items() if agenda}
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
        self, conn: AsyncConnection, around: Sequence[Member], today: date
    ) -> dict[int, History]:
        """A person who joined today has just been greeted with what is due."""
        monday = today - timedelta(days=today.weekday())
        week = await members.told_since(conn, monday, today)
        last = await members.last_told(conn, today)
        snoozed = await snoozes.of_people(conn, {member.person_id for member in around})
        found: dict[int, History] = {}
        for member in around:
            joined = self.calendar.day(member.joined_at)
            told = max(joined, last.get(member.person_id, joined))
            days = frozenset(week.get(member.person_id, ()))
            found[member.person_id] = History(told, days, snoozed.get(member.person_id, {}))
        return found


def _present(around: Sequence[Member], today: date) -> Sequence[Member]:
    """Who is not away: what they would be asked goes to the others of their school meanwhile."""
    return [member for member in around if not member.is_away(today)]


def _subject(agenda: Agenda) -> dict[str, Any]:
    """What the message is ordered to tell, beyond what is asked on its day."""
    news = agenda.news.subject if agenda.news else {}
    marks = {PLAN: agenda.is_plan, THANKS: agenda.has_thanks}
    return {**news, **{mark: True for mark, is_set in marks.items() if is_set}}
