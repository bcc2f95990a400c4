"""What a coordinator changes in a plan: its title, its state, the days and the samples of its items."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import bindparam, case, null, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapState
from storage.schema import assignment, item, order, roadmap, window
from storage.standing_codes import settle

_MOVE = (
    update(assignment)
    .where(assignment.c.id == bindparam("row_id"))
    .values(due=bindparam("day"), extension_asked=None)
)


async def rename(conn: AsyncConnection, roadmap_id: int, title: str) -> None:
    await conn.execute(update(roadmap).where(roadmap.c.id == roadmap_id).values(title=title))


async def set_state(
    conn: AsyncConnection, roadmap_id: int, before: RoadmapState, after: RoadmapState
) -> bool:
    """False when the plan was not in the state `before` any more."""
    scope = (roadmap.c.id == roadmap_id) & (roadmap.c.state == before)
    return bool((await conn.execute(update(roadmap).where(scope).values(state=after))).rowcount)


async def number_order(conn: AsyncConnection, order_id: int, number: str, issued: date) -> None:
    await conn.execute(update(order).where(order.c.id == order_id).values(number=number, date=issued))


async def set_sample(conn: AsyncConnection, item_id: int, sample: Mapping[str, Any] | None) -> None:
    """None is no sample, not a sample that says null."""
    await conn.execute(update(item).where(item.c.id == item_id).values(sample=sample or null()))


async def move_window(conn: AsyncConnection, window_id: int, due: date) -> None:
    """Asked until another day; what opened later than that opens on it."""
    opens = case((window.c.opens > due, due), else_=window.c.opens)
    await conn.execute(update(window).where(window.c.id == window_id).values(due=due, opens=opens))


async def move_assignments(conn: AsyncConnection, days: Mapping[int, date]) -> None:
    """Assignment → its new day; a day that was asked for is decided with it."""
    rows = [{"row_id": each, "day": due} for each, due in days.items()]
    if rows:
        await conn.execute(_MOVE, rows)
        await settle(conn, days)
