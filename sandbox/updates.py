"""The queue of updates and long polling with the server's own rules of offsets."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from sandbox import limits
from sandbox.errors import OTHER_POLL, ApiError, conflict
from sandbox.world import Json

EXCLUDED_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """`key` names the queue whose updates a webhook gets one at a time."""

    id: int
    kind: str
    payload: Json
    key: str
    until: float

    def json(self) -> Json:
        return {"update_id": self.id, self.kind: self.payload}


class UpdateQueue:
    def __init__(self, ticks: Callable[[], float], first_id: int) -> None:
        self._ticks = ticks
        self._next_id = first_id
        self._pending: dict[int, Update] = {}
        self._allowed: frozenset[str] = frozenset()
        self._poll: asyncio.Future[None] | None = None
        self._last_offset: int | None = None
        self._last_start = self._last_finish = float("-inf")
        self.listener: Callable[[Update], None] | None = None

    def allow(self, kinds: list[str] | None) -> None:
        """Sticky until given anew; an empty list means all but the excluded kinds."""
        if kinds is not None:
            self._allowed = frozenset(kinds)

    def allowed(self) -> list[str]:
        return sorted(self._allowed)

    def push(self, kind: str, payload: Json, key: str) -> Update | None:
        """Queue an update; None when its kind is not wanted, and then it is gone for good."""
        if kind not in self._allowed if self._allowed else kind in EXCLUDED_BY_DEFAULT:
            return None
        life = limits.CALLBACK_LIFE if kind == "callback_query" else limits.MESSAGE_LIFE
        update = Update(self._next_id, kind, payload, key, self._ticks() + life)
        self._next_id += 1
        self._pending[update.id] = update
        if self.listener:
            self.listener(update)
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        return update

    def pending(self) -> list[Update]:
        """What waits, without what has expired."""
        now = self._ticks()
        for update in [update for update in self._pending.values() if update.until <= now]:
            del self._pending[update.id]
        return list(self._pending.values())

    def remove(self, update_id: int) -> None:
        self._pending.pop(update_id, None)

    def clear(self) -> None:
        self._pending.clear()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109
        """One getUpdates: confirm what is below the offset, wait when nothing is there."""
        now = self._ticks()
        if offset == self._last_offset:
            if timeout < limits.POLL_REPEAT_WAIT and now < self._last_start + limits.POLL_REPEAT_WAIT:
                timeout = limits.POLL_REPEAT_WAIT
            if now < self._last_finish + limits.POLL_REPEAT:
                limit = 1
        self._last_offset, self._last_start = offset, now
        batch = self._take(offset, limit)
        if not batch and timeout > 0:
            self.end_poll(conflict(OTHER_POLL))
            await self._wait(timeout)
            batch = self._take(offset, limit)
        self._last_finish = self._ticks()
        return batch

    def polling(self) -> bool:
        return self._poll is not None

    def end_poll(self, error: ApiError | None = None) -> None:
        """End the poll that waits: with an error, or with an empty answer."""
        if self._poll and not self._poll.done():
            if error:
                self._poll.set_exception(error)
            else:
                self._poll.set_result(None)

    def _take(self, offset: int, limit: int) -> list[Update]:
        tail = self._next_id
        if offset < 0:
            offset = max(tail + offset, next(iter(self._pending), tail))
        if 0 < offset <= tail:
            for update_id in [key for key in self._pending if key < offset]:
                del self._pending[update_id]
        return self.pending()[:limit]

    async def _wait(self, timeout: float) -> None:  # noqa: ASYNC109
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await poll
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None
