"""Invites: a token is known here by its hash only."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from storage.schema import invite


@dataclass(frozen=True, slots=True)
class InviteRow:
    id: int
    organization_id: int
    role: Role
    expires_at: datetime
    used_by: int | None
    revoked_at: datetime | None


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


async def add(conn: AsyncConnection, token: str, values: dict[str, Any]) -> None:
    await conn.execute(insert(invite), {"token_hash": hashed(token), **values})


async def find(conn: AsyncConnection, token: str) -> InviteRow | None:
    """The invite, held against a second use until the end of the transaction."""
    statement = select(
        invite.c.id,
        invite.c.organization_id,
        invite.c.role,
        invite.c.expires_at,
        invite.c.used_by,
        invite.c.revoked_at,
    ).where(invite.c.token_hash == hashed(token))
    row = (await conn.execute(statement.with_for_update())).first()
    return None if row is None else InviteRow(row[0], row[1], Role(row[2]), *row[3:])


async def mark_used(conn: AsyncConnection, invite_id: int, person_id: int, now: datetime) -> None:
    await conn.execute(update(invite).where(invite.c.id == invite_id).values(used_by=person_id, used_at=now))


async def revoke(conn: AsyncConnection, invite_id: int, now: datetime) -> None:
    await conn.execute(update(invite).where(invite.c.id == invite_id).values(revoked_at=now))
