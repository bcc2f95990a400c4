"""Delivery of updates to a webhook: in order within a queue, queues in parallel, retried until accepted."""

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass
from datetime import datetime

import aiohttp

from sandbox import limits
from sandbox.times import Clock
from sandbox.updates import Update, UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Hook:
    url: str
    secret: str = ""
    connections: int = limits.WEBHOOK_CONNECTIONS


class Webhook:
    """Posts updates to `hook`; `backoff` is the first pause after a refusal, doubled each time."""

    def __init__(self, updates: UpdateQueue, clock: Clock, hook: Hook, backoff: float) -> None:
        self.hook = hook
        self.last_error: tuple[datetime, str] | None = None
        self.attempts = 0
        self._updates = updates
        self._clock = clock
        self._backoff = backoff
        self._queues: dict[str, deque[Update]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(hook.connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        for update in updates.pending():
            self.put(update)
        updates.listener = self.put

    def put(self, update: Update) -> None:
        if update.key in self._queues:
            self._queues[update.key].append(update)
            return
        self._queues[update.key] = deque([update])
        worker = asyncio.get_running_loop().create_task(self._work(update.key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def close(self) -> None:
        self._updates.listener = None
        workers = list(self._workers)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        await self._session.close()

    async def _work(self, key: str) -> None:
        queue = self._queues[key]
        while queue:
            await self._deliver(queue[0])
            queue.popleft()
        del self._queues[key]

    async def _deliver(self, update: Update) -> None:
        pause = self._backoff
        while self._clock.ticks() < update.until:
            async with self._slots:
                self.attempts += 1
                retry_after = await self._post(update)
            if retry_after is None:
                break
            await asyncio.sleep(retry_after or pause)
            pause = min(pause * 2, limits.WEBHOOK_BACKOFF)
        self._updates.remove(update.id)

    async def _post(self, update: Update) -> float | None:
        """None when accepted, else the pause the bot asks for, 0 when it asks for none."""
        headers = {SECRET_HEADER: self.hook.secret} if self.hook.secret else {}
        try:
            async with self._session.post(self.hook.url, json=update.json(), headers=headers) as response:
                await response.read()
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            self.last_error = (self._clock.now(), f"Connection failed: {type(error).__name__}")
            return 0.0
        if 200 <= response.status < 300:
            return None
        self.last_error = (
            self._clock.now(),
            f"Wrong response from the webhook: {response.status} {response.reason}",
        )
        asked = 0.0
        with contextlib.suppress(ValueError):
            asked = float(response.headers.get("Retry-After", "0"))
        return min(max(asked, 0.0), limits.WEBHOOK_RETRY_AFTER)
