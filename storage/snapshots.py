"""A whole database as one SQLite file, whichever kind it is, and back; taken beside a running program."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import closing
from datetime import tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import Select, Table, func, insert, inspect, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.clock import SystemClock
from roadmap.errors import RejectedError
from storage.database import Database
from storage.migrate import migrate, migrating
from storage.schema import REVISION, message, metadata

OWN_ROWS = frozenset({"fact", "working_day"})
"""What a program writes that nobody has spoken to yet."""
BATCH = 1000
Rows = list[dict[str, Any]]
DOUBT = "restored from a backup: it may have been sent since"


async def take_snapshot(url: str, into: Path) -> str:
    """The database as it stands now, in a new file; returns the revision of its schema."""
    path = make_url(url).database or ""
    if not _is_sqlite(url):
        await _copy_server(url, into)
    else:
        await asyncio.to_thread(_copy_file, path, into)
    return read_revision(into)


def read_revision(path: Path) -> str:
    """RejectedError when the file is no whole database of ours."""
    try:
        with closing(sqlite3.connect(path)) as rows:
            (said,) = rows.execute("PRAGMA quick_check(1)").fetchone()
            (revision,) = rows.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, TypeError) as error:
        raise RejectedError("backup-database-damaged", problem=str(error)) from error
    if said != "ok":
        raise RejectedError("backup-database-damaged", problem=said)
    return str(revision)


async def is_empty(url: str) -> bool:
    """Whether nothing would be lost with what is there: no database, or one that nobody has used."""
    if _is_sqlite(url) and _is_unused(Path(make_url(url).database or "")):
        return True
    db = Database(url, SystemClock())
    try:
        async with db.read() as conn:
            there = await conn.run_sync(lambda sync: set(inspect(sync).get_table_names()))
            tables = [each for each in metadata.sorted_tables if each.name in there - OWN_ROWS]
            strange = there - {each.name for each in metadata.sorted_tables} - {"alembic_version"}
            return not strange and not [each for each in tables if await _has_rows(conn, each)]
    finally:
        await db.close()


async def prepare_snapshot(path: Path, zone: tzinfo) -> None:
    """With the newest schema; what was about to be sent is not sent again by itself.

    A message that was ready may have left after the snapshot was taken: its outcome cannot be known.
    """
    url = f"sqlite+aiosqlite:///{path}"
    await migrate(url, zone=zone)
    db = Database(url, SystemClock())
    try:
        async with db.write("restored") as tx:
            ready = (message.c.state == "ready", message.c.class_ != "receipt")
            doubted = {"state": "unknown", "finished_at": tx.now, "error": DOUBT}
            await tx.conn.execute(update(message).where(*ready).values(**doubted))
    finally:
        await db.close()
    await asyncio.to_thread(_close_journal, path)


async def pour(path: Path, url: str) -> None:
    """The rows of a snapshot into an empty database on a server, all or nothing."""
    await migrate(url)
    source, target = Database(f"sqlite+aiosqlite:///{path}", SystemClock()), Database(url, SystemClock())
    try:
        async with source.read() as conn, target.engine.begin() as into:
            for table in reversed(metadata.sorted_tables):
                await into.execute(table.delete())
            await _copy_rows(conn, into)
            for table in metadata.sorted_tables:
                if "id" in table.primary_key.columns:
                    await _continue_ids(into, table)
    finally:
        await source.close()
        await target.close()


def _copy_file(path: str, into: Path) -> None:
    if _is_unused(Path(path)):
        raise RejectedError("backup-nothing", place=path)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(into)) as copy:
            source.backup(copy)
        _close_journal(into)
    except sqlite3.OperationalError as error:
        raise RejectedError("paper-unwritten", problem=str(error)) from error
    except sqlite3.DatabaseError as error:
        raise RejectedError("backup-database-damaged", problem=str(error)) from error


def _close_journal(path: Path) -> None:
    """One file, without a journal beside it."""
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("PRAGMA journal_mode=DELETE").fetchone()


async def _copy_server(url: str, into: Path) -> None:
    source = Database(url, SystemClock())
    target = Database(f"sqlite+aiosqlite:///{into}", SystemClock())
    try:
        async with source.read() as conn:
            found = (await conn.execute(text("SELECT version_num FROM alembic_version"))).scalar()
            if found != REVISION:
                raise RejectedError("backup-schema", schema=str(found), own=REVISION)
            await migrate(f"sqlite+aiosqlite:///{into}")
            async with migrating(target.engine) as rows:
                for table in reversed(metadata.sorted_tables):
                    await rows.execute(table.delete())
                await _copy_rows(conn, rows)
    finally:
        await source.close()
        await target.close()
    await asyncio.to_thread(_close_journal, into)


async def _copy_rows(source: AsyncConnection, target: AsyncConnection) -> None:
    """Table by table, parents before children; the ids stay."""
    for table in metadata.sorted_tables:
        async for rows in _read(source, table):
            await target.execute(insert(table), rows)


async def _read(conn: AsyncConnection, table: Table) -> AsyncIterator[Rows]:
    """The rows in parts; a table whose rows name one another at once, parents first."""
    names = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    key = list(table.primary_key.columns)
    statement = select(*(each for each in table.c if each.computed is None)).order_by(*key)
    if not names and [column.name for column in key] == ["id"]:
        last = 0
        while rows := await _fetch(conn, statement.where(table.c.id > last).limit(BATCH)):
            yield rows
            last = rows[-1]["id"]
    elif found := await _fetch(conn, statement):
        for rows in _generations(table, found, names):
            yield rows


async def _fetch(conn: AsyncConnection, statement: Select[Any]) -> Rows:
    """By the keys of the columns, which are not always their names."""
    keys = [str(column.key) for column in statement.exported_columns]
    return [dict(zip(keys, row, strict=True)) for row in await conn.execute(statement)]


def _generations(table: Table, rows: Rows, names: Sequence[str]) -> Iterator[Rows]:
    """Rows that name nobody of their own table, then those that name these, and so on."""
    placed: set[Any] = {None}
    while rows:
        ready = [row for row in rows if all(row[name] in placed for name in names)]
        if not ready:
            raise RejectedError("backup-database-damaged", problem=f"a circle in {table.name}")
        yield ready
        rows = [row for row in rows if not all(row[name] in placed for name in names)]
        placed |= {row["id"] for row in ready if names}


async def _continue_ids(conn: AsyncConnection, table: Table) -> None:
    """New rows on the server get ids after those that came."""
    highest = (await conn.execute(select(func.max(table.c.id)))).scalar()
    if highest is not None:
        sequence = func.pg_get_serial_sequence(f'"{table.name}"', "id")
        await conn.execute(select(func.setval(sequence, highest)))


async def _has_rows(conn: AsyncConnection, table: Table) -> bool:
    return (await conn.execute(select(1).select_from(table).limit(1))).first() is not None


def _is_unused(path: Path) -> bool:
    return not path.exists() or not path.stat().st_size


def _is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"
