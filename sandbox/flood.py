"""Flood control of new messages: all chats, one chat, one group."""

import math
from collections import deque
from dataclasses import dataclass

from sandbox.errors import too_many


@dataclass(slots=True)
class FloodRules:
    """`per_second` in any sliding second over all chats; a chat gets `chat_burst`, then `chat_rate`."""

    on: bool = True
    per_second: int = 30
    chat_rate: float = 1.0
    chat_burst: int = 5
    group_per_minute: int = 20


class Flood:
    def __init__(self, rules: FloodRules) -> None:
        self.rules = rules
        self._sent: deque[float] = deque()
        self._chats: dict[int, tuple[float, float]] = {}
        self._groups: dict[int, deque[float]] = {}

    def admit(self, chat_id: int, now: float, count: int = 1) -> None:
        """Raise 429 or count `count` messages to a chat as sent at `now`."""
        rules = self.rules
        if not rules.on:
            return
        self._forget(self._sent, now - 1.0)
        if len(self._sent) + count > rules.per_second:
            raise too_many(1)
        tokens = self._tokens(chat_id, now)
        if tokens < min(count, rules.chat_burst):
            raise too_many(max(1, math.ceil((count - tokens) / rules.chat_rate)))
        if chat_id < 0:
            self._admit_group(chat_id, now, count)
        self._chats[chat_id] = (tokens - count, now)
        self._sent.extend([now] * count)

    def _tokens(self, chat_id: int, now: float) -> float:
        rules = self.rules
        tokens, since = self._chats.get(chat_id, (float(rules.chat_burst), now))
        return min(float(rules.chat_burst), tokens + (now - since) * rules.chat_rate)

    def _admit_group(self, chat_id: int, now: float, count: int) -> None:
        sent = self._groups.setdefault(chat_id, deque())
        self._forget(sent, now - 60.0)
        if len(sent) + count > self.rules.group_per_minute:
            oldest = sent[0] if sent else now
            raise too_many(max(1, math.ceil(oldest + 60.0 - now)))
        sent.extend([now] * count)

    @staticmethod
    def _forget(moments: deque[float], until: float) -> None:
        while moments and moments[0] <= until:
            moments.popleft()
