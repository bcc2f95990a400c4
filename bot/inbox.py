"""Handles the inbox: rows of a chat one after another, chats in parallel, whatever happens to one of them."""

import asyncio
import traceback
from bisect import insort
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import structlog
from aiogram import Bot
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import AiogramError, TelegramForbiddenError
from aiogram.types import Update
from sqlalchemy.exc import SQLAlchemyError

from bot.closing import Closing
from bot.intake import find_kind
from roadmap.errors import AppError
from scheduler.outcomes import Outcome, describe, judge
from scheduler.pace import is_never_sent
from storage import inbox
from storage.database import Database, Queue
from storage.inbox import InboxRow
from storage.trouble import is_passing, say_trouble

PARALLEL = 32
HELD = 1000  # rows kept in memory; the rest wait in the database
LOOK_EVERY = 1.0
LONGEST_WAIT = 60.0
STOP_WITHIN = 20.0

log = structlog.get_logger(__name__)


class Feeds(Protocol):
    """aiogram's dispatcher, as far as it is needed here."""

    async def feed_update(self, bot: Bot, update: Update, **kwargs: Any) -> Any: ...


class Explains(Protocol):
    """Tells a person what is wrong; never raises."""

    async def explain(self, bot: Bot, payload: Any, error: AppError) -> None: ...

    async def apologise(self, bot: Bot, payload: Any) -> None: ...

    async def doubt(self, bot: Bot, payload: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Handling:
    """What a row needs; with `trusts_outside` Telegram's earlier date is the moment of an answer."""

    bot: Bot
    dispatcher: Feeds
    errors: Explains
    redact: Callable[[str], str] = str
    trusts_outside: bool = True


class InboxRunner:
    """Rows come from intake by `accept`, those of the last run and of other processes from the database."""

    def __init__(
        self,
        db: Database,
        handling: Handling,
        *,
        parallel: int = PARALLEL,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._db = db
        self._handling = handling
        self._pause = pause
        self._slots = asyncio.Semaphore(parallel)
        self._lanes: dict[str, list[InboxRow]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: set[int] = set()
        self._is_behind = True  # rows of the last run come first
        self._has_missed = False
        self._stopping = asyncio.Event()
        self._closing = Closing(db, self._let_go, pause)

    # taking rows

    def accept(self, rows: Sequence[InboxRow]) -> None:
        """Rows that were committed just now. When too many are held they are read again later."""
        if self._stopping.is_set():
            return
        if self._is_behind or len(self._held) + len(rows) > HELD:
            self._is_behind = self._has_missed = True
            self._db.wakes[Queue.INBOX].set()
            return
        for row in rows:
            self._put(row)

    def _put(self, row: InboxRow) -> None:
        if row.id in self._held:
            return
        self._held.add(row.id)
        lane = self._lanes.get(row.chat_key)
        if lane is None:
            self._lanes[row.chat_key] = [row]
            task = asyncio.create_task(self._serve(row.chat_key))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            insort(lane, row, lo=1, key=lambda held: held.id)  # the first one runs

    async def run(self) -> None:
        """Until stopped; then what runs is finished and nothing more begins."""
        closing = asyncio.create_task(self._closing.run())
        wake = self._db.wakes[Queue.INBOX]
        try:
            while not self._stopping.is_set():
                wake.clear()
                await self._look()
                await _first(wake, self._stopping, seconds=LOOK_EVERY)
            await self._finish_running()
            self._closing.end()
            await closing
        finally:
            closing.cancel()

    async def stop(self) -> None:
        """Ask the loop to end; whoever runs it awaits it."""
        self._stopping.set()

    async def _finish_running(self) -> None:
        if not self._tasks:
            return
        _, cut_off = await asyncio.wait(self._tasks, timeout=STOP_WITHIN)
        for task in cut_off:
            task.cancel()
        await asyncio.gather(*cut_off, return_exceptions=True)

    def _let_go(self, rows: Collection[int]) -> None:
        self._held.difference_update(rows)
        if self._is_behind:
            self._db.wakes[Queue.INBOX].set()

    async def _look(self) -> None:
        """Take what waits in the database; once nothing is left there, rows come by `accept` alone."""
        room = HELD - len(self._held)
        if room <= 0:
            return
        self._has_missed = False
        try:
            async with self._db.read() as conn:
                rows = await inbox.list_new(conn, room, self._held)
        except (SQLAlchemyError, OSError) as error:
            log.warning("the inbox cannot be read", problem=say_trouble(error))
            return
        self._is_behind = self._has_missed or len(rows) == room
        for row in rows:
            self._put(row)

    # one chat

    async def _serve(self, chat_key: str) -> None:
        lane = self._lanes[chat_key]
        failures = 0
        while lane and not self._stopping.is_set():
            async with self._slots:
                if self._stopping.is_set():
                    break
                is_over = await self._handle(lane[0])
            if is_over:
                failures = 0
                lane.pop(0)
            else:
                wait = min(LONGEST_WAIT, 2.0**failures)
                failures += 1
                await self._wait(wait)
        del self._lanes[chat_key]

    async def _wait(self, seconds: float) -> None:
        pause, stop = (
            asyncio.ensure_future(self._pause(seconds)),
            asyncio.ensure_future(self._stopping.wait()),
        )
        await asyncio.wait({pause, stop}, return_when=asyncio.FIRST_COMPLETED)
        pause.cancel()
        stop.cancel()

    async def _handle(self, row: InboxRow) -> bool:
        """False when the row has to be tried again before anything else of its chat."""
        with structlog.contextvars.bound_contextvars(row=row.id, chat=row.chat_key):
            try:
                self._closing.add(row.id, "done" if await self._feed(row) else "unhandled")
            except AppError as error:
                self._closing.add(row.id, "done")
                await self._handling.errors.explain(self._handling.bot, row.payload, error)
            except TelegramForbiddenError as error:
                log.info("the person has left the chat", problem=error.message)
                self._closing.add(row.id, "done")
            except Exception as error:  # noqa: BLE001 - one row must not stop the others
                return await self._on_failure(row, error)
            return True

    async def _feed(self, row: InboxRow) -> bool:
        """False when nothing was made of the update."""
        kind = find_kind(row.payload)
        if kind is None:
            log.warning("an update of a kind that was not asked for")
            return False
        sent_at = _sent_at(row.payload[kind])
        moment = row.received_at
        if sent_at and self._handling.trusts_outside:
            moment = min(moment, sent_at)
        bot = self._handling.bot
        update = Update.model_validate(row.payload, context={"bot": bot})
        result = await self._handling.dispatcher.feed_update(
            bot, update, inbox_id=row.id, moment=moment, sent_at=sent_at
        )
        if result is UNHANDLED:
            log.warning("nothing handles this update")
        return result is not UNHANDLED

    async def _on_failure(self, row: InboxRow, error: Exception) -> bool:
        if is_passing(error) or is_never_sent(error):
            log.warning("the chat waits", problem=say_trouble(error))
            return False
        if isinstance(error, AiogramError) and judge(error) is Outcome.UNKNOWN:
            log.warning("an answer may not have come", problem=describe(error))
            self._closing.add(row.id, "done")
            await self._handling.errors.doubt(self._handling.bot, row.payload)
            return True
        text = self._handling.redact("".join(traceback.format_exception(error)))
        try:
            async with self._db.write("inbox-failed") as tx:
                was_new = await inbox.finish(tx, [row.id], "failed", text)
        except (SQLAlchemyError, OSError) as another:
            log.warning("the chat waits", problem=say_trouble(another))
            return False
        log.error("an update failed", exc_info=error)
        self._held.discard(row.id)
        self._db.closed.discard(row.id)
        if was_new:  # else its effect stands, only the view after it failed
            await self._handling.errors.apologise(self._handling.bot, row.payload)
        return True


def _sent_at(event: Any) -> datetime | None:
    """Telegram's own date of what a person did; a button's press has none."""
    seconds = (event.get("edit_date") or event.get("date")) if isinstance(event, dict) else None
    if not isinstance(seconds, int) or not 0 < seconds < 2**40:
        return None
    return datetime.fromtimestamp(seconds, UTC)


async def _first(*events: asyncio.Event, seconds: float) -> None:
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
