"""The two times of the stand-in: the date people see and the seconds that limits are measured in."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class TimeControl(Protocol):
    """Moves the program's time from the chat page."""

    def now(self) -> datetime: ...
    async def next_morning(self) -> None: ...
    async def next_event(self) -> None: ...
    async def to(self, moment: datetime) -> None: ...
    def moving(self) -> bool: ...


class Clock:
    """Dates come from `now`; ages of queries, links and flood windows from `ticks`."""

    def __init__(
        self, now: Callable[[], datetime] | None, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self.now = now or (lambda: datetime.now(UTC))
        self._ticks = ticks
        self._skew = 0.0

    def ticks(self) -> float:
        return self._ticks() + self._skew

    def age(self, seconds: float) -> None:
        """Let everything that waits become older by so many seconds."""
        self._skew += seconds
