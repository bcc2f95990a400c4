"""What happened: a ring of requests with counters, and a ring of changes that readers wait on."""

import sys
from collections import Counter, deque
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from sandbox.bell import Bell


@dataclass(frozen=True, slots=True)
class Entry:
    """One request of the bot: `at` is `time.monotonic` on arrival, `outcome` a code or a fault's kind."""

    number: int
    method: str
    chat_id: int | None
    at: float
    wall: float
    outcome: str
    message_id: int | None

    def json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Change:
    """Something a reader may show; `at` is the moment on the sandbox's own clock."""

    cursor: int
    kind: str
    chat_id: int
    message_id: int | None
    at: datetime
    details: dict[str, Any]


class Journal:
    def __init__(self, kept: int = 50_000) -> None:
        self.requests: deque[Entry] = deque(maxlen=kept)
        self.counts: Counter[tuple[str, str]] = Counter()
        self.changes: deque[Change] = deque(maxlen=10_000)
        self.cursor = 0
        self.changed = Bell()
        self.requested = Bell()
        self._number = 0

    def request(
        self, method: str, chat_id: int | None, at: float, wall: float, outcome: str, message_id: int | None
    ) -> None:
        self._number += 1
        self.requests.append(Entry(self._number, sys.intern(method), chat_id, at, wall, outcome, message_id))
        self.counts[method, outcome] += 1
        self.requested.ring()

    def newer(self, number: int) -> list[Entry]:
        """Requests numbered over `number`, oldest first."""
        fresh = list(takewhile(lambda entry: entry.number > number, reversed(self.requests)))
        return fresh[::-1]

    def change(
        self,
        kind: str,
        chat_id: int,
        message_id: int | None,
        at: datetime,
        details: dict[str, Any] | None = None,
    ) -> None:
        self.cursor += 1
        self.changes.append(Change(self.cursor, kind, chat_id, message_id, at, details or {}))
        self.changed.ring()

    def since(self, cursor: int, chat_id: int | None = None) -> list[Change]:
        """Changes after a cursor, oldest first."""
        fresh = takewhile(lambda change: change.cursor > cursor, reversed(self.changes))
        return [change for change in fresh if chat_id in (None, change.chat_id)][::-1]

    def missed(self, cursor: int) -> bool:
        """True when the ring has lost some of the changes after a cursor, or never had it."""
        oldest = self.changes[0].cursor if self.changes else self.cursor + 1
        return cursor > self.cursor or cursor < oldest - 1
