"""The HTTP side: updates that Telegram brings, and the page that says whether the bot is well."""

import asyncio
import io
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any

import pytest
from aiohttp import ClientSession, web
from sqlalchemy.exc import OperationalError
from waiting import until

from bot.health import UNWELL_AFTER, Health
from bot.session import build_bot
from bot.settings import Settings, read_settings
from bot.webhook import WebhookWatch
from roadmap.clock import ManualClock
from sandbox.client import SandboxClient
from sandbox.server import TOKEN, Sandbox
from storage.database import Database
from web.app import BODY, SECRET_HEADER, Hook, build_app

SECRET = "let-me-in"
HEADERS = {SECRET_HEADER: SECRET}


class Store:
    """What was committed, and what to fail with instead."""

    def __init__(self) -> None:
        self.updates: list[Any] = []
        self.failure: Exception | None = None

    async def __call__(self, updates: Iterable[Any]) -> None:
        if self.failure:
            raise self.failure
        self.updates.extend(updates)


Start = Callable[[web.Application], Awaitable[str]]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Serves applications until the test is over; gives an address."""
    runners: list[web.AppRunner] = []

    async def serve(app: web.Application) -> str:
        runner = web.AppRunner(app, access_log=None)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    yield serve
    for runner in runners:
        await runner.cleanup()


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def now() -> list[float]:
    """The outside's seconds, moved by the test."""
    return [0.0]


@pytest.fixture
async def health(sqlite_url: str, clock: ManualClock, now: list[float]) -> AsyncIterator[Health]:
    database = Database(sqlite_url, clock)
    yield Health(database, lambda: now[0])
    await database.close()


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
async def address(start: Start, health: Health, store: Store) -> str:
    return await start(build_app(health, Hook("/hook", SECRET, store)))


async def test_an_update_is_answered_with_200_when_it_is_stored(
    address: str, http: ClientSession, store: Store
) -> None:
    answer = await http.post(f"{address}/hook", json={"update_id": 1}, headers=HEADERS)

    assert answer.status == 200
    assert store.updates == [{"update_id": 1}]


@pytest.mark.parametrize("given", [None, "", "let-me-i", "let-me-in2", "пустите"])
async def test_an_update_without_the_secret_is_refused_and_not_stored(
    address: str, http: ClientSession, store: Store, given: str | None
) -> None:
    headers = {} if given is None else {SECRET_HEADER: given}
    answer = await http.post(f"{address}/hook", json={"update_id": 1}, headers=headers)

    assert answer.status == 401
    assert store.updates == []


async def test_a_body_that_is_too_large_is_refused(address: str, http: ClientSession, store: Store) -> None:
    answer = await http.post(f"{address}/hook", data=io.BytesIO(b" " * (BODY + 1)), headers=HEADERS)

    assert answer.status == 413
    assert store.updates == []


async def test_what_is_not_json_is_refused(address: str, http: ClientSession, store: Store) -> None:
    answer = await http.post(f"{address}/hook", data=b"{", headers=HEADERS)

    assert answer.status == 400


async def test_while_the_disk_is_full_telegram_is_asked_to_come_again(
    address: str, http: ClientSession, store: Store
) -> None:
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    store.failure = OperationalError("INSERT", {}, cause)

    answer = await http.post(f"{address}/hook", json={"update_id": 1}, headers=HEADERS)

    assert answer.status == 503
    assert int(answer.headers["Retry-After"]) > 0


async def test_the_bot_is_well_until_150_seconds_pass_without_a_good_poll(
    address: str, http: ClientSession, health: Health, now: list[float]
) -> None:
    seen = []
    for moment in (0.0, UNWELL_AFTER - 1, UNWELL_AFTER, UNWELL_AFTER + 1000):
        now[0] = moment
        seen.append((await http.get(f"{address}/healthz")).status)
    await health.note()
    seen.append((await http.get(f"{address}/healthz")).status)

    assert seen == [200, 200, 503, 503, 200]


# the other end


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with Sandbox(webhook_backoff=0.01) as sandbox:
        yield sandbox


def settings(telegram: Sandbox, hook: str) -> Settings:
    values = {
        "bot_token": TOKEN,
        "telegram_api_url": telegram.url,
        "webhook_url": hook,
        "webhook_secret": SECRET,
    }
    return read_settings(_env_file=None, **values)


async def test_telegram_brings_what_people_write_with_the_secret(
    telegram: Sandbox, address: str, health: Health, store: Store
) -> None:
    given = settings(telegram, f"{address}/hook")
    bot = build_bot(given)
    await WebhookWatch(bot, given, health).hook()
    async with SandboxClient(telegram.url) as outside:
        await outside.person(101, "Мария")
        await outside.say(101, "1.6 выполнено")
        await until(lambda: bool(store.updates))
    await bot.session.close()

    assert store.updates[0]["message"]["text"] == "1.6 выполнено"


async def test_a_webhook_that_still_stands_counts_as_a_good_poll(
    telegram: Sandbox, address: str, health: Health, now: list[float]
) -> None:
    given = settings(telegram, f"{address}/hook")
    bot = build_bot(given)
    watch = WebhookWatch(bot, given, health, look_every=0.0)
    await watch.hook()
    now[0] = UNWELL_AFTER
    was_well = health.is_well()
    task = asyncio.create_task(watch.run())
    await until(health.is_well)
    await watch.stop()
    await task
    await bot.session.close()

    assert not was_well


async def test_a_webhook_that_another_program_took_is_no_good_poll(
    telegram: Sandbox, address: str, health: Health, now: list[float], expected_errors: list[str]
) -> None:
    expected_errors.append("elsewhere")
    given = settings(telegram, f"{address}/hook")
    bot = build_bot(given)
    watch = WebhookWatch(bot, given, health)
    await watch.hook()
    await bot.set_webhook(f"{address}/other")
    now[0] = UNWELL_AFTER
    await watch.look()
    await bot.session.close()

    assert not health.is_well()
