"""Waiting for what another task does, without a pause of any length."""

import asyncio
from collections.abc import Awaitable, Callable

LOOK_EVERY = 0.003


async def until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    """Let the others run until it is so."""
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110 - nobody could set an event for it
            await asyncio.sleep(0)


async def until_true(is_so: Callable[[], Awaitable[bool]], seconds: float = 30) -> None:
    """The same for a question that has to be awaited."""
    async with asyncio.timeout(seconds):
        while not await is_so():  # noqa: ASYNC110
            await asyncio.sleep(LOOK_EVERY)  # a child process at work needs the processor more
