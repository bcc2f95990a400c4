"""`python -m bot backup FILE`: the database and the stored files in one archive, beside a running bot."""

import argparse
import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bot.desk import refuse
from bot.operation import run_operation
from bot.settings import Settings
from locales.texts import Texts
from storage.backup import is_backup, write_archive
from storage.snapshots import take_snapshot


def run(args: argparse.Namespace) -> int:
    target = Path(args.file)
    if not target.parent.is_dir():
        return refuse(f"{target} cannot be written: there is no folder {target.parent}")
    if target.exists() and not is_backup(target):
        return refuse(f"{target} is there and is no backup: give another name")
    return run_operation(lambda settings, texts: back_up(target, settings, texts))


async def back_up(target: Path, settings: Settings, texts: Texts) -> None:
    files = settings.data_dir / "files"
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".vekhi-") as folder:
        snapshot = Path(folder) / "snapshot.db"
        schema = await take_snapshot(settings.database_url, snapshot)
        made = datetime.now(UTC)
        manifest = await asyncio.to_thread(write_archive, target, snapshot, schema, files, made)
    size = f"{manifest.size / (1 << 20):.1f}"
    print(texts.say_plain("cli-backup", file=str(target), files=manifest.files, size=size))
    if manifest.changed:
        print(texts.say_plain("cli-backup-changed", count=len(manifest.changed), first=manifest.changed[0]))
