"""Rows are handled in order per chat, chats in parallel, and no row stops another."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
)
from aiogram.methods import SendMessage
from aiogram.types import Message
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from waiting import until, until_true

from bot.inbox import HELD, Handling, InboxRunner
from bot.intake import Intake
from bot.session import build_bot
from bot.settings import read_settings
from roadmap.clock import ManualClock
from roadmap.errors import AppError, RejectedError
from storage import facts, inbox
from storage.database import Database
from storage.schema import inbox as table

ANNA, BORIS = 101, 102
DATE = 1_671_519_000  # 20 December 2022, 9:50 in Moscow, ten minutes before the clock


def message(update_id: int, text: str, chat: int = ANNA, date: int = DATE) -> dict[str, Any]:
    person = {"id": chat, "is_bot": False, "first_name": "А"}
    body = {"message_id": update_id, "date": date, "chat": {"id": chat, "type": "private"}, "from": person}
    return {"update_id": update_id, "message": {**body, "text": text}}


class Told:
    """What people were told when something went wrong."""

    def __init__(self) -> None:
        self.explained: list[str] = []
        self.apologies = 0
        self.doubts = 0

    async def explain(self, bot: Bot, payload: Any, error: AppError) -> None:
        self.explained.append(error.key)

    async def apologise(self, bot: Bot, payload: Any) -> None:
        self.apologies += 1

    async def doubt(self, bot: Bot, payload: Any) -> None:
        self.doubts += 1


class House:
    """The runner over a dispatcher with one handler that each test writes."""

    def __init__(self, database: Database, bot: Bot) -> None:
        self.database = database
        self.told = Told()
        self.seen: list[str] = []
        self.pauses: list[float] = []
        self.acts: dict[str, Callable[[Message, dict[str, Any]], Any]] = {}
        self.dispatcher = Dispatcher(disable_fsm=True)
        self.dispatcher.message.register(self.handle)
        self.bot = bot
        self.trusts_outside = True

    async def handle(self, message: Message, **given: Any) -> None:
        text = message.text or ""
        if act := self.acts.get(text):
            await act(message, given)
        self.seen.append(text)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Intake]:
        """The runner at work; at the exit it is stopped and all that it did is on disk."""
        errors = Handling(self.bot, self.dispatcher, self.told, trusts_outside=self.trusts_outside)
        runner = InboxRunner(self.database, errors, pause=self.pause)
        task = asyncio.create_task(runner.run())
        yield Intake(self.database, runner.accept)
        await runner.stop()
        await task

    async def have_states(self, states: list[str]) -> bool:
        return await self.states() == states

    async def states(self) -> list[str]:
        async with self.database.read() as conn:
            return list((await conn.execute(select(table.c.state).order_by(table.c.id))).scalars())


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    bot = build_bot(read_settings(_env_file=None, bot_token="594:x", telegram_api_url="http://127.0.0.1:9"))
    yield House(database, bot)
    await bot.session.close()


async def test_rows_of_one_chat_are_handled_one_after_another(house: House) -> None:
    running: list[int] = []

    async def act(_message: Message, _given: dict[str, Any]) -> None:
        running.append(1)
        await asyncio.sleep(0)
        assert len(running) == 1
        running.pop()

    texts = [str(number) for number in range(20)]
    house.acts = dict.fromkeys(texts, act)
    async with house.open() as intake:
        await intake.store([message(int(text), text) for text in texts])
        await until(lambda: len(house.seen) == 20)

    assert house.seen == texts


async def test_a_slow_chat_does_not_hold_up_another(house: House) -> None:
    go_on = asyncio.Event()

    async def wait(_message: Message, _given: dict[str, Any]) -> None:
        await go_on.wait()

    house.acts["slow"] = wait
    async with house.open() as intake:
        await intake.store([message(1, "slow", ANNA), message(2, "after", ANNA), message(3, "quick", BORIS)])
        await until(lambda: bool(house.seen))
        assert house.seen == ["quick"]
        go_on.set()
        await until(lambda: len(house.seen) == 3)

    assert house.seen == ["quick", "slow", "after"]


async def test_no_more_than_the_limit_run_at_once(house: House) -> None:
    running: list[int] = []
    most: list[int] = []

    async def act(_message: Message, _given: dict[str, Any]) -> None:
        running.append(1)
        most.append(len(running))
        for _ in range(5):
            await asyncio.sleep(0)
        running.pop()

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(number, "act", chat=1000 + number) for number in range(100)])
        await until(lambda: len(house.seen) == 100)

    assert max(most) == 32


async def test_rows_of_the_last_run_come_before_new_ones(house: House) -> None:
    waiting = Intake(house.database, lambda _rows: None)
    await waiting.store([message(1, "before"), message(2, "before too")])
    async with house.open() as intake:
        await intake.store([message(3, "after")])
        await until(lambda: len(house.seen) == 3)

    assert house.seen == ["before", "before too", "after"]


async def test_more_rows_than_are_held_in_memory_keep_their_order(house: House) -> None:
    texts = [str(number) for number in range(HELD + 200)]
    async with house.open() as intake:
        for start in range(0, len(texts), 100):
            await intake.store([message(int(text), text) for text in texts[start : start + 100]])
        await until(lambda: len(house.seen) == len(texts))

    assert house.seen == texts
    assert set(await house.states()) == {"done"}


async def test_a_row_is_done_when_its_view_was_shown(house: House) -> None:
    async with house.open() as intake:
        await intake.store([message(1, "/my")])
        await until(lambda: bool(house.seen))

    assert await house.states() == ["done"]


async def test_a_row_is_done_in_the_commit_of_its_effect(house: House) -> None:
    states: list[list[str]] = []

    async def act(_message: Message, given: dict[str, Any]) -> None:
        async with house.database.write("effect", given["inbox_id"]) as tx:
            await facts.put(tx, "effect", "yes")
        states.append(await house.states())

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act")])
        await until(lambda: bool(house.seen))

    assert states == [["done"]]


async def test_what_nothing_handles_is_kept_as_unhandled(house: House) -> None:
    strange = {"update_id": 1, "edited_message": message(1, "x")["message"]}
    async with house.open() as intake:
        await intake.store(
            [strange, {"update_id": 2, "of_tomorrow": {"chat": {"id": ANNA}}}, message(3, "ok")]
        )
        await until(lambda: bool(house.seen))

    assert await house.states() == ["unhandled", "unhandled", "done"]


async def test_what_cannot_be_parsed_fails_alone(house: House, expected_errors: list[str]) -> None:
    expected_errors.append("an update failed")
    broken = {"update_id": 1, "message": {"chat": {"id": ANNA}, "date": "yesterday"}}
    async with house.open() as intake:
        await intake.store([broken, "no object", message(3, "ok")])
        await until(lambda: bool(house.seen))

    assert await house.states() == ["failed", "unhandled", "done"]


async def test_an_error_of_the_program_is_told_once_and_kept_with_its_traceback(
    house: House, expected_errors: list[str]
) -> None:
    expected_errors.append("an update failed")

    async def act(_message: Message, _given: dict[str, Any]) -> None:
        raise ZeroDivisionError("a bug")

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act"), message(2, "ok")])
        await until(lambda: bool(house.seen))

    assert await house.states() == ["failed", "done"]
    assert house.told.apologies == 1
    async with house.database.read() as conn:
        [(_, error)] = await inbox.list_failed(conn, 10)
    assert error == "ZeroDivisionError: a bug"


async def test_a_view_that_fails_after_the_effect_leaves_the_row_done(
    house: House, expected_errors: list[str]
) -> None:
    expected_errors.append("an update failed")

    async def act(_message: Message, given: dict[str, Any]) -> None:
        async with house.database.write("effect", given["inbox_id"]):
            pass
        raise ZeroDivisionError("a bug")

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act"), message(2, "ok")])
        await until(lambda: bool(house.seen))

    assert await house.states() == ["done", "done"]
    assert house.told.apologies == 0


async def test_a_request_that_cannot_be_met_is_explained_and_done(house: House) -> None:
    async def act(_message: Message, _given: dict[str, Any]) -> None:
        raise RejectedError("not-yours")

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act"), message(2, "ok")])
        await until(lambda: bool(house.seen))

    assert await house.states() == ["done", "done"]
    assert house.told.explained == ["not-yours"]


async def test_a_person_who_has_left_the_chat_is_no_error(house: House) -> None:
    async def act(message: Message, _given: dict[str, Any]) -> None:
        raise TelegramForbiddenError(
            SendMessage(chat_id=ANNA, text="x"), "Forbidden: bot was blocked by the user"
        )

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act"), message(2, "ok")])
        await until(lambda: bool(house.seen))

    assert await house.states() == ["done", "done"]


@pytest.mark.parametrize(
    "failure",
    [
        TelegramNetworkError(SendMessage(chat_id=ANNA, text="x"), "timeout"),
        TelegramServerError(SendMessage(chat_id=ANNA, text="x"), "Internal Server Error"),
        ClientDecodeError("no JSON", ValueError(), "<html>"),
    ],
    ids=["silence", "server", "gateway"],
)
async def test_whoever_asked_is_told_when_nobody_knows_that_the_answer_came(
    house: House, failure: Exception
) -> None:
    async def act(_message: Message, _given: dict[str, Any]) -> None:
        raise failure

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act"), message(2, "ok")])
        await until(lambda: bool(house.seen))

    assert await house.states() == ["done", "done"]
    assert (house.told.doubts, house.told.apologies) == (1, 0)


def full_disk() -> Exception:
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    return OperationalError("INSERT", {}, cause)


@pytest.mark.parametrize(
    "failure", [full_disk(), OSError(28, "No space left on device")], ids=["database", "disk"]
)
async def test_a_full_disk_makes_the_chat_wait_and_lose_nothing(house: House, failure: Exception) -> None:
    left = [failure] * 8

    async def act(_message: Message, _given: dict[str, Any]) -> None:
        if left:
            raise left.pop()

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act"), message(2, "after"), message(3, "other", BORIS)])
        await until(lambda: len(house.seen) == 3)

    assert house.seen.index("act") < house.seen.index("after")
    assert house.pauses == [1, 2, 4, 8, 16, 32, 60, 60]
    assert await house.states() == ["done"] * 3
    assert house.told.apologies == 0


async def test_a_stop_finishes_what_runs_and_leaves_the_rest_for_the_next_start(house: House) -> None:
    began, go_on = asyncio.Event(), asyncio.Event()

    async def wait(_message: Message, _given: dict[str, Any]) -> None:
        began.set()
        await go_on.wait()

    house.acts["slow"] = wait
    async with house.open() as intake:
        await intake.store([message(1, "slow"), message(2, "after")])
        await began.wait()
        asyncio.get_running_loop().call_soon(go_on.set)

    assert house.seen == ["slow"]
    assert await house.states() == ["done", "new"]


async def test_failed_rows_made_new_by_another_process_are_handled_again(
    house: House, expected_errors: list[str]
) -> None:
    expected_errors.append("an update failed")
    broken = [True]

    async def act(_message: Message, _given: dict[str, Any]) -> None:
        if broken:
            raise ZeroDivisionError("a bug")

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act")])
        await until_true(lambda: house.have_states(["failed"]))
        broken.clear()
        other = Database(house.database.url.render_as_string(hide_password=False), house.database.clock)
        async with other.write("retry") as tx:
            assert await inbox.retry_failed(tx) == 1
        await other.close()
        await until(lambda: bool(house.seen))

    assert await house.states() == ["done"]


async def test_the_moment_of_an_answer_is_telegrams_earlier_date(house: House, clock: ManualClock) -> None:
    given: list[dict[str, Any]] = []

    async def act(_message: Message, values: dict[str, Any]) -> None:
        given.append(values)

    house.acts["act"] = act
    async with house.open() as intake:
        await intake.store([message(1, "act"), message(2, "act", date=DATE + 100_000)])
        await until(lambda: len(given) == 2)

    assert given[0]["moment"] == given[0]["sent_at"] < clock.now()
    assert given[1]["moment"] == clock.now() < given[1]["sent_at"]


async def test_with_a_clock_of_its_own_the_program_alone_says_when(house: House, clock: ManualClock) -> None:
    given: list[dict[str, Any]] = []

    async def act(_message: Message, values: dict[str, Any]) -> None:
        given.append(values)

    house.acts["act"] = act
    house.trusts_outside = False
    async with house.open() as intake:
        await intake.store([message(1, "act")])
        await until(lambda: len(given) == 1)

    assert given[0]["moment"] == clock.now() > given[0]["sent_at"]
