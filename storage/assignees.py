"""To whom of a school its assignments were given."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Transaction
from storage.schema import assignment, item, window


async def roadmap_of(conn: AsyncConnection, assignment_id: int) -> int:
    found = (
        select(item.c.roadmap_id)
        .join_from(assignment, window, window.c.id == assignment.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .where(assignment.c.id == assignment_id)
    )
    return int((await conn.execute(found)).scalar_one())


async def give_items(tx: Transaction, items: Collection[int], school_id: int, person_id: int) -> int:
    """Every window of these items that is asked of the school; how many were somebody else's."""
    return await _give(tx, window.c.item_id.in_(items), school_id, person_id)


async def give_roadmap(tx: Transaction, roadmap_id: int, school_id: int, person_id: int) -> int:
    of_plan = select(item.c.id).where(item.c.roadmap_id == roadmap_id)
    return await _give(tx, window.c.item_id.in_(of_plan), school_id, person_id)


async def _give(tx: Transaction, whose: ColumnElement[bool], school_id: int, person_id: int) -> int:
    scope = (
        assignment.c.organization_id == school_id,
        assignment.c.withdrawn_at.is_(None),
        assignment.c.window_id.in_(select(window.c.id).where(whose)),
        or_(assignment.c.assignee_id.is_(None), assignment.c.assignee_id != person_id),
    )
    changed = await tx.conn.execute(update(assignment).where(*scope).values(assignee_id=person_id))
    return int(changed.rowcount)
