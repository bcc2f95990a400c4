"""Health: when the outside last let the bot hear of updates."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from storage import facts
from storage.database import Database

NOTE_EVERY = 15.0
UNWELL_AFTER = 150.0  # Telegram drops a button's press after as many seconds


class Health:
    """Counts from its making, so that a program that has just started is well."""

    def __init__(self, db: Database, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._db = db
        self._monotonic = monotonic
        self._good_at = monotonic()
        self._noted_at: float | None = None

    def silence(self) -> float:
        """Seconds since the last good sign."""
        return self._monotonic() - self._good_at

    def is_well(self) -> bool:
        return self.silence() < UNWELL_AFTER

    async def note(self) -> None:
        """A poll went well; the database hears of it at most every 15 seconds."""
        now = self._good_at = self._monotonic()
        if self._noted_at is not None and now - self._noted_at < NOTE_EVERY:
            return
        self._noted_at = now
        async with self._db.write("health") as tx:
            await facts.put(tx, facts.POLLED_AT, datetime.now(UTC).isoformat())
