"""What an import changed in the duties of organizations, and which people were told of it."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.announcements import LIVE
from storage.database import Transaction
from storage.schema import change, message, order

WHAT = "duties"


@dataclass(frozen=True, slots=True)
class DutiesChanged:
    """One amendment as it touched one organization; `duties`: heading → assignments."""

    id: int
    at: datetime
    order_id: int
    number: str
    organization_id: int
    duties: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a person's daily messages have told: changes, and orders that were announced."""

    changes: set[int] = field(default_factory=set)
    orders: set[int] = field(default_factory=set)


async def note_changes(
    tx: Transaction, order_id: int, touched: Iterable[tuple[int, Mapping[str, Sequence[int]]]]
) -> None:
    """`touched`: an organization, and its assignments by headings."""
    same = {
        "at": tx.now,
        "what": WHAT,
        "order_id": order_id,
        "before": "",
        "reason": "",
        "cause": tx.cause_key,
    }
    rows = [{**same, "organization_id": place, "after": json.dumps(duties)} for place, duties in touched]
    if rows:
        await tx.conn.execute(insert(change), rows)


async def changes_of(
    conn: AsyncConnection, organization_ids: Collection[int], since: datetime
) -> Sequence[DutiesChanged]:
    """The changes of these organizations' duties since then, in their order."""
    rows = await conn.execute(
        select(change.c.id, change.c.at, order.c.id, order.c.number, change.c.organization_id, change.c.after)
        .join_from(change, order, order.c.id == change.c.order_id)
        .where(
            change.c.what == WHAT,
            change.c.at >= since,
            change.c.organization_id.in_(organization_ids),
        )
        .order_by(change.c.id)
    )
    return [DutiesChanged(*row[:5], json.loads(row[5])) for row in rows]


async def told_by_day(
    conn: AsyncConnection, people: Collection[int], since: date, today: date
) -> Mapping[int, Told]:
    """What daily messages have told each person since then; one that missed its day has told nothing."""
    rows = await conn.execute(
        select(message.c.person_id, message.c.subject).where(
            message.c.class_ == "planned",
            message.c.person_id.in_(people),
            message.c.day >= since,
            message.c.state.in_(LIVE),
            or_(message.c.state != "ready", message.c.day == today),
        )
    )
    found: dict[int, Told] = {}
    for person_id, subject in rows:
        told = found.setdefault(person_id, Told())
        told.changes.update(_ids(subject, "changes"))
        told.orders.update(_ids(subject, "orders"))
    return found


def _ids(subject: Mapping[str, Any], name: str) -> Sequence[int]:
    ids: Sequence[int] = subject.get(name, ())
    return ids
