"""Bring a database's schema up to date when the program starts.

`python -m storage.migrate "What changes"` writes the next revision out of `storage/schema.py`, for review.
"""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, InvalidRequestError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from roadmap.errors import RejectedError
from storage.database import build_engine
from storage.schema import REVISION

SCRIPTS = Path(__file__).parent / "migrations"
HEADER = b"SQLite format 3\0"
LOCK = 7_305_594
"""The advisory lock on PostgreSQL: two programs do not migrate one database at once."""


async def migrate(url: str, revision: str = REVISION, zone: tzinfo | None = None) -> None:
    """Up to `revision`, all or nothing; one SELECT, without Alembic, when nothing is to be done.

    `zone`: by whose clocks stored moments become days, where a migration needs them; else Moscow's.
    Raises `RejectedError` when the address is wrong, nothing can be reached there, or what is there is newer.
    """
    address = _parse(url)
    try:
        _make_file(address)
        engine = build_engine(url)
    except (ArgumentError, InvalidRequestError, ImportError) as error:
        raise RejectedError("database-url-bad", url=shown(address), problem=_line(error)) from error
    except OSError as error:
        raise RejectedError("database-unreachable", url=shown(address), problem=_line(error)) from error
    try:
        if await _revision(engine) != revision:
            await _upgrade(engine, revision, zone)
    except RejectedError:
        raise
    except (SQLAlchemyError, OSError, ValueError) as error:
        raise RejectedError("database-unreachable", url=shown(address), problem=_line(error)) from error
    finally:
        await engine.dispose()


def shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def _parse(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise RejectedError("database-url-bad", url="…", problem=_line(error)) from error


def _line(error: Exception) -> str:
    """The driver's own words without SQLAlchemy's frame and links, on one line."""
    cause = getattr(error, "orig", None) or error
    lines = str(cause).strip().splitlines()
    return lines[0].removeprefix("<class ").strip() if lines else type(cause).__name__


def _make_file(url: URL) -> None:
    """Of an embedded database; OSError when it cannot be written or is something else.

    Found out before any connection is open: the driver's thread complains aloud when it cannot open it.
    """
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        file.seek(0)
        if file.read(len(HEADER)) not in {b"", HEADER}:
            raise OSError(f"{path} is not a database")


async def _revision(engine: AsyncEngine) -> str | None:
    async with engine.execution_options(ro=True).connect() as conn:
        try:
            return (await conn.execute(text("SELECT version_num FROM alembic_version"))).scalar()
        except SQLAlchemyError:
            return None


async def _upgrade(engine: AsyncEngine, revision: str, zone: tzinfo | None) -> None:
    from alembic.util import CommandError

    try:
        async with migrating(engine) as conn:
            await conn.run_sync(_run, revision, zone)
    except CommandError as error:
        raise RejectedError("database-newer", url=shown(engine.url)) from error


@asynccontextmanager
async def migrating(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction in which a table can be rebuilt without losing the rows that point at it.

    SQLite obeys the pragma only outside a transaction; what went unchecked is checked before the commit.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    async with engine.connect() as conn:
        if is_sqlite:
            driver: Any = (await conn.get_raw_connection()).driver_connection
            await driver.execute("PRAGMA foreign_keys=OFF")
        try:
            async with conn.begin():
                if not is_sqlite:
                    await conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
                yield conn
                if is_sqlite:
                    await _check_references(conn)
        finally:
            await conn.invalidate()


async def _check_references(conn: AsyncConnection) -> None:
    broken = (await conn.execute(text("PRAGMA foreign_key_check"))).all()
    if broken:
        raise RuntimeError(f"a migration would break references: {broken[:5]}")


def _config(connection: object, zone: tzinfo | None = None) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["zone"] = zone
    return config


def _run(connection: object, revision: str, zone: tzinfo | None = None) -> None:
    from alembic import command

    command.upgrade(_config(connection, zone), revision)


async def _autogenerate(message: str) -> None:
    """The newest revision is applied to a database in a temporary folder and compared with the schema."""
    from alembic import command

    with tempfile.TemporaryDirectory() as folder:
        engine = build_engine(f"sqlite+aiosqlite:///{folder}/scratch.db")
        async with migrating(engine) as conn:
            await conn.run_sync(_run, "head")
            await conn.run_sync(
                lambda connection: command.revision(
                    _config(connection), message, autogenerate=True, rev_id=f"{_next_number():04}"
                )
            )
        await engine.dispose()


def _next_number() -> int:
    return max((int(path.name[:4]) for path in (SCRIPTS / "versions").glob("[0-9]*.py")), default=0) + 1


if __name__ == "__main__":
    asyncio.run(_autogenerate(sys.argv[1]))
