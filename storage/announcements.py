"""Announced orders: whom each binds, who was told of it, which schools have read it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import OrganizationKind, RoadmapState
from storage.database import Transaction
from storage.dialect import insert_once
from storage.schema import (
    acknowledgement,
    assignment,
    item,
    message,
    order,
    organization,
    partner,
    person,
    roadmap,
    window,
)

KIND = "announcement"
LIVE = ("ready", "sending", "sent", "unknown")
"""A message that was, is or may be on its way; one that is `unknown` is never sent again."""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """`file` is the order's file as the channel keeps it."""

    id: int
    number: str
    date: date
    title: str
    issuer: str
    announced_at: datetime | None
    file: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class AcknowledgementRow:
    organization_id: int
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SentRow:
    """An announcement as it stands in a person's chat."""

    person_id: int
    message_key: str


_ORDERS: Select[Any] = select(
    order.c.id,
    order.c.number,
    order.c.date,
    order.c.title,
    order.c.issuer,
    order.c.announced_at,
    order.c.file,
).where(order.c.owner_id.is_(None))
_ASKED: Select[Any] = (
    select(roadmap.c.order_id, assignment.c.organization_id, partner.c.organization_id)
    .join_from(assignment, window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .outerjoin(partner, partner.c.assignment_id == assignment.c.id)
    .where(
        assignment.c.withdrawn_at.is_(None),
        roadmap.c.state == RoadmapState.ACTIVE,
        roadmap.c.ends >= bindparam("today"),
        roadmap.c.order_id.in_(bindparam("orders", expanding=True)),
    )
)
_SCHOOLS = (
    select(organization.c.id, organization.c.short_name)
    .where(organization.c.kind == OrganizationKind.SCHOOL)
    .order_by(organization.c.position, organization.c.id)
)


async def find_order(conn: AsyncConnection, order_id: int) -> OrderRow | None:
    """An issued order; a school's own is nobody else's."""
    row = (await conn.execute(_ORDERS.where(order.c.id == order_id))).first()
    return None if row is None else OrderRow(*row)


async def issued(conn: AsyncConnection) -> Sequence[OrderRow]:
    """Every issued order, the newest first."""
    rows = await conn.execute(_ORDERS.order_by(order.c.date.desc(), order.c.id.desc()))
    return [OrderRow(*row) for row in rows]


async def announced_since(conn: AsyncConnection, since: datetime) -> Sequence[OrderRow]:
    found = await conn.execute(_ORDERS.where(order.c.announced_at >= since).order_by(order.c.id))
    return [OrderRow(*row) for row in found]


async def announced_to(conn: AsyncConnection, person_id: int, message_key: str) -> int | None:
    """The order that this message in the person's chat announces."""
    sent = select(message.c.subject).where(
        message.c.person_id == person_id, message.c.kind == KIND, message.c.message_key == message_key
    )
    subject = (await conn.execute(sent)).scalar()
    return None if subject is None else int(subject["order"])


async def mark_announced(tx: Transaction, order_id: int) -> None:
    """The first time counts."""
    is_new = (order.c.id == order_id) & order.c.announced_at.is_(None)
    await tx.conn.execute(update(order).where(is_new).values(announced_at=tx.now))


async def asked_by(
    conn: AsyncConnection, order_ids: Collection[int], today: date
) -> dict[int, frozenset[int]]:
    """Order → the organizations that its plans in force ask, both schools of a pair."""
    found: dict[int, set[int]] = {}
    values = {"orders": list(order_ids), "today": today}
    for order_id, *places in await conn.execute(_ASKED.distinct(), values):
        found.setdefault(order_id, set()).update(filter(None, places))
    return {order_id: frozenset(places) for order_id, places in found.items()}


async def assignments_of(
    conn: AsyncConnection, order_id: int, places: Collection[int], today: date
) -> frozenset[int]:
    """What the order asks of these organizations."""
    mine = or_(assignment.c.organization_id.in_(places), partner.c.organization_id.in_(places))
    values = {"orders": [order_id], "today": today}
    asked = _ASKED.with_only_columns(assignment.c.id).where(mine)
    return frozenset((await conn.execute(asked, values)).scalars())


async def schools(conn: AsyncConnection) -> Mapping[int, str]:
    """Every school's short name, in their order."""
    return {row[0]: row[1] for row in await conn.execute(_SCHOOLS)}


async def acknowledged(
    conn: AsyncConnection, order_ids: Collection[int]
) -> dict[int, dict[int, AcknowledgementRow]]:
    """Order → school → who has read it when."""
    rows = await conn.execute(
        select(
            acknowledgement.c.order_id,
            acknowledgement.c.organization_id,
            person.c.name,
            acknowledgement.c.at,
        )
        .outerjoin_from(acknowledgement, person, person.c.id == acknowledgement.c.person_id)
        .where(acknowledgement.c.order_id.in_(order_ids))
        .order_by(acknowledgement.c.at, acknowledgement.c.organization_id)
    )
    found: dict[int, dict[int, AcknowledgementRow]] = {}
    for order_id, school_id, name, at in rows:
        found.setdefault(order_id, {})[school_id] = AcknowledgementRow(school_id, name or "", at)
    return found


async def acknowledge(tx: Transaction, order_id: int, school_id: int, person_id: int) -> bool:
    """False when the school has done so before."""
    values = {"order_id": order_id, "organization_id": school_id, "person_id": person_id, "at": tx.now}
    return await insert_once(tx.conn, acknowledgement, values) is not None


async def told(conn: AsyncConnection, order_ids: Collection[int]) -> dict[int, set[int]]:
    """Order → the people who have, or are about to get, its announcement."""
    rows = await conn.execute(
        select(message.c.person_id, message.c.cause).where(
            message.c.kind == KIND,
            message.c.cause.in_([cause_of(each) for each in order_ids]),
            message.c.state.in_(LIVE),
        )
    )
    causes = {cause_of(each): each for each in order_ids}
    found: dict[int, set[int]] = {}
    for person_id, cause in rows:
        found.setdefault(causes[cause], set()).add(person_id)
    return found


async def standing_in_chats(
    conn: AsyncConnection, order_id: int, people: Collection[int]
) -> Sequence[SentRow]:
    """The announcement as these people have it."""
    rows = await conn.execute(
        select(message.c.person_id, message.c.message_key)
        .where(
            message.c.kind == KIND,
            message.c.cause == cause_of(order_id),
            message.c.person_id.in_(people),
            message.c.message_key.is_not(None),
        )
        .order_by(message.c.id)
    )
    return [SentRow(row[0], row[1]) for row in rows]


def cause_of(order_id: int) -> str:
    """What makes the announcement of an order one for each person."""
    return f"announced:{order_id}"
