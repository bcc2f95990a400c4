"""`/meeting`: the meetings of a year, their days named, moved and called off by the centre (RULES §7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, RejectedError
from roadmap.event_days import parse_meeting
from roadmap.periods import school_year_of
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated
from services.event_notices import tell
from services.meetings import Meeting, Stage, get_meeting, get_run, read_meetings
from services.people import Actor
from services.questions import Question, ask
from storage import awaiting, changes, event_decisions, events
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

    `before`: how the decisions of the last meeting of its items are fulfilled; `own`: those of this one.
    """

    meeting: Meeting
    comings: Mapping[int, str]
    presences: Mapping[int, str]
    joinable: tuple[Meeting, ...]
    before: Fulfilment | None
    own: Fulfilment | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day that was understood, to be confirmed. `is_past`: it was held already, nobody is told."""

    meeting: Meeting
    starts_at: datetime
    place: str
    link: str
    is_past: bool
    is_day_off: bool
    is_outside: bool


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
            comings=await events.comings(conn, event_id),
            presences=await events.presences(conn, event_id),
            joinable=await self._joinable(conn, actor, meeting),
            before=await event_decisions.fulfilment(conn, last) if last else None,
            own=await event_decisions.fulfilment(conn, event_id),
        )

    async def ask(self, act: Act, event_id: int, want: Want) -> Desk:
        """The next line of this chat is about this meeting."""
        async with self.db.write("ask-event", act.cause) as tx:
            desk = await self.desk(tx.conn, act.actor, event_id)
            if want is Want.DAY and desk.meeting.stage is Stage.HELD:
                raise ConflictError("event-held-already")
            if want in {Want.MINUTES, Want.DECISIONS, Want.UNHELD} and desk.meeting.stage is not Stage.HELD:
                raise ConflictError("event-not-held")
            await ask(tx, act, QUESTION, {"event": event_id, "want": want})
            return desk

    async def propose(self, act: Act, event_id: int, text: str) -> Proposal:
        """«26 января 15:00, УОиМП, каб. 12»; of a meeting that has a day, also only what is new."""
        async with self.db.write("propose-event", act.cause) as tx:
            meeting = await self._changeable(tx, act.actor, event_id)
            proposal = self._read(tx, meeting, text)
            subject = {
                "event": event_id,
                "want": Want.YES,
                "starts": proposal.starts_at.isoformat(),
                "place": proposal.place,
                "link": proposal.link,
            }
            await ask(tx, act, QUESTION, subject)
            return proposal

    async def confirm(self, act: Act, event_id: int) -> tuple[Desk, int]:
        """The day that was shown last stands; how many people are told of it."""
        async with self.db.write("confirm-event", act.cause) as tx:
            question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
            if question is None or not _is_yes(question, event_id):
                raise ConflictError("event-nothing-waits")
            before = await self._changeable(tx, act.actor, event_id)
            subject = question.subject
            starts = datetime.fromisoformat(subject["starts"])
            values = {"starts_at": starts, "place": subject["place"], "link": subject["link"]}
            is_ahead = starts > tx.now
            told = {"announced_at": before.row.announced_at or tx.now} if is_ahead else {}
            await events.put(tx, event_id, **values, **told, cancelled_at=None)
            if is_ahead and before.row.starts_at not in {None, starts}:
                await events.forget_comings(tx, event_id)  # they were said of another day
            after = await get_meeting(tx.conn, event_id, tx.now)
            count = 0
            if self._words(after) != self._words(before):
                await self._note(tx, act, before, after)
                count = await tell(tx, self.calendar, after) if is_ahead else 0
            await awaiting.clear(tx.conn, act.chat_key)
            return await self.desk(tx.conn, act.actor, event_id), count

    async def call_off(self, act: Act, event_id: int) -> tuple[Desk, int]:
        """Cancelled, or it was not held: the holder still owes it, nobody at a school is late for it."""
        async with self.db.write("call-off-event", act.cause) as tx:
            before = await self._changeable(tx, act.actor, event_id)
            count = 0
            if before.stage in {Stage.PLANNED, Stage.OVER}:
                await events.put(tx, event_id, cancelled_at=tx.now)
                after = await get_meeting(tx.conn, event_id, tx.now)
                await self._note(tx, act, before, after)
                is_ahead = before.stage is Stage.PLANNED and before.row.announced_at is not None
                count = await tell(tx, self.calendar, after) if is_ahead else 0
            await awaiting.clear(tx.conn, act.chat_key)
            return await self.desk(tx.conn, act.actor, event_id), count

    async def join(self, act: Act, event_id: int, other_id: int) -> Desk:
        """One meeting for several plans: what the other one served, this one serves."""
        async with self.db.write("join-event", act.cause) as tx:
            meeting = await self._changeable(tx, act.actor, event_id)
            joinable = {each.id: each for each in await self._joinable(tx.conn, act.actor, meeting, most=99)}
            if other_id not in joinable:
                raise ConflictError("event-not-joinable")
            other = joinable[other_id]
            await events.give_windows(tx, [side.window_id for side in other.sides], event_id)
            await events.remove(tx, other_id)
            after = await get_meeting(tx.conn, event_id, tx.now)
            await self._note(tx, act, meeting, after, what="event-joined")
            if after.stage is Stage.PLANNED and after.row.announced_at:
                await tell(tx, self.calendar, after)
            return await self.desk(tx.conn, act.actor, event_id)

    async def split(self, act: Act, event_id: int) -> Desk:
        """Every plan has a meeting of its own again; possible while no day is named."""
        async with self.db.write("split-event", act.cause) as tx:
            meeting = await self._changeable(tx, act.actor, event_id)
            if meeting.stage not in {Stage.UNDATED, Stage.OFF}:
                raise ConflictError("event-split-late")
            first = meeting.sides[0].roadmap_id
            others: dict[int, list[int]] = {}
            for side in meeting.sides:
                if side.roadmap_id != first:
                    others.setdefault(side.roadmap_id, []).append(side.window_id)
            for windows in others.values():
                await events.give_windows(tx, windows, await events.add(tx, meeting.row.title))
            after = await get_meeting(tx.conn, event_id, tx.now)
            if others:
                await self._note(tx, act, meeting, after, what="event-joined")
            return await self.desk(tx.conn, act.actor, event_id)

    async def _of_year(self, conn: AsyncConnection, actor: Actor) -> list[Meeting]:
        tree = await coordinated(conn, actor)
        now = self.db.clock.now()
        today = self.calendar.day(now)
        year = school_year_of(today)
        ids = await events.between(conn, year.start, max(year.end, today + NEXT_YEAR), today)
        return [each for each in await read_meetings(conn, ids, now) if tree & each.organizations]

    async def _joinable(
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

    async def _changeable(self, tx: Transaction, actor: Actor, event_id: int) -> Meeting:
        await events.lock(tx.conn, event_id)
        meeting = await get_run(tx.conn, actor, event_id, tx.now)
        if meeting.stage is Stage.HELD:
            raise ConflictError("event-held-already")
        return meeting

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

    async def _note(
        self, tx: Transaction, act: Act, before: Meeting, after: Meeting, what: str = "event"
    ) -> None:
        """At every item that the meeting serves, so that each tells its own story."""
        for side in {side.item_id: side for side in (*before.sides, *after.sides)}.values():
            about = {"order_id": side.order_id, "roadmap_id": side.roadmap_id, "item_id": side.item_id}
            words = {"before": self._words(before), "after": self._words(after)}
            await changes.add(tx, act.actor.person_id, what, **words, about=about)

    def _words(self, meeting: Meeting) -> str:
        """As the log of changes writes it: «2023-01-26 15:00, УОиМП · ДК1 1.2»."""
        row = meeting.row
        when = f"{row.starts_at.astimezone(self.calendar.zone):%Y-%m-%d %H:%M}" if row.starts_at else ""
        state = "" if row.cancelled_at is None else "cancelled"
        told = ", ".join(filter(None, (when, row.place, row.link, state)))
        serves = ", ".join(f"{code} {number}".strip() for code, number in meeting.places)
        return f"{told} · {serves}".strip(" ·")


def _is_yes(question: Question, event_id: int) -> bool:
    subject: Mapping[str, Any] = question.subject
    return question.kind == QUESTION and subject["want"] == Want.YES and subject["event"] == event_id


def _overlap(one: Meeting, other: Meeting) -> bool:
    return (one.start or one.end) <= other.end and (other.start or other.end) <= one.end
