"""Long polling of our own: fetch raw, commit, and only then ask for the next offset (TELEGRAM §3)."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods.base import TelegramMethod
from sqlalchemy.exc import SQLAlchemyError

from bot.health import Health
from bot.intake import ALLOWED_UPDATES, Intake, find_update_id
from bot.refusal import RefusalError
from storage.trouble import say_trouble

POLL_SECONDS = 30
log = structlog.get_logger(__name__)


class RawGetUpdates(TelegramMethod[list[Any]]):
    """getUpdates without a model: an update that cannot be parsed then fails alone, later."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


@dataclass(slots=True)
class Backoff:
    """1, 2, 4 … 30 seconds, each with a quarter of jitter; a wait is always over half a second."""

    failures: int = 0
    spread: Callable[[], float] = field(default=random.random)

    def next_delay(self) -> float:
        delay = min(30.0, 2.0**self.failures)
        self.failures += 1
        return delay * (0.75 + 0.5 * self.spread())


class Poller:
    """Fetches until stopped; a refusal by Telegram ends it with a RefusalError."""

    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        health: Health,
        *,
        poll_seconds: int = POLL_SECONDS,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._health = health
        self._poll_seconds = poll_seconds
        self._pause = pause
        self._stopping = asyncio.Event()
        self._offset: int | None = None
        self._told: int | None = None

    async def run(self) -> None:
        backoff = Backoff()
        while not self._stopping.is_set():
            try:
                await self._poll_once()
                backoff.failures = 0
            except TelegramRetryAfter as error:
                await self._wait(float(error.retry_after))
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise RefusalError("Telegram no longer accepts BOT_TOKEN") from None
            except TelegramConflictError as error:
                raise RefusalError(f"another program fetches this bot's updates ({error.message})") from None
            except (TelegramAPIError, ClientDecodeError) as error:
                log.warning("getUpdates failed", error=f"{type(error).__name__}: {error}"[:300])
                await self._wait(backoff.next_delay())
            except (SQLAlchemyError, OSError) as error:
                log.error(  # noqa: TRY400 - the traceback would hold people's words
                    "updates could not be stored, they stay with Telegram", problem=say_trouble(error)
                )
                await self._wait(backoff.next_delay())
        await self._acknowledge()

    async def _poll_once(self) -> None:
        request = RawGetUpdates(
            offset=self._offset, timeout=self._poll_seconds, allowed_updates=list(ALLOWED_UPDATES)
        )
        self._told = self._offset
        updates = await self._until_stopped(self._bot(request, request_timeout=self._poll_seconds + 10))
        if updates is None:
            return
        if updates:
            await self._intake.store(updates)
            ids = [id_ for update in updates if (id_ := find_update_id(update)) is not None]
            self._offset = ids[-1] + 1 if ids else self._offset
        await self._health.note()

    async def _until_stopped(self, work: Awaitable[Any]) -> Any:
        """What `work` returns, or None when the program stops first."""
        task, stop = asyncio.ensure_future(work), asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
            return task.result() if task.done() else None
        finally:
            stop.cancel()
            if not task.done():
                task.cancel()
                await asyncio.wait({task})

    async def _wait(self, seconds: float) -> None:
        self._told = None
        await self._until_stopped(self._pause(seconds))

    async def stop(self) -> None:
        """Ask the loop to end; whoever runs it awaits it."""
        self._stopping.set()

    async def _acknowledge(self) -> None:
        """Tell Telegram of what was committed after the last request, so that it is not sent again."""
        if self._offset is None or self._offset == self._told:
            return
        try:
            await self._bot(
                RawGetUpdates(offset=self._offset, limit=1, timeout=0, allowed_updates=list(ALLOWED_UPDATES)),
                request_timeout=10,
            )
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("the last updates will come once more", error=type(error).__name__)
