"""`doctor`: what is well, what is not, and making failed updates new again."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from smallest import add_assignments, add_reply
from sqlalchemy import insert, update

from bot import doctor
from bot.intake import Intake
from roadmap.clock import ManualClock, SystemClock
from roadmap.model import OrganizationKind
from storage import drafts, facts, inbox, organizations, outbox, people
from storage.database import Database
from storage.inbox import InboxRow
from storage.schema import attachment, message

Happen = Callable[[Callable[[Database], Awaitable[None]]], None]


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, sqlite_url: str, tmp_path: Path) -> None:
    values = {"BOT_TOKEN": "594:x", "DATABASE_URL": sqlite_url, "DATA_DIR": str(tmp_path)}
    for name, value in values.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def happen(sqlite_url: str) -> Happen:
    """Something happened in the database before the doctor came."""

    def happen(what: Callable[[Database], Awaitable[None]]) -> None:
        async def work() -> None:
            database = Database(sqlite_url, SystemClock())
            await what(database)
            await database.close()

        asyncio.run(work())

    return happen


def polled(ago: timedelta) -> Callable[[Database], Awaitable[None]]:
    async def work(database: Database) -> None:
        async with database.write("poll") as tx:
            await facts.put(tx, facts.POLLED_AT, (datetime.now(UTC) - ago).isoformat())

    return work


async def failed(database: Database) -> None:
    rows: list[InboxRow] = []
    await Intake(database, rows.extend).store([{"update_id": 1, "message": {"text": "сломано"}}])
    async with database.write("failed") as tx:
        await inbox.finish(tx, [rows[0].id], "failed", "Traceback …\nZeroDivisionError: a bug\n")


def refused(*, reachable: bool) -> Callable[[Database], Awaitable[None]]:
    """A message that Telegram did not take."""

    async def work(database: Database) -> None:
        async with database.write("refused") as tx:
            values = {"name": "Мария", "language": "ru"}
            person_id = await people.put(tx, "telegram", "101", values)
            if not reachable:
                await people.set_reachable(tx.conn, person_id, tx.now)
            await outbox.add(tx, "answer", "greeting", person_id, cause="test")
            await tx.conn.execute(update(message).values(state="failed", finished_at=tx.now))

    return work


def ask(capsys: pytest.CaptureFixture[str], *, retry: bool = False) -> tuple[int, str]:
    """The exit status and what the doctor said."""
    status = doctor.run(argparse.Namespace(retry=retry))
    return status, capsys.readouterr().out


def test_a_new_database_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = ask(capsys)

    assert status == 0
    names = [line.split(":")[0] for line in said.splitlines()]
    assert names == [
        "ok   settings",
        "ok   disk",
        "ok   schema",
        "ok   last getUpdates",
        "ok   inbox",
        "ok   outbox",
        "ok   drafts",
        "ok   files",
    ]


def test_a_bot_that_has_just_polled_is_well(happen: Happen, capsys: pytest.CaptureFixture[str]) -> None:
    happen(polled(timedelta(seconds=5)))

    assert ask(capsys)[0] == 0


def test_a_bot_that_polls_no_more_is_bad(happen: Happen, capsys: pytest.CaptureFixture[str]) -> None:
    happen(polled(timedelta(minutes=5)))
    status, said = ask(capsys)

    assert status == 1
    assert "BAD  last getUpdates" in said


def test_a_failed_update_is_bad_and_shown_with_its_error(
    happen: Happen, capsys: pytest.CaptureFixture[str]
) -> None:
    happen(failed)
    status, said = ask(capsys)

    assert status == 1
    assert "BAD  inbox: failed 1" in said
    assert "ZeroDivisionError: a bug" in said


def test_retry_makes_failed_updates_new_again(happen: Happen, capsys: pytest.CaptureFixture[str]) -> None:
    happen(failed)
    status, said = ask(capsys, retry=True)

    assert status == 0
    assert "inbox: new 1" in said


def test_without_a_token_the_settings_are_bad(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("BOT_TOKEN")

    assert ask(capsys)[0] == 1


def test_a_database_that_is_not_there_yet_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/none.db")
    status, said = ask(capsys)

    assert status == 0
    assert "none.db" in said
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_is_bad(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.db").write_bytes(b"no database" * 1000)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/text.db")
    status, said = ask(capsys)

    assert status == 1
    assert "BAD  database" in said


def test_a_message_that_telegram_refused_is_bad(happen: Happen, capsys: pytest.CaptureFixture[str]) -> None:
    happen(refused(reachable=True))
    status, said = ask(capsys)

    assert status == 1
    assert "BAD  outbox" in said


def test_a_person_who_has_blocked_the_bot_is_no_fault_of_it(
    happen: Happen, capsys: pytest.CaptureFixture[str]
) -> None:
    happen(refused(reachable=False))

    assert ask(capsys)[0] == 0


async def drafted(database: Database) -> None:
    """Eight days ago somebody sent three orders: one is read, one was refused, one has just come."""
    url = database.url.render_as_string(hide_password=False)
    then = Database(url, ManualClock(datetime.now(UTC) - timedelta(days=8)))
    async with then.write("drafts") as tx:
        place = await organizations.add(tx.conn, OrganizationKind.CENTER, None, "ОЦПРМСО", "")
        person = await people.put(tx, "telegram", "101", {"name": "Мария", "language": "ru"})
        values = {"person_id": person, "organization_id": place, "chat_key": "101", "file": {}}
        read, refused, _ = [await drafts.announce(tx, {**values, "cause": name}) for name in "abc"]
        await drafts.note_read(tx, read, "{}")
        await drafts.refuse(tx, refused, {"key": "document-empty", "values": {}})
    await then.close()


def test_files_on_their_way_in_are_counted_and_no_fault(
    happen: Happen, capsys: pytest.CaptureFixture[str]
) -> None:
    happen(drafted)
    status, said = ask(capsys)

    assert status == 0
    assert "ok   drafts: announced 1, read 1, refused 1; 1 of them unloaded for over 7 days" in said


def attached(state: str, sha256: str | None) -> Callable[[Database], Awaitable[None]]:
    """A file that was announced two days ago."""

    async def work(database: Database) -> None:
        reply_id = await add_reply(database, (await add_assignments(database))[0])
        async with database.write("attached") as tx:
            names = ("outside_id", "outside_unique_id", "chat_key", "message_key", "name", "mime")
            values = {**dict.fromkeys(names, "1"), "kind": "document", "attempts": 0, "state": state}
            values |= {"reply_id": reply_id, "sha256": sha256, "announced_at": tx.now - timedelta(days=2)}
            await tx.conn.execute(insert(attachment), values)

    return work


def test_a_file_that_could_not_be_fetched_for_long_is_told_and_no_fault(
    happen: Happen, capsys: pytest.CaptureFixture[str]
) -> None:
    happen(attached("announced", None))
    status, said = ask(capsys)

    assert status == 0
    assert "ok   files: announced 1; 1 of them announced for over 1 day" in said


def test_a_stored_file_that_is_not_there_is_bad(happen: Happen, capsys: pytest.CaptureFixture[str]) -> None:
    happen(attached("stored", "a" * 64))
    status, said = ask(capsys)

    assert status == 1
    assert "BAD  files: stored 1; 1 stored contents are not in DATA_DIR" in said
