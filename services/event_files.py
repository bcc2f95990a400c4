"""One meeting for the calendar of a phone: for whoever takes part, and for the centre."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError
from roadmap.model import Role
from services.acts import Act
from services.calendars import sequence_of
from services.event_bodies import own_bodies
from services.meetings import Meeting, Stage, get_meeting, get_run, own_schools, schools_of
from services.people import Actor
from storage import facts
from storage.database import Database


@dataclass(frozen=True, slots=True)
class EventDay:
    """`origin` tells this bot's UIDs from another's; a later file has a greater `sequence`."""

    meeting: Meeting
    origin: str
    stamp: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class EventFiles:
    db: Database

    async def of(self, act: Act, event_id: int) -> EventDay:
        now = self.db.clock.now()
        async with self.db.read() as conn:
            meeting = await get_meeting(conn, event_id, now)
            if not schools_of(act.actor, meeting) and not await own_bodies(conn, act.actor, meeting):
                await _check_runs(conn, act.actor, meeting, now)
            username = await facts.find(conn, facts.BOT_USERNAME)
        if meeting.stage is Stage.UNDATED:
            raise ConflictError("event-no-day")
        return EventDay(meeting, username or "vekhi", now, sequence_of(now, act.cause))


async def _check_runs(conn: AsyncConnection, actor: Actor, meeting: Meeting, now: datetime) -> None:
    """Each is refused in words of their own."""
    if any(each.role is Role.COORDINATOR for each in actor.memberships):
        await get_run(conn, actor, meeting.id, now)
    else:
        own_schools(actor, meeting)
