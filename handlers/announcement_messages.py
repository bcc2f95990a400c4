"""What the bot writes of itself about an announced order, and its receipts."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.announcement_screens import announced_screen, announcement_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from locales.texts import Texts
from services.people import Actor
from storage.outbox import OutboxRow

KINDS = frozenset({"announcement", "acknowledged", "announced"})


async def order_screen(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """An announcement that waited while its school has read the order elsewhere says nothing new."""
    order_id = int(row.subject["order"])
    if row.kind == "announced":
        audience = await rooms.announcements.read(conn, actor, order_id)
        return announced_screen(texts, audience, row.subject["schools"])
    announced = await rooms.acknowledgements.read(conn, actor, order_id)
    if row.kind == "announcement" and announced.is_read:
        return None
    return announcement_screen(texts, announced, rooms.calendar.zone)
