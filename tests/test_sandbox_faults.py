"""Faults on demand: what aiogram meets, and what has happened all the same."""

import asyncio
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import exceptions
from test_sandbox_stage import Stage, open_stage

from sandbox.errors import SandboxError


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


async def shown(stage: Stage) -> list[str]:
    return [message.text for message in await stage.client.messages(1)]


async def test_an_injected_429_names_its_pause_once(stage: Stage) -> None:
    await stage.client.fault("flood", "sendMessage", retry_after=17)
    with pytest.raises(exceptions.TelegramRetryAfter) as caught:
        await stage.bot.send_message(1, "раз")
    assert caught.value.retry_after == 17
    await stage.bot.send_message(1, "два")
    assert await shown(stage) == ["два"]


async def test_dropped_before_it_is_not_sent(stage: Stage) -> None:
    await stage.client.fault("drop")
    with pytest.raises(exceptions.TelegramNetworkError) as caught:
        await stage.bot.send_message(1, "раз")
    assert isinstance(caught.value.__cause__, aiohttp.ServerDisconnectedError)
    assert await shown(stage) == []


@pytest.mark.parametrize("kind", ["drop_after", "half"])
async def test_dropped_after_it_has_been_sent(stage: Stage, kind: str) -> None:
    await stage.client.fault(kind)
    with pytest.raises(exceptions.TelegramNetworkError):
        await stage.bot.send_message(1, "раз")
    assert await shown(stage) == ["раз"]
    (request,) = await stage.client.requests("sendMessage")
    assert request.outcome == kind


@pytest.mark.parametrize(("kind", "texts"), [("hang", []), ("hang_after", ["раз"])])
async def test_a_hang_lasts_until_the_bot_gives_up(stage: Stage, kind: str, texts: list[str]) -> None:
    await stage.client.fault(kind)
    with pytest.raises(exceptions.TelegramNetworkError, match="timeout"):
        await stage.bot.send_message(1, "раз", request_timeout=1)
    assert await shown(stage) == texts


async def test_a_hang_may_end_by_itself(stage: Stage) -> None:
    await stage.client.fault("hang", seconds=0.01)
    with pytest.raises(exceptions.TelegramNetworkError):
        await stage.bot.send_message(1, "раз")


async def test_any_refusal_can_be_scripted(stage: Stage) -> None:
    words = "Bad Request: PEER_ID_INVALID"
    await stage.client.fault("refuse", "sendMessage", code=400, description=words, times=2)
    for _ in range(2):
        assert await stage.refusal("sendMessage", chat_id=1, text="?") == (400, words)
    assert await stage.sent()


async def test_a_fault_has_its_chat_its_turn_and_its_method(stage: Stage) -> None:
    await stage.client.person(3, "Вера", started=True)
    await stage.client.fault("blocked", "messages", person_id=3, skip=1, times=0)
    assert (await stage.call("sendMessage", chat_id=3, text="раз"))["ok"]
    assert (await stage.call("sendMessage", chat_id=1, text="раз"))["ok"]
    assert (await stage.call("sendChatAction", chat_id=3, action="typing"))["ok"]
    for _ in range(2):
        code, _words = await stage.refusal("sendMessage", chat_id=3, text="два")
        assert code == 403
    await stage.client.clear_faults()
    assert (await stage.call("sendMessage", chat_id=3, text="три"))["ok"]


async def test_a_star_leaves_polling_alone(stage: Stage) -> None:
    await stage.client.fault("server_error")
    assert (await stage.call("getUpdates"))["ok"]
    assert not (await stage.call("getMe"))["ok"]


async def test_polling_fails_when_it_is_named(stage: Stage) -> None:
    await stage.client.fault("unauthorized", "getUpdates")
    with pytest.raises(exceptions.TelegramUnauthorizedError):
        await stage.bot.get_updates()


@pytest.mark.parametrize("kind", ["half", "drop", "bad_gateway", "server_error"])
async def test_a_download_breaks(stage: Stage, kind: str) -> None:
    await stage.client.send_file(1, "a.bin", b"x" * 100_000)
    document = (await stage.client.messages(1))[0].document
    assert document
    path = (await stage.bot.get_file(document.file_id)).file_path
    assert path
    await stage.client.fault(kind, "file", times=2)  # aiohttp repeats a GET whose connection was closed
    with pytest.raises(aiohttp.ClientError):
        await stage.bot.download_file(path)
    await stage.client.clear_faults()
    content = await stage.bot.download_file(path)
    assert content
    assert len(content.read()) == 100_000


async def test_an_unknown_kind_is_refused(stage: Stage) -> None:
    with pytest.raises(SandboxError, match="no kind 'flud'; there are"):
        await stage.client.fault("flud")
    with pytest.raises(SandboxError, match="unexpected keyword argument"):
        await stage.client.fault("flood", seconds_to_wait=3)


async def test_a_delay_holds_the_answer_not_the_message(stage: Stage) -> None:
    await stage.client.set_delay(30)
    sending = asyncio.create_task(stage.bot.send_message(1, "раз"))
    assert (await stage.client.wait_for(1, lambda message: message.from_bot)).text == "раз"
    assert not sending.done()
    sending.cancel()


async def test_a_delay_belongs_to_its_methods(stage: Stage) -> None:
    await stage.client.set_delay(0.05, "messages")
    await stage.client.set_delay(30, "getUpdates")
    began = time.monotonic()
    message_id = await stage.sent()
    assert time.monotonic() - began >= 0.05
    await stage.client.set_delay(30, "messages")
    assert (await stage.call("editMessageText", chat_id=1, message_id=message_id, text="два"))["ok"]
    await stage.client.set_delay(0, "sendMessage")
    assert await stage.sent()
