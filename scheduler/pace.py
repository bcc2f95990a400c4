"""Telegram's limits, known in one place: who may send when, what a 429 or a dead line stops (TELEGRAM §1).

New messages leave evenly spaced, a person's own request before planned ones, those before broadcasts.
Edits, reactions and callback answers take no turn, but a freeze stops them too. getUpdates is not touched.
"""

import asyncio
import time
from bisect import insort
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeAlias, TypeVar

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientConnectorError

from scheduler.buckets import ChatBuckets
from scheduler.departures import Departure, Departures

PER_SECOND = 29.0
IN_FLIGHT = 8
SPACING = 29 / 29.5
LONGEST_OUTAGE = 60.0
PATIENCE = 60.0

T = TypeVar("T")
Request: TypeAlias = Callable[[], Awaitable[T]]

POLLING = "getUpdates"
EDITING = ("editMessage", "deleteMessage", "answerCallbackQuery", "setMessageReaction", "sendChatAction")
SENDING = ("send", "copyMessage", "forwardMessage")


class Priority(IntEnum):
    """Who goes first when several wait for the next slot."""

    OWN = 0
    PLANNED = 1
    BROADCAST = 2


class HeldBackError(Exception):
    """A turn came to nothing: everything was frozen before its request left."""


@dataclass(slots=True, eq=False)
class _Waiter:
    priority: Priority
    number: int
    chat: str
    count: int
    granted: asyncio.Future[None] = field(repr=False)

    def __lt__(self, other: "_Waiter") -> bool:
        return (self.priority, self.number) < (other.priority, other.number)


class Pace:
    """Grants turns to send; `per_second` of 0 opens the buckets, for measurements against a stand-in.

    At most `IN_FLIGHT` new messages are under way, but a person's own request does not wait for that:
    only for the next slot and for its chat. Times are seconds of `monotonic`, the outside's clock.
    """

    def __init__(
        self, per_second: float = PER_SECOND, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._interval = 1 / per_second if per_second else 0.0
        self._monotonic = monotonic
        self._chats = ChatBuckets()
        self._waiting: list[_Waiter] = []
        self._asked = 0
        self._in_flight = 0
        self._slot = 0.0
        self._departures = Departures(self._interval * SPACING)
        self._frozen_until = 0.0
        self._lost_until = 0.0
        self._losses = 0
        self._news = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def turn(self, chat: str, priority: Priority, count: int = 1) -> AsyncIterator["Turn"]:
        """Wait for the right to send `count` new messages to a chat; it is in flight until the exit."""
        if self._interval:
            await self._queue(chat, priority, count)
        else:
            await self.open()
            self._in_flight += 1
        try:
            yield Turn(self, count)
        finally:
            self._in_flight -= 1
            self._serve()

    @asynccontextmanager
    async def pass_by(self) -> AsyncIterator["Turn"]:
        """The right to edit: it waits for no bucket, only for a freeze to end."""
        await self.open()
        yield Turn(self, 0)

    async def open(self) -> None:
        """Wait until nothing is frozen and the line is not given up for dead."""
        while (wait := self.blocked_for()) > 0:
            await self._sleep(wait)

    async def thaw(self) -> None:
        """Wait until Telegram's own freeze is over."""
        while (wait := self._frozen_until - self._monotonic()) > 0:
            await self._sleep(wait)

    def blocked_for(self) -> float:
        """Seconds until anything may be sent; not above 0 when it may be sent now."""
        return max(self._frozen_until, self._lost_until) - self._monotonic()

    def freeze(self, seconds: float) -> None:
        """Telegram answered 429: nothing leaves for exactly so long."""
        self._frozen_until = max(self._frozen_until, self._monotonic() + seconds)

    def lost(self) -> None:
        """A request could not even be sent: everybody waits 1, 2, 4 … 60 seconds before the next try."""
        if self._monotonic() >= self._lost_until:
            delay = min(LONGEST_OUTAGE, 2.0**self._losses)
            self._losses = min(self._losses + 1, 10)
            self._lost_until = self._monotonic() + delay

    def reached(self) -> None:
        """Telegram answered, whatever it said: the line is alive."""
        if self._losses:
            self._losses = 0
            self._lost_until = 0.0
            self._news.set()
            self._news = asyncio.Event()
            self._serve()

    def now(self) -> float:
        return self._monotonic()

    async def depart(self, turn: "Turn") -> None:
        """Keep the distance to the requests before, however unevenly turns were used up."""
        if self._interval and turn.count:
            turn.departure = self._departures.book(self._monotonic(), turn.count)
            if (wait := turn.departure.at - self._monotonic()) > 0:
                await asyncio.sleep(wait)
        if self.blocked_for() > 0:
            raise HeldBackError

    def note_answer(self, turn: "Turn") -> None:
        """Telegram has answered the request of this turn."""
        if turn.departure:
            self._departures.note_answer(turn.departure, self._monotonic())

    async def _sleep(self, seconds: float) -> None:
        """So long, or until the line is alive again."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._news.wait()

    async def _queue(self, chat: str, priority: Priority, count: int) -> None:
        self._asked += 1
        waiter = _Waiter(priority, self._asked, chat, count, asyncio.get_running_loop().create_future())
        insort(self._waiting, waiter)
        self._serve()
        try:
            await waiter.granted
        except asyncio.CancelledError:
            if waiter.granted.cancelled():
                self._waiting.remove(waiter)
            else:
                self._in_flight -= 1
            self._serve()
            raise

    def _serve(self) -> None:
        """Grant what can be granted now and set the timer for the next time that something can."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        while self._waiting:
            now = self._monotonic()
            opens = max(self._slot, self._frozen_until, self._lost_until)
            waiter, ready = self._choose(now)
            if waiter is None or opens > now:
                if ready is not None:
                    delay = max(opens, ready) - now
                    self._timer = asyncio.get_running_loop().call_later(delay, self._serve)
                return
            self._grant(waiter, now)

    def _choose(self, now: float) -> tuple[_Waiter | None, float | None]:
        """The first whose chat is ready, or when the earliest of them will be; None when nobody may go."""
        earliest: float | None = None
        for waiter in self._waiting:
            own = waiter.priority is Priority.OWN
            if not own and self._in_flight >= IN_FLIGHT:
                break
            ready = self._chats.ready_at(waiter.chat, own)
            if ready <= now:
                return waiter, now
            earliest = ready if earliest is None else min(earliest, ready)
        return None, earliest

    def _grant(self, waiter: _Waiter, now: float) -> None:
        self._waiting.remove(waiter)
        self._slot = max(self._slot, now - self._interval) + waiter.count * self._interval
        self._chats.take(waiter.chat, now, waiter.count)
        self._in_flight += 1
        waiter.granted.set_result(None)


@dataclass(slots=True)
class Turn:
    """The right to one request; `count` of 0 is an edit's."""

    pace: Pace
    count: int
    departure: Departure | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Requests inside use this turn; 429 and "never sent" are raised to whoever holds it."""
        token = _HELD.set(self)
        try:
            yield
        finally:
            _HELD.reset(token)


_HELD: ContextVar[Turn | None] = ContextVar("turn", default=None)


def is_never_sent(error: BaseException) -> bool:
    """The connection was refused, so that nobody can have received anything."""
    return isinstance(error, TelegramNetworkError) and isinstance(error.__cause__, ClientConnectorError)


class PaceMiddleware(BaseRequestMiddleware):
    """The only place that waits or repeats a request.

    A 429 freezes everything and the request is repeated; a refused connection is tried again after 1,
    2, 4 … seconds for up to `PATIENCE`. `observe` is told of every request, before it and after it.
    """

    def __init__(self, pace: Pace, observe: Callable[[str], None] | None = None) -> None:
        self._pace = pace
        self._observe = observe

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        async def request() -> Response[TelegramType]:
            return await self._watched(make_request, bot, method)

        if method.__api_method__ == POLLING:
            updates = await request()
            self._pace.reached()
            return updates
        turn = _HELD.get()
        if turn:
            await self._pace.depart(turn)
            return await self._noted(request, turn)
        return await self._insist(method, request)

    async def _insist(self, method: TelegramMethod[Any], request: Request[T]) -> T:
        name = method.__api_method__
        is_edit = name.startswith(EDITING)
        is_message = name.startswith(SENDING) and not is_edit
        give_up = self._pace.now() + PATIENCE
        while True:
            try:
                if is_message:
                    return await self._send(method, request)
                await (self._pace.open() if is_edit else self._pace.thaw())
                return await self._noted(request)
            except (TelegramRetryAfter, HeldBackError):
                continue
            except TelegramNetworkError as error:
                patient = self._pace.now() + max(0.0, self._pace.blocked_for()) < give_up
                if not (patient and is_never_sent(error) and (is_message or is_edit)):
                    raise

    async def _send(self, method: TelegramMethod[Any], request: Request[T]) -> T:
        chat = str(getattr(method, "chat_id", ""))
        count = len(getattr(method, "media", None) or ()) if method.__api_method__ == "sendMediaGroup" else 1
        async with self._pace.turn(chat, Priority.OWN, max(1, count)) as turn:
            await self._pace.depart(turn)
            return await self._noted(request, turn)

    async def _noted(self, request: Request[T], turn: Turn | None = None) -> T:
        """Send, and tell the pace what that said about the limits and the line."""
        try:
            answer = await request()
        except TelegramRetryAfter as error:
            self._pace.reached()
            self._pace.freeze(error.retry_after)
            raise
        except TelegramNetworkError as error:
            if is_never_sent(error):
                self._pace.lost()
            raise
        except TelegramAPIError:
            self._pace.reached()
            raise
        self._pace.reached()
        if turn:
            self._pace.note_answer(turn)
        return answer

    async def _watched(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if not self._observe:
            return await make_request(bot, method)
        self._observe(f"{method.__api_method__}:before")
        answer = await make_request(bot, method)
        self._observe(f"{method.__api_method__}:after")
        return answer
