"""Time that stands still while anything is to be done, and jumps when nothing is (`CLOCK_RATE=auto`)."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from roadmap.clock import Clock
from scheduler.moments import Moments

QUIET = 0.2
LOOK = 0.05


class Settable(Clock, Protocol):
    def set(self, moment: datetime) -> None: ...


class AutoTime:
    """From one planned moment to the next; the moment is on disk before anything is done in it.

    A run that is killed and started again from that moment therefore says what it would have said.
    """

    def __init__(
        self,
        moments: Moments,
        clock: Settable,
        until: datetime | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._moments = moments
        self._clock = clock
        self._until = until
        self._monotonic = monotonic
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Until stopped, or until time has come to `until`."""
        await self._moments.note(self._clock.now())
        await self._moments.act()
        while await self.wait_for_quiet():
            moment = await self._moments.next_event()
            if self._until and moment >= self._until:
                await self.jump(self._until)
                return
            await self.jump(moment)
            await self._moments.act()

    async def stop(self) -> None:
        self._stopping.set()

    async def jump(self, moment: datetime) -> None:
        await self._moments.note(moment)
        self._clock.set(moment)

    async def wait_for_quiet(self) -> bool:
        """Wait until for 0.2 s nothing was due and nothing came; False when asked to stop."""
        seen, since = await self._moments.pending(), self._monotonic()
        while seen.is_due or self._monotonic() - since < QUIET:
            if await self._is_stopped_within(LOOK):
                return False
            now = await self._moments.pending()
            if now.is_due or now != seen:
                seen, since = now, self._monotonic()
        return not self._stopping.is_set()

    async def _is_stopped_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return False
        return True
