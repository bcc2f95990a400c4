"""What a coordinator runs: the tree below the organization that the centre works for."""

import logging

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError
from roadmap.model import Role
from services.people import Actor, top_of
from storage import organizations

log = logging.getLogger(__name__)


async def coordinated(conn: AsyncConnection, actor: Actor) -> frozenset[int]:
    """The organizations that this person runs; ForbiddenError for everybody but coordinators."""
    tops = {top_of(each) for each in actor.memberships if each.role is Role.COORDINATOR}
    if not tops:
        log.warning("person %s is no coordinator", actor.person_id)
        raise ForbiddenError("coordinator-only")
    return await organizations.subtree(conn, tops)


async def run_by(conn: AsyncConnection, actor: Actor, organization_id: int) -> None:
    """ForbiddenError unless this person runs this organization."""
    if organization_id not in await coordinated(conn, actor):
        log.warning("person %s was refused organization %s", actor.person_id, organization_id)
        raise ForbiddenError("coordinated-elsewhere")


async def issuer_of(conn: AsyncConnection, issuer: str) -> int | None:
    """The organization that an order's issuing body is: one known by that name, else the root."""
    found = await organizations.find(conn, issuer) or await organizations.find_root(conn)
    return found.id if found else None
