"""In which organizations somebody could be reached at a moment, by the people and their memberships."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import SCHOOL_ROLES, OrganizationKind, Role
from storage.progress import WAS_ASKED, Narrow
from storage.schema import assignment, membership, organization, person

_COULD_BE_REACHED = and_(
    membership.c.created_at < bindparam("end"),
    or_(membership.c.ended_at.is_(None), membership.c.ended_at >= bindparam("end")),
    or_(person.c.reachable, person.c.blocked_at >= bindparam("end")),
)
_MEMBERS = (
    select(membership.c.organization_id, membership.c.role)
    .join(person, person.c.id == membership.c.person_id)
    .where(_COULD_BE_REACHED)
    .distinct()
)
_ABSENT = (
    select(organization.c.short_name)
    .where(
        organization.c.kind == OrganizationKind.SCHOOL,
        ~exists().where(
            membership.c.organization_id == organization.c.id,
            membership.c.role.in_(sorted(SCHOOL_ROLES)),
            person.c.id == membership.c.person_id,
            _COULD_BE_REACHED,
        ),
    )
    .order_by(organization.c.position, organization.c.id)
)
_ASKED = select(assignment.c.organization_id).where(WAS_ASKED)


async def places(conn: AsyncConnection, end: datetime) -> set[tuple[int, Role]]:
    """The organizations, and roles there, in which somebody could be reached at the moment `end`."""
    return {(row[0], Role(row[1])) for row in await conn.execute(_MEMBERS, {"end": end})}


async def absent(conn: AsyncConnection, narrow: Narrow, end: datetime) -> tuple[str, ...]:
    """Schools in which nobody could be reached at the moment `end`; of windows, those that they asked."""
    statement, given = _ABSENT, {"end": end, **narrow.values}
    if narrow.places is not None:
        statement = statement.where(organization.c.id.in_(narrow.named_places))
    if narrow.windows is not None:
        statement = statement.where(organization.c.id.in_(replace(narrow, places=None).narrowed(_ASKED)))
    return tuple((await conn.execute(statement, given)).scalars())
