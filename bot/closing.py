"""Closes handled rows of the inbox in batches: most were closed in the commit of their effect."""

import asyncio
from collections.abc import Awaitable, Callable, Collection

import structlog
from sqlalchemy.exc import SQLAlchemyError

from storage import inbox
from storage.database import Database
from storage.trouble import say_trouble

GATHER = 0.05
RETRY_AFTER = 1.0

log = structlog.get_logger(__name__)


class Closing:
    """`on_closed` hears of rows that need nothing more; a row that a kill left unclosed is handled again."""

    def __init__(
        self,
        db: Database,
        on_closed: Callable[[Collection[int]], None],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._db = db
        self._on_closed = on_closed
        self._pause = pause
        self._handled: dict[int, str] = {}
        self._has_more = asyncio.Event()
        self._is_over = False

    def add(self, row_id: int, state: str) -> None:
        """The row was handled: `done`, or `unhandled` when nothing was made of it."""
        self._handled[row_id] = state
        self._has_more.set()

    async def run(self) -> None:
        """Until the end is asked for; what is left then is closed first."""
        while not self._is_over:
            await self._has_more.wait()
            if not self._is_over:
                await asyncio.sleep(GATHER)
            self._has_more.clear()
            if not await self._close() and not self._is_over:
                await self._pause(RETRY_AFTER)
        await self._close()

    def end(self) -> None:
        self._is_over = True
        self._has_more.set()

    async def _close(self) -> bool:
        """False when the database could not be written; the rows are kept for the next try."""
        batch, self._handled = self._handled, {}
        try:
            if batch:
                await self._write(batch)
        except (SQLAlchemyError, OSError) as error:
            log.warning("handled rows could not be closed yet", problem=say_trouble(error))
            self._handled = batch | self._handled
            self._has_more.set()
            return False
        self._on_closed(batch)
        return True

    async def _write(self, batch: dict[int, str]) -> None:
        """Most rows were closed by their effects, so that most batches commit nothing."""
        left = sorted(batch.keys() - self._db.closed)
        if left:
            async with self._db.write("inbox-finished") as tx:
                for state in sorted({batch[row] for row in left}):
                    await inbox.finish(tx, [row for row in left if batch[row] == state], state)
        self._db.closed.difference_update(batch)
