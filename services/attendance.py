"""Who comes and who came: the schools' own word, and the centre's sheet that closes their side (RULES §7)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError, RejectedError
from roadmap.model import Status, Verdict
from services.acceptance import accept_by_rule
from services.acts import Act
from services.calendar import Calendar
from services.event_log import note
from services.event_notices import Notice
from services.event_places import name_places
from services.meetings import (
    Meeting,
    Stage,
    check_begun,
    get_meeting,
    get_run,
    own_schools,
    read_meetings,
    schools_of,
)
from services.new_replies import seen_by_centre
from services.people import SCHOOL_ROLES, Actor
from storage import assignments, awaiting, event_attendance, events, outbox, replies, reviews
from storage.database import Database, Transaction

RECEIPT = "event_coming"


class Coming(StrEnum):
    COMING = "coming"
    DEPUTY = "deputy"
    NOT_COMING = "not_coming"


class Presence(StrEnum):
    PRESENT = "present"
    DEPUTY = "deputy"
    ABSENT = "absent"


EXPECTED = {
    Coming.COMING: Presence.PRESENT,
    Coming.DEPUTY: Presence.DEPUTY,
    Coming.NOT_COMING: Presence.ABSENT,
}
RANK = tuple(Presence)
"""From who was there to who was not."""
SAID_AFTER = {presence: coming for coming, presence in EXPECTED.items()}
Note = Callable[[Presence, date], str]
"""What the log says of a school's part, in the program's language."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """School → whether it was there: as ticked, else as it had `said` itself, else present."""

    meeting: Meeting
    presences: Mapping[int, Presence]
    said: Mapping[int, Coming]

    @property
    def came(self) -> int:
        return sum(each is not Presence.ABSENT for each in self.presences.values())

    @property
    def parts(self) -> Mapping[int, Presence]:
        """Assignment → who was there of those whom it asks: either school of a pair will do."""
        found: dict[int, Presence] = {}
        for each in self.meeting.asked:
            if each.is_school:
                here = self.presences[each.organization_id]
                found[each.assignment_id] = min(found.get(each.assignment_id, here), here, key=RANK.index)
        return found


@dataclass(frozen=True, slots=True)
class Attendance:
    db: Database
    calendar: Calendar

    async def say(
        self, act: Act, event_id: int, answer: Coming, target: str | None, of: datetime | None = None
    ) -> None:
        """A director's or a deputy's word for their schools; of a meeting that is over it changes nothing.

        Nor does it when it was said `of` another day than the meeting has by now.
        """
        async with self.db.write("coming", act.cause) as tx:
            meeting = await get_meeting(tx.conn, event_id, tx.now)
            schools = own_schools(act.actor, meeting)
            if meeting.stage is Stage.PLANNED and of in {None, meeting.row.starts_at}:
                said = Coming.COMING if meeting.is_contest and answer is Coming.DEPUTY else answer
                for school_id in schools:
                    await event_attendance.put_coming(tx, event_id, school_id, act.actor.person_id, said)
            class_ = "receipt" if target else "answer"
            subject = {"event": event_id}
            await outbox.add(tx, class_, RECEIPT, act.actor.person_id, subject=subject, target=target)

    async def say_came(self, act: Act, event_id: int, presence: Presence, target: str | None) -> None:
        """The school's own word of a meeting that is over: the centre's ticks begin with it.

        Before that, and when the centre has noted who came, it changes nothing.
        """
        async with self.db.write("came", act.cause) as tx:
            meeting = await get_meeting(tx.conn, event_id, tx.now)
            schools = own_schools(act.actor, meeting)
            is_as_any = meeting.is_contest and presence is Presence.DEPUTY
            said = SAID_AFTER[Presence.PRESENT if is_as_any else presence]
            for school_id in schools if meeting.stage is Stage.OVER else ():
                await event_attendance.put_coming(tx, event_id, school_id, act.actor.person_id, said)
            class_ = "receipt" if target else "answer"
            subject = {"event": event_id}
            await outbox.add(tx, class_, RECEIPT, act.actor.person_id, subject=subject, target=target)

    async def find_for(self, conn: AsyncConnection, actor: Actor, assignment_id: int) -> Notice | None:
        """The meeting of a school's own card, while the school has a word about it."""
        event_id = await events.of_assignment(conn, assignment_id)
        found = await read_meetings(conn, [event_id], self.db.clock.now()) if event_id else []
        if not found or not schools_of(actor, found[0]):
            return None
        is_open = found[0].stage in {Stage.PLANNED, Stage.OVER}
        return await self.read(conn, actor, found[0].id) if is_open else None

    async def read(self, conn: AsyncConnection, actor: Actor, event_id: int) -> Notice:
        """The meeting as it stands now, with what the person's schools have said."""
        meeting = await get_meeting(conn, event_id, self.db.clock.now())
        return Notice(
            meeting,
            own_schools(actor, meeting),
            await event_attendance.comings(conn, meeting.row),
            came=await event_attendance.came(conn, meeting.row),
            marked=await event_attendance.presences(conn, event_id) if meeting.stage is Stage.HELD else {},
        )

    async def open_own(self, actor: Actor, event_id: int) -> Notice:
        async with self.db.read() as conn:
            return await self.read(conn, actor, event_id)

    async def find_told(self, actor: Actor) -> int:
        """The one meeting ahead that the person's schools were told of; without an answer first."""
        mine = {each.organization_id for each in actor.memberships if each.role in SCHOOL_ROLES}
        async with self.db.read() as conn:
            ids = await events.of_organizations(conn, mine)
            ahead = [
                each
                for each in await read_meetings(conn, ids, self.db.clock.now())
                if each.stage is Stage.PLANNED and each.row.announced_at and schools_of(actor, each)
            ]
            silent = [each for each in ahead if not await self._has_said(conn, each, mine)]
        found = silent or ahead
        if not found:
            raise NotFoundError("event-none-ahead")
        if len(found) > 1:
            raise RejectedError("event-which")
        return found[0].id

    @staticmethod
    async def _has_said(conn: AsyncConnection, meeting: Meeting, schools: set[int]) -> bool:
        return not schools.isdisjoint(await event_attendance.comings(conn, meeting.row))

    async def find_over(self, actor: Actor) -> int:
        """The one meeting that is over and of which the centre has noted nothing yet."""
        mine = {each.organization_id for each in actor.memberships if each.role in SCHOOL_ROLES}
        async with self.db.read() as conn:
            ids = await events.of_organizations(conn, mine)
            over = [
                each.id
                for each in await read_meetings(conn, ids, self.db.clock.now())
                if each.stage is Stage.OVER and schools_of(actor, each)
            ]
        if not over:
            raise NotFoundError("event-none-over")
        if len(over) > 1:
            raise RejectedError("event-which-over")
        return over[0]

    async def open(self, actor: Actor, event_id: int) -> Sheet:
        async with self.db.read() as conn:
            return await self._sheet(conn, actor, event_id)

    async def tick(self, act: Act, event_id: int, school_id: int, presence: Presence) -> Sheet:
        async with self.db.write("tick", act.cause) as tx:
            await events.lock(tx.conn, event_id)
            sheet = await self._sheet(tx.conn, act.actor, event_id)
            if school_id not in sheet.presences:
                raise NotFoundError("event-school-gone")
            await event_attendance.put_presence(tx, event_id, school_id, presence)
            return replace(sheet, presences={**sheet.presences, school_id: presence})

    async def mark(self, act: Act, event_id: int, text: str, presence: Presence) -> Sheet:
        """«Не были: СШ № 9, 13»: each named school, all of them known."""
        async with self.db.write("tick", act.cause) as tx:
            await events.lock(tx.conn, event_id)
            sheet = await self._sheet(tx.conn, act.actor, event_id)
            schools = await name_places(tx.conn, text)
            if not schools or not schools <= sheet.presences.keys():
                raise RejectedError("event-schools-unclear")
            for school_id in schools:
                await event_attendance.put_presence(tx, event_id, school_id, presence)
            return replace(sheet, presences={**sheet.presences, **dict.fromkeys(schools, presence)})

    async def save(self, act: Act, event_id: int, wording: Note) -> Sheet:
        """It was held: every school's part is closed as ticked; again, when the ticks are corrected."""
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
            expected = EXPECTED[said.get(school_id, Coming.COMING)]
            found[school_id] = Presence(ticked.get(school_id, expected))
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
