"""When a chat may get its next new message: one a second, 20 a minute in a group (TELEGRAM §1)."""

from collections import deque
from dataclasses import dataclass, field

BURST = 3
GROUP_MESSAGES = 20
GROUP_SECONDS = 60.0
KEPT = 1024


def is_group(chat: str) -> bool:
    return chat.startswith("-")


@dataclass(slots=True)
class ChatBuckets:
    """Moments are seconds of one monotonic clock.

    `_rested` is when the messages sent so far have been worked off at one a second; a person's own
    requests may run ahead of it by a short burst, which Telegram tolerates; nothing else may.
    """

    _rested: dict[str, float] = field(default_factory=dict)
    _groups: dict[str, deque[float]] = field(default_factory=dict)
    _purge_at: int = KEPT

    def ready_at(self, chat: str, own: bool) -> float:
        rested = self._rested.get(chat, 0.0)
        ready = rested - (BURST - 1) if own else rested
        sent = self._groups.get(chat)
        return max(ready, sent[0] + GROUP_SECONDS) if sent and len(sent) == GROUP_MESSAGES else ready

    def take(self, chat: str, now: float, count: int = 1) -> None:
        """Count so many messages as sent."""
        if len(self._rested) >= self._purge_at:
            self._purge(now)
        self._rested[chat] = max(now, self._rested.get(chat, 0.0)) + count
        if is_group(chat):
            self._groups.setdefault(chat, deque(maxlen=GROUP_MESSAGES)).extend([now] * count)

    def _purge(self, now: float) -> None:
        self._rested = {chat: rested for chat, rested in self._rested.items() if rested > now}
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent[-1] + GROUP_SECONDS > now}
        self._purge_at = max(KEPT, 2 * len(self._rested))

    def __len__(self) -> int:
        return len(self._rested)
