"""A meeting that was marked as held by mistake: what hung on the mark goes back with it (RULES §7)."""

from dataclasses import dataclass, replace

from services.acts import Act
from services.amendments import REMOVED
from services.calendar import Calendar
from services.event_log import note
from services.events import Want, get_asked
from services.meetings import Stage, get_run
from services.new_replies import seen_by_centre
from services.settling import settle_by, status_by
from storage import assignments, awaiting, event_attendance, event_decisions, events, news, replies
from storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class Unheld:
    db: Database
    calendar: Calendar

    async def undo(self, act: Act, event_id: int) -> int:
        """Ticks, protocol and decisions are taken back by new entries, the answers to them stay in the log.

        Organizations that have heard of a decision read once, in a daily message, that it is not asked of
        them any more; how many these are.
        """
        async with self.db.write("unhold-event", act.cause) as tx:
            await events.lock(tx.conn, event_id)
            meeting = await get_run(tx.conn, act.actor, event_id, tx.now)
            await get_asked(tx, act, event_id, Want.UNHELD)
            told = 0
            if meeting.stage is Stage.HELD:
                for assignment_id, own in (await event_attendance.closed_by(tx.conn, event_id)).items():
                    await self._take_back(tx, act, event_id, assignment_id, own)
                heard = await event_decisions.withdraw(tx, event_id)
                touched = [(place, {REMOVED: ids}) for place, ids in sorted(heard.items())]
                await news.note_changes(tx, meeting.sides[0].order_id, touched)
                told = len(touched)
                await event_attendance.unhold(tx, event_id)
                before = meeting.row.held_on.isoformat() if meeting.row.held_on else ""
                await note(tx, act, meeting.sides, "event-unheld", before=before)
            await awaiting.clear(tx.conn, act.chat_key)
            return told

    async def _take_back(
        self, tx: Transaction, act: Act, event_id: int, assignment_id: int, own: list[int]
    ) -> None:
        """All that the meeting said of this assignment; what was said before it stands again."""
        found = await assignments.find_with_reply(tx.conn, assignment_id, lock=True)
        if found is None:
            return
        log = [each for each in await replies.of_assignment(tx.conn, assignment_id) if each.id not in own]
        day = self.calendar.day(act.at)
        entry = seen_by_centre(act, day, assignment_id, status_by(log), event_id)
        for reply_id in own:
            await replies.add(tx.conn, replace(entry, cause=f"{entry.cause}:{reply_id}", undoes_id=reply_id))
        await settle_by(tx, self.calendar, assignment_id, log)
