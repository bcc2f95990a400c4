"""`assignment.askable_since` and `reachable`: whether somebody can be asked, beside what they are asked.

A cache of organizations, people and pairs, brought to what they say in the commit that changes them, so that
figures are counted without a look at anybody. Of a pair, either school will do. A body can always have been
asked, and without people of its own it is on the coordinator's desk (RULES §3).
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, case, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import SCHOOL_ROLES, OrganizationKind, Role
from storage.figure_codes import FIRST
from storage.schema import assignment, membership, organization, partner, person

_answers = organization.alias("answers")
_part, _who = membership.alias("part"), person.alias("who")
_IS_SCHOOL = _answers.c.kind == OrganizationKind.SCHOOL
_PARTNER = (
    select(partner.c.organization_id)
    .where(partner.c.assignment_id == assignment.c.id)
    .correlate(assignment)
    .scalar_subquery()
)
_IT = _answers.c.id.in_([assignment.c.organization_id, _PARTNER])
_STANDS = and_(_part.c.ended_at.is_(None), _who.c.id == _part.c.person_id, _who.c.reachable)
_IS_THERE = exists().where(
    _STANDS,
    _part.c.organization_id == _answers.c.id,
    or_(~_IS_SCHOOL, _part.c.role.in_(sorted(SCHOOL_ROLES))),
)
_HAS_DESK = exists().where(_STANDS, _part.c.role == Role.COORDINATOR)
_SINCE = case((_IS_SCHOOL, _answers.c.askable_since), else_=literal(FIRST, Date))
askable_since: ColumnElement[Any] = (
    select(func.min(_SINCE)).where(_IT).correlate(assignment).scalar_subquery()
)
"""The first day on which somebody could be asked; none when nobody ever could."""
reachable: ColumnElement[bool] = (
    exists().where(_IT, or_(_IS_THERE, and_(~_IS_SCHOOL, _HAS_DESK))).correlate(assignment)
)
_SETTLE = update(assignment).values(askable_since=askable_since, reachable=reachable)
_PLACES = select(membership.c.organization_id).where(membership.c.person_id == bindparam("whose"))
_BODIES = select(organization.c.id).where(
    organization.c.kind != OrganizationKind.SCHOOL,
    exists().where(membership.c.person_id == bindparam("whose"), membership.c.role == Role.COORDINATOR),
)
_asked = assignment.alias("asked")
_THEIRS = assignment.c.id.in_(
    select(_asked.c.id)
    .where(_asked.c.organization_id.in_(_PLACES.union(_BODIES)))
    .union(select(partner.c.assignment_id).where(partner.c.organization_id.in_(_PLACES)))
)
_IS_NEW = and_(
    assignment.c.window_id.in_(bindparam("windows", expanding=True)), assignment.c.askable_since.is_(None)
)


async def settle_person(conn: AsyncConnection, person_id: int) -> None:
    """What the places of this person are asked; of a coordinator, what every body is."""
    await conn.execute(_SETTLE.where(_THEIRS), {"whose": person_id})


async def settle_asked(conn: AsyncConnection, window_ids: Iterable[int]) -> None:
    """What these windows ask: there are new assignments of them, of which nothing is noted yet."""
    await conn.execute(_SETTLE.where(_IS_NEW), {"windows": sorted(set(window_ids))})


async def settle_paired(conn: AsyncConnection, assignment_ids: Iterable[int]) -> None:
    """These, whose partner has changed."""
    paired = assignment.c.id.in_(bindparam("paired", expanding=True))
    await conn.execute(_SETTLE.where(paired), {"paired": list(assignment_ids)})
