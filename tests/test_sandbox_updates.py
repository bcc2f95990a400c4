"""Long polling: offsets, repeats, waiting, expiry, conflicts, kinds of updates."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from test_sandbox_stage import Seconds, Stage, open_stage

from sandbox.errors import ApiError
from sandbox.updates import UpdateQueue

FIRST = 10


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def queue(seconds: Seconds) -> UpdateQueue:
    """Updates 10, 11, 12, 13 wait; nobody has polled yet."""
    queue = UpdateQueue(seconds, FIRST)
    for text in "abcd":
        queue.push("message", {"text": text}, "chat1")
    return queue


async def ids(queue: UpdateQueue, offset: int, *, limit: int = 100, wait: float = 0) -> list[int]:
    return [update.id for update in await queue.poll(offset, limit, wait)]


@pytest.mark.parametrize(
    ("offset", "limit", "got", "left"),
    [
        pytest.param(0, 100, [10, 11, 12, 13], [10, 11, 12, 13], id="no offset: the head, nothing confirmed"),
        pytest.param(0, 2, [10, 11], [10, 11, 12, 13], id="a limit cuts the batch only"),
        pytest.param(12, 100, [12, 13], [12, 13], id="an offset confirms all below it"),
        pytest.param(12, 1, [12], [12, 13], id="an offset with a limit"),
        pytest.param(14, 100, [], [], id="the offset after the last confirms all"),
        pytest.param(3, 100, [10, 11, 12, 13], [10, 11, 12, 13], id="a stale offset: the head"),
        pytest.param(99, 100, [10, 11, 12, 13], [10, 11, 12, 13], id="an offset from the future: the head"),
        pytest.param(-1, 100, [13], [13], id="minus one: the last, the rest dropped"),
        pytest.param(-3, 2, [11, 12], [11, 12, 13], id="minus three with a limit"),
        pytest.param(-50, 100, [10, 11, 12, 13], [10, 11, 12, 13], id="more than there are"),
    ],
)
async def test_offsets(queue: UpdateQueue, offset: int, limit: int, got: list[int], left: list[int]) -> None:
    assert await ids(queue, offset, limit=limit) == got
    assert [update.id for update in queue.pending()] == left


async def test_the_same_offset_within_half_a_second_gets_one(queue: UpdateQueue, seconds: Seconds) -> None:
    assert len(await ids(queue, 10)) == 4
    seconds.now += 0.4
    assert await ids(queue, 10) == [10]
    seconds.now += 0.6
    assert len(await ids(queue, 10)) == 4


async def test_the_same_offset_at_once_waits_even_without_timeout(queue: UpdateQueue) -> None:
    assert await ids(queue, 14) == []
    poll = asyncio.create_task(ids(queue, 14))
    await asyncio.sleep(0)
    assert not poll.done()
    queue.push("message", {"text": "e"}, "chat1")
    assert await poll == [14]


async def test_a_poll_wakes_at_once(queue: UpdateQueue) -> None:
    poll = asyncio.create_task(ids(queue, 14, wait=50))
    await asyncio.sleep(0)
    queue.push("message", {"text": "e"}, "chat1")
    queue.push("message", {"text": "f"}, "chat1")
    assert await asyncio.wait_for(poll, 20) == [14, 15]


async def test_a_poll_ends_empty_at_its_timeout(queue: UpdateQueue) -> None:
    assert await ids(queue, 14, wait=0.01) == []


async def test_a_confirmation_holds_although_its_answer_is_lost(queue: UpdateQueue) -> None:
    poll = asyncio.create_task(ids(queue, 14, wait=50))
    await asyncio.sleep(0)
    poll.cancel()
    assert queue.pending() == []
    queue.push("message", {"text": "e"}, "chat1")
    assert await ids(queue, 0) == [14]


async def test_a_newer_poll_ends_the_older_one(queue: UpdateQueue) -> None:
    older = asyncio.create_task(ids(queue, 14, wait=50))
    await asyncio.sleep(0)
    newer = asyncio.create_task(ids(queue, 14, wait=50))
    with pytest.raises(ApiError, match="terminated by other getUpdates"):
        await older
    queue.push("message", {"text": "e"}, "chat1")
    assert await newer == [14]


async def test_two_polls_may_get_the_same_batch(queue: UpdateQueue, seconds: Seconds) -> None:
    assert await ids(queue, 10) == [10, 11, 12, 13]
    seconds.now += 1
    assert await ids(queue, 10, wait=50) == [10, 11, 12, 13]


async def test_a_press_waits_150_seconds_and_a_message_a_day(queue: UpdateQueue, seconds: Seconds) -> None:
    queue.push("callback_query", {"id": "1"}, "presses1")
    seconds.now += 149
    assert len(queue.pending()) == 5
    seconds.now += 1
    assert [update.kind for update in queue.pending()] == ["message"] * 4
    seconds.now += 86_400
    assert queue.pending() == []


async def test_kinds_not_asked_for_are_never_queued(queue: UpdateQueue) -> None:
    queue.allow(["message"])
    assert queue.push("callback_query", {}, "presses1") is None
    queue.allow(None)
    assert queue.push("callback_query", {}, "presses1") is None
    queue.allow([])
    assert queue.push("callback_query", {}, "presses1")
    assert queue.push("message_reaction", {}, "chat1") is None


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage(first_update_id=FIRST) as stage:
        yield stage


async def test_over_http_a_poll_is_confirmed_by_the_next(stage: Stage) -> None:
    await stage.client.say(1, "раз")
    await stage.client.say(1, "два")
    (first, second) = await stage.bot.get_updates(timeout=0)
    assert first.update_id == FIRST
    assert await stage.bot.get_updates(offset=second.update_id + 1, timeout=0) == []
    assert (await stage.client.counters()).pending_updates == 0


async def test_over_http_a_waiting_poll_hears_at_once(stage: Stage) -> None:
    poll = asyncio.create_task(stage.bot.get_updates(timeout=50))
    await stage.polling()
    await stage.client.say(1, "эй")
    (update,) = await asyncio.wait_for(poll, 20)
    assert update.message


async def test_allowed_updates_are_sticky_over_http(stage: Stage) -> None:
    await stage.call("getUpdates", allowed_updates=["message"])
    await stage.client.block(1)
    assert (await stage.client.counters()).pending_updates == 0
    assert (await stage.call("getWebhookInfo"))["result"]["allowed_updates"] == ["message"]
