"""Messages about meetings, as things stand when they leave."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.event_notice_screens import notice_screen
from handlers.event_screens import undated_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from locales.texts import Texts
from services import comings, event_notices
from services.people import Actor
from storage.outbox import OutboxRow


async def told(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    notice = await rooms.event_notices.read(conn, actor, row.subject)
    return notice_screen(texts, notice, rooms.calendar.zone) if notice else None


async def soon(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    notice = await rooms.event_notices.read_soon(conn, actor, row.subject)
    return notice_screen(texts, notice, rooms.calendar.zone) if notice else None


async def undated(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    meetings = await rooms.event_notices.read_undated(conn, actor, row.subject)
    return undated_screen(texts, meetings, rooms.calendar.zone)


async def coming(rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts) -> Screen:
    """The receipt of «Будем» and the like."""
    notice = await rooms.comings.read(conn, actor, row.subject["event"])
    return notice_screen(texts, notice, rooms.calendar.zone)


DRAWN = {
    event_notices.TOLD: told,
    event_notices.SOON: soon,
    event_notices.DATES: undated,
    comings.RECEIPT: coming,
}
