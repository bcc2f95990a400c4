"""The one place where SQLite's and PostgreSQL's inserts differ by import."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


async def insert_once(conn: AsyncConnection, table: Table, values: Mapping[str, Any]) -> int | None:
    """The new row's id, or None when a unique key says that the row stands already."""
    if conn.dialect.name == "sqlite":
        statement: Any = sqlite.insert(table)
    else:
        statement = postgresql.insert(table)
    statement = statement.on_conflict_do_nothing().returning(*table.primary_key.columns)
    row = (await conn.execute(statement, values)).first()
    return None if row is None else int(row[0])


async def upsert(conn: AsyncConnection, table: Table, keys: Iterable[str], values: Mapping[str, Any]) -> None:
    """Insert the row, or bring the one with the same `keys` up to date."""
    dialect: Any = sqlite if conn.dialect.name == "sqlite" else postgresql
    names = list(keys)
    changed = {name: value for name, value in values.items() if name not in names}
    statement = dialect.insert(table).values(**values)
    statement = statement.on_conflict_do_update(index_elements=names, set_=changed)
    await conn.execute(statement)
