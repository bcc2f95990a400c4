"""Reminders that a coordinator has sent: what they were about, and what became of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import assignment, message

KIND = "nudge"
WAITING = ("ready", "sending")
TOLD = ("sending", "sent", "unknown")


@dataclass(frozen=True, slots=True)
class NudgeRow:
    """One person's message; `started_at` is when it left."""

    id: int
    person_id: int
    assignments: tuple[int, ...]
    batch: str
    state: str
    at: datetime
    started_at: datetime | None

    @property
    def is_lost(self) -> bool:
        return self.state not in {*WAITING, *TOLD}


_ALL: Select[Any] = (
    select(
        message.c.id,
        message.c.person_id,
        message.c.subject,
        message.c.cause,
        message.c.state,
        message.c.created_at,
        message.c.started_at,
    )
    .where(message.c.kind == KIND)
    .order_by(message.c.id)
)


async def of_people(conn: AsyncConnection, people: Collection[int], since: datetime) -> Sequence[NudgeRow]:
    """What was ordered for these people since then."""
    chosen = _ALL.where(message.c.person_id.in_(people), message.c.created_at >= since)
    return [_nudge(row) for row in await conn.execute(chosen)]


async def of_batch(conn: AsyncConnection, batch: str) -> Sequence[NudgeRow]:
    return [_nudge(row) for row in await conn.execute(_ALL.where(message.c.cause == batch))]


async def organizations_of(conn: AsyncConnection, ids: Collection[int]) -> Mapping[int, int]:
    """Assignment → whose it is."""
    chosen = select(assignment.c.id, assignment.c.organization_id).where(assignment.c.id.in_(ids))
    return {row[0]: row[1] for row in await conn.execute(chosen)}


def _nudge(row: Any) -> NudgeRow:
    return NudgeRow(row[0], row[1], tuple(row[2]["assignments"]), *row[3:])
