"""Orders and what hangs on them: roadmaps, items, windows, events, assignments."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import Brought, bring, change
from storage.schema import (
    assignment,
    event,
    event_window,
    indicator,
    item,
    mentorship,
    obligation,
    order,
    reporting_date,
    roadmap,
    section,
    window,
)

Values = Mapping[str, Any]


async def put_order(
    conn: AsyncConnection, number: str, day: date, values: Values, now: datetime
) -> tuple[int, bool]:
    """The order of this number and date, with these values: its id, and whether it is new."""
    scope = (order.c.number == number) & (order.c.date == day)
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


async def put_obligations(conn: AsyncConnection, order_id: int, wanted: Iterable[Values]) -> None:
    brought = await bring(
        conn,
        obligation,
        obligation.c.order_id == order_id,
        ("position",),
        [{"order_id": order_id, "position": number, **each} for number, each in enumerate(wanted, 1)],
    )
    await conn.execute(delete(obligation).where(obligation.c.id.in_(brought.gone)))


async def put_mentorships(conn: AsyncConnection, order_id: int, wanted: Sequence[Values]) -> None:
    """Pairs of this order; a mentee whose pair changes within the year has the newest order's mentor."""
    await conn.execute(delete(mentorship).where(mentorship.c.order_id == order_id))
    for each in wanted:
        scope = (mentorship.c.mentee_id == each["mentee_id"]) & (mentorship.c.year == each["year"])
        await conn.execute(delete(mentorship).where(scope))
        await conn.execute(insert(mentorship), {"order_id": order_id, **each})


async def put_roadmaps(conn: AsyncConnection, order_id: int, wanted: Iterable[Values]) -> Brought:
    """By position; the state of a roadmap that stands is left to people."""
    scope = roadmap.c.order_id == order_id
    states = {
        row[0]: row[1] for row in await conn.execute(select(roadmap.c.position, roadmap.c.state).where(scope))
    }
    rows = [{**each, "state": states.get(each["position"], each["state"])} for each in wanted]
    return await bring(conn, roadmap, scope, ("position",), rows)


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


async def put_indicators(conn: AsyncConnection, item_ids: Sequence[int], wanted: Iterable[Values]) -> None:
    """By item and position; what was measured stays."""
    scope = indicator.c.item_id.in_(item_ids)
    brought = await bring(conn, indicator, scope, ("item_id", "position"), wanted)
    await conn.execute(delete(indicator).where(indicator.c.id.in_(brought.gone)))


async def put_windows(
    conn: AsyncConnection, roadmap_id: int, wanted: Iterable[Values], now: datetime
) -> Brought:
    """By item and last day; a window that is no longer printed is withdrawn."""
    scope = window.c.item_id.in_(select(item.c.id).where(item.c.roadmap_id == roadmap_id))
    rows = [{**each, "withdrawn_at": None} for each in wanted]
    brought = await bring(conn, window, scope, ("item_id", "end"), rows)
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


async def put_assignments(
    conn: AsyncConnection,
    roadmap_id: int,
    wanted: Mapping[tuple[int, int], date],
    moved: Mapping[int, date],
    now: datetime,
) -> tuple[int, int]:
    """Bring assignments to `wanted`, (window, organization) → due; how many were added and withdrawn.

    `moved`: window → its former due day. A day that a person set for one school stays.
    Answers stay with their assignment, withdrawn or not.
    """
    items = select(item.c.id).where(item.c.roadmap_id == roadmap_id)
    windows = select(window.c.id).where(window.c.item_id.in_(items))
    columns = ("id", "window_id", "organization_id", "due", "withdrawn_at")
    rows = await conn.execute(
        select(*(assignment.c[name] for name in columns)).where(assignment.c.window_id.in_(windows))
    )
    stored = {(row.window_id, row.organization_id): row for row in rows}
    missing = [
        {"window_id": key[0], "organization_id": key[1], "due": due, "created_at": now, "status": "pending"}
        for key, due in wanted.items()
        if key not in stored
    ]
    if missing:
        await conn.execute(insert(assignment), missing)
    standing = {key: row for key, row in stored.items() if key in wanted}
    back = [row.id for row in standing.values() if row.withdrawn_at]
    await change(conn, assignment, back, {"withdrawn_at": None})
    late = [
        {"row_id": row.id, "due": wanted[key]}
        for key, row in standing.items()
        if row.due == moved.get(row.window_id) != wanted[key]
    ]
    if late:
        await conn.execute(update(assignment).where(assignment.c.id == bindparam("row_id")), late)
    gone = [row.id for key, row in stored.items() if key not in wanted and row.withdrawn_at is None]
    await change(conn, assignment, gone, {"withdrawn_at": now})
    return len(missing) + len(back), len(gone)


async def _withdraw(conn: AsyncConnection, table: Any, ids: Sequence[int], now: datetime) -> int:
    scope = table.c.id.in_(ids) & table.c.withdrawn_at.is_(None)
    done = await conn.execute(update(table).where(scope).values(withdrawn_at=now))
    return int(done.rowcount)
