"""Backup and restore: a round trip while answers come in, what is refused, nothing overwritten."""

import asyncio
import json
import resource
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from postgres import administer
from smallest import add_assignments, add_reply
from sqlalchemy import insert, make_url, select
from test_commands import Shell

from bot.backup import back_up
from bot.lock import take_lock
from bot.refusal import RefusalError
from bot.restore import restore
from bot.settings import Settings, read_settings
from locales.texts import Texts
from roadmap.clock import ManualClock, SystemClock
from roadmap.errors import RejectedError
from roadmap.model import OrganizationKind
from storage import organizations, outbox, people, schema
from storage.database import Database
from storage.files import FileStore
from storage.migrate import migrate

TEXTS = Texts("ru", strict=True)


def at(url: str, folder: Path) -> Settings:
    return read_settings(_env_file=None, database_url=url, data_dir=folder)


def of_file(folder: Path) -> Settings:
    return at(f"sqlite+aiosqlite:///{folder}/vekhi.db", folder)


@pytest.fixture
async def elsewhere(database_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    """An empty place of the same kind as the database."""
    place = tmp_path / "elsewhere"
    if database_url.startswith("sqlite"):
        yield of_file(place)
        return
    server = request.getfixturevalue("postgres_server")
    name = f"restored_{uuid4().hex}"
    await administer(server, f"CREATE DATABASE {name}")
    yield at(make_url(server).set(database=name).render_as_string(hide_password=False), place)
    await administer(server, f"DROP DATABASE {name} WITH (FORCE)")


async def answer(database: Database, store: FileStore, assignment_id: int, number: int) -> None:
    """A reply, and a file that is stored before its row says so."""
    incoming = store.open()
    incoming.write(f"файл {number}".encode())
    sha256 = incoming.keep()
    async with database.write("answer") as tx:
        words = {"assignment_id": assignment_id, "status": "done", "author_role": "director"}
        said = {"at": tx.now, "day": tx.now.date()}
        values = {**words, **said, "comment": sha256, "cause": f"inbox:{number}"}
        await tx.conn.execute(insert(schema.reply), values)


async def comments(settings: Settings) -> list[str]:
    db = Database(settings.database_url, SystemClock())
    async with db.read() as conn:
        found = list(
            (await conn.execute(select(schema.reply.c.comment).order_by(schema.reply.c.id))).scalars()
        )
    await db.close()
    return found


async def test_a_backup_taken_while_answers_come_in_is_whole_when_restored(
    database: Database, database_url: str, tmp_path: Path, elsewhere: Settings
) -> None:
    (assignment, _) = await add_assignments(database)
    settings, archive = at(database_url, tmp_path), tmp_path / "b.zip"
    store = FileStore(tmp_path / "files")
    is_over = asyncio.Event()

    async def keep_answering() -> int:
        number = 0
        while not is_over.is_set() or number < 30:
            number += 1
            await answer(database, store, assignment, number)
        return number

    answering = asyncio.create_task(keep_answering())
    await asyncio.sleep(0)
    await back_up(archive, settings, TEXTS)
    is_over.set()
    await answering
    await restore(archive, elsewhere, TEXTS)

    kept, everything = await comments(elsewhere), await comments(settings)
    assert kept == everything[: len(kept)]
    restored = FileStore(elsewhere.data_dir / "files")
    assert all(restored.path(sha256).is_file() for sha256 in kept)


async def test_what_is_restored_is_what_was_and_goes_on(
    database: Database, database_url: str, tmp_path: Path, elsewhere: Settings
) -> None:
    (assignment, other) = await add_assignments(database)
    await answer(database, FileStore(tmp_path / "files"), assignment, 1)
    async with database.write("tree") as tx:
        root = await organizations.find_root(tx.conn)
        assert root
        await organizations.add(tx.conn, OrganizationKind.SCHOOL, root.id, "СШ № 9", "«Школа» & <9>")
        person = await people.put(tx, "telegram", "1", {"name": "Ирина", "language": "ru"})
        await outbox.add(tx, "answer", "greeting", person, cause="test", subject={"membership": 1})
    before = await rows(database)

    await back_up(tmp_path / "b.zip", at(database_url, tmp_path), TEXTS)
    await restore(tmp_path / "b.zip", elsewhere, TEXTS)

    db = Database(elsewhere.database_url, SystemClock())
    after = await rows(db)
    assert after.pop("message") == [("unknown",)]
    assert before.pop("message") == [("ready",)]
    assert after == before
    assert await add_reply(db, other) == 2
    await db.close()


async def rows(db: Database) -> dict[str, list[Any]]:
    async with db.read() as conn:
        found = {
            table.name: list(await conn.execute(select(table).order_by(*table.primary_key.columns)))
            for table in schema.metadata.sorted_tables
        }
        found["message"] = [tuple(row) for row in await conn.execute(select(schema.message.c.state))]
    return found


async def test_a_backup_of_a_server_is_restored_into_a_file(
    postgres_url: str, clock: ManualClock, tmp_path: Path
) -> None:
    db = Database(postgres_url, clock)
    (assignment, _) = await add_assignments(db)
    await add_reply(db, assignment)
    await db.close()
    await back_up(tmp_path / "b.zip", at(postgres_url, tmp_path), TEXTS)
    there = of_file(tmp_path / "there")
    await restore(tmp_path / "b.zip", there, TEXTS)
    assert await comments(there) == [""]


# refusals


@pytest.fixture
async def archive(sqlite_url: str, clock: ManualClock, tmp_path: Path) -> Path:
    """A backup of a small database with one file."""
    db = Database(sqlite_url, clock)
    (assignment, _) = await add_assignments(db)
    await answer(db, FileStore(tmp_path / "files"), assignment, 1)
    await db.close()
    path = tmp_path / "b.zip"
    await back_up(path, at(sqlite_url, tmp_path), TEXTS)
    return path


async def test_nothing_is_restored_while_a_bot_runs(archive: Path, tmp_path: Path) -> None:
    there = of_file(tmp_path / "there")
    lock = await take_lock(there)
    with pytest.raises(RefusalError, match="another process runs on this database"):
        await restore(archive, there, TEXTS)
    await lock.release()
    assert not (tmp_path / "there" / "files").exists()


async def test_nothing_is_written_over_what_is_there(archive: Path, sqlite_url: str, tmp_path: Path) -> None:
    there = of_file(tmp_path / "there")
    await restore(archive, there, TEXTS)
    with pytest.raises(RejectedError, match="restore-not-empty"):
        await restore(archive, there, TEXTS)
    with pytest.raises(RejectedError, match="restore-not-empty"):
        await restore(archive, at(sqlite_url, tmp_path / "other"), TEXTS)


async def test_a_database_that_nobody_has_used_gives_way(archive: Path, tmp_path: Path) -> None:
    there = of_file(tmp_path / "there")
    await migrate(there.database_url)
    await restore(archive, there, TEXTS)
    assert len(await comments(there)) == 1


async def test_files_of_a_restore_that_was_cut_short_are_no_obstacle(archive: Path, tmp_path: Path) -> None:
    there = of_file(tmp_path / "there")
    await restore(archive, there, TEXTS)
    (tmp_path / "there" / "vekhi.db").unlink()
    await restore(archive, there, TEXTS)
    assert len(await comments(there)) == 1


def changed(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive with something else in it."""
    with zipfile.ZipFile(archive) as file:
        contents = {name: file.read(name) for name in file.namelist()}
    change(contents)
    path = archive.with_name("changed.zip")
    with zipfile.ZipFile(path, "w") as file:
        for name, content in contents.items():
            file.writestr(name, content)
    return path


def lose_a_file(contents: dict[str, bytes]) -> None:
    del contents[next(name for name in contents if name.startswith("files/"))]


def spoil_a_file(contents: dict[str, bytes]) -> None:
    contents[next(name for name in contents if name.startswith("files/"))] += b"!"


def swell_a_file(contents: dict[str, bytes]) -> None:
    """To what unpacked would be far more than the manifest says."""
    name = next(name for name in contents if name.startswith("files/"))
    contents[name] = bytes(1 << 24)


def lose_the_manifest(contents: dict[str, bytes]) -> None:
    del contents["manifest.json"]


def climb_out(contents: dict[str, bytes]) -> None:
    said = json.loads(contents["manifest.json"])
    said["entries"]["files/../../evil"] = {"size": 1, "sha256": "0" * 64}
    contents |= {"manifest.json": json.dumps(said).encode(), "files/../../evil": b"x"}


def come_from_the_future(contents: dict[str, bytes]) -> None:
    said = json.loads(contents["manifest.json"])
    contents["manifest.json"] = json.dumps(said | {"format": 99}).encode()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lose_a_file, "backup-incomplete"),
        (spoil_a_file, "backup-damaged"),
        (swell_a_file, "backup-damaged"),
        (lose_the_manifest, "backup-unreadable"),
        (climb_out, "backup-unreadable"),
        (come_from_the_future, "backup-newer"),
    ],
)
async def test_an_archive_that_is_not_as_it_was_written_is_refused(
    archive: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], key: str
) -> None:
    there = of_file(tmp_path / "there")
    with pytest.raises(RejectedError, match=key):
        await restore(changed(archive, change), there, TEXTS)
    assert not (tmp_path / "there" / "vekhi.db").exists()


def halved(archive: Path) -> Path:
    half = archive.with_name("half.zip")
    half.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    return half


async def test_half_an_archive_is_refused(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(RejectedError, match="backup-unreadable"):
        await restore(halved(archive), of_file(tmp_path / "there"), TEXTS)


def test_a_backup_leaves_nothing_beside_itself_and_is_its_owners(archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600
    assert not [path.name for path in archive.parent.iterdir() if path.name.startswith(".")]


# from the shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


def test_mistakes_are_told_in_one_line(shell: Shell) -> None:
    assert "FILE" in shell.refusal("backup")
    assert "ещё нет" in shell.refusal("backup", "b.zip")
    assert not (shell.folder / "data").exists()
    assert "there is no folder" in shell.refusal("backup", "nowhere/b.zip")
    (shell.folder / "letter.txt").write_text("Здравствуйте!")
    assert "is no backup" in shell.refusal("backup", "letter.txt")
    assert "no such file" in shell.refusal("restore", "b.zip")
    assert "не копия" in shell.refusal("restore", "letter.txt")


def test_a_round_trip_is_two_commands(shell: Shell, order594: Path) -> None:
    place = shell.folder / "data"
    place.mkdir()
    (place / "vekhi.db").write_bytes(order594.read_bytes())
    before = shell.json("summary")
    made = shell.run("backup", "b.zip")
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.startswith("Копия готова: b.zip, база и 0 файлов")
    assert "уже занято" in shell.refusal("restore", "b.zip")
    place.rename(shell.folder / "old")
    done = shell.run("restore", "b.zip")
    assert done.stdout.startswith("Восстановлено на ")
    assert shell.json("summary") == before


@contextmanager
def files_no_longer_than(size: int) -> Iterator[None]:
    """What a full disk does to whoever writes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_in_one_line_and_leaves_nothing(shell: Shell, order594: Path) -> None:
    place = shell.folder / "data"
    place.mkdir()
    (place / "vekhi.db").write_bytes(order594.read_bytes())
    before = sorted(shell.folder.iterdir())
    with files_no_longer_than(100_000):
        assert "Файл не записать" in shell.refusal("backup", "b.zip")
    assert sorted(shell.folder.iterdir()) == before

    shell.run("backup", "b.zip")
    place.rename(shell.folder / "old")
    with files_no_longer_than(100_000):
        assert "File too large" in shell.refusal("restore", "b.zip")
    assert [each.name for each in place.iterdir()] == ["vekhi.db.lock"]


def test_a_server_that_does_not_answer_is_told_in_one_line(shell: Shell) -> None:
    nowhere = "postgresql+asyncpg://vekhi:secret@127.0.0.1:1/vekhi"
    assert "База данных не отвечает" in shell.refusal("backup", "b.zip", DATABASE_URL=nowhere)
