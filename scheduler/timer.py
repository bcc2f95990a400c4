"""The timer of time that runs: one job, re-armed after each run to the next planned moment."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_SUBMITTED
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from scheduler.moments import Moments
from storage.trouble import is_passing

FARTHEST = 15.0
JOB = "planner"
log = structlog.get_logger(__name__)


def outside_now() -> datetime:
    return datetime.now(UTC)


class Timer:
    """Runs the planner at 9:00 of every working day, at the start, and at least every 15 real seconds.

    The job waits by the outside's clock: when that was put back, it is armed anew after `longest` seconds.
    """

    def __init__(
        self,
        moments: Moments,
        until: datetime | None = None,
        *,
        outside: Callable[[], datetime] = outside_now,
        longest: float = 2 * FARTHEST,
    ) -> None:
        self.moments = moments
        self._until = until
        self._outside = outside
        self._longest = longest
        self._armed_at = time.monotonic()
        self._over = asyncio.Event()
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_listener(self._note_begin, EVENT_JOB_SUBMITTED)
        self._scheduler.add_listener(self._arm_next, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)
        self._idle = asyncio.Event()
        self._idle.set()

    async def run(self) -> None:
        """Until stopped, or until the program's time has come to `until`."""
        self._scheduler.start()
        try:
            self.arm()
            while not self._over.is_set():
                await self._watch()
        finally:
            self._scheduler.remove_all_jobs()
            await self._idle.wait()  # a shutdown would cut a run off in the middle
            self._scheduler.shutdown(wait=False)

    async def _watch(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), self._longest)
        if self._idle.is_set() and time.monotonic() - self._armed_at > self._longest:
            log.warning("the outside's clock was put back")
            self.arm()

    async def stop(self) -> None:
        self._over.set()

    def arm(self) -> None:
        """Let the job run at once; after it the next moment is found."""
        self._schedule(0.0)

    def _note_begin(self, _event: object) -> None:
        self._idle.clear()

    def _arm_next(self, _event: object) -> None:
        """Only now, when the run counts as ended: a job due during its own run would be dropped."""
        self._idle.set()
        self._schedule(self._next_delay())

    def _schedule(self, seconds: float) -> None:
        if self._over.is_set():
            return
        self._armed_at = time.monotonic()
        at = DateTrigger(self._outside() + timedelta(seconds=seconds))
        self._scheduler.add_job(
            self._run, at, id=JOB, replace_existing=True,
            misfire_grace_time=None, coalesce=True, max_instances=1,
        )  # fmt: skip

    async def _run(self) -> None:
        now = self.moments.clock.now()
        await self.moments.act()
        try:
            await self.moments.note(now)
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("the program's time cannot be noted", error=str(error)[:200])
        if self._until and now >= self._until:
            self._over.set()

    def _next_delay(self) -> float:
        clock = self.moments.clock
        moment = self.moments.next_opening()
        if self._until:
            moment = min(moment, self._until)
        wait = clock.real_seconds(moment)
        return FARTHEST if wait is None else min(FARTHEST, wait)
