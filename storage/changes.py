"""The audit log: who changed what and when, for every change that is not an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Transaction
from storage.schema import change, organization, person


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change as it was made; `author` is empty where nobody of ours made it."""

    id: int
    at: datetime
    author: str
    what: str
    before: str
    after: str
    reason: str
    organization: str | None


_ALL: Select[Any] = (
    select(
        change.c.id,
        change.c.at,
        person.c.name,
        change.c.what,
        change.c.before,
        change.c.after,
        change.c.reason,
        organization.c.short_name,
    )
    .outerjoin_from(change, person, person.c.id == change.c.author_id)
    .outerjoin(organization, organization.c.id == change.c.organization_id)
)


async def add(
    tx: Transaction,
    author_id: int | None,
    what: str,
    *,
    before: str = "",
    after: str = "",
    reason: str = "",
    about: Mapping[str, int | None],
) -> None:
    """`about`: any of order_id, roadmap_id, item_id, organization_id."""
    words = {"what": what, "before": before, "after": after, "reason": reason}
    made = {"author_id": author_id, "at": tx.now, "cause": tx.cause_key}
    await tx.conn.execute(insert(change), {**words, **about, **made})


async def of(conn: AsyncConnection, whats: Sequence[str], **about: int) -> list[ChangeRow]:
    """The changes of these kinds in what is named, the newest first."""
    scope = [change.c.what.in_(whats), *(change.c[name] == value for name, value in about.items())]
    rows = await conn.execute(_ALL.where(*scope).order_by(change.c.id.desc()))
    return [ChangeRow(row[0], row[1], row[2] or "", *row[3:]) for row in rows]


def placing(year: str, code: str) -> str:
    """How the log writes that a school stands in a cluster of a year: «2022/2023 ШНРО»."""
    return f"{year} {code}".strip()


async def placings(conn: AsyncConnection) -> Mapping[tuple[int, str], str]:
    """School and year → the code of the cluster that a coordinator has last put it in."""
    moves = select(change.c.organization_id, change.c.after).where(change.c.what == "cluster")
    found = {}
    for school_id, after in await conn.execute(moves.order_by(change.c.id)):
        year, _, code = after.partition(" ")
        found[school_id, year] = code
    return found
