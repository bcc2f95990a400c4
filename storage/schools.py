"""The tree as a coordinator looks at it: who has joined where, clusters and mentors by year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Role
from storage.database import Queue, Transaction
from storage.dialect import upsert
from storage.reaches import settle_person
from storage.schema import (
    cluster,
    cluster_school,
    membership,
    mentorship,
    order,
    organization,
    person,
)


@dataclass(frozen=True, slots=True)
class ClusterRow:
    id: int
    code: str
    title: str
    year: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A standing membership; `blocked_at` tells since when the person cannot be reached."""

    id: int
    person_id: int
    organization_id: int
    name: str
    role: Role
    since: datetime
    reachable: bool
    blocked_at: datetime | None


@dataclass(frozen=True, slots=True)
class PairRow:
    """A mentor school and the school that it helps in a year, by an order."""

    mentor_id: int
    mentor: str
    mentee_id: int
    mentee: str
    year: str
    number: str
    issued: date


_CLUSTERS = select(cluster.c.id, cluster.c.code, cluster.c.title, cluster.c.year).order_by(
    cluster.c.year, cluster.c.position, cluster.c.id
)
_MEMBERS: Select[Any] = (
    select(
        membership.c.id,
        person.c.id,
        membership.c.organization_id,
        person.c.name,
        membership.c.role,
        membership.c.created_at,
        person.c.reachable,
        person.c.blocked_at,
    )
    .join_from(membership, person, person.c.id == membership.c.person_id)
    .order_by(membership.c.id)
)
_COUNTS = (
    select(membership.c.organization_id, func.count(membership.c.id))
    .join(person, person.c.id == membership.c.person_id)
    .where(membership.c.ended_at.is_(None), person.c.reachable)
    .group_by(membership.c.organization_id)
)
_MENTOR, _MENTEE = organization.alias("mentor"), organization.alias("mentee")
_PAIRS: Select[Any] = (
    select(
        mentorship.c.mentor_id,
        _MENTOR.c.short_name,
        mentorship.c.mentee_id,
        _MENTEE.c.short_name,
        mentorship.c.year,
        order.c.number,
        order.c.date,
    )
    .join(_MENTOR, _MENTOR.c.id == mentorship.c.mentor_id)
    .join(_MENTEE, _MENTEE.c.id == mentorship.c.mentee_id)
    .join(order, order.c.id == mentorship.c.order_id)
    .where(
        (mentorship.c.mentor_id == bindparam("school")) | (mentorship.c.mentee_id == bindparam("school")),
    )
    .order_by(mentorship.c.year.desc(), _MENTEE.c.position, mentorship.c.mentee_id)
)
_BY_YEAR = (
    select(cluster_school.c.organization_id, cluster.c.id, cluster.c.code, cluster.c.title, cluster.c.year)
    .join(cluster, cluster.c.id == cluster_school.c.cluster_id)
    .order_by(cluster.c.year, cluster.c.position, cluster_school.c.organization_id)
)


async def clusters(conn: AsyncConnection) -> list[ClusterRow]:
    """Every cluster of every year, the oldest year first."""
    return [ClusterRow(*row) for row in await conn.execute(_CLUSTERS)]


async def find_cluster(conn: AsyncConnection, cluster_id: int) -> ClusterRow | None:
    row = (await conn.execute(_CLUSTERS.where(cluster.c.id == cluster_id))).first()
    return None if row is None else ClusterRow(*row)


async def placed(conn: AsyncConnection) -> Sequence[tuple[int, ClusterRow]]:
    """Every school and the cluster it stands in, year by year."""
    return [(row[0], ClusterRow(*row[1:])) for row in await conn.execute(_BY_YEAR)]


async def joined(conn: AsyncConnection) -> Mapping[int, int]:
    """Organization → how many of its people can be reached; none where nobody can."""
    return {row[0]: row[1] for row in await conn.execute(_COUNTS)}


async def members(conn: AsyncConnection, organization_id: int) -> list[MemberRow]:
    standing = (membership.c.organization_id == organization_id) & membership.c.ended_at.is_(None)
    return [_member(row) for row in await conn.execute(_MEMBERS.where(standing))]


async def find_member(conn: AsyncConnection, membership_id: int) -> tuple[MemberRow, bool] | None:
    """A membership of any time, and whether it stands."""
    rows = await conn.execute(
        _MEMBERS.add_columns(membership.c.ended_at).where(membership.c.id == membership_id)
    )
    row = rows.first()
    return None if row is None else (_member(row), row[8] is None)


async def end_membership(tx: Transaction, membership_id: int) -> bool:
    """False when it had ended before."""
    tx.touched.add(Queue.PEOPLE)
    standing = (membership.c.id == membership_id) & membership.c.ended_at.is_(None)
    ending = update(membership).where(standing).values(ended_at=tx.now).returning(membership.c.person_id)
    person_id = (await tx.conn.execute(ending)).scalar()
    if person_id is not None:
        await settle_person(tx.conn, person_id)
    return person_id is not None


async def pairs(conn: AsyncConnection, school_id: int) -> list[PairRow]:
    """The pairs that a school is in, on either side, the newest year first."""
    return [PairRow(*row) for row in await conn.execute(_PAIRS, {"school": school_id})]


async def put_pair(conn: AsyncConnection, mentee_id: int, year: str, mentor_id: int, order_id: int) -> None:
    """By hand: no order changes it any more."""
    pair = {"mentee_id": mentee_id, "year": year, "mentor_id": mentor_id, "order_id": order_id}
    await upsert(conn, mentorship, ["mentee_id", "year"], {**pair, "by_hand": True})


async def drop_pair(conn: AsyncConnection, mentee_id: int, year: str) -> bool:
    scope = (mentorship.c.mentee_id == mentee_id) & (mentorship.c.year == year)
    return bool((await conn.execute(delete(mentorship).where(scope))).rowcount)


def _member(row: Any) -> MemberRow:
    return MemberRow(row[0], row[1], row[2], row[3], Role(row[4]), row[5], row[6], row[7])
