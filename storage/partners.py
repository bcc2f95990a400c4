"""The other school of a pair that answers one assignment together (order 348)."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.reaches import settle_paired
from storage.schema import partner


async def put_partners(
    conn: AsyncConnection, assignment_ids: Collection[int], wanted: Mapping[int, int]
) -> None:
    """The partners of these assignments be `wanted`: assignment → organization."""
    scope = partner.c.assignment_id.in_(assignment_ids)
    rows = await conn.execute(select(partner.c.assignment_id, partner.c.organization_id).where(scope))
    stored = {row[0]: row[1] for row in rows}
    stale = [each for each, other in stored.items() if wanted.get(each) != other]
    if stale:
        await conn.execute(delete(partner).where(partner.c.assignment_id.in_(stale)))
    missing = [
        {"assignment_id": each, "organization_id": other}
        for each, other in wanted.items()
        if stored.get(each) != other
    ]
    if missing:
        await conn.execute(insert(partner), missing)
    await settle_paired(conn, {*stale, *(each["assignment_id"] for each in missing)})


async def everyone(conn: AsyncConnection) -> Mapping[int, int]:
    """Every paired assignment and the partner that answers it too."""
    return {row[0]: row[1] for row in await conn.execute(select(partner))}
