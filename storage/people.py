"""People: who they are, where they belong, and whether they can be reached."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, case, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import OrganizationKind, Role
from storage.database import Queue, Transaction
from storage.dialect import insert_once
from storage.reaches import settle_person
from storage.schema import membership, organization, person


@dataclass(frozen=True, slots=True)
class Membership:
    """One standing place of a person; `organization` is the short name."""

    id: int
    organization_id: int
    organization: str
    kind: OrganizationKind
    parent_id: int | None
    role: Role
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """When a person wants to be written to; `away_until` is the first day back."""

    send_hour: int | None
    away_until: date | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who acts; `outside_id` names them, and their private chat, in the channel."""

    person_id: int
    outside_id: str
    name: str
    language: str
    memberships: tuple[Membership, ...] = ()

    @property
    def here(self) -> "Actor":
        """The same person at the one place that they chose to look at, if they did."""
        chosen = tuple(each for each in self.memberships if each.is_chosen)
        return replace(self, memberships=chosen) if chosen else self


_ALL: Select[Any] = (
    select(
        person.c.id,
        person.c.outside_id,
        person.c.name,
        person.c.language,
        membership.c.id,
        organization.c.id,
        organization.c.short_name,
        organization.c.kind,
        organization.c.parent_id,
        membership.c.role,
        membership.c.chosen_at,
    )
    .outerjoin_from(
        person, membership, (membership.c.person_id == person.c.id) & membership.c.ended_at.is_(None)
    )
    .outerjoin(organization, organization.c.id == membership.c.organization_id)
    .order_by(membership.c.id)
)
_BY_ID = _ALL.where(person.c.id == bindparam("person"))
_BY_CHANNEL = _ALL.where(
    person.c.channel == bindparam("channel"), person.c.outside_id == bindparam("outside")
)
_MEMBERS = (
    select(person.c.id)
    .join_from(membership, person, person.c.id == membership.c.person_id)
    .where(membership.c.ended_at.is_(None), person.c.reachable)
    .distinct()
    .order_by(person.c.id)
)


async def find(conn: AsyncConnection, channel: str, outside_id: str) -> Actor | None:
    return _actor(await conn.execute(_BY_CHANNEL, {"channel": channel, "outside": outside_id}))


async def find_by_id(conn: AsyncConnection, person_id: int) -> Actor | None:
    return _actor(await conn.execute(_BY_ID, {"person": person_id}))


async def put(tx: Transaction, channel: str, outside_id: str, values: dict[str, Any]) -> int:
    """The person, new or known, with these values, reachable."""
    tx.touched.add(Queue.PEOPLE)
    key = {"channel": channel, "outside_id": outside_id}
    standing = {**values, "reachable": True, "blocked_at": None}
    person_id = await insert_once(tx.conn, person, {**key, **standing, "created_at": tx.now})
    if person_id is not None:
        return person_id
    scope = (person.c.channel == channel) & (person.c.outside_id == outside_id)
    changed = await tx.conn.execute(update(person).where(scope).values(**standing).returning(person.c.id))
    known = int(changed.scalar_one())
    await settle_person(tx.conn, known)
    return known


async def set_language(tx: Transaction, person_id: int, language: str) -> None:
    tx.touched.add(Queue.PEOPLE)
    await tx.conn.execute(update(person).where(person.c.id == person_id).values(language=language))


async def find_habits(conn: AsyncConnection, person_id: int) -> Habits:
    found = select(person.c.send_hour, person.c.away_until).where(person.c.id == person_id)
    return Habits(*(await conn.execute(found)).one())


async def put_habits(tx: Transaction, person_id: int, habits: Habits) -> None:
    values = {"send_hour": habits.send_hour, "away_until": habits.away_until}
    await tx.conn.execute(update(person).where(person.c.id == person_id).values(**values))


async def choose(tx: Transaction, person_id: int, membership_id: int | None) -> None:
    """The one place that this person looks at now; None for all of them."""
    tx.touched.add(Queue.PEOPLE)
    chosen = case((membership.c.id == membership_id, tx.now), else_=None)
    await tx.conn.execute(
        update(membership).where(membership.c.person_id == person_id).values(chosen_at=chosen)
    )


async def set_reachable(conn: AsyncConnection, person_id: int, blocked_at: datetime | None) -> bool:
    """Whether this was news: a second refusal of a blocked bot is not."""
    was = person.c.reachable.is_(blocked_at is not None)
    values = {"reachable": blocked_at is None, "blocked_at": blocked_at}
    changed = await conn.execute(update(person).where(person.c.id == person_id, was).values(**values))
    if changed.rowcount:
        await settle_person(conn, person_id)
    return bool(changed.rowcount)


async def join(tx: Transaction, person_id: int, organization_id: int, role: Role) -> int:
    """The standing membership, made at need."""
    tx.touched.add(Queue.PEOPLE)
    values = {"person_id": person_id, "organization_id": organization_id, "role": role}
    membership_id = await insert_once(tx.conn, membership, {**values, "created_at": tx.now})
    if membership_id is not None:
        await settle_person(tx.conn, person_id)
        return membership_id
    scope = (membership.c[name] == value for name, value in values.items())
    standing = select(membership.c.id).where(*scope, membership.c.ended_at.is_(None))
    return int((await tx.conn.execute(standing)).scalar_one())


async def reachable(
    conn: AsyncConnection, organization_ids: Sequence[int], roles: Sequence[Role]
) -> list[int]:
    """The people who hold one of the roles there and can be reached."""
    members = _MEMBERS.where(membership.c.organization_id.in_(organization_ids), membership.c.role.in_(roles))
    return list((await conn.execute(members)).scalars())


def _actor(rows: Any) -> Actor | None:
    found = rows.all()
    if not found:
        return None
    places = tuple(
        Membership(
            row[4], row[5], row[6], OrganizationKind(row[7]), row[8], Role(row[9]), row[10] is not None
        )
        for row in found
        if row[4] is not None
    )
    first = found[0]
    return Actor(first[0], first[1], first[2], first[3], places)
