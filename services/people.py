"""Who is asking, what they may see, and what happens when somebody can no longer be reached."""

import asyncio
import time
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from roadmap.model import SCHOOL_ROLES, OrganizationKind, Role
from services.calendar import Calendar
from services.organizations import ensure_root
from storage import changes, members, organizations, outbox, people
from storage.database import Database, Queue, Transaction
from storage.people import Actor, Membership

__all__ = ["Actor", "Membership", "People", "top_of", "tops_of", "visible_to"]

REMEMBERED = 30.0
DESK_HOURS = (11, 16)
"""When news of difficulties are gathered for coordinators (promise 7)."""
HELPING = frozenset({OrganizationKind.CENTER, OrganizationKind.INSTITUTE})
"""Bodies that work for the organization above them: their people see what it sees."""


async def visible_to(conn: AsyncConnection, actor: Actor) -> frozenset[int]:
    """The organizations whose data this person may see (promise 8).

    A school's own people see it alone; everybody else the tree below their organization, the people of
    a support centre or an institute the tree of the organization that it works for.
    """
    return await organizations.subtree(conn, tops_of(actor))


def tops_of(actor: Actor) -> frozenset[int]:
    """The organizations below which this person sees everything; a school is alone below itself."""
    return frozenset(
        each.organization_id if each.role in SCHOOL_ROLES else top_of(each) for each in actor.memberships
    )


def top_of(membership: Membership) -> int:
    """The organization whose tree this place covers."""
    if membership.kind in HELPING and membership.parent_id is not None:
        return membership.parent_id
    return membership.organization_id


class Acquaintances:
    """People met within the last half minute: who presses will press again.

    Forgotten all at once when a person or a membership is written; half a minute is how long a change
    made by another process may go unseen.
    """

    def __init__(self, changed: asyncio.Event, ticks: Callable[[], float] = time.monotonic) -> None:
        self._changed = changed
        self._ticks = ticks
        self._met: dict[Hashable, Actor] = {}
        self._since = ticks()

    def get(self, key: Hashable) -> Actor | None:
        if self._changed.is_set() or self._ticks() - self._since > REMEMBERED:
            self._changed.clear()
            self._met = {}
            self._since = self._ticks()
        return self._met.get(key)

    def now(self) -> dict[Hashable, Actor]:
        """Where to put whom a query that begins now finds; a change in between leaves it unused."""
        return self._met


@dataclass(frozen=True, slots=True)
class People:
    """`coordinator_ids`: outside ids that are coordinators of the root, before any import too."""

    db: Database
    calendar: Calendar
    language: str = "ru"
    coordinator_ids: Collection[int] = field(default=())
    known: Acquaintances = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", Acquaintances(self.db.wakes[Queue.PEOPLE]))

    async def find(self, channel: str, outside_id: str) -> Actor | None:
        """The person with their standing memberships; a coordinator of the settings becomes one here."""
        known = self.known.get((channel, outside_id))
        if known:
            return known
        met = self.known.now()
        async with self.db.read() as conn:
            actor = await people.find(conn, channel, outside_id)
        if actor:
            met[channel, outside_id] = met[actor.person_id] = actor
        if outside_id not in {str(each) for each in self.coordinator_ids} or _coordinates(actor):
            return actor
        await self._ensure_coordinator(channel, outside_id, actor)
        async with self.db.read() as conn:
            return await people.find(conn, channel, outside_id)

    async def get(self, conn: AsyncConnection, person_id: int) -> Actor:
        """The person for whom a message is composed."""
        known = self.known.get(person_id)
        if known:
            return known
        met, actor = self.known.now(), await people.find_by_id(conn, person_id)
        if actor is None:
            raise NotFoundError("not-found")
        met[person_id] = actor
        return actor

    async def speak(self, actor: Actor, language: str, cause: int | None = None) -> None:
        """From now on this person is spoken to in that language."""
        async with self.db.write("language", cause) as tx:
            await people.set_language(tx, actor.person_id, language)

    async def block(self, channel: str, outside_id: str, cause: int | None = None) -> None:
        """The person has blocked the bot."""
        async with self.db.write("block", cause) as tx:
            actor = await people.find(tx.conn, channel, outside_id)
            if actor is not None:
                await self._lose(tx, actor)

    async def unblock(self, channel: str, outside_id: str, cause: int | None = None) -> None:
        async with self.db.write("unblock", cause) as tx:
            actor = await people.find(tx.conn, channel, outside_id)
            if actor is not None:
                await people.set_reachable(tx.conn, actor.person_id, None)

    async def mark_unreachable(self, person_id: int) -> None:
        """A message could not be delivered: they have blocked the bot, or are gone."""
        async with self.db.write("unreachable") as tx:
            await self._lose(tx, await self.get(tx.conn, person_id))

    async def _lose(self, tx: Transaction, actor: Actor) -> None:
        """Told once: a person who is unreachable already is no news."""
        if not await people.set_reachable(tx.conn, actor.person_id, tx.now):
            return
        for membership in actor.memberships:
            if membership.kind is OrganizationKind.SCHOOL and membership.role in SCHOOL_ROLES:
                await tell_if_nobody_left(tx, self.calendar, membership)

    async def _ensure_coordinator(self, channel: str, outside_id: str, actor: Actor | None) -> None:
        async with self.db.write("coordinator") as tx:
            values = {
                "name": actor.name if actor else "",
                "language": actor.language if actor else self.language,
            }
            person_id = await people.put(tx, channel, outside_id, values)
            root = await ensure_root(tx)
            await people.join(tx, person_id, root, Role.COORDINATOR)
            about = {"organization_id": root}
            await changes.add(tx, person_id, "member_joined", after=Role.COORDINATOR, about=about)


async def tell_if_nobody_left(tx: Transaction, calendar: Calendar, school: Membership) -> None:
    """Coordinators hear of a school in which nobody can be written to, or all are away for a time."""
    today = calendar.day(tx.now)
    there = await members.of_place(tx.conn, school.organization_id)
    if any(not each.is_away(today) for each in there):
        return
    subject: dict[str, Any] = {"organizations": [school.organization]}
    kind, occasion = "nobody_left", tx.now.isoformat()
    if back := min((each.away_until for each in there if each.away_until), default=None):
        kind, occasion = "nobody_here", back.isoformat()
        subject = {"school": school.organization_id, "name": school.organization, "until": occasion}
    for person_id in await _coordinators_of(tx, school.organization_id):
        await outbox.add(
            tx,
            "immediate",
            kind,
            person_id,
            subject=subject,
            cause=f"{kind}:{school.organization_id}:{occasion}",
            not_before=next_desk_hour(tx.now, calendar),
        )


async def _coordinators_of(tx: Transaction, school_id: int) -> list[int]:
    above = [each.id for each in await organizations.everyone(tx.conn) if not each.is_school]
    found = []
    for person_id in await people.reachable(tx.conn, above, [Role.COORDINATOR]):
        actor = await people.find_by_id(tx.conn, person_id)
        if actor and school_id in await visible_to(tx.conn, actor):
            found.append(person_id)
    return found


def next_desk_hour(now: datetime, calendar: Calendar) -> datetime:
    """The next 11:00 or 16:00 of a working day."""
    local = now.astimezone(calendar.zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    for hour in DESK_HOURS if calendar.workdays.is_working(local.date()) else ():
        moment = midnight.replace(hour=hour)
        if moment >= local:
            return moment
    day = calendar.workdays.on_or_after(local.date() + timedelta(days=1))
    return datetime(day.year, day.month, day.day, DESK_HOURS[0], tzinfo=calendar.zone)


def _coordinates(actor: Actor | None) -> bool:
    return actor is not None and any(
        each.role is Role.COORDINATOR and each.parent_id is None for each in actor.memberships
    )
