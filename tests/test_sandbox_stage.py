"""The stage of the sandbox's tests: a stand-in, a real Bot, a client. How it starts and stops."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import aiohttp
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from sandbox.client import SandboxClient
from sandbox.seen import Counters
from sandbox.server import TOKEN, Sandbox

ROOT = Path(__file__).parent.parent


class QuickSession(AiohttpSession):
    """aiogram's own session without its pause on closing."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@dataclass
class Seconds:
    """The outside's clock in a test's hand."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Stage:
    sandbox: Sandbox
    client: SandboxClient
    http: aiohttp.ClientSession
    seconds: Seconds
    sessions: list[QuickSession] = field(default_factory=list)

    @cached_property
    def bot(self) -> Bot:
        return self.another_bot(TOKEN)

    def another_bot(self, token: str) -> Bot:
        session = QuickSession(api=TelegramAPIServer.from_base(self.sandbox.url))
        self.sessions.append(session)
        return Bot(token, session=session)

    async def call(self, method: str, **values: Any) -> dict[str, Any]:
        """A bare request; the answer as it came, refusals too."""
        async with self.http.post(f"{self.sandbox.url}/bot{TOKEN}/{method}", json=values) as response:
            answer: dict[str, Any] = await response.json()
        assert answer["ok"] == (response.status == 200)
        return answer

    async def refusal(self, method: str, **values: Any) -> tuple[int, str]:
        answer = await self.call(method, **values)
        return answer["error_code"], answer["description"]

    async def sent(self, **values: Any) -> int:
        answer = await self.call("sendMessage", **{"chat_id": 1, "text": "Здравствуйте", **values})
        return int(answer["result"]["message_id"])

    async def until(self, check: Callable[[Counters], bool]) -> None:
        """Wait for what no request can wait for."""
        for _ in range(1000):
            if check(await self.client.counters()):
                return
            await asyncio.sleep(0.005)
        raise TimeoutError

    def polling(self) -> Awaitable[None]:
        return self.until(lambda counters: counters.polling)


@asynccontextmanager
async def open_stage(**options: Any) -> AsyncIterator[Stage]:
    """Anna (1) has started the bot, Boris (2) never wrote; flood control is off unless asked for."""
    seconds = Seconds()
    async with (
        Sandbox(**{"flood": False, "ticks": seconds, **options}) as sandbox,
        SandboxClient(sandbox.url) as client,
        aiohttp.ClientSession() as http,
    ):
        await client.person(1, "Анна", "anna", note="директор, СШ № 9", started=True)
        await client.person(2, "Борис")
        stage = Stage(sandbox, client, http, seconds)
        yield stage
        for session in stage.sessions:
            await session.close()


async def test_a_stop_ends_polls_that_wait() -> None:
    async with open_stage() as stage:
        poll = asyncio.create_task(stage.call("getUpdates", timeout=50))
        await stage.polling()
        await stage.sandbox.stop()
        assert (await asyncio.wait_for(poll, 20))["result"] == []


async def test_it_starts_again_on_its_port_with_its_people() -> None:
    async with open_stage() as stage:
        url = stage.sandbox.url
        await stage.sandbox.stop()
        await stage.sandbox.start()
        assert stage.sandbox.url == url
        assert [person.first_name for person in await stage.client.people()] == ["Анна", "Борис"]


async def test_alone_it_says_ready_and_ends_on_sigterm() -> None:
    command = (sys.executable, "-m", "sandbox", "--port", "0", "--token", "7:other", "--no-flood")
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    word, url = (await process.stdout.readline()).decode().split()
    assert word == "ready"
    async with SandboxClient(url) as client, aiohttp.ClientSession() as http:
        assert await client.people() == []
        async with http.get(f"{url}/bot7:other/getMe") as response:
            assert (await response.json())["result"]["id"] == 7
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


async def test_it_needs_nothing_but_aiohttp() -> None:
    script = (
        "import sys, sandbox.server, sandbox.client\n"
        "ours = {'aiogram', 'pydantic', 'bot', 'roadmap', 'storage', 'services', 'handlers'}\n"
        "print(sorted(ours & sys.modules.keys()))"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert (await process.communicate())[0].decode().strip() == "[]"
