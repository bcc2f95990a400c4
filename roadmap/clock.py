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

    def __init__(
        self, start: datetime, rate: float = 1, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
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


class SteerableClock:
    """Runs at the outside's own rate, unless it is held; then it stands still until it is set or released."""

    def __init__(self, start: datetime, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._moment = start.astimezone(UTC)
        self._since: float | None = monotonic()

    def now(self) -> datetime:
        if self._since is None:
            return self._moment
        return self._moment + timedelta(seconds=self._monotonic() - self._since)

    def hold(self) -> None:
        self._moment, self._since = self.now(), None

    def release(self) -> None:
        self._moment, self._since = self.now(), self._monotonic()

    def set(self, moment: datetime) -> None:
        """Go to a moment; never back."""
        self._moment = max(self.now(), moment.astimezone(UTC))
        if self._since is not None:
            self._since = self._monotonic()

    def real_seconds(self, until: datetime) -> float | None:
        left = max(0.0, (until - self.now()).total_seconds())
        return left if self._since is not None or not left else None
