"""The one worker that fetches files: announced with their reply, they count as evidence before they are here.

Two kinds of failure wait differently. What Telegram says about a file (it cannot be had for now) is counted
in the row and tried again after 1, 2, 4 … minutes of the program's time. A line that is down or a disk that
is full says nothing about the file: the row stays as it is and rests 1, 2, 4 … 60 outside seconds in memory.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import structlog
from aiogram import Bot

from documents.file_kinds import read_kind
from roadmap.model import AttachmentState
from scheduler.fetching import ATTEMPTS, BROKEN_LINE, LARGEST, Fetcher, TooBigError, UnavailableError
from scheduler.outcomes import describe
from services.arrivals import Arrivals
from storage import attachments
from storage.attachments import Announced
from storage.database import Database, Queue
from storage.files import FileStore, Incoming
from storage.trouble import is_passing

LOOK_SECONDS = 1.0
LONGEST_REST = 60.0
log = structlog.get_logger(__name__)


class Downloads:
    """Fetches one file after another, those of the last run first; a file that fails lets the others go on.

    `largest` is what the public server hands out; None for a server of one's own.
    """

    def __init__(
        self,
        bot: Bot,
        db: Database,
        store: FileStore,
        largest: int | None = LARGEST,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetcher = Fetcher(bot, largest)
        self._db = db
        self._arrivals = Arrivals(db)
        self._store = store
        self._monotonic = monotonic
        self._wake = db.wakes[Queue.FILES]
        self._resting: dict[int, tuple[float, int]] = {}
        self._work: asyncio.Task[None] | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._stopping = False

    async def run(self) -> None:
        """Until stopped: a file that is being fetched is then left for the next run."""
        await asyncio.to_thread(self._store.clear)
        try:
            while not self._stopping:
                self._wake.clear()
                if row := await self._find():
                    self._work = asyncio.create_task(self._fetch(row))
                    await asyncio.wait({self._work})
                elif not self._stopping:
                    await self._look_later()
        finally:
            await self._let_go()

    async def stop(self) -> None:
        self._stopping = True
        self._wake.set()
        if self._work:
            self._work.cancel()

    def idle(self) -> bool:
        return self._work is None or self._work.done()

    async def _look_later(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await self._wake.wait()

    async def _let_go(self) -> None:
        """What is whole already is kept: a stop finds a file either announced or stored."""
        if self._work:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)
        if self._keeping:
            await asyncio.gather(self._keeping, return_exceptions=True)

    async def _find(self) -> Announced | None:
        now = self._monotonic()
        resting = [row for row, (until, _) in self._resting.items() if until > now]
        try:
            async with self._db.read() as conn:
                return await attachments.find_next(conn, self._db.clock.now(), resting)
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("the files to fetch cannot be read", error=type(error).__name__)
            return None

    async def _fetch(self, row: Announced) -> None:
        """Bring the row one step on, whatever happens; one bad file never stops the rest."""
        try:
            await self._advance(row)
            self._resting.pop(row.id, None)
        except BROKEN_LINE as error:
            self._rest(row, describe(error))
        except Exception as error:
            if not (is_passing(error) or isinstance(error, OSError)):
                log.exception("a file cannot be fetched", attachment=row.id)
            self._rest(row, type(error).__name__)

    async def _advance(self, row: Announced) -> None:
        try:
            await self._download(row)
        except TooBigError:
            await self._arrivals.give_up(row, AttachmentState.TOO_BIG)
        except UnavailableError as error:
            if row.attempts + 1 >= ATTEMPTS:
                log.warning("a file is gone", attachment=row.id, error=str(error))
                await self._arrivals.give_up(row, AttachmentState.GONE)
            else:
                await self._arrivals.postpone(row, timedelta(minutes=2.0**row.attempts))

    async def _download(self, row: Announced) -> None:
        path, size = await self._fetcher.locate(row.outside_id, row.size)
        incoming = self._store.open()
        try:
            await self._fetcher.stream(path, incoming, size)
            self._keeping = asyncio.create_task(self._keep(row, incoming))
            await asyncio.shield(self._keeping)
        except asyncio.CancelledError:
            if self._keeping is None or self._keeping.done():
                incoming.discard()
            raise
        except BaseException:
            incoming.discard()
            raise

    async def _keep(self, row: Announced, incoming: Incoming) -> None:
        try:
            sha256 = await asyncio.to_thread(incoming.keep)
            kind = await asyncio.to_thread(read_kind, self._store.path(sha256), row.name)
            await self._arrivals.store(row, sha256, incoming.size, kind)
        finally:
            incoming.discard()

    def _rest(self, row: Announced, error: str) -> None:
        """A download's error is told by its type alone: its text holds the address, and that the token."""
        _, failures = self._resting.get(row.id, (0.0, 0))
        rest = min(LONGEST_REST, 2.0**failures)
        self._resting[row.id] = (self._monotonic() + rest, min(failures + 1, 10))
        log.warning("a file could not be fetched, trying again", attachment=row.id, error=error, seconds=rest)
