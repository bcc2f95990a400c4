"""Commits of the sender, shared: what is asked for while one commit runs goes into the next."""

import asyncio
from contextlib import suppress

import structlog

from storage import outbox
from storage.database import Database
from storage.outbox import OutboxRow, Result
from storage.trouble import is_passing

LONGEST_PAUSE = 60.0
GATHERING = 0.02
"""Seconds in which results gather for one commit; a claim, for which a message waits, does not wait."""
log = structlog.get_logger(__name__)


class Ledger:
    """Claims and results of deliveries; a caller goes on only when its own is on disk.

    A database that is busy, full or away is asked again after 1, 2, 4 … 60 seconds: an outcome that
    happened is never forgotten while the program lives.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._waiting: list[tuple[_Entry, asyncio.Future[bool]]] = []
        self._work: asyncio.Task[None] | None = None
        self._claiming = asyncio.Event()

    async def claim(self, row: OutboxRow, text: str) -> bool:
        """Commit that a message is about to leave; False when it is no longer ready."""
        return await self._enter((row.id, text))

    async def finish(self, result: Result) -> None:
        """Commit what became of a message."""
        await self._enter(result)

    async def drain(self) -> None:
        """Wait until everything that was entered is on disk."""
        if self._work:
            await asyncio.shield(self._work)

    async def _enter(self, entry: "_Entry") -> bool:
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((entry, done))
        if not isinstance(entry, Result):
            self._claiming.set()
        if self._work is None:
            self._work = asyncio.create_task(self._commit_all())
        return await asyncio.shield(done)

    async def _commit_all(self) -> None:
        try:
            while self._waiting:
                if all(isinstance(entry, Result) for entry, _ in self._waiting):
                    await self._gather()
                batch, self._waiting = self._waiting, []
                await self._commit_or_split(batch)
        finally:
            self._work = None

    async def _gather(self) -> None:
        self._claiming.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHERING):
                await self._claiming.wait()

    async def _commit_or_split(self, batch: "_Batch") -> None:
        """One entry that the database refuses must not take the others with it."""
        try:
            await self._insist(batch)
        except Exception as error:  # noqa: BLE001 - told to whoever made the entry
            if len(batch) > 1:
                log.warning("a shared commit failed, each entry gets its own", error=str(error)[:200])
            for one in batch if len(batch) > 1 else ():
                await self._commit_or_split([one])
            if len(batch) == 1 and not (done := batch[0][1]).done():
                done.set_exception(error)

    async def _insist(self, batch: "_Batch") -> None:
        pause = 1.0
        while True:
            try:
                claimed = await self._commit([entry for entry, _ in batch])
            except Exception as error:
                if not is_passing(error):
                    raise
                log.warning("the outbox cannot be written, trying again", error=str(error)[:200])
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, pause * 2)
            else:
                break
        for entry, done in batch:
            if not done.done():
                done.set_result(isinstance(entry, Result) or entry[0] in claimed)

    async def _commit(self, entries: "list[_Entry]") -> set[int]:
        texts = {entry[0]: entry[1] for entry in entries if not isinstance(entry, Result)}
        results = [entry for entry in entries if isinstance(entry, Result)]
        name = "claim and result" if texts and results else "claim" if texts else "result"
        async with self._db.write(name) as tx:
            claimed = await outbox.claim(tx, texts) if texts else set()
            await outbox.finish(tx, results)
        return claimed


_Entry = Result | tuple[int, str]
_Batch = list[tuple[_Entry, "asyncio.Future[bool]"]]
