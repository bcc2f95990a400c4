"""`python -m bot doctor`: is the bot well? Status 1 when anything is bad; makes no network call."""

import argparse
import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.settings import Settings, load_settings
from roadmap.clock import SystemClock
from storage import attachments, drafts, facts, inbox, outbox
from storage.database import Database
from storage.files import FileStore
from storage.schema import REVISION
from storage.trouble import say_trouble

LEAST_FREE = 200 << 20
SILENT_AFTER = 150.0
SHOWN = 5
LONG_READ = timedelta(days=7)
"""A preview that nobody loaded for so long is worth a word, and no fault."""
LONG_FETCH = timedelta(days=1)
"""As is a file that could not be fetched for so long: the bot goes on trying."""


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    is_good: bool
    says: str

    def line(self) -> str:
        return f"{'ok ' if self.is_good else 'BAD'}  {self.name}: {self.says}"


def run(args: argparse.Namespace) -> int:
    settings = load_settings()
    findings = asyncio.run(_examine(settings, retry=args.retry))
    for finding in findings:
        print(finding.line())
    return 0 if all(finding.is_good for finding in findings) else 1


async def _examine(settings: Settings, *, retry: bool) -> list[Finding]:
    findings = [_settings(settings), _disk(settings)]
    path = settings.sqlite_path
    if path is not None and not path.exists():
        return [*findings, Finding("database", True, f"{path} will be made at the first start")]
    db = Database(settings.database_url, SystemClock())
    try:
        if retry:
            findings.append(await _retry(db))
        async with db.read() as conn:
            findings += [finding async for finding in _database(conn, FileStore(settings.data_dir / "files"))]
    except (SQLAlchemyError, OSError) as error:
        findings.append(Finding("database", False, say_trouble(error)))
    finally:
        await db.close()
    return findings


def _settings(settings: Settings) -> Finding:
    if settings.bot_token is None:
        return Finding("settings", False, "BOT_TOKEN is not set")
    way = "webhook" if settings.webhook_url else "long polling"
    return Finding(
        "settings", True, f"{settings.database_url.partition('+')[0]}, {way}, {settings.timezone.key}"
    )


def _disk(settings: Settings) -> Finding:
    places = [settings.data_dir, *([settings.sqlite_path.parent] if settings.sqlite_path else [])]
    free = min(shutil.disk_usage(_existing(place)).free for place in places)
    return Finding("disk", free >= LEAST_FREE, f"{free >> 20} MB free")


def _existing(place: Path) -> Path:
    return next(folder for folder in (place, *place.absolute().parents) if folder.exists())


async def _retry(db: Database) -> Finding:
    async with db.write("retry") as tx:
        count = await inbox.retry_failed(tx)
    return Finding("retry", True, f"{count} failed updates will be handled again")


async def _database(conn: AsyncConnection, store: FileStore) -> AsyncIterator[Finding]:
    revision = (await conn.execute(text("SELECT version_num FROM alembic_version"))).scalar()
    yield Finding("schema", revision == REVISION, f"{revision}, the program's is {REVISION}")
    if revision != REVISION:
        return
    yield _polled(await facts.find_moment(conn, facts.POLLED_AT))
    incoming = await inbox.count_by_state(conn)
    yield Finding("inbox", not incoming.get("failed"), _counts(incoming))
    for row, error in await inbox.list_failed(conn, SHOWN):
        yield Finding(f"inbox row {row}", False, error)
    refused = await outbox.count_refused(conn)
    outgoing = _counts(await outbox.count_by_state(conn))
    yield Finding("outbox", not refused, f"{outgoing}; {refused} refused" if refused else outgoing)
    yield await _drafts(conn)
    yield await _files(conn, store)


async def _drafts(conn: AsyncConnection) -> Finding:
    """Orders' files and schools' plans on their way in: people decide on them, so none is bad."""
    says = _counts(await drafts.count_by_state(conn))
    waiting = await drafts.count_read_before(conn, datetime.now(UTC) - LONG_READ)
    return Finding(
        "drafts",
        True,
        f"{says}; {waiting} of them unloaded for over {LONG_READ.days} days" if waiting else says,
    )


async def _files(conn: AsyncConnection, store: FileStore) -> Finding:
    """What schools announced and is still to be fetched; what was stored has to lie in its place."""
    says = [_counts(await attachments.count_by_state(conn))]
    waiting = await attachments.count_announced_before(conn, datetime.now(UTC) - LONG_FETCH)
    if waiting:
        says.append(f"{waiting} of them announced for over {LONG_FETCH.days} day")
    lost = sum(not store.path(sha256).is_file() for sha256 in await attachments.contents(conn))
    if lost:
        says.append(f"{lost} stored contents are not in DATA_DIR")
    return Finding("files", not lost, "; ".join(says))


def _polled(at: datetime | None) -> Finding:
    if at is None:
        return Finding("last getUpdates", True, "never yet")
    silence = (datetime.now(UTC) - at).total_seconds()
    return Finding(
        "last getUpdates", silence < SILENT_AFTER, f"{at:%Y-%m-%d %H:%M:%S} UTC, {silence:.0f} s ago"
    )


def _counts(states: Mapping[str, int]) -> str:
    return ", ".join(f"{state} {count}" for state, count in sorted(states.items())) or "empty"
