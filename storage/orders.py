"""Orders and what hangs on them: reporting dates, pairs, roadmaps, items, windows, events."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapState
from storage.rows import Brought, bring
from storage.schema import (
    assignment,
    event,
    event_window,
    indicator,
    item,
    mentorship,
    order,
    reply,
    reporting_date,
    roadmap,
    section,
    window,
)
from storage.standing_codes import settle_windows

Values = Mapping[str, Any]


async def put_order(
    conn: AsyncConnection, number: str, day: date, values: Values, now: datetime
) -> tuple[int, bool]:
    """The order of this number and date, with these values: its id, and whether it is new."""
    scope = (order.c.number == number) & (order.c.date == day) & order.c.owner_id.is_(None)
    stored = (await conn.execute(select(order.c.imported_at).where(scope))).scalar()
    row = {"number": number, "date": day, **values, "imported_at": stored or now}
    brought = await bring(conn, order, scope, ("number", "date"), [row])
    return brought.ids[number, day], bool(brought.added)


async def put_reporting(conn: AsyncConnection, order_id: int, dates: Mapping[date, date]) -> None:
    """`dates`: due → collect_by."""
    scope = reporting_date.c.order_id == order_id
    rows = await conn.execute(select(reporting_date.c.due, reporting_date.c.collect_by).where(scope))
    if {row[0]: row[1] for row in rows} != dates:
        await conn.execute(delete(reporting_date).where(scope))
        rows_wanted = [{"order_id": order_id, "due": due, "collect_by": day} for due, day in dates.items()]
        if rows_wanted:
            await conn.execute(insert(reporting_date), rows_wanted)


async def put_mentorships(conn: AsyncConnection, order_id: int, wanted: Sequence[Values]) -> None:
    """Pairs of this order; a mentee whose pair changes within the year has the newest order's mentor.

    A pair that was put by hand stays, whatever an order says.
    """
    printed = mentorship.c.by_hand.is_(False)
    await conn.execute(delete(mentorship).where(printed, mentorship.c.order_id == order_id))
    by_hand = await _pairs_by_hand(conn)
    for each in wanted:
        if (each["mentee_id"], each["year"]) not in by_hand:
            scope = (mentorship.c.mentee_id == each["mentee_id"]) & (mentorship.c.year == each["year"])
            await conn.execute(delete(mentorship).where(scope))
            await conn.execute(insert(mentorship), {"order_id": order_id, **each})


async def _pairs_by_hand(conn: AsyncConnection) -> set[tuple[int, str]]:
    """Mentee and year."""
    found = select(mentorship.c.mentee_id, mentorship.c.year).where(mentorship.c.by_hand)
    return {(row[0], row[1]) for row in await conn.execute(found)}


async def pairs_of(conn: AsyncConnection, order_id: int) -> Mapping[int, int]:
    """Mentee → mentor, of the pairs that stand by this order, printed in it or put by hand."""
    found = select(mentorship.c.mentee_id, mentorship.c.mentor_id)
    return {row[0]: row[1] for row in await conn.execute(found.where(mentorship.c.order_id == order_id))}


async def positions_of(conn: AsyncConnection, order_id: int) -> Mapping[str, int]:
    """The order's roadmaps by their codes, and the place at which each stands."""
    scope = roadmap.c.order_id == order_id
    return {
        row[0]: row[1] for row in await conn.execute(select(roadmap.c.code, roadmap.c.position).where(scope))
    }


async def put_roadmaps(conn: AsyncConnection, order_id: int, wanted: Iterable[Values]) -> Brought:
    """By code; the state of a roadmap that stands is left to people, one that has only now arrived begins."""
    scope = roadmap.c.order_id == order_id
    states = {
        row[0]: row[1] for row in await conn.execute(select(roadmap.c.code, roadmap.c.state).where(scope))
    }
    rows = [{**each, "state": _state(each["state"], states.get(each["code"]))} for each in wanted]
    return await bring(conn, roadmap, scope, ("code",), rows)


def _state(wanted: str, stored: str | None) -> str:
    return wanted if stored in {None, RoadmapState.DRAFT} else str(stored)


async def put_sections(conn: AsyncConnection, roadmap_id: int, titles: Sequence[str]) -> list[int]:
    rows = [
        {"roadmap_id": roadmap_id, "position": number, "title": title}
        for number, title in enumerate(titles, 1)
    ]
    brought = await bring(conn, section, section.c.roadmap_id == roadmap_id, ("position",), rows)
    return [brought.ids[row["position"],] for row in rows]


async def put_items(
    conn: AsyncConnection, roadmap_id: int, wanted: Iterable[Values], now: datetime
) -> tuple[Brought, int]:
    """By key; items that the order no longer has are withdrawn, not deleted, and counted."""
    rows = [{**each, "roadmap_id": roadmap_id, "withdrawn_at": None} for each in wanted]
    brought = await bring(conn, item, item.c.roadmap_id == roadmap_id, ("key",), rows)
    return brought, await _withdraw(conn, item, brought.gone, now)


async def put_indicators(
    conn: AsyncConnection, item_ids: Sequence[int], wanted: Iterable[Values], now: datetime
) -> None:
    """By item and position; what was measured stays, also of a target that is printed no more."""
    scope = indicator.c.item_id.in_(item_ids)
    rows = [{**each, "withdrawn_at": None} for each in wanted]
    brought = await bring(conn, indicator, scope, ("item_id", "position"), rows)
    await _withdraw(conn, indicator, brought.gone, now)


async def put_summed(conn: AsyncConnection, item_ids: Sequence[int], *, is_agreed: bool) -> frozenset[int]:
    """Those of these items that are not asked: a person agreed that the schools' answers sum up to theirs.

    What was ever answered by itself stays asked. `is_agreed`: somebody agrees to it now.
    """
    if is_agreed:
        answered = (
            select(window.c.item_id)
            .join(assignment, assignment.c.window_id == window.c.id)
            .join(reply, reply.c.assignment_id == assignment.c.id)
        )
        free = item.c.id.in_(item_ids) & item.c.id.not_in(answered)
        await conn.execute(update(item).where(free).values(summed=True))
    found = select(item.c.id).where(item.c.id.in_(item_ids), item.c.summed)
    return frozenset((await conn.execute(found)).scalars())


async def put_windows(
    conn: AsyncConnection, roadmap_id: int, wanted: Iterable[Values], now: datetime
) -> Brought:
    """By item and last day; a window that is no longer printed is withdrawn."""
    scope = window.c.item_id.in_(select(item.c.id).where(item.c.roadmap_id == roadmap_id))
    rows = [{**each, "withdrawn_at": None} for each in wanted]
    brought = await bring(conn, window, scope, ("item_id", "end"), rows)
    await settle_windows(conn, brought.before)
    await _withdraw(conn, window, brought.gone, now)
    return brought


async def events_of(conn: AsyncConnection, window_ids: Iterable[int]) -> Mapping[int, int]:
    """Window → the event that it is a side of."""
    scope = event_window.c.window_id.in_(list(window_ids))
    rows = await conn.execute(select(event_window.c.window_id, event_window.c.event_id).where(scope))
    return {row[0]: row[1] for row in rows}


async def add_event(conn: AsyncConnection, title: str) -> int:
    return int((await conn.execute(insert(event).returning(event.c.id), {"title": title})).scalar_one())


async def join_event(conn: AsyncConnection, pairs: Iterable[tuple[int, int]]) -> None:
    """`pairs` of a window and its event."""
    rows = [{"window_id": window_id, "event_id": event_id} for window_id, event_id in pairs]
    if rows:
        await conn.execute(insert(event_window), rows)


async def _withdraw(conn: AsyncConnection, table: Any, ids: Sequence[int], now: datetime) -> int:
    scope = table.c.id.in_(ids) & table.c.withdrawn_at.is_(None)
    done = await conn.execute(update(table).where(scope).values(withdrawn_at=now))
    return int(done.rowcount)
