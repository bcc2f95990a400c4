"""Waiting for the bot's answer to a press."""

import asyncio

from sandbox.routes import LONGEST_WAIT
from sandbox.views import view_press
from sandbox.world import Json, Press


async def wait_for_answer(press: Press, seconds: float) -> Json:
    """The outcome as soon as the bot has answered, or as it is after so many seconds."""
    if seconds > 0 and not press.answered.is_set():
        try:
            async with asyncio.timeout(min(seconds, LONGEST_WAIT)):
                await press.answered.wait()
        except TimeoutError:
            pass
    return view_press(press)
