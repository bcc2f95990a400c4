"""Flood control: every sliding second, bursts to one chat, minutes of a group; what is counted."""

from collections.abc import AsyncIterator

import pytest
from aiogram import exceptions
from test_sandbox_stage import Stage, open_stage

from sandbox.errors import ApiError
from sandbox.flood import Flood, FloodRules

LOOSE = FloodRules(chat_burst=1000)


def retry_after(flood: Flood, chat_id: int, now: float, count: int = 1) -> int:
    """0 when admitted."""
    try:
        flood.admit(chat_id, now, count)
    except ApiError as error:
        return error.parameters["retry_after"]
    return 0


def test_no_more_than_thirty_in_any_sliding_second() -> None:
    flood = Flood(LOOSE)
    moments = [100.0 + step * 0.01 for step in range(300)]
    admitted = [now for now in moments if not retry_after(flood, 1, now)]
    assert len(admitted) == 90
    for now in admitted:
        assert sum(now - 1 < other <= now for other in admitted) <= 30


def test_an_even_pace_of_thirty_passes() -> None:
    flood = Flood(LOOSE)
    assert not any(retry_after(flood, chat, 100 + chat / 29) for chat in range(290))


def test_a_chat_gets_a_burst_and_then_one_a_second() -> None:
    flood = Flood(FloodRules())
    assert [retry_after(flood, 1, 100.0) for _ in range(6)] == [0, 0, 0, 0, 0, 1]
    assert retry_after(flood, 2, 100.0) == 0
    assert [retry_after(flood, 1, 101.0), retry_after(flood, 1, 101.0)] == [0, 1]
    assert [retry_after(flood, 1, 110.0) for _ in range(6)] == [0, 0, 0, 0, 0, 1]


def test_a_group_gets_twenty_a_minute() -> None:
    flood = Flood(FloodRules(chat_burst=1000))
    assert [retry_after(flood, -5, 100.0 + step) for step in range(21)] == [0] * 20 + [40]
    assert retry_after(flood, -5, 160.0) == 0


def test_an_album_counts_as_its_items() -> None:
    flood = Flood(FloodRules(chat_burst=10))
    assert retry_after(flood, 1, 100.0, 10) == 0
    assert retry_after(flood, 1, 100.0, 10) == 10


def test_a_refused_message_does_not_count() -> None:
    flood = Flood(FloodRules(per_second=1, chat_burst=9))
    assert [retry_after(flood, 1, now) for now in (100.0, 100.5, 100.9, 101.0)] == [0, 1, 1, 0]


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage(flood=True) as stage:
        yield stage


async def test_refusals_are_counted_and_nothing_is_shown(stage: Stage) -> None:
    for _ in range(5):
        await stage.bot.send_message(1, "Здравствуйте")
    with pytest.raises(exceptions.TelegramRetryAfter):
        await stage.bot.send_message(1, "Лишнее")
    counters = await stage.client.counters()
    assert counters.refused_by_flood == 1
    assert counters.methods["sendMessage"] == {"200": 5, "429": 1}
    assert len(await stage.client.messages(1)) == 5


async def test_edits_and_answers_pass(stage: Stage) -> None:
    message_id = await stage.sent()
    for step in range(50):
        values = {"chat_id": 1, "message_id": message_id, "text": f"Правка {step}"}
        assert (await stage.call("editMessageText", **values))["ok"]


async def test_it_can_be_changed_and_switched_off(stage: Stage) -> None:
    await stage.client.flood(on=False)
    for _ in range(40):
        await stage.sent()
    await stage.client.flood(on=True, chat_burst=1)
    await stage.sent()
    code, _ = await stage.refusal("sendMessage", chat_id=1, text="Лишнее")
    assert code == 429
    await stage.client.age(1)
    assert await stage.sent()
