"""The moments of the program's time at which something happens by itself, and what happens then."""

import asyncio
from datetime import datetime
from typing import Protocol

import structlog

from roadmap.clock import Clock
from scheduler.hours import WorkingHours
from storage import facts, pending
from storage.database import Database, Queue
from storage.trouble import is_passing

LONGEST_PAUSE = 60.0
log = structlog.get_logger(__name__)


class Plans(Protocol):
    """Orders the messages of the present day; safe to repeat."""

    async def plan(self) -> int: ...


class Moments:
    """Wakes the planner, one run at a time, and keeps on disk where the program's time stands."""

    def __init__(self, db: Database, planning: Plans, hours: WorkingHours) -> None:
        self.db = db
        self.hours = hours
        self._planning = planning
        self._running = asyncio.Lock()

    @property
    def clock(self) -> Clock:
        return self.db.clock

    async def act(self) -> None:
        """Plan what is due now. A database that is busy is asked again; any other failure is logged."""
        pause = 1.0
        async with self._running:
            while True:
                try:
                    await self._planning.plan()
                except Exception as error:
                    if not is_passing(error):
                        log.exception("the planner has failed")
                        return
                    log.warning("the planner waits for the database", error=str(error)[:200])
                    await asyncio.sleep(pause)
                    pause = min(LONGEST_PAUSE, 2 * pause)
                else:
                    return

    async def note(self, moment: datetime) -> None:
        """Commit where time stands, and wake whoever waits for it."""
        async with self.db.write("clock") as tx:
            await facts.put(tx, facts.CLOCK, moment.isoformat())
            tx.touched.update((Queue.OUTBOX, Queue.FILES, Queue.DRAFTS))

    async def next_event(self) -> datetime:
        """The earliest moment after now for which a row waits or at which the planner runs."""
        async with self.db.read() as conn:
            row = await pending.next_moment(conn, self.clock.now())
        opening = self.next_opening()
        return min(opening, row) if row else opening

    def next_opening(self) -> datetime:
        """The next 9:00 of a working day."""
        return self.hours.next_opening(self.clock.now())

    async def pending(self) -> pending.Pending:
        async with self.db.read() as conn:
            return await pending.read(conn, self.clock.now())
