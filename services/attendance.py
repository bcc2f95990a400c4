"""Who was there: the centre's sheet, which closes the schools' side of a meeting (RULES §7)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError, RejectedError
from roadmap.model import Status, Verdict
from services.acceptance import accept_by_rule
from services.acts import Act
from services.calendar import Calendar
from services.comings import EXPECTED, Coming, Presence
from services.event_log import note
from services.event_places import name_places
from services.meetings import Meeting, Stage, check_begun, get_meeting, get_run
from services.new_replies import seen_by_centre
from services.people import Actor
from storage import assignments, awaiting, event_attendance, events, replies, reviews
from storage.database import Database, Transaction

RANK = tuple(Presence)
"""From who was there to who was not."""
Note = Callable[[Presence, date], str]
"""What the log says of a school's part, in the program's language."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """School → whether it was there: as ticked, else as it had `said` itself, else present.

    Of a meeting that is held only as ticked: a school that was added since is `unmarked`.
    """

    meeting: Meeting
    presences: Mapping[int, Presence]
    said: Mapping[int, Coming]

    @property
    def unmarked(self) -> Mapping[int, str]:
        return {id_: name for id_, name in self.meeting.schools.items() if id_ not in self.presences}

    @property
    def came(self) -> int:
        return sum(each is not Presence.ABSENT for each in self.presences.values())

    @property
    def parts(self) -> Mapping[int, Presence]:
        """Assignment → who was there of those whom it asks: either school of a pair will do."""
        found: dict[int, Presence] = {}
        for each in self.meeting.asked:
            if each.is_school and each.organization_id in self.presences:
                here = self.presences[each.organization_id]
                found[each.assignment_id] = min(found.get(each.assignment_id, here), here, key=RANK.index)
        return found


@dataclass(frozen=True, slots=True)
class Attendance:
    db: Database
    calendar: Calendar

    async def open(self, actor: Actor, event_id: int) -> Sheet:
        async with self.db.read() as conn:
            return await self._sheet(conn, actor, event_id)

    async def tick(self, act: Act, event_id: int, school_id: int, presence: Presence) -> Sheet:
        async with self.db.write("tick", act.cause) as tx:
            await events.lock(tx.conn, event_id)
            sheet = await self._sheet(tx.conn, act.actor, event_id)
            if school_id not in sheet.meeting.schools:
                raise NotFoundError("event-school-gone")
            await event_attendance.put_presence(tx, event_id, school_id, presence)
            return replace(sheet, presences={**sheet.presences, school_id: presence})

    async def mark(self, act: Act, event_id: int, text: str, presence: Presence) -> Sheet:
        """«Не были: СШ № 9, 13»: each named school, all of them known."""
        async with self.db.write("tick", act.cause) as tx:
            await events.lock(tx.conn, event_id)
            sheet = await self._sheet(tx.conn, act.actor, event_id)
            schools = await name_places(tx.conn, text)
            if not schools or not schools <= sheet.meeting.schools.keys():
                raise RejectedError("event-schools-unclear")
            for school_id in schools:
                await event_attendance.put_presence(tx, event_id, school_id, presence)
            return replace(sheet, presences={**sheet.presences, **dict.fromkeys(schools, presence)})

    async def save(self, act: Act, event_id: int, wording: Note) -> Sheet:
        """It was held: every school's part is closed as ticked; again, when the ticks are corrected.

        That of a school which nobody has marked stays as it is.
        """
        async with self.db.write("attendance", act.cause) as tx:
            await events.lock(tx.conn, event_id)
            sheet = await self._sheet(tx.conn, act.actor, event_id)
            starts = sheet.meeting.row.starts_at
            assert starts
            held_on = sheet.meeting.row.held_on or self.calendar.day(starts)
            for school_id, presence in sheet.presences.items():
                await event_attendance.put_presence(tx, event_id, school_id, presence)
            for assignment_id, presence in sheet.parts.items():
                words = wording(presence, held_on)
                await self._close(tx, act, assignment_id, sheet.meeting, presence, words)
            if sheet.meeting.stage is not Stage.HELD:
                await events.put(tx, event_id, held_on=held_on)
                after = f"{held_on.isoformat()}, {sheet.came}/{len(sheet.presences)}"
                await note(tx, act, sheet.meeting.sides, "event-held", after=after)
            await awaiting.clear(tx.conn, act.chat_key)
            return replace(sheet, meeting=await get_meeting(tx.conn, event_id, tx.now))

    async def _sheet(self, conn: AsyncConnection, actor: Actor, event_id: int) -> Sheet:
        meeting = await get_run(conn, actor, event_id, self.db.clock.now())
        check_begun(meeting)
        ticked = await event_attendance.presences(conn, event_id)
        before = await event_attendance.comings(conn, meeting.row)
        words = before | await event_attendance.came(conn, meeting.row)
        said = {id_: Coming(words[id_]) for id_ in meeting.schools if id_ in words}
        found = {}
        for school_id in meeting.schools:
            if school_id in ticked:
                found[school_id] = Presence(ticked[school_id])
            elif meeting.stage is not Stage.HELD:
                found[school_id] = EXPECTED[said.get(school_id, Coming.COMING)]
        return Sheet(meeting, found, said)

    async def _close(
        self, tx: Transaction, act: Act, assignment_id: int, meeting: Meeting, presence: Presence, words: str
    ) -> None:
        """There: done. Not there: a contest was only an invitation; of a meeting the centre judges it."""
        found = await assignments.find_with_reply(tx.conn, assignment_id, lock=True)
        if found is None:
            return
        row, before = found
        status = Status.NOT_APPLICABLE if presence is Presence.ABSENT else Status.DONE
        if before and (before.status, before.comment) == (status, words):
            return
        seen = seen_by_centre(act, self.calendar.day(act.at), assignment_id, status, meeting.id)
        new = replace(seen, comment=words)
        reply_id = await replies.add(tx.conn, new)
        if reply_id is None:
            return
        if status is Status.NOT_APPLICABLE and meeting.is_contest:
            await reviews.add(tx, [reply_id], Verdict.ACCEPTED, None)
        else:
            await accept_by_rule(tx, row, new, reply_id)
        await assignments.put_standing(tx.conn, assignment_id, status, reply_id, None)
