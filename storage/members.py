"""Who can be written to, where, and when each was last written to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import OrganizationKind, Role
from storage.schema import membership, message, organization, person


@dataclass(frozen=True, slots=True)
class Member:
    """A reachable director or deputy of a school, or coordinator of a body."""

    person_id: int
    organization_id: int
    role: Role
    joined_at: datetime
    away_until: date | None = None

    def is_away(self, today: date) -> bool:
        """Whether they asked not to be written to; `away_until` is the first day back."""
        return self.away_until is not None and today < self.away_until


_IS_SCHOOL = organization.c.kind == OrganizationKind.SCHOOL
_ALL: Select[Any] = (
    select(
        membership.c.person_id,
        membership.c.organization_id,
        membership.c.role,
        membership.c.created_at,
        person.c.away_until,
    )
    .join_from(membership, person, person.c.id == membership.c.person_id)
    .join(organization, organization.c.id == membership.c.organization_id)
    .where(
        membership.c.ended_at.is_(None),
        person.c.reachable,
        or_(
            _IS_SCHOOL & membership.c.role.in_((Role.DIRECTOR, Role.DEPUTY)),
            ~_IS_SCHOOL & (membership.c.role == Role.COORDINATOR),
        ),
    )
    .order_by(membership.c.organization_id, membership.c.id)
)
_MINE = select(membership.c.organization_id).where(
    membership.c.person_id == bindparam("person"), membership.c.ended_at.is_(None)
)
_AT_MY_PLACES = _ALL.where(membership.c.organization_id.in_(_MINE))
TOLD = ("sending", "sent", "unknown")
"""States of a message that may have been read; one that was dropped has told nothing."""
_PLANNED = message.c.class_ == "planned"
_ORDERED = select(message.c.person_id).where(_PLANNED, message.c.day == bindparam("today"))
_TOLD_BEFORE = (
    _PLANNED,
    message.c.person_id.in_(bindparam("people", expanding=True)),
    message.c.state.in_(TOLD),
    message.c.day < bindparam("today"),
)
_TOLD_DAYS = (
    select(message.c.person_id, message.c.day)
    .where(*_TOLD_BEFORE, message.c.day >= bindparam("since"))
    .order_by(message.c.person_id, message.c.day)
)
_LAST_DAYS = (
    select(message.c.person_id, func.max(message.c.day)).where(*_TOLD_BEFORE).group_by(message.c.person_id)
)
_SUBJECTS = (
    select(message.c.person_id, message.c.subject)
    .where(*_TOLD_BEFORE)
    .order_by(message.c.person_id, message.c.day)
)


async def reachable(conn: AsyncConnection) -> Sequence[Member]:
    """Everybody who can be asked: of every school and body."""
    return [_member(row) for row in await conn.execute(_ALL)]


async def around(conn: AsyncConnection, person_id: int) -> Sequence[Member]:
    """The same of the schools and bodies that this person belongs to."""
    return [_member(row) for row in await conn.execute(_AT_MY_PLACES, {"person": person_id})]


async def of_place(conn: AsyncConnection, organization_id: int) -> Sequence[Member]:
    """The same of one school or body."""
    found = _ALL.where(membership.c.organization_id == organization_id)
    return [_member(row) for row in await conn.execute(found)]


async def of_schools(conn: AsyncConnection, person_id: int) -> Sequence[Member]:
    """This person's own part in schools."""
    found = _ALL.where(membership.c.person_id == person_id, _IS_SCHOOL)
    return [_member(row) for row in await conn.execute(found)]


async def away(conn: AsyncConnection, people: Collection[int], today: date) -> set[int]:
    """Those of these people who asked not to be written to today."""
    found = select(person.c.id).where(person.c.id.in_(people), person.c.away_until > today)
    return set((await conn.execute(found)).scalars())


async def send_hours(conn: AsyncConnection, people: Collection[int]) -> Mapping[int, int]:
    """The hours at which these people want their planned messages; most have named none."""
    named = (person.c.id.in_(people), person.c.send_hour.is_not(None))
    rows = await conn.execute(select(person.c.id, person.c.send_hour).where(*named))
    return {row[0]: row[1] for row in rows}


async def ordered_on(conn: AsyncConnection, today: date) -> set[int]:
    """Who has a planned message of this day, whatever became of it."""
    return set((await conn.execute(_ORDERED, {"today": today})).scalars())


async def told_since(
    conn: AsyncConnection, people: Collection[int], since: date, today: date
) -> Mapping[int, set[date]]:
    """The days from `since` to yesterday on which each of these people had a planned message."""
    days: dict[int, set[date]] = {}
    values = {"people": list(people), "since": since, "today": today}
    for person_id, day in await conn.execute(_TOLD_DAYS, values):
        days.setdefault(person_id, set()).add(day)
    return days


async def last_told(conn: AsyncConnection, people: Collection[int], today: date) -> Mapping[int, date]:
    """The last day before today on which each of these people had a planned message."""
    rows = await conn.execute(_LAST_DAYS, {"people": list(people), "today": today})
    return {row[0]: row[1] for row in rows}


async def find_planned(
    conn: AsyncConnection, person_id: int, message_key: str
) -> tuple[date, Mapping[str, Any]] | None:
    """The day of the planned message that this one in the person's chat is, and what it was to tell."""
    scope = (_PLANNED, message.c.person_id == person_id, message.c.message_key == message_key)
    row = (await conn.execute(select(message.c.day, message.c.subject).where(*scope))).first()
    return (row[0], row[1]) if row else None


async def last_subjects(
    conn: AsyncConnection, people: Collection[int], today: date
) -> Mapping[int, Mapping[str, Any]]:
    """What the last planned message of each of these people was ordered to tell."""
    rows = await conn.execute(_SUBJECTS, {"people": list(people), "today": today})
    return {row[0]: row[1] for row in rows}


def _member(row: Any) -> Member:
    return Member(row[0], row[1], Role(row[2]), row[3], row[4])
