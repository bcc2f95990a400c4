"""Whose reports a person may read and write: those of their own tree, and to the region above it."""

import logging
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError
from roadmap.model import OrganizationKind, Role
from services.coordination import issuer_of
from services.people import Actor, top_of, visible_to
from storage import organizations
from storage.report_rows import OrderRow

READING = frozenset({Role.COORDINATOR, Role.CONTROLLER})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reach:
    """The organizations that a person oversees, and the region above them, to which they report."""

    tops: frozenset[int]
    above: frozenset[int]
    visible: frozenset[int]
    coordinates: bool

    def require_writing(self, actor: Actor) -> None:
        if not self.coordinates:
            log.warning("person %s may not write in reports", actor.person_id)
            raise ForbiddenError("paper-read-only")

    async def covers(self, conn: AsyncConnection, order: OrderRow) -> bool:
        issuer = await issuer_of(conn, order.issuer)
        return issuer is not None and issuer in self.visible | self.above


async def reach_of(conn: AsyncConnection, actor: Actor) -> Reach:
    """ForbiddenError for everybody but coordinators and controllers."""
    places = [each for each in actor.memberships if each.role in READING]
    if not places:
        log.warning("person %s may not read reports", actor.person_id)
        raise ForbiddenError("paper-not-yours")
    tops = frozenset(map(top_of, places))
    places_by_id = {each.id: each for each in await organizations.everyone(conn)}
    above: set[int] = set()
    for top in tops:
        at = places_by_id.get(places_by_id[top].parent_id or 0)
        while at:
            if at.kind is OrganizationKind.REGION:
                above.add(at.id)
            at = places_by_id.get(at.parent_id or 0)
    visible = await visible_to(conn, actor)
    is_coordinator = any(each.role is Role.COORDINATOR for each in places)
    return Reach(tops, frozenset(above), visible, is_coordinator)


async def is_above(conn: AsyncConnection, order: OrderRow, reach: Reach | None) -> bool:
    """Whether it comes from the level above whoever reports."""
    issuer = await issuer_of(conn, order.issuer)
    if reach is not None:
        return issuer in reach.above
    row = await organizations.get(conn, issuer) if issuer else None
    return row is not None and row.kind is OrganizationKind.REGION
