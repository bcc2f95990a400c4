"""The sender: takes the rows of the outbox that are due, in order of urgency, a chat's one at a time."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

import structlog
from aiogram import Bot

from scheduler.delivery import Composes, Delivery, MarksUnreachable, RefusedError
from scheduler.hours import WorkingHours
from scheduler.ledger import Ledger
from scheduler.pace import IN_FLIGHT, Pace
from services.immediates import Immediates
from storage import outbox
from storage.database import Database, Queue
from storage.outbox import OutboxRow, Result
from storage.trouble import is_passing

LOOK_SECONDS = 1.0
GATHERING = 0.01
AT_ONCE = 64
BATCH = 64
PATIENCE = 10.0
log = structlog.get_logger(__name__)


class Sender:
    """Up to 8 planned messages are under way at a time, and answers to people beside them.

    All it remembers is which rows it has in hand; what is to be sent and what became of it lies in rows.
    `alarm` says why it gave up, when Telegram refuses the bot itself.
    """

    def __init__(
        self,
        bot: Bot,
        db: Database,
        composer: Composes,
        pace: Pace,
        people: MarksUnreachable,
        hours: WorkingHours,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.alarm: str | None = None
        self._db = db
        self._monotonic = monotonic
        self._ledger = Ledger(db)
        immediates = Immediates(db, hours.calendar)
        self._delivery = Delivery(bot, composer, pace, self._ledger, people, immediates, hours, db.clock)
        self._wake = db.wakes[Queue.OUTBOX]
        self._ready: list[OutboxRow] = []
        self._running: dict[int, tuple[OutboxRow, asyncio.Task[float | None]]] = {}
        self._resting: dict[int, float] = {}
        self._ended: set[int] = set()
        self._sees_all = True
        self._takes = False
        self._stopping = False
        self._finished = asyncio.Event()
        self._finished.set()

    def take(self, rows: Sequence[OutboxRow]) -> None:
        """Rows that were committed just now; while others are being read they are read as well."""
        if not self._takes or self._wake.is_set():
            self._wake.set()
            return
        self._ready += [row for row in rows if row.id not in self._running]
        self._start_ready()

    async def run(self) -> None:
        """Send until stopped, or until Telegram refuses the bot; what was under way is finished first."""
        self._finished.clear()
        try:
            await self._recover()
            while not self._stopping and self.alarm is None:
                self._wake.clear()
                await self._look()
                self._takes = True
                self._start_ready()
                await self._sleep_until_woken()
                self._takes = False
            await self._finish()
        finally:
            self._takes = False
            await self._abandon()
            self._finished.set()

    async def _sleep_until_woken(self) -> None:
        """A row that comes alone is seen at once; of many that come together each is not looked for anew."""
        since = self._monotonic()
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await self._wake.wait()
        if self._monotonic() - since < GATHERING and not self._stopping:
            await asyncio.sleep(GATHERING)

    def idle(self) -> bool:
        """Nothing is being sent, and nothing is known that could be."""
        return not self._running and not self._ready

    async def stop(self) -> None:
        """Take no more rows, finish what is under way, return when `run` has ended."""
        self._stopping = True
        self._wake.set()
        await self._finished.wait()

    async def _recover(self) -> None:
        async with self._db.write("recover") as tx:
            left = await outbox.recover(tx)
        if left:
            log.warning("messages were being sent at the last stop; they may have arrived", count=left)

    async def _look(self) -> None:
        """Read what is due. People who are busy are left out only when there is too much to see it all."""
        now = self._monotonic()
        self._resting = {row: until for row, until in self._resting.items() if until > now}
        busy = () if self._sees_all else {row.person_id for row, _ in self._running.values()}
        self._ended.clear()
        try:
            async with self._db.read() as conn:
                rows = await outbox.due(conn, self._db.clock.now(), BATCH, busy, self._resting)
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("the outbox cannot be read, trying again", error=str(error)[:200])
            return
        self._sees_all = len(rows) < BATCH and not busy
        self._ready = [row for row in rows if row.id not in self._running and row.id not in self._ended]

    def _start_ready(self) -> None:
        if self._stopping or self.alarm:
            return
        busy = {row.person_id for row, _ in self._running.values()}
        own = sum(row.rank == 0 for row, _ in self._running.values())
        others = len(self._running) - own
        left = []
        for row in self._ready:
            has_room = own < AT_ONCE if row.rank == 0 else others < IN_FLIGHT
            if row.person_id in busy or not has_room:
                left.append(row)
                continue
            busy.add(row.person_id)
            own, others = own + (row.rank == 0), others + (row.rank != 0)
            task = asyncio.create_task(self._deliver(row))
            self._running[row.id] = (row, task)
            task.add_done_callback(partial(self._note_end, row))
        self._ready = left

    def _note_end(self, row: OutboxRow, task: "asyncio.Task[float | None]") -> None:
        del self._running[row.id]
        self._delivery.leaving.discard(row.id)
        self._ended.add(row.id)
        rest = None if task.cancelled() else task.result()
        if rest:
            self._resting[row.id] = self._monotonic() + rest
        self._start_ready()
        has_more = not self._ready and not self._sees_all
        if rest is not None or has_more or self.alarm:
            self._wake.set()

    async def _deliver(self, row: OutboxRow) -> float | None:
        """One bad recipient never stops the rest."""
        try:
            return await self._delivery.deliver(row)
        except RefusedError as error:
            if self.alarm is None:
                log.critical("Telegram refuses the bot, nothing is sent any more", error=str(error))
            self.alarm = str(error)
        except Exception as error:
            log.exception("a message cannot be delivered", row=row.id, kind=row.kind)
            await self._give_up(row, error)
        return None

    async def _give_up(self, row: OutboxRow, error: Exception) -> None:
        try:
            await self._ledger.finish(Result(row, "failed", error=f"{type(error).__name__}: {error}"[:500]))
        except Exception:
            log.exception("the outcome of a message cannot be recorded", row=row.id)
            self._resting[row.id] = self._monotonic() + 60.0

    async def _finish(self) -> None:
        """Let go of what still waits for its turn, and see the rest through."""
        for row, task in list(self._running.values()):
            if row.id not in self._delivery.leaving:
                task.cancel()
        tasks = [task for _, task in self._running.values()]
        if tasks:
            await asyncio.wait(tasks, timeout=PATIENCE)
        await self._ledger.drain()

    async def _abandon(self) -> None:
        tasks = [task for _, task in self._running.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
