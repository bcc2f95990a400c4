"""A person's own wishes: the hour of planned messages, being away, the place they look at."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from roadmap.errors import ForbiddenError, RejectedError
from roadmap.extensions import parse_day
from roadmap.model import SCHOOL_ROLES, OrganizationKind
from roadmap.workdays import DAY, last_day_of_month
from services.acts import Act
from services.calendar import Calendar
from services.immediates import hand_on, morning_back
from services.people import Actor, Membership, tell_if_nobody_left
from services.questions import ask
from storage import awaiting, changes, gathered, habits, members, outbox, people
from storage.database import Database, Transaction
from storage.members import Member
from storage.people import Habits

LONGEST = timedelta(days=120)
AWAY = "away"
"""What a chat is waited for: a day of return."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Until when a person is away (the first day back); `alone` are schools that nobody else speaks for."""

    until: date
    first_message: date
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    db: Database
    calendar: Calendar

    async def read(self, actor: Actor) -> Habits:
        async with self.db.read() as conn:
            found = await people.find_habits(conn, actor.person_id)
        today = self._today()
        return found if found.away_until and today < found.away_until else replace(found, away_until=None)

    async def set_hour(self, act: Act, hour: int) -> None:
        """From now on, the message of today too if it still waits."""
        async with self.db.write("hour", act.cause) as tx:
            before = await people.find_habits(tx.conn, act.actor.person_id)
            await people.put_habits(tx, act.actor.person_id, replace(before, send_hour=hour))
            today = self.calendar.day(tx.now)
            moment = datetime.combine(today, time(hour), self.calendar.zone)
            await habits.move_planned(tx, act.actor.person_id, today, max(tx.now, moment))

    async def choose_place(self, act: Act, membership_id: int | None) -> None:
        """The one place that /my and /summary are about; None for all."""
        async with self.db.write("choose-place", act.cause) as tx:
            known = {each.id for each in act.actor.memberships}
            if membership_id is not None and membership_id not in known:
                raise ForbiddenError("place-not-yours")
            await people.choose(tx, act.actor.person_id, membership_id)

    async def expect_day(self, act: Act) -> None:
        """The next line of this chat is the day of return."""
        async with self.db.write("ask-away", act.cause) as tx:
            _schools(act.actor)
            await ask(tx, act, AWAY, {})

    def offered(self) -> dict[str, date]:
        """The first day back after a week, two, and this month."""
        today = self._today()
        return {
            "week": today + timedelta(days=7),
            "two": today + timedelta(days=14),
            "month": last_day_of_month(today) + DAY,
        }

    def parse(self, text: str) -> date:
        """The day in a person's words; RejectedError when there is none, or it is not ahead."""
        today = self._today()
        day = parse_day(text, today, today, self.calendar.workdays)
        if day is None or not today < day <= today + LONGEST:
            raise RejectedError("away-day-bad")
        return day

    async def leave(self, act: Act, until: date) -> Absence:
        """Nothing is asked of them until then: the others of the school are, and hear of it once."""
        async with self.db.write("away", act.cause) as tx:
            places = _schools(act.actor)
            before = await people.find_habits(tx.conn, act.actor.person_id)
            await people.put_habits(tx, act.actor.person_id, replace(before, away_until=until))
            await _note(tx, act, before.away_until, until)
            if await awaiting.find_question(tx.conn, act.chat_key, tx.now):
                await awaiting.clear(tx.conn, act.chat_key)
            alone = []
            for school in places:
                there = [
                    each for each in await self._there(tx, school) if each.person_id != act.actor.person_id
                ]
                if not there:
                    alone.append(school.organization)
                for each in there if before.away_until != until else ():
                    await _tell(tx, act, each, school, until)
                await tell_if_nobody_left(tx, self.calendar, school)
            schools = [each.organization_id for each in places]
            morning = morning_back(until, self.calendar)
            await hand_on(tx, self.calendar, act.actor.person_id, schools, morning)
        return Absence(until, self.calendar.workdays.on_or_after(until), tuple(alone))

    async def come_back(self, act: Act) -> None:
        """What waited for the day of return comes now."""
        async with self.db.write("back", act.cause) as tx:
            before = await people.find_habits(tx.conn, act.actor.person_id)
            if before.away_until:
                morning = morning_back(before.away_until, self.calendar)
                await gathered.bring_forward(tx, act.actor.person_id, morning)
                await _note(tx, act, before.away_until, None)
            await people.put_habits(tx, act.actor.person_id, replace(before, away_until=None))

    async def _there(self, tx: Transaction, school: Membership) -> list[Member]:
        today = self.calendar.day(tx.now)
        found = {each.person_id: each for each in await members.of_place(tx.conn, school.organization_id)}
        return [each for each in found.values() if not each.is_away(today)]

    def _today(self) -> date:
        return self.calendar.day(self.db.clock.now())


def _schools(actor: Actor) -> tuple[Membership, ...]:
    """One membership a school; ForbiddenError for the people of the centre."""
    found = {
        each.organization_id: each
        for each in actor.memberships
        if each.kind is OrganizationKind.SCHOOL and each.role in SCHOOL_ROLES
    }
    if not found:
        raise ForbiddenError("away-schools-only")
    return tuple(found.values())


async def _note(tx: Transaction, act: Act, before: date | None, after: date | None) -> None:
    """In the log of changes, at each of the own schools."""
    if before == after:
        return
    words = {"before": before.isoformat() if before else "", "after": after.isoformat() if after else ""}
    for school_id in sorted(
        {each.organization_id for each in act.actor.memberships if each.role in SCHOOL_ROLES}
    ):
        await changes.add(tx, act.actor.person_id, "away", **words, about={"organization_id": school_id})


async def _tell(tx: Transaction, act: Act, member: Member, school: Membership, until: date) -> None:
    subject = {"school": school.organization_id, "until": until.isoformat(), "who": act.actor.person_id}
    cause = f"{tx.cause_key}:{school.organization_id}"
    await outbox.add(tx, "immediate", "covering", member.person_id, subject=subject, cause=cause)
