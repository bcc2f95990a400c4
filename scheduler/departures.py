"""The distance between new messages, as Telegram counts them: by arrival, in any sliding second."""

from collections import deque
from dataclasses import dataclass, field

A_SECOND = 30
LATENCIES = 100
GIVEN_AWAY = 0.02
MOST_GIVEN = 0.3


@dataclass(slots=True)
class Departure:
    """When a request left and when it was answered, once it is."""

    at: float
    answered: float = 0.0

    def counted(self, latency: float) -> float:
        """The best guess of when Telegram counted it: an answer's own way takes `latency` at least."""
        return max(self.at, self.answered - latency)


@dataclass(slots=True)
class Departures:
    """Spaces messages at least `gap` apart, and at most 30 to a second as far as their answers tell.

    Requests that pile up before a stalled server are counted together and late, and their answers come late:
    later messages then give way. Answers may also be late for other reasons, so in the long run no more than
    2 % of the time is given away for this.
    """

    gap: float
    _next: float = 0.0
    _last: deque[Departure] = field(default_factory=lambda: deque(maxlen=A_SECOND))
    _latencies: deque[float] = field(default_factory=lambda: deque(maxlen=LATENCIES))
    _to_give: float = MOST_GIVEN
    _refilled: float = 0.0

    def book(self, now: float, count: int) -> Departure:
        """When the next request may leave; an album is booked as so many messages."""
        at = max(now, self._next)
        if len(self._last) == A_SECOND:
            latency = min(self._latencies, default=0.0)
            counted = self._last[min(count, A_SECOND) - 1].counted(latency)
            at += self._give(counted + 1.0 - at, now)
        self._next = at + count * self.gap
        departure = Departure(at)
        self._last.extend([departure] * count)
        return departure

    def note_answer(self, departure: Departure, now: float) -> None:
        departure.answered = now
        self._latencies.append(now - departure.at)

    def _give(self, wanted: float, now: float) -> float:
        self._to_give = min(MOST_GIVEN, self._to_give + (now - self._refilled) * GIVEN_AWAY)
        self._refilled = now
        given = min(max(0.0, wanted), self._to_give)
        self._to_give -= given
        return given
