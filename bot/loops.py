"""The program's loops: started together, stopped in order, none of them missed when it fails."""

import asyncio
from typing import Protocol

import structlog

STOP_WITHIN = 30.0

log = structlog.get_logger(__name__)


class Loop(Protocol):
    async def run(self) -> None: ...

    async def stop(self) -> None: ...


class Loops:
    """Loops in the order in which they are to be stopped."""

    def __init__(self) -> None:
        self._loops: list[tuple[str, Loop, asyncio.Task[None]]] = []

    def start(self, name: str, loop: Loop) -> None:
        self._loops.append((name, loop, asyncio.create_task(loop.run(), name=name)))

    async def first_ended(self) -> None:
        """Returns when a loop has ended by itself, raises what it failed with."""
        tasks = [task for _, _, task in self._loops]
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Each ends in its own way; one that does not within half a minute is cut off."""
        for name, loop, task in self._loops:
            await loop.stop()
            await asyncio.wait({task}, timeout=STOP_WITHIN)
            if not task.done():
                log.warning("a loop was cut off", loop=name)
                task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        self._loops.clear()
