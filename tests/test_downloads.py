"""The worker that fetches files, against the stand-in over HTTP."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from smallest import add_assignments, add_reply
from sqlalchemy import insert, select

from roadmap.clock import ManualClock
from sandbox.client import SandboxClient
from sandbox.server import Sandbox
from scheduler.downloads import Downloads
from scheduler.fetching import ATTEMPTS
from scheduler.pace import Pace, PaceMiddleware
from storage import pending
from storage.database import Database, Queue
from storage.files import FileStore
from storage.schema import attachment

ORDER = b"an order of the school " * 10_000


class Archive:
    """The worker with a database and a store of its own, and a way to announce what a person sent."""

    def __init__(
        self,
        url: str,
        clock: ManualClock,
        bot: Bot,
        folder: Path,
        client: SandboxClient,
        log: pytest.LogCaptureFixture,
    ) -> None:
        self.log = log
        self.seconds = 0.0
        self.db = Database(url, clock, self._note)
        self.bot, self.client = bot, client
        self.store = FileStore(folder)
        self.downloads = Downloads(bot, self.db, self.store, monotonic=lambda: self.seconds)
        self._committed = asyncio.Event()
        self._reply = 0
        self._run: asyncio.Task[None] | None = None

    def _note(self, point: str) -> None:
        if point.endswith(":after"):
            self._committed.set()

    async def announce(self, data: bytes = ORDER, name: str = "приказ.pdf", **values: Any) -> str:
        self._reply = self._reply or await add_reply(self.db, (await add_assignments(self.db))[0])
        message = await self.client.send_file(1001, name, data, size=values.pop("real_size", None))
        updates = await self.bot.get_updates(offset=-1)
        sent = updates[-1].message
        assert sent
        assert sent.document
        row = {
            "reply_id": self._reply, "kind": "document", "outside_id": sent.document.file_id,
            "outside_unique_id": sent.document.file_unique_id, "chat_key": "1001",
            "message_key": str(message), "name": name, "mime": "application/pdf", "size": len(data),
            "state": "announced", "attempts": 0,
            "announced_at": self.db.clock.now(), **values,
        }  # fmt: skip
        async with self.db.write("announce") as tx:
            await tx.conn.execute(insert(attachment), row)
            tx.touched.add(Queue.FILES)
        return sent.document.file_id

    def start(self) -> None:
        self._run = asyncio.create_task(self.downloads.run())

    async def stop(self) -> None:
        await self.downloads.stop()
        if self._run:
            await self._run

    async def rows(self) -> list[Any]:
        async with self.db.read() as conn:
            return list((await conn.execute(select(attachment).order_by(attachment.c.id))).all())

    async def until(self, done: Callable[[list[Any]], bool]) -> list[Any]:
        while True:
            self._committed.clear()
            if done(rows := await self.rows()):
                return rows
            await self._committed.wait()

    async def until_decided(self) -> list[Any]:
        return await self.until(lambda rows: all(row.state != "announced" for row in rows))

    async def until_rested(self) -> None:
        """Until the worker has met trouble; then the outside's time is let go on."""
        await self.until_trouble()
        self.seconds += 1000
        self.db.wakes[Queue.FILES].set()

    async def until_trouble(self) -> None:
        while "trying again" not in self.log.text:  # noqa: ASYNC110 - the log rings no bell
            await asyncio.sleep(0.01)


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
async def archive(
    sqlite_url: str, clock: ManualClock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Archive]:
    async with Sandbox() as sandbox, SandboxClient(sandbox.url) as client:
        await client.person(1001, "Анна", started=True)
        session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
        session.middleware(PaceMiddleware(Pace(0)))
        async with Bot(sandbox.telegram.identity.token, session=session) as bot:
            archive = Archive(sqlite_url, clock, bot, tmp_path / "files", client, caplog)
            yield archive
            await archive.stop()
            await archive.db.close()


async def test_an_announced_file_is_stored_by_its_content(archive: Archive) -> None:
    await archive.announce()
    archive.start()
    (row,) = await archive.until_decided()
    sha256 = hashlib.sha256(ORDER).hexdigest()
    assert (row.state, row.sha256, row.size) == ("stored", sha256, len(ORDER))
    assert archive.store.path(sha256).read_bytes() == ORDER


async def test_a_file_that_is_announced_later_wakes_the_worker(archive: Archive) -> None:
    archive.start()
    await archive.announce()
    assert (await archive.until_decided())[0].state == "stored"


async def test_the_same_content_twice_is_one_file(archive: Archive, tmp_path: Path) -> None:
    await archive.announce()
    await archive.announce(name="копия.pdf")
    archive.start()
    rows = await archive.until_decided()
    assert len({row.sha256 for row in rows}) == 1
    assert len(files_in(tmp_path / "files")) == 1


async def test_a_file_name_is_never_a_path(archive: Archive, tmp_path: Path) -> None:
    await archive.announce(name="../../../etc/passwd")
    archive.start()
    (row,) = await archive.until_decided()
    assert row.state == "stored"
    assert all("passwd" not in path.name for path in files_in(tmp_path))


async def test_a_file_over_20_megabytes_is_kept_by_its_id(archive: Archive) -> None:
    file_id = await archive.announce(size=21 << 20)
    archive.start()
    (row,) = await archive.until_decided()
    assert (row.state, row.outside_id) == ("too_big", file_id)
    assert not await archive.client.requests("getFile")


async def test_a_file_that_telegram_finds_too_big_is_kept_by_its_id(archive: Archive) -> None:
    await archive.client.fault("refuse", "getFile", code=400, description="Bad Request: file is too big")
    await archive.announce(size=None)
    archive.start()
    assert (await archive.until_decided())[0].state == "too_big"


async def test_a_wrong_id_is_tried_a_few_times_and_then_the_file_is_gone(
    archive: Archive, clock: ManualClock
) -> None:
    wrong = "Bad Request: wrong file_id or the file is temporarily unavailable"
    await archive.client.fault("refuse", "getFile", times=0, code=400, description=wrong)
    await archive.announce()
    archive.start()
    waits = []
    for attempt in range(1, ATTEMPTS):
        (row,) = await archive.until(lambda rows, n=attempt: rows[0].attempts == n)  # type: ignore[misc]
        waits.append(row.retry_at - clock.now())
        clock.set(row.retry_at)
        archive.db.wakes[Queue.FILES].set()
    assert (await archive.until_decided())[0].state == "gone"
    assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]


async def test_a_file_that_waits_for_its_next_attempt_does_not_hold_time_up(
    archive: Archive, clock: ManualClock
) -> None:
    await archive.client.fault("refuse", "getFile", code=400, description="Bad Request: wrong file_id")
    await archive.announce()
    archive.start()
    (row,) = await archive.until(lambda rows: rows[0].attempts == 1)
    async with archive.db.read() as conn:
        assert not (await pending.read(conn, clock.now())).is_due
        assert await pending.next_moment(conn, clock.now()) == row.retry_at


@pytest.mark.parametrize("kind", ["half", "bad_gateway", "server_error"])
async def test_a_line_that_breaks_says_nothing_about_the_file(archive: Archive, kind: str) -> None:
    await archive.client.fault(kind, "file")
    await archive.announce()
    archive.start()
    await archive.until_rested()
    (row,) = await archive.until_decided()
    assert (row.state, row.attempts) == ("stored", 0)
    assert archive.store.path(row.sha256).read_bytes() == ORDER


async def test_a_file_that_fails_lets_the_others_go_on(archive: Archive) -> None:
    await archive.client.fault("half", "file")
    await archive.announce()
    await archive.announce(b"another", name="другой.pdf")
    archive.start()
    rows = await archive.until(lambda rows: rows[1].state == "stored")
    assert rows[0].state == "announced"


async def test_a_link_that_has_expired_is_asked_for_again(archive: Archive, clock: ManualClock) -> None:
    await archive.client.fault("refuse", "file", code=404, description="Not Found")
    await archive.announce()
    archive.start()
    (row,) = await archive.until(lambda rows: rows[0].attempts == 1)
    clock.set(row.retry_at)
    archive.db.wakes[Queue.FILES].set()
    assert (await archive.until_decided())[0].state == "stored"


async def test_a_disk_that_is_full_is_waited_for(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "files").write_text("no folder can be made here")
    await archive.announce()
    archive.start()
    await archive.until_trouble()
    (tmp_path / "files").unlink()
    await archive.until_rested()
    (row,) = await archive.until_decided()
    assert (row.state, row.attempts) == ("stored", 0)


async def test_a_stop_leaves_a_half_fetched_file_announced_and_nothing_aside(
    archive: Archive, tmp_path: Path
) -> None:
    await archive.client.set_delay(60, "file")
    await archive.announce()
    archive.start()
    await archive.client.requests("getFile", count=1, timeout=5)
    await archive.stop()
    assert [row.state for row in await archive.rows()] == ["announced"]
    assert files_in(tmp_path / "files") == []


async def test_what_the_last_run_did_not_fetch_is_fetched_at_start(
    archive: Archive, sqlite_url: str, clock: ManualClock, tmp_path: Path
) -> None:
    await archive.announce()
    aside = tmp_path / "files" / "tmp"
    aside.mkdir(parents=True)
    (aside / "half").write_bytes(b"half")
    archive.start()
    await archive.until_decided()
    assert not list(aside.iterdir())


async def test_the_token_is_in_no_line_of_the_log(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "scheduler")
    await archive.client.fault("server_error", "file")
    await archive.announce()
    archive.start()
    await archive.until_rested()
    await archive.until_decided()
    assert "trying again" in caplog.text
    assert "sandbox-token" not in caplog.text
