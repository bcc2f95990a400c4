"""One running program per database: a lock that the operating system or the server frees at death."""

import asyncio
import fcntl
import os
from pathlib import Path
from typing import Any, Protocol

from bot.refusal import RefusalError
from bot.settings import Settings

TAKEN = "another process runs on this database"
ADVISORY_KEY = 0x76656B6869  # "vekhi"


class Lock(Protocol):
    lost: asyncio.Event

    async def release(self) -> None: ...


class FileLock:
    """A locked file beside the SQLite file; the kernel frees it with the process."""

    def __init__(self, path: Path) -> None:
        self.lost = asyncio.Event()
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            raise RefusalError(f"{TAKEN} ({path})") from None

    async def release(self) -> None:
        os.close(self._file)


class AdvisoryLock:
    """A lock of a PostgreSQL session: gone with its connection, and then the program must end."""

    def __init__(self, connection: Any) -> None:
        self.lost = asyncio.Event()
        self._connection = connection
        connection.add_termination_listener(self._on_lost)

    def _on_lost(self, _connection: object) -> None:
        self.lost.set()

    async def release(self) -> None:
        self._connection.remove_termination_listener(self._on_lost)
        await self._connection.close()


async def take_lock(settings: Settings) -> Lock:
    """The lock of the settings' database, or a refusal."""
    path = settings.sqlite_path
    if path is None:
        return await _take_advisory(settings.database_url)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return FileLock(path.with_name(f"{path.name}.lock"))
    except OSError as error:
        raise RefusalError(f"DATABASE_URL: {path} cannot be opened ({error.strerror})") from None


async def _take_advisory(url: str) -> Lock:
    import asyncpg

    try:
        connection = await asyncpg.connect(url.replace("postgresql+asyncpg", "postgresql", 1))
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise RefusalError(f"DATABASE_URL: the server cannot be reached ({type(error).__name__})") from None
    if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", ADVISORY_KEY):
        await connection.close()
        raise RefusalError(TAKEN)
    return AdvisoryLock(connection)
