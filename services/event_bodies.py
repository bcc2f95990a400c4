"""The bodies that hold a meeting or are invited to it, beside those whose desk it is on."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import OrganizationKind, Role
from roadmap.names import fold
from services.coordination import issuer_of
from services.meetings import Meeting
from services.people import Actor
from storage import organizations


async def bodies_of(conn: AsyncConnection, meeting: Meeting) -> Mapping[int, str]:
    """The issuing body and its centre name the day themselves, and are none of these."""
    keys = await organizations.keys(conn)
    named = {keys.get(fold(name)) for side in meeting.sides for name in side.named}
    named |= {each.organization_id for each in meeting.asked}
    issuers = {await issuer_of(conn, issuer) for issuer in {side.issuer for side in meeting.sides}}
    found = {}
    for each in await organizations.everyone(conn):
        is_centre = each.kind is OrganizationKind.CENTER and each.parent_id in issuers
        if each.id in named and not (each.is_school or is_centre or each.id in issuers):
            found[each.id] = each.short_name
    return found


async def own_bodies(conn: AsyncConnection, actor: Actor, meeting: Meeting) -> Mapping[int, str]:
    """Those of them that this person speaks for."""
    mine = {each.organization_id for each in actor.memberships if each.role is Role.COORDINATOR}
    found = await bodies_of(conn, meeting) if mine else {}
    return {id_: name for id_, name in found.items() if id_ in mine}
