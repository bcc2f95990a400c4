"""`python -m bot restore FILE`: a backup into an empty place, while no bot runs there."""

import argparse
import asyncio
import shutil
import tempfile
from pathlib import Path

from bot.desk import refuse
from bot.lock import take_lock
from bot.operation import run_operation
from bot.settings import Settings
from locales import dates
from locales.texts import Texts
from roadmap.errors import RejectedError
from storage.backup import DATABASE, FILES, Archive, open_archive, stored_files, sync_folder
from storage.snapshots import is_empty, pour, prepare_snapshot, read_revision

SPARE = 64 << 20
BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside its file."""


def run(args: argparse.Namespace) -> int:
    source = Path(args.file)
    if not source.is_file():
        return refuse(f"{source} cannot be read: there is no such file")
    return run_operation(lambda settings, texts: restore(source, settings, texts))


async def restore(source: Path, settings: Settings, texts: Texts) -> None:
    with open_archive(source) as archive:
        lock = await take_lock(settings)
        try:
            await _check_place(archive, settings)
            await asyncio.to_thread(archive.check)
            await _put(archive, settings)
        finally:
            await lock.release()
        manifest = archive.manifest
    day = dates.moment(texts, manifest.made, settings.timezone)
    print(texts.say_plain("cli-restore", when=day, files=manifest.files))


async def _check_place(archive: Archive, settings: Settings) -> None:
    """Nothing there that would be lost, and room enough."""
    files = settings.data_dir / "files"
    if not await is_empty(settings.database_url):
        place = settings.sqlite_path or settings.data_dir
        raise RejectedError("restore-not-empty", place=str(place), kind=_kind(settings))
    known = {files / name.removeprefix(f"{FILES}/") for name in archive.manifest.entries}
    if set(stored_files(files)) - known:
        raise RejectedError("restore-not-empty", place=str(files), kind="files")
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(settings.data_dir).free < archive.manifest.size + SPARE:
        raise RejectedError("restore-no-room", size=archive.manifest.size >> 20, place=str(files))


async def _put(archive: Archive, settings: Settings) -> None:
    """The files first: the database takes its place last, when all that it knows is there."""
    path = settings.sqlite_path
    with tempfile.TemporaryDirectory(dir=path.parent if path else settings.data_dir) as folder:
        snapshot = Path(folder) / DATABASE
        await asyncio.to_thread(archive.put, DATABASE, snapshot)
        read_revision(snapshot)
        await prepare_snapshot(snapshot, settings.timezone)
        await asyncio.to_thread(archive.put_files, settings.data_dir / "files")
        if path is None:
            await pour(snapshot, settings.database_url)
            return
        for suffix in BESIDE:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        snapshot.replace(path)
        sync_folder(path.parent)


def _kind(settings: Settings) -> str:
    return "file" if settings.sqlite_path else "server"
