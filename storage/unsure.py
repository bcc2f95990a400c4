"""Messages to schools of which nobody knows whether they arrived; they are never sent again by themselves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import OrganizationKind, Role
from storage.schema import membership, message, organization, person


@dataclass(frozen=True, slots=True)
class UnsureRow:
    id: int
    organization_id: int
    organization: str
    name: str
    at: datetime


_ALL: Select[Any] = (
    select(message.c.id, organization.c.id, organization.c.short_name, person.c.name, message.c.finished_at)
    .join_from(message, person, person.c.id == message.c.person_id)
    .join(membership, membership.c.person_id == person.c.id)
    .join(organization, organization.c.id == membership.c.organization_id)
    .where(
        message.c.state == "unknown",
        message.c.class_.in_(("planned", "immediate")),
        membership.c.ended_at.is_(None),
        membership.c.role.in_((Role.DIRECTOR, Role.DEPUTY)),
        organization.c.kind == OrganizationKind.SCHOOL,
    )
    .order_by(message.c.id, organization.c.id)
)


async def since(conn: AsyncConnection, moment: datetime) -> Sequence[UnsureRow]:
    """One for each school of the person."""
    return [UnsureRow(*row) for row in await conn.execute(_ALL.where(message.c.finished_at >= moment))]


async def of(conn: AsyncConnection, ids: Collection[int]) -> Sequence[UnsureRow]:
    return [UnsureRow(*row) for row in await conn.execute(_ALL.where(message.c.id.in_(ids)))]


async def told(conn: AsyncConnection, kind: str, person_id: int) -> set[int]:
    """Those of which this person was told, or is about to be."""
    mine = (message.c.kind == kind, message.c.person_id == person_id)
    rows = await conn.execute(select(message.c.subject).where(*mine))
    return {int(id_) for (subject,) in rows for id_ in subject["messages"]}
