"""Which windows are sides of one event, and what may still be changed in that."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import attendance, event, event_window, rsvp

_SAID = (
    event.c.starts_at,
    event.c.place,
    event.c.link,
    event.c.announced_at,
    event.c.minutes,
    event.c.held_on,
    event.c.cancelled_at,
)


async def windows_of(conn: AsyncConnection, event_ids: Iterable[int]) -> Mapping[int, frozenset[int]]:
    """Event → its windows."""
    scope = event_window.c.event_id.in_(list(event_ids))
    found: dict[int, set[int]] = {}
    rows = await conn.execute(select(event_window.c.event_id, event_window.c.window_id).where(scope))
    for event_id, window_id in rows:
        found.setdefault(event_id, set()).add(window_id)
    return {event_id: frozenset(windows) for event_id, windows in found.items()}


async def find_bare(conn: AsyncConnection, event_ids: Collection[int]) -> frozenset[int]:
    """Those of which nobody has said anything yet: no date, no place, nobody coming."""
    answered = (exists().where(table.c.event_id == event.c.id) for table in (rsvp, attendance))
    scope = (event.c.id.in_(event_ids), *(column.is_(None) for column in _SAID))
    bare = select(event.c.id).where(*scope, *(~each for each in answered))
    return frozenset((await conn.execute(bare)).scalars())


async def move(conn: AsyncConnection, window_ids: Collection[int], event_id: int) -> None:
    scope = event_window.c.window_id.in_(window_ids)
    await conn.execute(update(event_window).where(scope).values(event_id=event_id))


async def drop(conn: AsyncConnection, event_ids: Collection[int]) -> None:
    """Events that have no window any more."""
    await conn.execute(delete(event).where(event.c.id.in_(event_ids)))
