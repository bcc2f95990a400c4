"""The day and the place of a meeting: proposed in one line, confirmed, moved, called off (RULES §7)."""

from dataclasses import dataclass, replace
from datetime import datetime

from roadmap.errors import RejectedError
from roadmap.event_days import parse_meeting
from roadmap.periods import school_year_of
from services.acts import Act
from services.calendar import Calendar
from services.event_bodies import bodies_of
from services.event_log import note_day
from services.event_notices import listeners, stamp, tell
from services.events import QUESTION, Desk, Events, Want, check_wanted, get_asked
from services.meetings import Meeting, Stage, get_changeable, get_meeting
from services.questions import ask
from storage import awaiting, event_attendance, events
from storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day that was understood, to be confirmed. `is_past`: it was held already, nobody is told.

    `bodies` are told beside the schools.
    """

    meeting: Meeting
    starts_at: datetime
    place: str
    link: str
    is_past: bool
    is_day_off: bool
    is_outside: bool
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDays:
    db: Database
    calendar: Calendar
    events: Events

    async def propose(self, act: Act, event_id: int, text: str) -> Proposal:
        """«26 января 15:00, УОиМП, каб. 12»; of a meeting that has a day, also only what is new."""
        async with self.db.write("propose-event", act.cause) as tx:
            meeting = await get_changeable(tx, act.actor, event_id)
            proposal = self._read(tx, meeting, text)
            subject = {
                "event": event_id,
                "want": Want.YES,
                "starts": proposal.starts_at.isoformat(),
                "place": proposal.place,
                "link": proposal.link,
            }
            await ask(tx, act, QUESTION, subject)
            return replace(proposal, bodies=await self._bodies(tx, meeting))

    async def confirm(self, act: Act, event_id: int) -> tuple[Desk, int]:
        """The day that was shown last stands; how many people are told of it."""
        async with self.db.write("confirm-event", act.cause) as tx:
            subject = await get_asked(tx, act, event_id, Want.YES)
            before = await get_changeable(tx, act.actor, event_id)
            starts = datetime.fromisoformat(subject["starts"])
            values = {"starts_at": starts, "place": subject["place"], "link": subject["link"]}
            is_ahead = starts > tx.now
            told = {"announced_at": before.row.announced_at or tx.now} if is_ahead else {}
            await events.put(tx, event_id, **values, **told, cancelled_at=None)
            if is_ahead and before.row.starts_at not in {None, starts}:
                await event_attendance.forget_comings(tx, event_id)  # they were said of another day
            after = await get_meeting(tx.conn, event_id, tx.now)
            count = 0
            if stamp(after.row) != stamp(before.row):
                await note_day(tx, act, self.calendar, before, after)
                count = await tell(tx, self.calendar, after) if is_ahead else 0
            await awaiting.clear(tx.conn, act.chat_key)
            return await self.events.desk(tx.conn, act.actor, event_id), count

    async def call_off(self, act: Act, event_id: int) -> tuple[Desk, int]:
        """Cancelled, or it was not held: the holder still owes it, nobody at a school is late for it."""
        async with self.db.write("call-off-event", act.cause) as tx:
            before = await get_changeable(tx, act.actor, event_id)
            check_wanted(before, Want.OFF)
            await get_asked(tx, act, event_id, Want.OFF)
            await events.put(tx, event_id, cancelled_at=tx.now)
            after = await get_meeting(tx.conn, event_id, tx.now)
            await note_day(tx, act, self.calendar, before, after)
            is_ahead = before.stage is Stage.PLANNED and before.row.announced_at is not None
            count = await tell(tx, self.calendar, after) if is_ahead else 0
            await awaiting.clear(tx.conn, act.chat_key)
            return await self.events.desk(tx.conn, act.actor, event_id), count

    async def _bodies(self, tx: Transaction, meeting: Meeting) -> tuple[str, ...]:
        heard = await listeners(tx.conn, meeting, self.calendar.day(tx.now))
        bodies = await bodies_of(tx.conn, meeting)
        return tuple(name for id_, name in bodies.items() if id_ in heard)

    def _read(self, tx: Transaction, meeting: Meeting, text: str) -> Proposal:
        zone, workdays = self.calendar.zone, self.calendar.workdays
        told = parse_meeting(text, school_year_of(meeting.end), workdays)
        stands = meeting.row.starts_at if meeting.stage is Stage.PLANNED else None
        known = stands.astimezone(zone) if stands else None
        if known and told.day is None and told.at is None and (told.place or told.link):
            told = replace(told, day=known.date(), at=known.time())
        day = told.day or (known.date() if known and told.at else None)
        at = told.at or (known.time() if known and told.day else None)
        if day is None:
            raise RejectedError("event-day-unclear", text=" ".join(text.split())[:80])
        if at is None:
            raise RejectedError("event-time-missing")
        starts = datetime.combine(day, at.replace(tzinfo=None), zone)
        return Proposal(
            meeting=meeting,
            starts_at=starts,
            place=told.place or (meeting.row.place if known else ""),
            link=told.link or (meeting.row.link if known else ""),
            is_past=starts <= tx.now,
            is_day_off=not workdays.is_working(day),
            is_outside=not (meeting.start or day) <= day <= meeting.end,
        )
