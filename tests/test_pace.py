"""The pace, in virtual time: every figure here is exact, nothing waits and nothing is measured."""

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetMe,
    GetUpdates,
    SendMediaGroup,
    SendMessage,
    SetMessageReaction,
)
from aiogram.types import InputMediaDocument
from aiohttp import ClientConnectorError
from aiohttp.client_reqrep import ConnectionKey
from virtual_time import in_virtual_time, now, pass_time

from scheduler.buckets import KEPT, ChatBuckets
from scheduler.pace import HeldBackError, Pace, PaceMiddleware, Priority, Turn

SLOT = 1 / 29
BOT = Bot("594:token")


class Server:
    """Answers after `delay`; `script` gives the outcomes of the first requests, in order of arrival."""

    def __init__(self, delay: float = 0.15, script: list[Exception | None] | None = None) -> None:
        self.delay = delay
        self.script = script or []
        self.seen: list[tuple[float, str, Any]] = []
        self.under_way = 0
        self.most = 0

    @property
    def moments(self) -> list[float]:
        return [at for at, _, _ in self.seen]

    async def __call__(self, bot: Bot, method: Any) -> Any:
        self.seen.append((now(), method.__api_method__, getattr(method, "chat_id", None)))
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await pass_time(self.delay)
        finally:
            self.under_way -= 1
        error = self.script.pop(0) if self.script else None
        if error:
            raise error
        return method


class StrictServer(Server):
    """Counts a message when it gets round to it, and refuses more than 30 in any sliding second.

    It stands still for `stall` seconds every `every` seconds; an answer takes `spread` more, at random.
    """

    def __init__(self, stall: float = 0.0, every: float = 5.0, spread: float = 0.0) -> None:
        super().__init__()
        self.stall, self.every, self.spread = stall, every, spread
        self.counted: list[float] = []
        self.refused = 0
        self._random = random.Random(594)

    async def __call__(self, bot: Bot, method: Any) -> Any:
        await pass_time(max(0.0, self.stall - now() % self.every))
        recent = sum(at > now() - 1 for at in self.counted[-40:])
        if recent >= 30:
            self.refused += 1
            raise flood(1)
        self.counted.append(now())
        await pass_time(self._random.uniform(0, self.spread))
        return await super().__call__(bot, method)

    def rate(self) -> float:
        return (len(self.counted) - 1) / (self.counted[-1] - self.counted[0])


def build(per_second: float = 29) -> Pace:
    return Pace(per_second, monotonic=now)


def message(chat: int = 1) -> SendMessage:
    return SendMessage(chat_id=chat, text="…")


def edit(chat: int = 1) -> EditMessageText:
    return EditMessageText(chat_id=chat, message_id=1, text="…")


def flood(seconds: int) -> TelegramRetryAfter:
    return TelegramRetryAfter(message(), "Too Many Requests", seconds)


def refused_connection() -> TelegramNetworkError:
    error = TelegramNetworkError(message(), "ClientConnectorError")
    key = ConnectionKey("127.0.0.1", 1, False, True, None, None, None)
    error.__cause__ = ClientConnectorError(key, OSError(111, "refused"))
    return error


async def send_planned(pace: Pace, server: Server, chat: int, priority: Priority = Priority.PLANNED) -> None:
    """A delivery as the sender makes it, tried again when it was certainly not sent."""
    middleware = PaceMiddleware(pace)
    while True:
        try:
            async with pace.turn(str(chat), priority) as turn:
                with turn.held():
                    await middleware(server, BOT, message(chat))
        except (TelegramRetryAfter, HeldBackError):
            continue
        else:
            return


def fan_out(people: int, server: Server, *others: Callable[[Pace], Awaitable[None]]) -> None:
    async def run() -> None:
        pace = build()
        await asyncio.gather(
            *(send_planned(pace, server, chat) for chat in range(1, people + 1)),
            *(other(pace) for other in others),
        )

    in_virtual_time(run())


def most_in_a_second(moments: list[float]) -> int:
    return max(sum(start <= at < start + 1 for at in moments) for start in moments)


def test_messages_to_many_leave_evenly_spaced_at_29_a_second() -> None:
    server = Server()
    fan_out(1000, server)
    gaps = [later - earlier for earlier, later in itertools.pairwise(server.moments)]
    assert len(server.seen) == 1000
    assert min(gaps) == pytest.approx(SLOT)
    assert max(gaps) == pytest.approx(SLOT)
    assert most_in_a_second(server.moments) <= 30


def test_every_whole_second_of_a_fan_out_carries_at_least_28() -> None:
    server = Server()
    fan_out(1000, server)
    seconds = [int(at) for at in server.moments]
    assert all(seconds.count(second) >= 28 for second in range(1, max(seconds)))


def test_at_most_8_planned_messages_are_under_way() -> None:
    server = Server(delay=2)
    fan_out(60, server)
    assert server.most == 8


def test_a_persons_own_request_waits_for_the_next_slot_only() -> None:
    asked, server = 3.0, Server()

    async def ask(pace: Pace) -> None:
        await pass_time(asked)
        await PaceMiddleware(pace)(server, BOT, message(5000))

    fan_out(200, server, ask)
    (sent,) = [at for at, _, chat in server.seen if chat == 5000]
    assert sent - asked <= 2 * SLOT


def test_a_persons_own_request_does_not_wait_for_planned_ones_that_hang() -> None:
    server = Server(delay=60)

    async def ask(pace: Pace) -> None:
        await pass_time(10)
        await PaceMiddleware(pace)(server, BOT, message(5000))

    fan_out(20, server, ask)
    assert [at for at, _, chat in server.seen if chat == 5000] == [pytest.approx(10.0, abs=SLOT)]


def test_planned_messages_go_before_broadcasts() -> None:
    server = Server()

    async def broadcast(pace: Pace) -> None:
        await asyncio.gather(
            *(send_planned(pace, server, chat, Priority.BROADCAST) for chat in range(2000, 2020))
        )

    async def plan(pace: Pace) -> None:
        await pass_time(0.2)
        await asyncio.gather(*(send_planned(pace, server, chat) for chat in range(3000, 3005)))

    fan_out(0, server, broadcast, plan)
    order = [chat for _, _, chat in server.seen]
    assert max(order.index(chat) for chat in range(3000, 3005)) < order.index(2019) - 4


def test_one_chat_gets_one_planned_message_a_second() -> None:
    server = Server(delay=0.01)

    async def to_one(pace: Pace) -> None:
        await asyncio.gather(*(send_planned(pace, server, 7) for _ in range(5)))

    fan_out(0, server, to_one)
    assert server.moments == [pytest.approx(float(second), abs=1e-6) for second in range(5)]


def test_a_persons_own_requests_may_run_ahead_by_a_short_burst() -> None:
    server = Server(delay=0.01)

    async def ask(pace: Pace) -> None:
        middleware = PaceMiddleware(pace)
        await asyncio.gather(*(middleware(server, BOT, message(7)) for _ in range(6)))

    fan_out(0, server, ask)
    assert [round(at) for at in server.moments] == [0, 0, 0, 1, 2, 3]


def test_a_planned_message_waits_until_a_burst_is_worked_off() -> None:
    server = Server(delay=0.01)

    async def ask(pace: Pace) -> None:
        middleware = PaceMiddleware(pace)
        await asyncio.gather(*(middleware(server, BOT, message(7)) for _ in range(3)))
        await send_planned(pace, server, 7)

    fan_out(0, server, ask)
    assert server.moments[-1] == pytest.approx(3.0)


def test_a_busy_chat_does_not_hold_others_up() -> None:
    server = Server(delay=0.01)

    async def both(pace: Pace) -> None:
        await asyncio.gather(
            *(send_planned(pace, server, 7) for _ in range(3)),
            *(send_planned(pace, server, 8) for _ in range(1)),
        )

    fan_out(0, server, both)
    assert [chat for _, _, chat in server.seen] == [7, 8, 7, 7]


def test_a_group_gets_20_messages_a_minute() -> None:
    server = Server(delay=0.01)

    async def to_group(pace: Pace) -> None:
        for _ in range(41):
            await send_planned(pace, server, -100)

    fan_out(0, server, to_group)
    assert server.moments[19] == pytest.approx(19.0)
    assert server.moments[20] == pytest.approx(60.0)
    assert server.moments[40] == pytest.approx(120.0)


def test_an_album_counts_as_many_messages_as_it_has_parts() -> None:
    server = Server(delay=0.01)
    media = [InputMediaDocument(media=str(number)) for number in range(4)]

    async def album(pace: Pace) -> None:
        await PaceMiddleware(pace)(server, BOT, SendMediaGroup(chat_id=1, media=media))
        await PaceMiddleware(pace)(server, BOT, message(2))

    fan_out(0, server, album)
    assert server.moments[1] - server.moments[0] >= 4 * SLOT * 0.98


def test_edits_reactions_and_answers_pass_the_buckets() -> None:
    server = Server(delay=0.5)

    async def edits(pace: Pace) -> None:
        await pass_time(1)
        middleware = PaceMiddleware(pace)
        methods = [
            edit(),
            AnswerCallbackQuery(callback_query_id="1"),
            SetMessageReaction(chat_id=1, message_id=1),
        ]
        await asyncio.gather(*(middleware(server, BOT, method) for method in methods * 20))

    fan_out(100, server, edits)
    assert [at for at, name, _ in server.seen if name != "sendMessage"] == [1.0] * 60


@pytest.mark.parametrize("method", [message(900), edit(900), GetMe()], ids=["message", "edit", "other"])
def test_a_429_freezes_everything_for_exactly_its_time(method: Any) -> None:
    server = Server(script=[None] * 10 + [flood(7)])

    async def act(pace: Pace) -> None:
        await pass_time(1)
        await PaceMiddleware(pace)(server, BOT, method)

    fan_out(60, server, act)
    frozen = server.moments[10] + server.delay
    assert not [at for at in server.moments if frozen < at < frozen + 7]
    assert min(at for at in server.moments if at > frozen) == pytest.approx(frozen + 7)
    assert len(server.seen) == 62  # everybody once, and the refused one again


def test_after_a_freeze_messages_are_still_evenly_spaced() -> None:
    server = Server(script=[flood(3)])
    fan_out(100, server)
    after = [at for at in server.moments if at >= 3.15]
    assert min(later - earlier for earlier, later in itertools.pairwise(after)) >= SLOT * 0.98


def test_get_updates_is_not_touched_by_a_freeze() -> None:
    server = Server(script=[flood(30)])

    async def poll(pace: Pace) -> None:
        await pass_time(5)
        await PaceMiddleware(pace)(server, BOT, GetUpdates())

    fan_out(1, server, poll)
    assert [at for at, name, _ in server.seen if name == "getUpdates"] == [5.0]


def test_a_view_that_was_never_sent_is_tried_again_after_1_2_and_4_seconds() -> None:
    server = Server(delay=0.0, script=[refused_connection() for _ in range(3)])

    async def ask(pace: Pace) -> None:
        await PaceMiddleware(pace)(server, BOT, message())

    fan_out(0, server, ask)
    assert server.moments == [pytest.approx(float(at)) for at in (0, 1, 3, 7)]


def test_a_view_is_given_up_after_a_minute_without_a_connection() -> None:
    server = Server(delay=0.0, script=[refused_connection() for _ in range(30)])

    async def ask(pace: Pace) -> None:
        with pytest.raises(TelegramNetworkError):
            await PaceMiddleware(pace)(server, BOT, message())

    fan_out(0, server, ask)
    assert server.moments[-1] < 61


def test_what_was_not_sent_at_the_start_of_the_program_is_said_at_once() -> None:
    server = Server(delay=0.0, script=[refused_connection()])

    async def ask(pace: Pace) -> None:
        with pytest.raises(TelegramNetworkError):
            await PaceMiddleware(pace)(server, BOT, GetMe())

    fan_out(0, server, ask)
    assert server.moments == [0.0]


def test_a_dead_line_holds_everybody_back_and_eight_failures_count_as_one() -> None:
    server = Server(delay=0.0, script=[refused_connection() for _ in range(3)])

    async def ask(pace: Pace) -> None:
        middleware = PaceMiddleware(pace)
        await asyncio.gather(*(middleware(server, BOT, edit(chat)) for chat in range(3)))

    fan_out(0, server, ask)
    assert server.moments == [0.0] * 3 + [1.0] * 3


def test_an_answered_poll_ends_the_wait_for_a_dead_line() -> None:
    server = Server(delay=0.0, script=[refused_connection() for _ in range(4)])

    async def ask(pace: Pace) -> None:
        await PaceMiddleware(pace)(server, BOT, edit())

    async def poll(pace: Pace) -> None:
        await pass_time(8)
        await PaceMiddleware(pace)(server, BOT, GetUpdates())

    fan_out(0, server, ask, poll)
    assert server.moments == [pytest.approx(float(at)) for at in (0, 1, 3, 7, 8, 8)]


def test_a_silence_is_not_tried_again() -> None:
    silence = TelegramNetworkError(message(), "Request timeout error")
    silence.__cause__ = TimeoutError()
    server = Server(script=[silence])

    async def ask(pace: Pace) -> None:
        with pytest.raises(TelegramNetworkError):
            await PaceMiddleware(pace)(server, BOT, message())

    fan_out(0, server, ask)
    assert len(server.seen) == 1


def test_whoever_holds_a_turn_is_told_of_a_429_and_decides() -> None:
    server = Server(script=[flood(5)])

    async def act(pace: Pace) -> None:
        async with pace.pass_by() as turn:
            with turn.held(), pytest.raises(TelegramRetryAfter):
                await PaceMiddleware(pace)(server, BOT, edit())
        assert pace.blocked_for() == pytest.approx(5.0)

    fan_out(0, server, act)


def test_a_turn_is_held_back_when_a_freeze_comes_before_its_request() -> None:
    server = Server()

    async def act(pace: Pace) -> None:
        async with pace.turn("1", Priority.PLANNED) as turn:
            pace.freeze(5)
            with turn.held(), pytest.raises(HeldBackError):
                await PaceMiddleware(pace)(server, BOT, message())

    fan_out(0, server, act)
    assert not server.seen


def test_turns_used_unevenly_still_leave_evenly() -> None:
    """Eight commits that end together do not become eight requests at once."""
    server = Server(delay=0.01)

    async def act(pace: Pace) -> None:
        ready = asyncio.Event()

        async def late(chat: int) -> None:
            async with pace.turn(str(chat), Priority.PLANNED) as turn:
                await ready.wait()
                with turn.held():
                    await PaceMiddleware(pace)(server, BOT, message(chat))

        async def release() -> None:
            await pass_time(1)
            ready.set()

        await asyncio.gather(release(), *(late(chat) for chat in range(8)))

    fan_out(0, server, act)
    gaps = [later - earlier for earlier, later in itertools.pairwise(server.moments)]
    assert min(gaps) > 1 / 30


@pytest.mark.parametrize("stall", [0.02, 0.05, 0.1, 0.2])
def test_a_server_that_stalls_never_counts_too_many_in_a_second(stall: float) -> None:
    server = StrictServer(stall, every=7.3)
    fan_out(1000, server)
    assert server.refused == 0
    assert len(server.counted) == 1000
    assert server.rate() > 28


def test_answers_that_take_their_time_cost_little_of_the_pace() -> None:
    server = StrictServer(spread=0.1)
    fan_out(1000, server)
    assert server.rate() > 28


def test_a_refusal_of_one_message_stops_nothing() -> None:
    server = Server(script=[TelegramBadRequest(message(), "Bad Request: chat not found")])

    async def ask(pace: Pace) -> None:
        with pytest.raises(TelegramBadRequest):
            await PaceMiddleware(pace)(server, BOT, message(1))
        assert pace.blocked_for() <= 0

    fan_out(0, server, ask)


def test_open_buckets_hold_nothing_back_but_a_freeze() -> None:
    server = Server(delay=0.0)

    async def act() -> None:
        pace = build(0)
        await asyncio.gather(*(send_planned(pace, server, 1) for _ in range(100)))
        pace.freeze(2)
        await send_planned(pace, server, 1)

    in_virtual_time(act())
    assert server.moments == [0.0] * 100 + [pytest.approx(2.0)]


def test_who_stops_waiting_leaves_the_queue_and_no_place_taken() -> None:
    server = Server(delay=0.01)

    async def act() -> None:
        pace = build()
        pace.freeze(10)
        waiting = [asyncio.create_task(send_planned(pace, server, chat)) for chat in range(20)]
        await pass_time(1)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await asyncio.gather(*(send_planned(pace, server, chat) for chat in range(20, 40)))

    in_virtual_time(act())
    assert [chat for _, _, chat in server.seen] == list(range(20, 40))
    assert server.moments[0] == pytest.approx(10.0)


def test_every_request_is_told_before_and_after() -> None:
    told: list[str] = []

    async def act() -> None:
        await PaceMiddleware(build(), told.append)(Server(), BOT, message())

    in_virtual_time(act())
    assert told == ["sendMessage:before", "sendMessage:after"]


def test_chats_that_rest_are_forgotten() -> None:
    buckets = ChatBuckets()
    for number in range(20 * KEPT):
        buckets.take(str(number), number / 29)
    assert len(buckets) <= 2 * KEPT


def test_a_turn_outside_its_block_is_not_used() -> None:
    async def act() -> None:
        pace = build()
        async with pace.turn("1", Priority.PLANNED) as turn:
            assert isinstance(turn, Turn)
        await PaceMiddleware(pace)(Server(script=[flood(1)]), BOT, message(2))

    in_virtual_time(act())
