"""The production calendar as the database corrects it."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.workdays import WorkDays
from storage.schema import working_day


async def load_workdays(conn: AsyncConnection) -> WorkDays:
    """The official calendar with the overrides that are stored."""
    rows = await conn.execute(select(working_day.c.day, working_day.c.is_working))
    return WorkDays({row[0]: row[1] for row in rows})
