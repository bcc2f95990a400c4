"""The papers that people ask for: written by a child process, two at a time, not twice for a double tap."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from documents.papers import Kind, Paper
from documents.writing import write_paper

AT_ONCE = 2
DOUBLE_TAP = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Papers:
    """What was given last is kept in hand for a moment: losing it costs one paper too many."""

    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _given: dict[tuple[int, Kind], tuple[datetime, int]] = field(default_factory=dict)

    async def write(self, kind: Kind, paper: Paper) -> bytes:
        async with self._turns:
            return await write_paper(kind, paper)

    def is_given(self, person_id: int, kind: Kind, at: datetime, content: object) -> bool:
        """Whether this very content was given within the time of a double tap."""
        last = self._given.get((person_id, kind))
        return last is not None and abs(at - last[0]) < DOUBLE_TAP and last[1] == hash(content)

    def note_given(self, person_id: int, kind: Kind, at: datetime, content: object) -> None:
        """Called when it was sent."""
        stale = [key for key, (moment, _) in self._given.items() if abs(at - moment) >= DOUBLE_TAP]
        for key in stale:
            del self._given[key]
        self._given[person_id, kind] = (at, hash(content))
