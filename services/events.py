"""`/meeting`: the meetings of a year on the desk of the centre that runs them (RULES §7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError
from roadmap.periods import school_year_of
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated
from services.meetings import Meeting, Stage, check_begun, get_run, read_meetings, run_in
from services.people import Actor
from services.questions import ask
from storage import awaiting, event_attendance, event_decisions, events
from storage.database import Database, Transaction
from storage.event_decisions import Fulfilment

QUESTION = "event"
"""Something about a meeting is to be written: `want` says what."""
JOINABLE = 6
NEXT_YEAR = timedelta(days=62)
"""Before the summer is over the first meetings of the next school year are seen."""


class Want(StrEnum):
    DAY = "day"
    YES = "yes"
    OFF = "off"
    UNHELD = "unheld"
    SHEET = "sheet"
    MINUTES = "minutes"
    PAGES = "pages"
    DECISIONS = "decisions"
    SAVE = "save"


@dataclass(frozen=True, slots=True)
class Desk:
    """A meeting on the coordinator's desk; `joinable` may be the same happening for another plan.

    `comings` are what schools have said of it before it began, `came` what they say since then.
    `before`: how the decisions of the last meeting of its items are fulfilled; `own`: those of this one.
    """

    meeting: Meeting
    comings: Mapping[int, str]
    came: Mapping[int, str]
    presences: Mapping[int, str]
    joinable: tuple[Meeting, ...]
    before: Fulfilment | None
    own: Fulfilment | None


@dataclass(frozen=True, slots=True)
class Events:
    db: Database
    calendar: Calendar

    async def of_year(self, actor: Actor) -> Sequence[Meeting]:
        """The meetings of this school year that this coordinator runs."""
        async with self.db.read() as conn:
            return await self._of_year(conn, actor)

    async def open(self, actor: Actor, event_id: int) -> Desk:
        async with self.db.read() as conn:
            return await self.desk(conn, actor, event_id)

    async def desk(self, conn: AsyncConnection, actor: Actor, event_id: int) -> Desk:
        meeting = await get_run(conn, actor, event_id, self.db.clock.now())
        items = {side.item_id for side in meeting.sides}
        last = await events.last_held(conn, items, meeting.id)
        return Desk(
            meeting=meeting,
            comings=await event_attendance.comings(conn, meeting.row),
            came=await event_attendance.came(conn, meeting.row),
            presences=await event_attendance.presences(conn, event_id),
            joinable=await self.joinable(conn, actor, meeting),
            before=await event_decisions.fulfilment(conn, last) if last else None,
            own=await event_decisions.fulfilment(conn, event_id),
        )

    async def ask(self, act: Act, event_id: int, want: Want) -> Desk:
        """The next line of this chat is about this meeting."""
        async with self.db.write("ask-event", act.cause) as tx:
            desk = await self.desk(tx.conn, act.actor, event_id)
            check_wanted(desk.meeting, want)
            await ask(tx, act, QUESTION, {"event": event_id, "want": want})
            return desk

    async def _of_year(self, conn: AsyncConnection, actor: Actor) -> list[Meeting]:
        tree = await coordinated(conn, actor)
        now = self.db.clock.now()
        today = self.calendar.day(now)
        year = school_year_of(today)
        ids = await events.between(conn, year.start, max(year.end, today + NEXT_YEAR), today)
        return await run_in(conn, tree, await read_meetings(conn, ids, now))

    async def joinable(
        self, conn: AsyncConnection, actor: Actor, meeting: Meeting, most: int = JOINABLE
    ) -> tuple[Meeting, ...]:
        """Without a day, of other plans, for the same days; those called alike first."""
        if meeting.stage in {Stage.HELD, Stage.OFF}:
            return ()
        codes = {side.roadmap_id for side in meeting.sides}
        found = [
            each
            for each in await self._of_year(conn, actor)
            if each.stage is Stage.UNDATED
            and each.id != meeting.id
            and not codes & {side.roadmap_id for side in each.sides}
            and _overlap(each, meeting)
        ]
        found.sort(key=lambda each: each.row.title != meeting.row.title)
        return tuple(found[:most])


def check_wanted(meeting: Meeting, want: Want) -> None:
    """ConflictError for what cannot be done with the meeting as it stands."""
    stage = meeting.stage
    if want is Want.SHEET:
        check_begun(meeting)
    if want in {Want.MINUTES, Want.DECISIONS, Want.UNHELD} and stage is not Stage.HELD:
        raise ConflictError("event-not-held")
    if want in {Want.DAY, Want.OFF} and stage is Stage.HELD:
        raise ConflictError("event-held-already")
    if want is Want.OFF and stage in {Stage.UNDATED, Stage.OFF}:
        raise ConflictError("event-no-day" if stage is Stage.UNDATED else "event-off-already")


def _overlap(one: Meeting, other: Meeting) -> bool:
    return (one.start or one.end) <= other.end and (other.start or other.end) <= one.end


async def get_asked(tx: Transaction, act: Act, event_id: int, want: Want) -> Mapping[str, Any]:
    """What was shown last and waits for a «да»; ConflictError for what an older screen asked."""
    question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
    subject = question.subject if question and question.kind == QUESTION else {}
    if subject.get("want") != want or subject["event"] != event_id:
        raise ConflictError("event-nothing-waits")
    return subject
