"""How messages of the outbox about answers are drawn, by their kind."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.answer_screens import receipts_screen, which_item_screen
from handlers.cards import which_status_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.wording import capital, place
from locales.texts import Texts
from services.people import Actor
from storage import kept_messages
from storage.outbox import OutboxRow


async def draw_which_item(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """Nothing when a later part of the album has said it meanwhile."""
    kept = row.subject["kept"]
    if await kept_messages.is_answered(conn, kept):
        return None
    rows = [(await rooms.cards.read(conn, actor, id_)).row for id_ in row.subject["assignments"]]
    return which_item_screen(texts, rows, kept, row.subject.get("about", "answer"))


async def draw_which_status(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    card = await rooms.cards.read(conn, actor, row.subject["assignment"])
    is_question = row.subject.get("question", False) and card.row.for_schools
    return which_status_screen(texts, card, row.subject["kept"], is_question=is_question)


async def draw_no_files(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    card = await rooms.cards.read(conn, actor, row.subject["assignment"])
    text = texts.say("no-files", name=capital(card.row.short_name), place=place(card.row))
    return Screen(text, mentions=(card.row.id,))


async def draw_receipts(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    cards = [await rooms.cards.read(conn, actor, id_) for id_ in row.subject["assignments"]]
    return receipts_screen(texts, cards, rooms.calendar.zone)


DRAWN = {
    "which_item": draw_which_item,
    "which_status": draw_which_status,
    "no_files": draw_no_files,
    "receipts": draw_receipts,
}
