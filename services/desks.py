"""Whose desk a school's news lands on."""

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from services.people import HELPING
from storage import members, organizations


async def coordinators_of(conn: AsyncConnection, organization_id: int) -> list[int]:
    """The reachable coordinators whose tree holds this organization."""
    places = {each.id: each for each in await organizations.everyone(conn)}
    above, at = set(), places.get(organization_id)
    while at is not None:
        above.add(at.id)
        at = places.get(at.parent_id or 0)
    found = set()
    for member in await members.reachable(conn):
        place = places[member.organization_id]
        top = place.parent_id if place.kind in HELPING and place.parent_id else place.id
        if member.role is Role.COORDINATOR and top in above:
            found.add(member.person_id)
    return sorted(found)
