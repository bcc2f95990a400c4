"""The one worker that reads orders' files: fetched, read in a limited child, understood, and then shown.

What is wrong with the file is told to whoever sent it. A line that is down, a disk that is full or a busy
database says nothing about the file: its row stays as it is and rests 1, 2, 4 … 60 outside seconds.
"""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import structlog
from aiogram import Bot

from documents.child import read_order
from documents.printed import dump_printed
from roadmap.errors import RejectedError
from scheduler.fetching import ATTEMPTS, BROKEN_LINE, LARGEST, Fetcher, TooBigError, UnavailableError
from scheduler.outcomes import describe
from services.draft_reading import DraftReading
from storage.database import Queue
from storage.drafts import DraftRow
from storage.trouble import is_passing

LOOK_SECONDS = 1.0
LONGEST_REST = 60.0
PREFIX = "draft-"
SUFFIXES = frozenset({".docx", ".doc", ".docm", ".xlsx", ".xls", ".xlsm", ".pdf", ".txt"})
log = structlog.get_logger(__name__)


class Paper:
    """A file of the disk that counts what is written to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._file = path.open("wb")

    def write(self, data: bytes) -> int:
        self.size += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        self._file.close()


class Readings:
    """Reads one file after another, those of the last run first; what was fetched is kept nowhere."""

    def __init__(
        self,
        bot: Bot,
        drafts: DraftReading,
        folder: Path,
        largest: int | None = LARGEST,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetcher = Fetcher(bot, largest)
        self._drafts = drafts
        self._folder = folder
        self._monotonic = monotonic
        self._wake = drafts.db.wakes[Queue.DRAFTS]
        self._resting: dict[int, tuple[float, int]] = {}
        self._work: asyncio.Task[None] | None = None
        self._stopping = False

    async def run(self) -> None:
        """Until stopped: a file that is being read is then left for the next run."""
        await asyncio.to_thread(self._clear)
        try:
            while not self._stopping:
                self._wake.clear()
                if row := await self._find():
                    self._work = asyncio.create_task(self._handle(row))
                    await asyncio.wait({self._work})
                elif not self._stopping:
                    await self._look_later()
        finally:
            if self._work:
                self._work.cancel()
                await asyncio.gather(self._work, return_exceptions=True)

    async def stop(self) -> None:
        self._stopping = True
        self._wake.set()
        if self._work:
            self._work.cancel()

    async def _look_later(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await self._wake.wait()

    async def _find(self) -> DraftRow | None:
        now = self._monotonic()
        resting = [row for row, (until, _) in self._resting.items() if until > now]
        try:
            return await self._drafts.find_next(resting)
        except Exception as error:
            if not is_passing(error):
                raise
            log.warning("the orders to read cannot be found", error=type(error).__name__)
            return None

    async def _handle(self, row: DraftRow) -> None:
        """Bring the row one step on, whatever happens; one bad file never stops the rest."""
        try:
            await self._advance(row)
            self._resting.pop(row.id, None)
        except BROKEN_LINE as error:
            self._rest(row, describe(error))
        except Exception as error:
            if not (is_passing(error) or isinstance(error, OSError)):
                log.exception("an order cannot be read", draft=row.id)
            self._rest(row, type(error).__name__)

    async def _advance(self, row: DraftRow) -> None:
        try:
            await self._read(row)
        except RejectedError as error:
            await self._drafts.refuse(row, error)
        except TooBigError:
            await self._drafts.refuse(row, RejectedError("document-too-big", limit=LARGEST >> 20))
        except UnavailableError as error:
            if row.attempts + 1 >= ATTEMPTS:
                log.warning("an order's file is gone", draft=row.id, error=str(error))
                await self._drafts.refuse(row, RejectedError("draft-file-gone"))
            else:
                await self._drafts.postpone(row, timedelta(minutes=2.0**row.attempts))

    async def _read(self, row: DraftRow) -> None:
        file = row.file
        path, size = await self._fetcher.locate(file["outside_id"], file["size"])
        with tempfile.TemporaryDirectory(prefix=PREFIX, dir=self._prepare()) as folder:
            paper = Paper(Path(folder) / f"order{_suffix(file['name'])}")
            try:
                await self._fetcher.stream(path, paper, size)
            finally:
                paper.close()
            printed = await read_order(paper.path)
        await self._understand(row, await asyncio.to_thread(dump_printed, printed))

    async def _understand(self, row: DraftRow, printed: str) -> None:
        """A fault of our own in reading this very file is told as one, else it would come again for ever."""
        try:
            await self._drafts.understand(row, printed)
        except RejectedError:
            raise
        except Exception as error:
            if is_passing(error) or isinstance(error, OSError):
                raise
            log.exception("an order cannot be understood", draft=row.id)
            raise RejectedError("draft-not-understood") from error

    def _clear(self) -> None:
        """Remove what a killed run left behind."""
        for left in self._folder.glob(f"{PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)

    def _prepare(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder

    def _rest(self, row: DraftRow, error: str) -> None:
        """Of a download's error only the type is told: its text holds the address, and that the token."""
        _, failures = self._resting.get(row.id, (0.0, 0))
        rest = min(LONGEST_REST, 2.0**failures)
        self._resting[row.id] = (self._monotonic() + rest, min(failures + 1, 10))
        log.warning("an order could not be read, trying again", draft=row.id, error=error, seconds=rest)


def _suffix(name: str) -> str:
    """The kind that the sender gave the file, for a reader that has to tell a mislabelled one."""
    suffix = Path(name.replace("\\", "/")).suffix.lower()
    return suffix if suffix in SUFFIXES else ""
