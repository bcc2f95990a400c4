"""Decisions of meetings as items of a plan of duties of their own, beside the order's (RULES §7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.event_decisions import CODE, TITLE, place_of
from roadmap.model import Evidence, ItemKind, RoadmapKind, RoadmapState, Status, TermKind
from storage.database import Transaction
from storage.reaches import settle_asked
from storage.schema import assignment, item, mention, reply, roadmap, section, window

AFTER_DUTIES = 2000
"""The place of decisions in an order: behind its plans and the duties of its text."""
FULFILLED = (Status.DONE, Status.NOT_APPLICABLE)
_IS_HEARD_OF = or_(
    exists().where(mention.c.assignment_id == assignment.c.id),
    exists().where(reply.c.assignment_id == assignment.c.id),
)
"""A message named it, or it was answered."""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """How many decisions of a meeting all have done that were asked, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class NewDecision:
    what: str
    short_name: str
    term: str
    responsible: str
    due: date
    for_schools: bool
    organizations: Sequence[int]


async def fulfilment(conn: AsyncConnection, event_id: int) -> Fulfilment | None:
    """None for a meeting that has decided nothing."""
    is_open = case((assignment.c.status.in_(FULFILLED), 0), else_=1)
    rows = await conn.execute(
        select(item.c.id, func.sum(is_open))
        .join_from(item, window, window.c.item_id == item.c.id)
        .join(assignment, assignment.c.window_id == window.c.id)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .where(
            roadmap.c.kind == RoadmapKind.DUTIES,
            item.c.key.startswith(place_of(event_id)),
            item.c.withdrawn_at.is_(None),
            assignment.c.withdrawn_at.is_(None),
        )
        .group_by(item.c.id)
    )
    left = [row[1] for row in rows]
    return Fulfilment(sum(not each for each in left), len(left)) if left else None


async def put(
    tx: Transaction,
    event_id: int,
    plan: Mapping[str, Any],
    source: str,
    decisions: Sequence[NewDecision],
    opens: date,
) -> None:
    """Append these to the plan of the order's decisions, in the section of their source.

    `plan`: the order's id, the year, first and last day for a plan that is not there yet.
    """
    roadmap_id = await _plan(tx, plan, max(each.due for each in decisions))
    section_id, place = await _section(tx, roadmap_id, source)
    count = select(func.count()).where(item.c.section_id == section_id)
    known = int((await tx.conn.execute(count)).scalar_one())
    for number, each in enumerate(decisions, known + 1):
        key = f"{place_of(event_id)}{number}"
        values = {"key": key, "position": place * 100 + number, "number": f"{place}.{number}"}
        await _put(tx, each, {"roadmap_id": roadmap_id, "section_id": section_id, **values}, source, opens)


async def withdraw(tx: Transaction, event_id: int) -> dict[int, list[int]]:
    """They are asked of nobody any more; organization → those of its assignments that it has heard of."""
    of_event = item.c.key.startswith(place_of(event_id)) & item.c.withdrawn_at.is_(None)
    rows = await tx.conn.execute(
        select(item.c.id, assignment.c.organization_id, assignment.c.id, _IS_HEARD_OF)
        .join_from(item, window, window.c.item_id == item.c.id)
        .join(assignment, assignment.c.window_id == window.c.id)
        .where(of_event, assignment.c.withdrawn_at.is_(None))
        .order_by(assignment.c.id)
    )
    items: set[int] = set()
    heard: dict[int, list[int]] = {}
    for item_id, organization_id, assignment_id, is_heard_of in rows:
        items.add(item_id)
        if is_heard_of:
            heard.setdefault(organization_id, []).append(assignment_id)
    windows = select(window.c.id).where(window.c.item_id.in_(items))
    gone = {"withdrawn_at": tx.now}
    mine = assignment.c.window_id.in_(windows) & assignment.c.withdrawn_at.is_(None)
    await tx.conn.execute(update(assignment).where(mine).values(**gone))
    await tx.conn.execute(update(window).where(window.c.item_id.in_(items)).values(**gone))
    await tx.conn.execute(update(item).where(item.c.id.in_(items)).values(**gone))
    return heard


async def _put(
    tx: Transaction, each: NewDecision, place: Mapping[str, Any], source: str, opens: date
) -> None:
    values = {
        **place,
        "level": "",
        "measure": each.what,
        "description": source,
        "term": each.term,
        "responsible": each.responsible,
        "result": "",
        "short_name": each.short_name,
        "kind": ItemKind.DEED,
        "evidence": Evidence.LINE,
        "schedule_kind": TermKind.DEADLINE,
        "conditional": False,
        "for_schools": each.for_schools,
        "asked": [],
    }
    item_id = (await tx.conn.execute(insert(item).values(**values).returning(item.c.id))).scalar_one()
    days = {"end": each.due, "printed_due": each.due, "opens": min(opens, each.due), "due": each.due}
    marks = {"item_id": item_id, "interim": False, "collected": False}
    added = await tx.conn.execute(insert(window).values(**marks, **days).returning(window.c.id))
    window_id = added.scalar_one()
    asked = {"window_id": window_id, "due": each.due, "created_at": tx.now, "status": Status.PENDING}
    rows = [{**asked, "organization_id": organization_id} for organization_id in each.organizations]
    await tx.conn.execute(insert(assignment), rows)
    await settle_asked(tx.conn, [window_id])


async def _plan(tx: Transaction, plan: Mapping[str, Any], last: date) -> int:
    mine = (roadmap.c.order_id == plan["order_id"]) & (roadmap.c.code == CODE)
    row = (await tx.conn.execute(select(roadmap.c.id, roadmap.c.ends).where(mine))).first()
    if row:
        values = {"ends": max(row.ends, last, plan["ends"]), "state": RoadmapState.ACTIVE}
        await tx.conn.execute(update(roadmap).where(roadmap.c.id == row.id).values(**values))
        return int(row.id)
    values = {
        **plan,
        "ends": max(plan["ends"], last),
        "position": AFTER_DUTIES,
        "code": CODE,
        "title": TITLE,
        "clusters": [],
        "state": RoadmapState.ACTIVE,
        "kind": RoadmapKind.DUTIES,
    }
    added = await tx.conn.execute(insert(roadmap).values(**values).returning(roadmap.c.id))
    return int(added.scalar_one())


async def _section(tx: Transaction, roadmap_id: int, source: str) -> tuple[int, int]:
    """The section of a source, and its place among them."""
    rows = await tx.conn.execute(
        select(section.c.id, section.c.position, section.c.title).where(section.c.roadmap_id == roadmap_id)
    )
    known = list(rows)
    for row in known:
        if row.title == source:
            return int(row.id), int(row.position)
    place = len(known) + 1
    values = {"roadmap_id": roadmap_id, "position": place, "title": source}
    added = await tx.conn.execute(insert(section).values(**values).returning(section.c.id))
    return int(added.scalar_one()), place
