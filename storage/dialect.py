"""The one place where SQLite and PostgreSQL differ: inserts by import, and how days are counted."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Integer, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class day_number(FunctionElement[int]):  # noqa: N801 - it stands among SQL's functions
    """A date as the number of days since 1 January 2000."""

    type = Integer()
    inherit_cache = True


@compiles(day_number, "sqlite")
def _day_of_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    return f"CAST(julianday({compiler.process(element.clauses, **options)}) - 2451544.5 AS INTEGER)"


@compiles(day_number, "postgresql")
def _day_of_postgres(element: Any, compiler: Any, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)} - DATE '2000-01-01')"


async def insert_once(conn: AsyncConnection, table: Table, values: Mapping[str, Any]) -> int | None:
    """The new row's id, or None when a unique key says that the row stands already."""
    row = (await conn.execute(_insert_once(conn.dialect.name, table), values)).first()
    return None if row is None else int(row[0])


@cache
def _insert_once(dialect: str, table: Table) -> Any:
    insert: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)


async def upsert(conn: AsyncConnection, table: Table, keys: Iterable[str], values: Mapping[str, Any]) -> None:
    """Insert the row, or bring the one with the same `keys` up to date."""
    await conn.execute(_upsert(conn.dialect.name, table, tuple(keys), tuple(values)), values)


@cache
def _upsert(dialect: str, table: Table, keys: tuple[str, ...], names: tuple[str, ...]) -> Any:
    insert: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=changed)
