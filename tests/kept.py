"""What stands beside the assignments, held against what it is made of."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import SCHOOL_ROLES, OrganizationKind, Role
from storage.database import Database
from storage.figure_codes import FIRST
from storage.schema import assignment, membership, organization, partner, person
from storage.standing_codes import standing_of

ALWAYS = FIRST
"""Since when a body can be asked."""


async def unlike_their_log(database: Database) -> list[int]:
    """The assignments beside which stands something else than their log and people make: none, ever."""
    columns = (assignment.c.id, assignment.c.organization_id, assignment.c.askable_since)
    made = assignment.c.standing == standing_of(assignment.c.reply_id)
    async with database.read() as conn:
        since, there = await _reaches(conn)
        pairs = {row[0]: row[1] for row in await conn.execute(select(partner))}
        unlike = []
        for id_, own, askable, reachable, is_made in await conn.execute(
            select(*columns, assignment.c.reachable, made)
        ):
            both = {own, pairs.get(id_, own)}
            first = min((day for each in both if (day := since[each])), default=None)
            if not is_made or askable != first or reachable != (not both.isdisjoint(there)):
                unlike.append(id_)
    return unlike


async def _reaches(conn: AsyncConnection) -> tuple[dict[int, date | None], set[int]]:
    """Since when each organization could be asked, and in which of them somebody can be now."""
    kinds = {row[0]: row for row in await conn.execute(select(organization))}
    rows = await conn.execute(
        select(membership.c.organization_id, membership.c.role)
        .join(person, person.c.id == membership.c.person_id)
        .where(membership.c.ended_at.is_(None), person.c.reachable)
    )
    members = [(row[0], Role(row[1])) for row in rows]
    schools = {id_ for id_, row in kinds.items() if row.kind == OrganizationKind.SCHOOL}
    has_desk = any(role is Role.COORDINATOR for _, role in members)
    there = {place for place, role in members if place not in schools or role in SCHOOL_ROLES}
    since = {id_: row.askable_since if id_ in schools else ALWAYS for id_, row in kinds.items()}
    return since, there | (kinds.keys() - schools if has_desk else set())
