"""The program's time: due dates, slots, moments of replies, expiry. Never a time-out."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The program's moment, aware, in UTC."""
        ...

    def real_seconds(self, until: datetime) -> float | None:
        """How long the outside world waits for `until`; None while time stands still."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def real_seconds(self, until: datetime) -> float | None:
        return max(0.0, (until - self.now()).total_seconds())


class RunningClock:
    """Starts at a given moment and runs `rate` times as fast as the outside's time."""

    def __init__(self, start: datetime, rate: float = 1, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._start = start.astimezone(UTC)
        self._rate = rate
        self._monotonic = monotonic
        self._origin = monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=(self._monotonic() - self._origin) * self._rate)

    def real_seconds(self, until: datetime) -> float | None:
        return max(0.0, (until - self.now()).total_seconds() / self._rate)


class ManualClock:
    """Stands still until it is set; never goes back."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def set(self, moment: datetime) -> None:
        self._now = max(self._now, moment.astimezone(UTC))

    def real_seconds(self, until: datetime) -> float | None:
        return 0.0 if until <= self._now else None
