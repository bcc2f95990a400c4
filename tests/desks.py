"""The office with its meetings: a day is named, a meeting is held, ticks are saved."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from office import Office
from sample_orders import DECEMBER
from sqlalchemy import func, select

from roadmap.clock import ManualClock
from services.attendance import Attendance
from services.comings import Comings
from services.event_days import EventDays
from services.event_decisions import EventDecisions
from services.event_files import EventFiles
from services.event_notices import EventNotices
from services.event_papers import EventPapers
from services.event_sides import EventSides
from services.events import Events, Want
from services.unheld import Unheld
from storage import events
from storage.schema import assignment, event, item, message, organization, window

MOSCOW = ZoneInfo("Europe/Moscow")
LINE = "26 декабря 15:00, УОГ"


class Desk(Office):
    """The office with its meetings."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.events = Events(self.db, self.calendar)
        self.days = EventDays(self.db, self.calendar, self.events)
        self.sides = EventSides(self.db, self.calendar, self.events)
        self.attendance = Attendance(self.db, self.calendar)
        self.comings = Comings(self.db)
        self.papers = EventPapers(self.db, self.calendar)
        self.decisions = EventDecisions(self.db, self.calendar)
        self.files = EventFiles(self.db)
        self.notices = EventNotices(self.db, self.calendar)
        self.unheld = Unheld(self.db, self.calendar)

    async def event_id(self, title: str = "пункт 1.5") -> int:
        return int(await self.scalar(select(event.c.id).where(event.c.title == title).order_by(event.c.id)))

    async def plan(self, title: str = "пункт 1.5", line: str = LINE) -> int:
        event_id = await self.event_id(title)
        await self.days.propose(await self.act(), event_id, line)
        await self.days.confirm(await self.act(), event_id)
        return event_id

    async def hold(self, clock: ManualClock, title: str = "пункт 1.5") -> int:
        event_id = await self.plan(title)
        clock.set(datetime(2022, 12, 27, 10, tzinfo=MOSCOW))
        return event_id

    async def save(self, event_id: int) -> None:
        await self.attendance.save(await self.act(), event_id, lambda presence, _day: presence.value)

    async def call_off(self, event_id: int) -> None:
        await self.events.ask(await self.act(), event_id, Want.OFF)
        await self.days.call_off(await self.act(), event_id)

    async def undo(self, event_id: int) -> int:
        """What was marked as held goes back; how many organizations are told."""
        await self.events.ask(await self.act(), event_id, Want.UNHELD)
        return await self.unheld.undo(await self.act(), event_id)

    async def event_ids(self, end: date) -> list[int]:
        """The meetings whose windows end on this day."""
        async with self.db.read() as conn:
            return await events.between(conn, end, end, end)

    async def statuses(self, key: str, end: date = DECEMBER.end) -> dict[str, str]:
        rows = await self.rows(
            select(organization.c.short_name, assignment.c.status)
            .join_from(assignment, organization, organization.c.id == assignment.c.organization_id)
            .join(window, window.c.id == assignment.c.window_id)
            .join(item, item.c.id == window.c.item_id)
            .where(item.c.key == key, window.c.end == end)
            .order_by(organization.c.id)
        )
        return {row[0]: row[1] for row in rows}

    async def count(self, kind: str) -> int:
        found = await self.scalar(select(func.count()).select_from(message).where(message.c.kind == kind))
        return int(found)
