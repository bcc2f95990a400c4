"""Bringing stored rows up to what an order says: what is missing is added, what differs is changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Table, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """`ids` by key; `before`: the changed rows as they were, by id; `gone`: ids of stored rows not wanted."""

    ids: Mapping[Key, int]
    added: int
    before: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    gone: tuple[int, ...] = ()


async def bring(
    conn: AsyncConnection,
    table: Table,
    scope: ColumnElement[bool],
    key: Sequence[str],
    wanted: Iterable[Mapping[str, Any]],
) -> Brought:
    """Make the rows in `scope` be `wanted`, told apart by `key`; nothing is deleted."""
    rows = {tuple(row[name] for name in key): row for row in wanted}
    stored = {tuple(row[name] for name in key): row for row in await _select(conn, table, scope)}
    missing = [dict(row) for each, row in rows.items() if each not in stored]
    if missing:
        await conn.execute(insert(table), missing)
    before: dict[int, Mapping[str, Any]] = {}
    for each in rows.keys() & stored.keys():
        if any(stored[each][name] != value for name, value in rows[each].items()):
            before[stored[each]["id"]] = dict(stored[each])
            await change(conn, table, [stored[each]["id"]], rows[each])
    ids = {each: row["id"] for each, row in stored.items()}
    if missing:
        columns = (*(table.c[name] for name in key), table.c.id)
        ids = {tuple(row[:-1]): row[-1] for row in await conn.execute(select(*columns).where(scope))}
    gone = tuple(row["id"] for each, row in stored.items() if each not in rows)
    return Brought(ids, len(missing), before, gone)


async def change(conn: AsyncConnection, table: Table, ids: Iterable[int], values: Mapping[str, Any]) -> None:
    """Set the same values in the rows of these ids."""
    chosen = [{"row_id": each, **values} for each in ids]
    if chosen:
        await conn.execute(update(table).where(table.c.id == bindparam("row_id")), chosen)


async def _select(conn: AsyncConnection, table: Table, scope: ColumnElement[bool]) -> Sequence[RowMapping]:
    return (await conn.execute(select(table).where(scope))).mappings().all()
