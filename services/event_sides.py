"""One meeting for several plans, or one for each of them again (RULES §7)."""

from dataclasses import dataclass

from roadmap.errors import ConflictError
from services.acts import Act
from services.calendar import Calendar
from services.event_log import note_sides
from services.event_notices import tell
from services.events import Desk, Events
from services.meetings import Stage, get_changeable, get_meeting
from storage import event_sides, events
from storage.database import Database


@dataclass(frozen=True, slots=True)
class EventSides:
    db: Database
    calendar: Calendar
    events: Events

    async def join(self, act: Act, event_id: int, other_id: int) -> Desk:
        """One meeting for several plans: what the other one served, this one serves."""
        async with self.db.write("join-event", act.cause) as tx:
            meeting = await get_changeable(tx, act.actor, event_id)
            joinable = {
                each.id: each for each in await self.events.joinable(tx.conn, act.actor, meeting, most=99)
            }
            if other_id not in joinable:
                raise ConflictError("event-not-joinable")
            other = joinable[other_id]
            await event_sides.move(tx.conn, [side.window_id for side in other.sides], event_id)
            await event_sides.drop(tx.conn, [other_id])
            after = await get_meeting(tx.conn, event_id, tx.now)
            await note_sides(tx, act, meeting, after)
            if after.stage is Stage.PLANNED and after.row.announced_at:
                await tell(tx, self.calendar, after)
            return await self.events.desk(tx.conn, act.actor, event_id)

    async def split(self, act: Act, event_id: int) -> Desk:
        """Every plan has a meeting of its own again; possible while no day is named."""
        async with self.db.write("split-event", act.cause) as tx:
            meeting = await get_changeable(tx, act.actor, event_id)
            if meeting.stage not in {Stage.UNDATED, Stage.OFF}:
                raise ConflictError("event-split-late")
            first = meeting.sides[0].roadmap_id
            others: dict[int, list[int]] = {}
            for side in meeting.sides:
                if side.roadmap_id != first:
                    others.setdefault(side.roadmap_id, []).append(side.window_id)
            for windows in others.values():
                await event_sides.move(tx.conn, windows, await events.add(tx, meeting.row.title))
            after = await get_meeting(tx.conn, event_id, tx.now)
            if others:
                await note_sides(tx, act, meeting, after)
            return await self.events.desk(tx.conn, act.actor, event_id)
