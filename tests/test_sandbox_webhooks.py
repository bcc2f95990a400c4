"""Webhook delivery: the secret, order within a chat, retries."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from test_sandbox_stage import Stage, open_stage

from sandbox.webhooks import SECRET_HEADER


@dataclass
class Receiver:
    """The bot's side of a webhook, with answers to give before it accepts."""

    url: str = ""
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    answers: list[web.Response | None] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def handle(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.secrets.append(request.headers.get(SECRET_HEADER, ""))
        async with self.arrived:
            self.got.append(update)
            self.arrived.notify_all()
        await self.gate.wait()
        answer = self.answers.pop(0) if self.answers else web.Response()
        if answer is None:
            assert request.transport
            request.transport.close()
        return answer or web.Response()

    async def texts(self, count: int) -> list[str]:
        async with asyncio.timeout(20), self.arrived:
            await self.arrived.wait_for(lambda: len(self.got) >= count)
        return [update["message"]["text"] for update in self.got if "message" in update]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    receiver.gate.set()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage(webhook_backoff=0.01) as stage:
        yield stage


async def test_what_waited_and_what_comes_is_delivered_with_the_secret(
    stage: Stage, receiver: Receiver
) -> None:
    await stage.client.say(1, "раньше")
    await stage.bot.set_webhook(receiver.url, secret_token="the-secret")
    await receiver.texts(1)
    await stage.client.say(1, "потом")
    assert await receiver.texts(2) == ["раньше", "потом"]
    assert set(receiver.secrets) == {"the-secret"}


async def test_accepted_updates_leave_the_queue(stage: Stage, receiver: Receiver) -> None:
    await stage.bot.set_webhook(receiver.url)
    await stage.client.say(1, "раз")
    await receiver.texts(1)
    await stage.until(lambda counters: counters.pending_updates == 0)


@pytest.mark.parametrize("refusal", [web.Response, None], ids=["a 500", "a broken connection"])
async def test_a_refused_update_comes_again_before_the_next(
    stage: Stage, receiver: Receiver, refusal: type[web.Response] | None
) -> None:
    receiver.answers = [refusal(status=500) if refusal else None for _ in range(2)]
    await stage.bot.set_webhook(receiver.url)
    await stage.client.say(1, "первое")
    await stage.client.say(1, "второе")
    assert await receiver.texts(4) == ["первое", "первое", "первое", "второе"]
    assert (await stage.bot.get_webhook_info()).last_error_message


async def test_retry_after_is_honoured(stage: Stage, receiver: Receiver) -> None:
    receiver.answers = [web.Response(status=503, headers={"Retry-After": "0.02"})]
    await stage.bot.set_webhook(receiver.url)
    await stage.client.say(1, "раз")
    assert await receiver.texts(2) == ["раз", "раз"]


async def test_chats_go_in_parallel_and_a_chat_one_by_one(stage: Stage, receiver: Receiver) -> None:
    receiver.gate.clear()
    await stage.bot.set_webhook(receiver.url)
    await stage.client.say(1, "а1")
    await stage.client.say(1, "а2")
    await stage.client.say(2, "б1")
    assert sorted(await receiver.texts(2)) == ["а1", "б1"]
    receiver.gate.set()
    assert sorted(await receiver.texts(3)) == ["а1", "а2", "б1"]


async def test_an_expired_press_is_dropped(stage: Stage, receiver: Receiver) -> None:
    markup = {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]}
    message_id = await stage.sent(reply_markup=markup)
    await stage.client.press_async(1, message_id, "Да")
    await stage.client.age(151)
    await stage.bot.set_webhook(receiver.url)
    await stage.client.say(1, "после")
    assert await receiver.texts(1) == ["после"]
    assert len(receiver.got) == 1


async def test_after_deletion_polling_works(stage: Stage, receiver: Receiver) -> None:
    await stage.bot.set_webhook(receiver.url)
    await stage.bot.delete_webhook()
    await stage.client.say(1, "раз")
    assert len(await stage.bot.get_updates()) == 1
    assert receiver.got == []


async def test_setting_a_webhook_ends_the_poll(stage: Stage, receiver: Receiver) -> None:
    poll = asyncio.create_task(stage.call("getUpdates", timeout=50))
    await stage.polling()
    await stage.bot.set_webhook(receiver.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"


@pytest.mark.parametrize(
    ("values", "trouble"),
    [
        pytest.param({"url": "http://example.org/x"}, "HTTPS", id="plain http to another host"),
        pytest.param(
            {"url": "https://example.org/x", "secret_token": "плохо"}, "unallowed", id="a bad secret"
        ),
    ],
)
async def test_bad_webhooks_are_refused(stage: Stage, values: dict[str, str], trouble: str) -> None:
    code, description = await stage.refusal("setWebhook", **values)
    assert code == 400
    assert trouble in description
