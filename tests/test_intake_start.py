"""Starting, refusing to start, serving and stopping: the program as its operator meets it."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flow import DIRECTOR, STRANGER, Flow, build_settings, moment, open_flow
from sqlalchemy import select, update
from waiting import until_true

from bot.application import Application
from bot.intake import ALLOWED_UPDATES
from bot.refusal import RefusalError
from bot.settings import Settings
from handlers.dispatcher import ALLOWED_UPDATES as HANDLED
from handlers.dispatcher import build_dispatcher
from roadmap.model import RoadmapState
from sandbox.client import SandboxClient
from sandbox.server import TOKEN, Sandbox
from storage import facts
from storage.schema import inbox, roadmap

ROOT = Path(__file__).parents[1]


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with Sandbox(flood=False) as sandbox:
        yield sandbox


async def refusal(settings: Settings) -> str:
    """The one line with which the program refuses to start."""
    application = Application(settings, strict=True)
    with pytest.raises(RefusalError) as refused:
        await application.start()
    line = str(refused.value)
    assert line
    assert "\n" not in line
    return line


async def test_a_wrong_token_is_a_refusal_that_does_not_repeat_it(telegram: Sandbox, tmp_path: Path) -> None:
    line = await refusal(build_settings(telegram.url, tmp_path, bot_token="594:wrong"))

    assert "BOT_TOKEN" in line
    assert "wrong" not in line


async def test_an_api_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    assert "127.0.0.1:9" in await refusal(build_settings("http://127.0.0.1:9", tmp_path))


async def test_a_database_that_cannot_be_opened_is_a_refusal(telegram: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "vekhi.db").write_bytes(b"this is no database, " * 100)

    assert await refusal(build_settings(telegram.url, tmp_path))


async def test_a_second_program_on_the_database_is_refused(telegram: Sandbox, tmp_path: Path) -> None:
    first = Application(build_settings(telegram.url, tmp_path), strict=True)
    await first.start()

    assert "another process" in await refusal(build_settings(telegram.url, tmp_path))
    await first.stop()


async def test_a_taken_port_is_a_refusal(telegram: Sandbox, tmp_path: Path) -> None:
    assert "HTTP_PORT" in await refusal(build_settings(telegram.url, tmp_path, http_port=telegram.port))


async def test_a_start_that_was_refused_leaves_nothing_behind(telegram: Sandbox, tmp_path: Path) -> None:
    await refusal(build_settings(telegram.url, tmp_path, bot_token="594:wrong"))
    application = Application(build_settings(telegram.url, tmp_path), strict=True)

    await application.start()
    await application.stop()


async def test_the_bot_learns_its_username(flow: Flow) -> None:
    async with flow.app.db.read() as conn:
        assert await facts.find(conn, facts.BOT_USERNAME) == flow.app.username


async def test_the_kinds_of_updates_asked_for_are_those_that_are_handled(flow: Flow) -> None:
    dispatcher = build_dispatcher(flow.app.rooms)
    await flow.say(STRANGER, "есть кто?")

    assert ALLOWED_UPDATES == HANDLED
    assert set(dispatcher.resolve_used_update_types()) == set(ALLOWED_UPDATES)
    assert set(flow.sandbox.telegram.updates.allowed()) == set(ALLOWED_UPDATES)


async def test_what_came_while_the_bot_was_down_is_answered_after_the_start(flow: Flow) -> None:
    await flow.stop()
    sent = await flow.people.say(STRANGER.id, "есть кто?")
    await flow.start()

    assert await flow.answer_to(STRANGER, sent)


async def test_a_stop_leaves_nothing_to_be_received_again(flow: Flow) -> None:
    await flow.tell(STRANGER, "раз")
    await flow.stop()
    waiting = (await flow.people.counters()).pending_updates
    await flow.start()

    assert waiting == 0


async def test_every_update_is_in_the_inbox_once_and_done(flow: Flow) -> None:
    for text in ("раз", "два", "три"):
        await flow.people.say(STRANGER.id, text)
    await flow.settle()
    await flow.restart()
    await flow.settle()

    async with flow.app.db.read() as conn:
        assert list((await conn.execute(select(inbox.c.state))).scalars()) == ["done"] * 3


async def test_what_cannot_be_done_is_an_alert_over_the_button(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(21, 9))
    agenda = await flow.last(DIRECTOR)
    await flow.press(DIRECTOR, agenda, agenda.labels()[0])
    card = await flow.last(DIRECTOR)
    async with flow.app.db.write("close") as tx:
        await tx.conn.execute(update(roadmap).values(state=RoadmapState.CLOSED))
    outcome = await flow.press(DIRECTOR, card, "✅ Выполнено")

    assert outcome.show_alert
    assert outcome.text


async def test_a_switch_to_the_webhook_and_back_loses_nothing(order594: Path, tmp_path: Path) -> None:
    async with open_flow(order594, tmp_path, "webhook") as flow:
        await flow.say(STRANGER, "по адресу")
        await flow.stop()
        sent = await flow.people.say(STRANGER.id, "в очередь")
        flow.settings = build_settings(flow.sandbox.url, tmp_path, "polling")
        await flow.start()
        assert await flow.answer_to(STRANGER, sent)


async def test_the_bot_runs_on_postgresql_as_well(
    postgres_url: str, telegram: Sandbox, tmp_path: Path
) -> None:
    application = Application(build_settings(telegram.url, tmp_path, database_url=postgres_url), strict=True)
    await application.start()
    async with SandboxClient(telegram.url) as people:
        await people.person(STRANGER.id, STRANGER.name)
        answer = await people.ask(STRANGER.id, "есть кто?")
    await application.stop()

    assert answer.from_bot


async def test_a_run_ends_by_itself_at_the_set_moment(telegram: Sandbox, tmp_path: Path) -> None:
    times = {"clock_start": moment(21, 8), "clock_rate": "auto", "clock_until": moment(22, 12)}
    application = Application(build_settings(telegram.url, tmp_path, **times), strict=True)
    await application.start()
    status = await application.wait()
    await application.stop()

    assert status == 0
    assert application.db.clock.now() == moment(22, 12)


async def test_the_next_run_begins_where_the_last_one_stopped(telegram: Sandbox, tmp_path: Path) -> None:
    times = {"clock_start": moment(21, 8), "clock_rate": "auto", "clock_until": moment(22, 12)}
    first = Application(build_settings(telegram.url, tmp_path, **times), strict=True)
    await first.start()
    await first.wait()
    await first.stop()
    second = Application(
        build_settings(telegram.url, tmp_path, **times | {"clock_start": "last"}), strict=True
    )
    await second.start()
    begun = second.db.clock.now()
    await second.stop()

    assert begun == moment(22, 12)


# as a process


@dataclass(slots=True)
class Program:
    """`python -m bot` with these settings."""

    folder: Path
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *arguments: str, **values: str) -> subprocess.Popen[str]:
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DATA_DIR": str(self.folder)}
        environment["DATABASE_URL"] = f"sqlite+aiosqlite:///{self.folder}/vekhi.db"
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=environment | values,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.running.append(process)
        return process


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path)
    yield program
    for process in program.running:
        process.kill()
        process.communicate()


def test_without_a_token_one_line_names_the_demo(program: Program) -> None:
    process = program.start("run")
    out, err = process.communicate(timeout=60)

    assert process.returncode == 2
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "demo" in err


@pytest.mark.parametrize(
    "values",
    [
        {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9"},
        {"BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql://user:hush@127.0.0.1:9/name"},
        {"BOT_TOKEN": TOKEN, "DATABASE_URL": "sqlite+aiosqlite:////proc/no/vekhi.db"},
        {"BOT_TOKEN": TOKEN, "CLOCK_RATE": "fast"},
    ],
    ids=["api", "postgres", "sqlite", "setting"],
)
def test_a_bad_start_is_one_line_and_status_2(program: Program, values: dict[str, str]) -> None:
    process = program.start("run", **values)
    _, err = process.communicate(timeout=60)

    assert process.returncode == 2
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    assert "hush" not in err


async def is_polled(people: SandboxClient) -> bool:
    return (await people.counters()).polling


async def test_sigterm_ends_the_program_with_status_0_after_what_runs(
    program: Program, telegram: Sandbox
) -> None:
    async with SandboxClient(telegram.url) as people:
        await people.person(STRANGER.id, STRANGER.name)
        await people.say(STRANGER.id, "раз")
        process = program.start("run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
        await people.wait_for(STRANGER.id, lambda seen: seen.from_bot, timeout=60)
        process.send_signal(signal.SIGTERM)
        _, err = await asyncio.to_thread(process.communicate, timeout=60)
        waiting = (await people.counters()).pending_updates

    assert process.returncode == 0
    assert "ready" in err
    assert "ERROR" not in err.upper().replace("NO ERROR", "")
    assert waiting == 0


async def test_another_poller_ends_the_program_with_one_line(program: Program, telegram: Sandbox) -> None:
    async with SandboxClient(telegram.url) as people:
        process = program.start("run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=telegram.url)
        await until_true(lambda: is_polled(people), 60)
        await people.fault("conflict", "getUpdates")
        telegram.telegram.updates.end_poll()
        _, err = await asyncio.to_thread(process.communicate, timeout=60)

    assert process.returncode == 2
    assert "another program" in err.splitlines()[-1]
    assert "Traceback" not in err
