"""Invites: a token is known here by its hash only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from storage.schema import change, invite, organization


@dataclass(frozen=True, slots=True)
class InviteRow:
    id: int
    organization_id: int
    role: Role
    created_at: datetime
    expires_at: datetime
    used_by: int | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link that still works, and where it leads."""

    id: int
    organization_id: int
    organization: str
    role: Role
    created_at: datetime
    expires_at: datetime


_ALL: Select[Any] = select(
    invite.c.id,
    invite.c.organization_id,
    invite.c.role,
    invite.c.created_at,
    invite.c.expires_at,
    invite.c.used_by,
    invite.c.revoked_at,
)


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


async def add(conn: AsyncConnection, token: str, values: dict[str, Any]) -> int:
    added = insert(invite).values(token_hash=hashed(token), **values).returning(invite.c.id)
    return int((await conn.execute(added)).scalar_one())


async def find(conn: AsyncConnection, token: str) -> InviteRow | None:
    """The invite, held against a second use until the end of the transaction."""
    return await _find(conn, _ALL.where(invite.c.token_hash == hashed(token)))


async def find_by_id(conn: AsyncConnection, invite_id: int) -> InviteRow | None:
    return await _find(conn, _ALL.where(invite.c.id == invite_id))


async def find_open(
    conn: AsyncConnection, organization_id: int, role: Role, now: datetime
) -> list[InviteRow]:
    """The links to a place that still work, the oldest first."""
    place = (invite.c.organization_id == organization_id, invite.c.role == role)
    return [_row(row) for row in await conn.execute(_ALL.where(*place, *_works(now)).order_by(invite.c.id))]


async def working(conn: AsyncConnection, now: datetime) -> list[LinkRow]:
    """Every link that still works, the organizations in their order."""
    columns = (invite.c.id, organization.c.id, organization.c.short_name, invite.c.role)
    rows = await conn.execute(
        select(*columns, invite.c.created_at, invite.c.expires_at)
        .join(organization, organization.c.id == invite.c.organization_id)
        .where(*_works(now))
        .order_by(organization.c.position, organization.c.id, invite.c.id)
    )
    return [LinkRow(row[0], row[1], row[2], Role(row[3]), row[4], row[5]) for row in rows]


async def count_made_by(
    conn: AsyncConnection, person_id: int, organizations: Collection[int], now: datetime
) -> int:
    """The links into these that work and that this person made: the log has noted whose each is."""
    noted = exists().where(
        change.c.author_id == person_id,
        change.c.what == "invited",
        change.c.organization_id == invite.c.organization_id,
        change.c.after == invite.c.role,
        change.c.at == invite.c.created_at,
    )
    there = invite.c.organization_id.in_(organizations)
    counted = select(func.count()).select_from(invite).where(there, *_works(now), noted)
    return int((await conn.execute(counted)).scalar_one())


def _works(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (invite.c.used_at.is_(None), invite.c.revoked_at.is_(None), invite.c.expires_at > now)


async def _find(conn: AsyncConnection, statement: Select[Any]) -> InviteRow | None:
    row = (await conn.execute(statement.with_for_update())).first()
    return None if row is None else _row(row)


def _row(row: Any) -> InviteRow:
    return InviteRow(row[0], row[1], Role(row[2]), *row[3:])


async def mark_used(conn: AsyncConnection, invite_id: int, person_id: int, now: datetime) -> None:
    await conn.execute(update(invite).where(invite.c.id == invite_id).values(used_by=person_id, used_at=now))


async def revoke(conn: AsyncConnection, invite_id: int, now: datetime) -> None:
    await conn.execute(update(invite).where(invite.c.id == invite_id).values(revoked_at=now))
