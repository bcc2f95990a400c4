"""aiosqlite with one trip to its thread a statement, where its own cursor makes four.

SQLAlchemy's adapter asks for a cursor, executes, fetches all and closes; each was a trip of its own, and
the trips, not SQL, were most of the price of a small transaction. For the same reason BEGIN goes with the
first statement, and nothing goes where no transaction is open.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, Self

import aiosqlite

Rows = list[Any]
PATIENCE = 2.0
"""Seconds: a thread whose connection nobody gave back does not end by itself."""


class OneTripCursor:
    """As much of aiosqlite's cursor as SQLAlchemy's adapter uses; rows are fetched with the statement."""

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: Rows = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        return await self._take(partial(self._connection.run, sql, parameters))

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Self:
        return await self._take(partial(self._connection.run_many, sql, parameters))

    async def _take(self, work: Callable[[str], tuple[sqlite3.Cursor, Rows]]) -> Self:
        cursor, self._rows = await self._connection.visit(work)
        self.description, self.rowcount = cursor.description, cursor.rowcount
        self.lastrowid = cursor.lastrowid
        return self

    async def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    async def fetchmany(self, size: int | None = None) -> Rows:
        taken = self._rows[: size or self.arraysize]
        del self._rows[: len(taken)]
        return taken

    async def fetchall(self) -> Rows:
        taken, self._rows = self._rows, []
        return taken

    async def close(self) -> None:
        """The statement was finished in its own trip."""
        self._rows = []


class OneTripConnection(aiosqlite.Connection):
    _begin = ""
    _is_used = False

    def begin(self, statement: str) -> None:
        """What begins the transaction of the statement that comes next."""
        self._begin = statement

    async def commit(self) -> None:
        if self._is_to_end():
            await super().commit()

    async def rollback(self) -> None:
        if self._is_to_end():
            await super().rollback()

    def _is_to_end(self) -> bool:
        """Whether a statement has left since the last end, be it one whose caller did not wait for it."""
        is_used, self._is_used, self._begin = self._is_used, False, ""
        return is_used

    def cursor(self) -> OneTripCursor:  # type: ignore[override]
        return OneTripCursor(self)

    def __del__(self) -> None:
        """The pool drops a connection whose making was cancelled; its thread has to end all the same."""
        if self._connection is not None:
            self.stop()

    async def visit(self, work: Callable[[str], Any]) -> Any:
        """Do this in the connection's own thread, told what has to begin before it."""
        begin, self._begin, self._is_used = self._begin, "", True
        return await self._execute(work, begin)  # type: ignore[no-untyped-call]

    def run(self, sql: str, parameters: Sequence[Any], begin: str) -> tuple[sqlite3.Cursor, Rows]:
        self._start(begin)
        cursor = self._conn.execute(sql, parameters)
        rows = cursor.fetchall() if cursor.description else []
        cursor.close()
        return cursor, rows

    def run_many(
        self, sql: str, parameters: Sequence[Sequence[Any]], begin: str
    ) -> tuple[sqlite3.Cursor, Rows]:
        self._start(begin)
        cursor = self._conn.executemany(sql, parameters)
        cursor.close()
        return cursor, []

    def _start(self, begin: str) -> None:
        if begin:
            self._conn.execute(begin).close()


@dataclass(frozen=True, slots=True)
class Connections:
    """Opens connections to one database, and sees their threads out."""

    path: Path
    _threads: set[Thread] = field(default_factory=set)

    async def open(self) -> OneTripConnection:
        """An open connection, its transactions left to whoever begins them."""
        connect_there = partial(sqlite3.connect, self.path, isolation_level=None)
        connection = OneTripConnection(connect_there, iter_chunk_size=64)
        connection._thread.daemon = True  # a killed program must not wait for it
        self._threads.difference_update([thread for thread in self._threads if _is_over(thread)])
        self._threads.add(connection._thread)
        await connection
        return connection

    async def see_out(self) -> None:
        """Wait for what was under way when its caller was cancelled: a thread must find its loop alive."""
        for thread in self._threads:
            if thread.is_alive():
                await asyncio.to_thread(thread.join, PATIENCE)
        self._threads.clear()


def _is_over(thread: Thread) -> bool:
    return thread.ident is not None and not thread.is_alive()
