"""The database: one engine, short units of work, one writer at a time."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import bindparam, event, update
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from roadmap.clock import Clock
from storage.one_trip import Connections
from storage.schema import inbox

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA cache_size=-256",  # kilobytes a connection: the system's own cache serves them all
)
CONNECTIONS = 5
"""One writes, the others read. Each is a thread on SQLite: more of them only get in each other's way."""
APART = 2
"""So many long readings at once; the next one waits its turn."""

T = TypeVar("T")
_apart: ContextVar[AsyncEngine | None] = ContextVar("apart", default=None)
"""The engine of a reading that goes on in a thread and a loop of its own."""

_FINISH = (
    update(inbox)
    .where(inbox.c.id == bindparam("row"), inbox.c.state == "new")
    .values(state="done", finished_at=bindparam("at"))
)


class Queue(StrEnum):
    """The rows that a loop of the program waits for, or that are remembered until they change."""

    INBOX = "inbox"
    OUTBOX = "outbox"
    FILES = "files"
    DRAFTS = "drafts"
    PEOPLE = "people"


@dataclass(slots=True)
class Transaction:
    """One unit of work: its connection, its frozen moment, its cause, and the loops to wake after it.

    `handed` are rows that a loop may take from memory once they are committed.
    """

    conn: AsyncConnection
    now: datetime
    cause: int | None
    touched: set[Queue] = field(default_factory=set)
    handed: dict[Queue, list[Any]] = field(default_factory=dict)

    @property
    def cause_key(self) -> str:
        """What makes an effect of this unit unique: the inbox row's own id."""
        return f"inbox:{self.cause}"


def build_engine(url: str, connections: Connections | None = None) -> AsyncEngine:
    """An engine that loses no update: on SQLite every transaction begins IMMEDIATE unless it is `ro`."""
    options: dict[str, Any] = {"pool_size": CONNECTIONS, "max_overflow": 0}
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        options["async_creator"] = (connections or Connections(Path(address.database or ""))).open
    engine = create_async_engine(url, json_serializer=partial(json.dumps, ensure_ascii=False), **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    is_read = connection.get_execution_options().get("ro", False)
    connection.connection.driver_connection.begin("BEGIN" if is_read else "BEGIN IMMEDIATE")


class Database:
    """Units of work over one engine.

    `observe` is told of every commit, before and after it, by the name of its unit. `takers` are the loops
    that take committed rows from memory; a queue without one is woken, and reads them. `closed` are inbox
    rows whose effects closed them, until whoever handles them has let them go.
    """

    def __init__(self, url: str, clock: Clock, observe: Callable[[str], None] | None = None) -> None:
        self.url = make_url(url)
        self._connections = Connections(Path(self.url.database or ""))
        self.engine = build_engine(url, self._connections)
        self.clock = clock
        self.wakes = {queue: asyncio.Event() for queue in Queue}
        self.closed: set[int] = set()
        self.takers: dict[Queue, Callable[[list[Any]], None]] = {}
        self._observe = observe
        self._reader = _reading(self.engine)
        self._writing = asyncio.Lock() if self.engine.dialect.name == "sqlite" else None
        self._turns = asyncio.Semaphore(APART)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A consistent view of the rows; it never waits for a writer."""
        async with (_apart.get() or self._reader).connect() as conn:
            yield conn

    async def apart(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Do what only reads, and much, in a thread with a loop and connections of its own.

        Meanwhile everybody else is answered.
        """
        if _apart.get():
            return await work()
        async with self._turns:
            return await asyncio.to_thread(lambda: asyncio.run(self._go_apart(work)))

    async def _go_apart(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        connections = Connections(Path(self.url.database or ""))
        engine = build_engine(self.url.render_as_string(hide_password=False), connections)
        _apart.set(_reading(engine))
        try:
            return await work()
        finally:
            await engine.dispose()
            await connections.see_out()

    @asynccontextmanager
    async def write(self, name: str, cause: int | None = None) -> AsyncIterator[Transaction]:
        """All or nothing: the effect, what it sends and, when an inbox row caused it, that row's `done`."""
        if _apart.get():
            raise RuntimeError(f"{name}: what is read apart writes nothing")
        async with AsyncExitStack() as stack:
            if self._writing:
                await stack.enter_async_context(self._writing)
            conn = await stack.enter_async_context(self.engine.connect())
            await stack.enter_async_context(conn.begin())
            unit = Transaction(conn, self.clock.now(), cause)
            yield unit
            if cause is not None:
                await conn.execute(_FINISH, {"row": cause, "at": unit.now})
            self._tell(f"{name}:before")
        self._tell(f"{name}:after")
        if cause is not None:
            self.closed.add(cause)
        for queue in unit.touched:
            self.wakes[queue].set()
        for queue, rows in unit.handed.items():
            if take := self.takers.get(queue):
                take(rows)
            else:
                self.wakes[queue].set()

    def _tell(self, point: str) -> None:
        if self._observe:
            self._observe(point)

    async def close(self) -> None:
        await self.engine.dispose()
        await self._connections.see_out()


def _reading(engine: AsyncEngine) -> AsyncEngine:
    """The same with a view that does not change while it is read."""
    is_sqlite = engine.dialect.name == "sqlite"
    return engine.execution_options(**({"ro": True} if is_sqlite else {"isolation_level": "REPEATABLE READ"}))
