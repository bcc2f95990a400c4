"""The audit log as people read it: the changes of an item or of an order and all that stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import change, item, organization, person, roadmap

UNSEEN = ("duties",)
"""What the program notes for itself: the duties that a school is told of."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One change; `author` is empty where who made it has left, `code` and `number` say where it was."""

    id: int
    at: datetime
    author: str
    what: str
    before: str
    after: str
    reason: str
    organization: str
    code: str
    number: str


_ALL: Select[Any] = (
    select(
        change.c.id,
        change.c.at,
        func.coalesce(person.c.name, ""),
        change.c.what,
        change.c.before,
        change.c.after,
        change.c.reason,
        func.coalesce(organization.c.short_name, ""),
        func.coalesce(roadmap.c.code, ""),
        func.coalesce(item.c.number, ""),
    )
    .outerjoin_from(change, person, person.c.id == change.c.author_id)
    .outerjoin(organization, organization.c.id == change.c.organization_id)
    .outerjoin(item, item.c.id == change.c.item_id)
    .outerjoin(roadmap, roadmap.c.id == func.coalesce(change.c.roadmap_id, item.c.roadmap_id))
    .where(change.c.what.not_in(UNSEEN))
    .order_by(change.c.id.desc())
)


async def of_item(conn: AsyncConnection, item_id: int) -> Sequence[AuditRow]:
    """The newest first."""
    return [AuditRow(*row) for row in await conn.execute(_ALL.where(change.c.item_id == item_id))]


async def of_order(conn: AsyncConnection, order_id: int) -> Sequence[AuditRow]:
    """Of the order itself, its plans and their items, the newest first."""
    inside = or_(change.c.order_id == order_id, roadmap.c.order_id == order_id)
    return [AuditRow(*row) for row in await conn.execute(_ALL.where(inside))]
