"""Which failures of the database pass by themselves, so that the work waits instead of failing."""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
_POSTGRES = ("08", "40", "53", "55P03", "57", "58")  # connection, rollback, resources, lock, operator, system


def is_passing(error: BaseException) -> bool:
    """Busy, full, unreadable for now, or a server that went away; not a mistake in a statement."""
    if isinstance(error, PoolTimeoutError):
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _is_driver_passing(error.orig)
    return isinstance(error, OSError) and (error.errno in _DISK or type(error) is ConnectionRefusedError)


def say_trouble(error: BaseException) -> str:
    """The driver's own words: a statement's values, which SQLAlchemy adds, are people's data."""
    return str(getattr(error, "orig", None) or error).partition("\n")[0][:300]


def _is_driver_passing(error: BaseException | None) -> bool:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in _SQLITE
    state = getattr(error, "sqlstate", None)
    return isinstance(error, OSError) or (isinstance(state, str) and state.startswith(_POSTGRES))
