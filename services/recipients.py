"""Who hears of an order: one person a school that it binds, the director, else the deputy."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from storage import announcements
from storage.announcements import AcknowledgementRow, OrderRow
from storage.members import Member


@dataclass(frozen=True, slots=True)
class Bound:
    """A school that an order asks: who of it has read the order, who can be written to."""

    school_id: int
    name: str
    acknowledgement: AcknowledgementRow | None
    members: tuple[Member, ...]
    away: frozenset[int] = frozenset()

    @property
    def addressee(self) -> int | None:
        """Whoever is there, before those who are away."""
        here = [each for each in self.members if each.person_id not in self.away] or self.members
        director = next((each for each in here if each.role is Role.DIRECTOR), None)
        chosen = director or next(iter(here), None)
        return chosen.person_id if chosen else None


async def bound_by(
    conn: AsyncConnection, orders: Collection[OrderRow], around: Sequence[Member], today: date
) -> dict[int, tuple[Bound, ...]]:
    """Order → the schools that it asks now, in their order; `around` are the members known to them."""
    ids = [order.id for order in orders]
    asked = await announcements.asked_by(conn, ids, today)
    read = await announcements.acknowledged(conn, ids)
    names = await announcements.schools(conn)
    away = frozenset(each.person_id for each in around if each.is_away(today))
    there: dict[int, list[Member]] = {}
    for member in around:
        there.setdefault(member.organization_id, []).append(member)
    return {
        order_id: tuple(
            Bound(
                school_id,
                name,
                read.get(order_id, {}).get(school_id),
                tuple(there.get(school_id, ())),
                away,
            )
            for school_id, name in names.items()
            if school_id in places
        )
        for order_id, places in asked.items()
    }


def find_untold(schools: Sequence[Bound], order: OrderRow, told: Collection[int]) -> list[Bound]:
    """The schools that have people, have not read the order, and of whose people nobody was told.

    Who joined after it was announced has been greeted with it.
    """
    return [
        each
        for each in schools
        if each.members and not each.acknowledgement and not _knows(each, order, told)
    ]


def _knows(school: Bound, order: OrderRow, told: Collection[int]) -> bool:
    since = order.announced_at
    return any(
        member.person_id in told or (since is not None and member.joined_at >= since)
        for member in school.members
    )
