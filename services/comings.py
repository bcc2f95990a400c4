"""A school's own word of a meeting: whether it comes, and afterwards whether it was there (RULES §7)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError, RejectedError
from roadmap.model import SCHOOL_ROLES
from services.acts import Act
from services.event_notices import Notice
from services.meetings import Meeting, Stage, get_meeting, own_schools, read_meetings, schools_of
from services.people import Actor
from storage import event_attendance, events, outbox
from storage.database import Database

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
SAID_AFTER = {presence: coming for coming, presence in EXPECTED.items()}


@dataclass(frozen=True, slots=True)
class Comings:
    db: Database

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
            silent = [each for each in ahead if not await _has_said(conn, each, mine)]
        found = silent or ahead
        if not found:
            raise NotFoundError("event-none-ahead")
        if len(found) > 1:
            raise RejectedError("event-which")
        return found[0].id

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


async def _has_said(conn: AsyncConnection, meeting: Meeting, schools: set[int]) -> bool:
    return not schools.isdisjoint(await event_attendance.comings(conn, meeting.row))
