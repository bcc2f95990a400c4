"""Whose desk a school's news lands on, and when: gathered to 11:00 and 16:00 (promise 7)."""

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from services.calendar import Calendar
from services.people import HELPING, next_desk_hour
from storage import members, organizations, outbox
from storage.database import Transaction

KIND = "school_asks"


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


async def tell_desk(tx: Transaction, calendar: Calendar, organization_id: int) -> None:
    """One message an hour of the desk, whatever gathers until then: it is composed when it is sent."""
    moment = next_desk_hour(tx.now, calendar)
    for person_id in await coordinators_of(tx.conn, organization_id):
        cause = f"{KIND}:{moment.isoformat()}"
        await outbox.add(tx, "immediate", KIND, person_id, cause=cause, not_before=moment)
