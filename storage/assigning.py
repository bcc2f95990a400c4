"""Bringing assignments to what an order asks of whom: answers stay where they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.reaches import settle_asked
from storage.rows import change
from storage.schema import assignment, item, reply, window
from storage.standing_codes import settle

Place = tuple[int, int]
"""A window and an organization."""


class Asked(NamedTuple):
    """An assignment with the item that it is a window of."""

    id: int
    item_id: int
    window_id: int
    organization_id: int
    due: date
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class Assigned:
    """What became of a roadmap's assignments; `standing` are all that are asked now."""

    standing: Sequence[Asked]
    added: Sequence[Asked]
    withdrawn: Sequence[Asked]
    moved: Sequence[Asked]


_OF_ROADMAP: Select[Any] = (
    select(
        assignment.c.id,
        window.c.item_id,
        assignment.c.window_id,
        assignment.c.organization_id,
        assignment.c.due,
        assignment.c.withdrawn_at,
    )
    .join_from(assignment, window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .where(item.c.roadmap_id == bindparam("roadmap"))
    .order_by(assignment.c.due, assignment.c.id)
)
_UNSAID = (
    select(assignment.c.id)
    .outerjoin(reply, reply.c.assignment_id == assignment.c.id)
    .join(window, window.c.id == assignment.c.window_id)
    .where(
        window.c.item_id.in_(bindparam("items", expanding=True)),
        assignment.c.withdrawn_at.is_(None),
        reply.c.id.is_(None),
    )
    .order_by(assignment.c.id)
)


async def put_assignments(
    conn: AsyncConnection,
    roadmap_id: int,
    wanted: Mapping[Place, date],
    moved: Mapping[int, date],
    now: datetime,
) -> Assigned:
    """Bring assignments to `wanted`, (window, organization) → due.

    `moved`: window → its former due day. A day that a person set for one school stays.
    Answers stay with their assignment, withdrawn or not.
    """
    before = await _read(conn, roadmap_id)
    missing = [
        {"window_id": key[0], "organization_id": key[1], "due": due, "created_at": now, "status": "pending"}
        for key, due in wanted.items()
        if key not in before
    ]
    if missing:
        await conn.execute(insert(assignment), missing)
        await settle_asked(conn, {window_id for window_id, organization_id in wanted})
    back = [each.id for key, each in before.items() if key in wanted and each.is_withdrawn]
    await change(conn, assignment, back, {"withdrawn_at": None})
    late = {
        each.id: wanted[key]
        for key, each in before.items()
        if key in wanted and each.due == moved.get(each.window_id) != wanted[key]
    }
    await _move(conn, late)
    gone = [each for key, each in before.items() if key not in wanted and not each.is_withdrawn]
    await change(conn, assignment, [each.id for each in gone], {"withdrawn_at": now})
    after = await _read(conn, roadmap_id) if missing else before
    standing = [each for key, each in after.items() if key in wanted]
    return Assigned(
        standing=standing,
        added=[each for each in standing if _place(each) not in before or each.id in back],
        withdrawn=gone,
        moved=[each for each in standing if each.id in late],
    )


async def never_answered(conn: AsyncConnection, item_ids: Iterable[int]) -> list[int]:
    """The assignments of these items of which nothing was ever said."""
    return list((await conn.execute(_UNSAID, {"items": list(item_ids)})).scalars())


async def _move(conn: AsyncConnection, days: Mapping[int, date]) -> None:
    rows = [{"row_id": each, "due": due} for each, due in days.items()]
    if rows:
        await conn.execute(update(assignment).where(assignment.c.id == bindparam("row_id")), rows)
        await settle(conn, days)


async def _read(conn: AsyncConnection, roadmap_id: int) -> dict[Place, Asked]:
    rows = await conn.execute(_OF_ROADMAP, {"roadmap": roadmap_id})
    found = (Asked(row[0], row[1], row[2], row[3], row[4], row[5] is not None) for row in rows)
    return {_place(each): each for each in found}


def _place(each: Asked) -> Place:
    return each.window_id, each.organization_id
