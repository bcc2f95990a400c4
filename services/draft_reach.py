"""Whose orders a coordinator may load: those of their own tree, and of the region above it."""

import logging

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError
from roadmap.model import Order
from roadmap.names import fold
from services.coordination import issuer_of
from services.people import Actor
from services.report_reach import reach_of
from storage import organizations

NAMED = 5

log = logging.getLogger(__name__)


async def check_reach(conn: AsyncConnection, actor: Actor, order: Order) -> None:
    """ForbiddenError where somebody else's plans would change, or somebody else's schools be asked."""
    reach = await reach_of(conn, actor)
    issuer = await issuer_of(conn, order.issuer)
    if issuer is not None and issuer not in reach.visible | reach.above:
        log.warning("person %s was refused to load order %s", actor.person_id, order.number)
        raise ForbiddenError("draft-of-others", issuer=order.issuer)
    known = await organizations.keys(conn)
    found = {
        each.name: known.get(fold(each.name)) or known.get(fold(each.full_name)) for each in order.schools
    }
    others = [name for name, id_ in found.items() if id_ and id_ not in reach.visible]
    if others:
        log.warning("person %s was refused to ask schools of others", actor.person_id)
        raise ForbiddenError("draft-schools-of-others", names=", ".join(others[:NAMED]))
