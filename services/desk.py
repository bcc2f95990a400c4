"""Whose duties a person answers: the own organization's, on the coordinator's desk also the bodies'."""

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import SCHOOL_ROLES, Role
from services.people import Actor, visible_to
from storage import members, organizations

ANSWERING = frozenset({*SCHOOL_ROLES, Role.COORDINATOR})


def is_of_school(actor: Actor) -> bool:
    return any(each.role in SCHOOL_ROLES for each in actor.memberships)


def is_asked(actor: Actor) -> bool:
    """Whether anything may be asked of this person; who only oversees is asked nothing."""
    return any(each.role in ANSWERING for each in actor.memberships)


async def answered_by(conn: AsyncConnection, actor: Actor) -> frozenset[int]:
    """Never for a controller. A body without people of its own is its coordinators' who see it."""
    places = [each for each in actor.memberships if each.role in ANSWERING]
    own = frozenset(each.organization_id for each in places)
    if not any(each.role is Role.COORDINATOR for each in places):
        return own
    with_people = {each.organization_id for each in await members.reachable(conn)}
    bodies = {each.id for each in await organizations.everyone(conn) if not each.is_school}
    return own | ((await visible_to(conn, actor) & bodies) - with_people)
