"""Nothing that Telegram brought is lost, nothing is there twice, nothing broken stands in the way."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from aiogram import Bot
from sqlalchemy import event, select

from bot.health import Health
from bot.intake import ALLOWED_UPDATES, Intake, find_chat, find_kind
from bot.poller import Poller
from bot.refusal import RefusalError
from bot.session import build_bot
from bot.settings import read_settings
from roadmap.clock import ManualClock
from sandbox.client import SandboxClient
from sandbox.server import TOKEN, Sandbox
from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow
from storage.schema import inbox as table

PERSON = 101


class Handed(list[InboxRow]):
    """Rows as intake hands them over."""

    def take(self, rows: Sequence[InboxRow]) -> None:
        self.extend(rows)


@pytest.fixture
def handed() -> Handed:
    return Handed()


@pytest.fixture
def intake(database: Database, handed: Handed) -> Intake:
    return Intake(database, handed.take)


def message(update_id: int, text: str = "1.6 выполнено", chat: int = PERSON) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"message_id": 1, "text": text, "chat": {"id": chat}}}


async def stored(database: Database) -> list[Any]:
    async with database.read() as conn:
        return [row.payload for row in await inbox.list_new(conn, 1000)]


async def test_what_was_stored_is_handed_over_in_its_order(intake: Intake, handed: Handed) -> None:
    updates = [message(number) for number in (7, 8, 9)]

    await intake.store(updates)

    assert [row.payload for row in handed] == updates
    assert [row.id for row in handed] == sorted(row.id for row in handed)
    assert {row.chat_key for row in handed} == {str(PERSON)}


async def test_an_update_that_comes_again_is_there_once(
    intake: Intake, handed: Handed, database: Database
) -> None:
    await intake.store([message(7), message(8)])
    await intake.store([message(7), message(8), message(9)])
    await intake.store([message(9), message(9)])

    assert [row.payload["update_id"] for row in handed] == [7, 8, 9]
    assert len(await stored(database)) == 3


async def test_a_number_that_telegram_uses_again_is_another_update(
    intake: Intake, database: Database
) -> None:
    await intake.store([message(7, "до отпуска")])
    await intake.store([message(7, "после отпуска")])

    assert [payload["message"]["text"] for payload in await stored(database)] == [
        "до отпуска",
        "после отпуска",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        {"update_id": 7, "message": "not an object"},
        {"update_id": 7, "message": {"chat": {"id": {}}, "text": 5}},
        {"update_id": 7, "a_kind_of_tomorrow": {"chat": {"id": 5}}},
        {"update_id": "seven"},
        {"update_id": 2**70, "message": {}},
        {"update_id": -3, "message": None},
        {"message": {"text": "\ud83d half a sign"}},
        {"update_id": 7, "message": {"text": "\x00"}},
        ["no", "object"],
        "text",
        None,
        17,
    ],
    ids=repr,
)
async def test_a_broken_update_is_kept_with_the_others(
    intake: Intake, database: Database, broken: Any
) -> None:
    await intake.store([message(6), broken, message(8)])

    assert await stored(database) == [message(6), broken, message(8)]


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 6}}}, "5"),
        ({"update_id": 1, "edited_message": {"chat": {"id": -100}}}, "-100"),
        ({"update_id": 1, "callback_query": {"from": {"id": 6}, "message": {"chat": {"id": 5}}}}, "5"),
        ({"update_id": 1, "callback_query": {"from": {"id": 6}, "inline_message_id": "x"}}, "6"),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 5}, "from": {"id": 6}}}, "5"),
        ({"update_id": 1, "poll_answer": {"user": {"id": 6}}}, "6"),
        ({"update_id": 1, "message": {"chat": {"id": None}}}, ""),
        ({"update_id": 1}, ""),
        ([], ""),
        (None, ""),
    ],
    ids=str,
)
def test_an_update_keeps_the_order_of_its_chat(update: Any, chat: str) -> None:
    assert find_chat(update) == chat


def test_only_kinds_that_were_asked_for_are_handled() -> None:
    assert find_kind({"update_id": 1, "message": {}}) == "message"
    assert find_kind({"update_id": 1, "inline_query": {}}) is None
    assert find_kind("message") is None


# fetching


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def outside(telegram: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(telegram.url) as client:
        await client.person(PERSON, "Мария")
        yield client


@pytest.fixture
async def local(sqlite_url: str, clock: ManualClock) -> AsyncIterator[Database]:
    database = Database(sqlite_url, clock)
    yield database
    await database.close()


@pytest.fixture
async def bot(telegram: Sandbox) -> AsyncIterator[Bot]:
    bot = build_bot(read_settings(_env_file=None, bot_token=TOKEN, telegram_api_url=telegram.url))
    yield bot
    await bot.session.close()


class Fetching:
    """A poller at work, and the pauses that it would have made."""

    def __init__(self, bot: Bot, database: Database) -> None:
        self.handed = Handed()
        self.pauses: list[float] = []
        self.health = Health(database)
        self.poller = Poller(bot, Intake(database, self.take), self.health, pause=self.pause)
        self._came = asyncio.Event()

    def take(self, rows: Sequence[InboxRow]) -> None:
        self.handed.take(rows)
        self._came.set()

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def until(self, count: int) -> list[str]:
        """The texts that came, once there are so many."""
        async with asyncio.timeout(10):
            while len(self.handed) < count:
                self._came.clear()
                await self._came.wait()
        return [row.payload["message"]["text"] for row in self.handed]

    async def __aenter__(self) -> "Fetching":
        self._task = asyncio.create_task(self.poller.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.poller.stop()
        await self._task

    async def failure(self) -> BaseException | None:
        async with asyncio.timeout(10):
            await asyncio.wait({self._task})
        return self._task.exception()


async def test_updates_are_on_disk_before_telegram_forgets_them(
    bot: Bot, local: Database, outside: SandboxClient, telegram: Sandbox
) -> None:
    async with Fetching(bot, local) as fetching:
        await outside.say(PERSON, "раз")
        await fetching.until(1)
        kept = await stored(local)
        await outside.say(PERSON, "два")
        await fetching.until(2)

    assert [payload["message"]["text"] for payload in kept] == ["раз"]


async def test_a_clean_stop_tells_telegram_what_was_received(
    bot: Bot, local: Database, outside: SandboxClient
) -> None:
    async with Fetching(bot, local) as fetching:
        await outside.say(PERSON, "раз")
        await fetching.until(1)

    assert (await outside.counters()).pending_updates == 0


async def test_a_program_that_died_after_the_commit_gets_the_update_again_and_keeps_it_once(
    bot: Bot, local: Database, outside: SandboxClient
) -> None:
    await outside.say(PERSON, "раз")
    async with Fetching(bot, local) as first:
        await first.until(1)
        first._task.cancel()
        await asyncio.wait({first._task})
        first._task = asyncio.create_task(asyncio.sleep(0))
    await outside.say(PERSON, "два")
    async with Fetching(bot, local) as second:
        texts = await second.until(1)

    assert texts == ["два"]
    assert len(await stored(local)) == 2


async def test_a_batch_that_could_not_be_committed_comes_again_after_a_pause(
    bot: Bot, local: Database, outside: SandboxClient, expected_errors: list[str]
) -> None:
    expected_errors.append("could not be stored")
    failures = [True]

    def break_once(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO inbox") and failures:
            failures.pop()
            raise OSError(28, "No space left on device")

    event.listen(local.engine.sync_engine, "before_cursor_execute", break_once)
    await outside.say(PERSON, "раз")
    async with Fetching(bot, local) as fetching:
        texts = await fetching.until(1)

    assert texts == ["раз"]
    assert len(fetching.pauses) == 1
    assert fetching.pauses[0] > 0.5


async def test_a_batch_with_one_broken_update_is_received_whole(
    bot: Bot, local: Database, outside: SandboxClient, telegram: Sandbox
) -> None:
    await outside.say(PERSON, "раз")
    telegram.telegram.updates.push("message", {"message_id": "no number", "text": "сломано"}, "broken")
    await outside.say(PERSON, "два")
    async with Fetching(bot, local) as fetching:
        texts = await fetching.until(3)

    assert texts == ["раз", "сломано", "два"]


async def test_a_server_that_fails_is_asked_again_with_growing_pauses(
    bot: Bot, local: Database, outside: SandboxClient
) -> None:
    await outside.fault("bad_gateway", "getUpdates", times=3)
    await outside.say(PERSON, "раз")
    async with Fetching(bot, local) as fetching:
        await fetching.until(1)

    assert len(fetching.pauses) == 3
    assert fetching.pauses[0] < fetching.pauses[1] < fetching.pauses[2]


async def test_a_pause_that_telegram_asks_for_is_kept_exactly(
    bot: Bot, local: Database, outside: SandboxClient
) -> None:
    await outside.fault("flood", "getUpdates", retry_after=7)
    await outside.say(PERSON, "раз")
    async with Fetching(bot, local) as fetching:
        await fetching.until(1)

    assert fetching.pauses == [7]


@pytest.mark.parametrize("code", [401, 404, 409])
async def test_a_refusal_by_telegram_ends_the_program_with_one_line(
    bot: Bot, local: Database, outside: SandboxClient, code: int
) -> None:
    await outside.fault("refuse", "getUpdates", code=code, description="Refused")
    fetching = Fetching(bot, local)
    fetching._task = asyncio.create_task(fetching.poller.run())

    failure = await fetching.failure()

    assert isinstance(failure, RefusalError)
    assert "\n" not in str(failure)


async def test_the_database_hears_of_good_polls_at_most_every_15_seconds(local: Database) -> None:
    now = [0.0]
    health = Health(local, lambda: now[0])
    written = []
    for moment in (1.0, 2.0, 15.9, 16.0, 17.0):
        now[0] = moment
        written.append(health._noted_at)
        await health.note()

    assert health._noted_at == 16.0
    assert written == [None, 1.0, 1.0, 1.0, 16.0]


async def test_the_same_kinds_are_asked_for_everywhere() -> None:
    from handlers.dispatcher import ALLOWED_UPDATES as HANDLED

    assert HANDLED == ALLOWED_UPDATES


async def test_received_at_is_the_programs_time(
    intake: Intake, database: Database, clock: ManualClock
) -> None:
    await intake.store([message(7)])

    async with database.read() as conn:
        assert (await conn.execute(select(table.c.received_at))).scalar() == clock.now()
