"""Meetings with the windows that they serve, whom these ask, who comes and who came (RULES §7)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, delete, insert, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import OrganizationKind, RoadmapKind, RoadmapState, Side, Status
from storage.database import Transaction
from storage.dialect import upsert
from storage.schema import (
    assignment,
    attendance,
    event,
    event_window,
    item,
    message,
    organization,
    reply,
    roadmap,
    rsvp,
    window,
)


@dataclass(frozen=True, slots=True)
class EventRow:
    """`minutes` are the number, the date (ISO) and the words of its protocol or materials."""

    id: int
    title: str
    starts_at: datetime | None
    place: str
    link: str
    announced_at: datetime | None
    held_on: date | None
    cancelled_at: datetime | None
    minutes: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class SideRow:
    """A window that a meeting serves, and its item."""

    event_id: int
    window_id: int
    item_id: int
    order_id: int
    roadmap_id: int
    roadmap_ends: date
    code: str
    number: str
    measure: str
    side: Side
    for_schools: bool
    start: date | None
    end: date


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One organization that a side asks."""

    event_id: int
    window_id: int
    assignment_id: int
    organization_id: int
    organization: str
    is_school: bool
    side: Side
    status: Status


_EVENT: tuple[Any, ...] = (
    event.c.id,
    event.c.title,
    event.c.starts_at,
    event.c.place,
    event.c.link,
    event.c.announced_at,
    event.c.held_on,
    event.c.cancelled_at,
    event.c.minutes,
)
_IN_FORCE = and_(
    roadmap.c.state == RoadmapState.ACTIVE,
    roadmap.c.kind == RoadmapKind.PLAN,
    window.c.withdrawn_at.is_(None),
    item.c.withdrawn_at.is_(None),
)
_SIDES: Select[Any] = (
    select(
        event_window.c.event_id,
        window.c.id,
        item.c.id,
        roadmap.c.order_id,
        roadmap.c.id,
        roadmap.c.ends,
        roadmap.c.code,
        item.c.number,
        item.c.measure,
        item.c.side,
        item.c.for_schools,
        window.c.start,
        window.c.end,
    )
    .join_from(event_window, window, window.c.id == event_window.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .where(_IN_FORCE)
    .order_by(event_window.c.event_id, roadmap.c.position, roadmap.c.id, item.c.position, window.c.id)
)
_ASKED: Select[Any] = (
    select(
        event_window.c.event_id,
        window.c.id,
        assignment.c.id,
        assignment.c.organization_id,
        organization.c.short_name,
        organization.c.kind,
        item.c.side,
        assignment.c.status,
    )
    .join_from(event_window, window, window.c.id == event_window.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .join(assignment, assignment.c.window_id == window.c.id)
    .join(organization, organization.c.id == assignment.c.organization_id)
    .where(_IN_FORCE, assignment.c.withdrawn_at.is_(None))
    .order_by(event_window.c.event_id, organization.c.position, organization.c.id, assignment.c.id)
)
_BETWEEN = (
    window.c.end.between(bindparam("first"), bindparam("last")),
    roadmap.c.ends >= bindparam("today"),
)
_BY_IDS = event_window.c.event_id.in_(bindparam("ids", expanding=True))


async def between(conn: AsyncConnection, first: date, last: date, today: date) -> list[int]:
    """The meetings of plans in force whose windows end in these days."""
    rows = await conn.execute(
        _SIDES.where(*_BETWEEN).with_only_columns(event_window.c.event_id).order_by(None).distinct(),
        {"first": first, "last": last, "today": today},
    )
    return sorted(rows.scalars())


async def of_organizations(conn: AsyncConnection, organizations: Collection[int]) -> list[int]:
    """The meetings that ask any of these."""
    mine = _ASKED.where(assignment.c.organization_id.in_(organizations))
    rows = await conn.execute(mine.with_only_columns(event_window.c.event_id).order_by(None).distinct())
    return sorted(rows.scalars())


async def read(conn: AsyncConnection, ids: Collection[int]) -> list[EventRow]:
    rows = await conn.execute(select(*_EVENT).where(event.c.id.in_(ids)).order_by(event.c.id))
    found = []
    for row in rows:
        values = list(row)
        values[3], values[4] = row[3] or "", row[4] or ""
        found.append(EventRow(*values))
    return found


async def sides(conn: AsyncConnection, ids: Collection[int]) -> dict[int, list[SideRow]]:
    """Meeting → what it serves, in the order of plans and items."""
    found: dict[int, list[SideRow]] = {}
    for row in await conn.execute(_SIDES.where(_BY_IDS), {"ids": list(ids)}):
        values = list(row)
        values[9] = Side(row[9])
        found.setdefault(row[0], []).append(SideRow(*values))
    return found


async def asked(conn: AsyncConnection, ids: Collection[int]) -> dict[int, list[AskedRow]]:
    """Meeting → whom it asks, schools in their order."""
    found: dict[int, list[AskedRow]] = {}
    for row in await conn.execute(_ASKED.where(_BY_IDS), {"ids": list(ids)}):
        values = list(row)
        values[5], values[6], values[7] = row[5] == OrganizationKind.SCHOOL, Side(row[6]), Status(row[7])
        found.setdefault(row[0], []).append(AskedRow(*values))
    return found


async def lock(conn: AsyncConnection, event_id: int) -> None:
    """Held against other writers until the end of the unit."""
    if conn.dialect.name != "sqlite":
        await conn.execute(select(event.c.id).where(event.c.id == event_id).with_for_update())


async def put(tx: Transaction, event_id: int, **values: Any) -> None:
    await tx.conn.execute(update(event).where(event.c.id == event_id).values(**values))


async def add(tx: Transaction, title: str) -> int:
    added = await tx.conn.execute(insert(event).values(title=title).returning(event.c.id))
    return int(added.scalar_one())


async def give_windows(tx: Transaction, windows: Collection[int], event_id: int) -> None:
    """These windows are sides of this meeting from now on."""
    mine = event_window.c.window_id.in_(windows)
    await tx.conn.execute(update(event_window).where(mine).values(event_id=event_id))


async def remove(tx: Transaction, event_id: int) -> None:
    """One that serves nothing any more."""
    await tx.conn.execute(delete(event).where(event.c.id == event_id))


async def comings(conn: AsyncConnection, event_id: int) -> dict[int, str]:
    """School → «coming», «deputy» or «not_coming»."""
    rows = await conn.execute(
        select(rsvp.c.organization_id, rsvp.c.answer).where(rsvp.c.event_id == event_id)
    )
    return {row[0]: row[1] for row in rows}


async def came(conn: AsyncConnection, event_id: int, since: datetime) -> dict[int, str]:
    """The same words, of the schools that have said them since it began."""
    said = select(rsvp.c.organization_id, rsvp.c.answer)
    rows = await conn.execute(said.where(rsvp.c.event_id == event_id, rsvp.c.at >= since))
    return {row[0]: row[1] for row in rows}


async def of_assignment(conn: AsyncConnection, assignment_id: int) -> int | None:
    """The meeting that serves the window of this assignment."""
    found = select(event_window.c.event_id).join(
        assignment, assignment.c.window_id == event_window.c.window_id
    )
    return (await conn.execute(found.where(assignment.c.id == assignment_id))).scalar_one_or_none()


async def put_coming(tx: Transaction, event_id: int, school_id: int, person_id: int, answer: str) -> None:
    values = {"event_id": event_id, "organization_id": school_id, "person_id": person_id}
    await upsert(tx.conn, rsvp, ("event_id", "organization_id"), {**values, "answer": answer, "at": tx.now})


async def forget_comings(tx: Transaction, event_id: int) -> None:
    await tx.conn.execute(delete(rsvp).where(rsvp.c.event_id == event_id))


async def presences(conn: AsyncConnection, event_id: int) -> dict[int, str]:
    """School → «present», «deputy» or «absent», as ticked."""
    rows = await conn.execute(
        select(attendance.c.organization_id, attendance.c.presence).where(attendance.c.event_id == event_id)
    )
    return {row[0]: row[1] for row in rows}


async def put_presence(tx: Transaction, event_id: int, school_id: int, presence: str) -> None:
    values = {"event_id": event_id, "organization_id": school_id, "presence": presence, "at": tx.now}
    await upsert(tx.conn, attendance, ("event_id", "organization_id"), values)


async def closed_by(conn: AsyncConnection, event_id: int) -> dict[int, list[int]]:
    """Assignment → the answers in the log that the meeting gave and nobody took back."""
    undone = reply.alias("undone")
    rows = await conn.execute(
        select(reply.c.assignment_id, reply.c.id)
        .join(assignment, assignment.c.id == reply.c.assignment_id)
        .join(event_window, event_window.c.window_id == assignment.c.window_id)
        .where(
            event_window.c.event_id == event_id,
            reply.c.cause.startswith(f"event:{event_id}:"),
            reply.c.undoes_id.is_(None),
            reply.c.id.not_in(select(undone.c.undoes_id).where(undone.c.undoes_id.is_not(None))),
        )
        .order_by(reply.c.id)
    )
    found: dict[int, list[int]] = {}
    for assignment_id, reply_id in rows:
        found.setdefault(assignment_id, []).append(reply_id)
    return found


async def unhold(tx: Transaction, event_id: int) -> None:
    """It was not held after all: nobody was there, and there is no protocol."""
    await tx.conn.execute(delete(attendance).where(attendance.c.event_id == event_id))
    await put(tx, event_id, held_on=None, minutes=null())


async def last_held(conn: AsyncConnection, items: Collection[int], but: int) -> int | None:
    """The meeting of any of these items that was held last."""
    rows = await conn.execute(
        select(event.c.id)
        .join(event_window, event_window.c.event_id == event.c.id)
        .join(window, window.c.id == event_window.c.window_id)
        .where(window.c.item_id.in_(items), event.c.held_on.is_not(None), event.c.id != but)
        .order_by(event.c.held_on.desc(), event.c.id.desc())
        .limit(1)
    )
    found = rows.scalar()
    return None if found is None else int(found)


async def told(conn: AsyncConnection, kind: str, person_id: int, event_id: int) -> list[str]:
    """The stamps of the meeting's messages that have left for this person, in their order."""
    rows = await conn.execute(
        select(message.c.subject)
        .where(
            message.c.kind == kind, message.c.person_id == person_id, message.c.state.in_(("sent", "unknown"))
        )
        .order_by(message.c.id)
    )
    return [subject["stamp"] for subject in rows.scalars() if subject["event"] == event_id]


async def told_people(conn: AsyncConnection, kind: str, event_id: int, since: datetime) -> set[int]:
    """Who was told of the meeting since then, or is about to be."""
    rows = await conn.execute(
        select(message.c.person_id, message.c.subject).where(
            message.c.kind == kind, message.c.created_at >= since, message.c.state != "dropped"
        )
    )
    return {person_id for person_id, subject in rows if subject["event"] == event_id}


async def steps_asked(conn: AsyncConnection, kind: str, person_id: int) -> set[str]:
    """What the person was asked of meetings without a date, or is about to be."""
    rows = await conn.execute(
        select(message.c.subject).where(message.c.kind == kind, message.c.person_id == person_id)
    )
    return {step for subject in rows.scalars() for step in subject["steps"]}


async def starting(conn: AsyncConnection, since: datetime, until: datetime) -> list[int]:
    """The meetings that schools were told of and that begin between these moments."""
    rows = await conn.execute(
        select(event.c.id)
        .where(
            event.c.starts_at >= since,
            event.c.starts_at < until,
            event.c.announced_at.is_not(None),
            event.c.cancelled_at.is_(None),
        )
        .order_by(event.c.id)
    )
    return list(rows.scalars())
