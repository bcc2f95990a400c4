"""What the bot writes of itself about verdicts and returns, and the receipts of the coordinator's desk."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.phoned_screens import recorded_screen
from handlers.returned_screens import (
    asked_centre_screen,
    centre_answers_screen,
    inquiry_screen,
    return_over_screen,
    returned_many_screen,
    returned_screen,
)
from handlers.review_screens import about_row, nothing_screen, review_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from locales.texts import Texts
from services.people import Actor
from services.reviews import pile_of
from storage import assignments, returned
from storage.outbox import OutboxRow

KINDS = frozenset(
    {
        "review", "returned", "returned_many", "return_over", "return_kept", "asked_centre",
        "centre_answers", "inquiry_done", "phoned",
    }
)  # fmt: skip
INQUIRY_KEYS = {"answered": "inquiry-done-answered", "kept": "inquiry-done-kept"}


async def desk_screen(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """For the coordinator; whoever is none any more gets nothing."""
    match row.kind:
        case "review":
            return await _review(rooms, conn, row, actor, texts)
        case "inquiry_done":
            about = await assignments.find(conn, row.subject["assignment"])
            key = INQUIRY_KEYS[row.subject["what"]]
            done = texts.say(key, **about_row(about)) if about else None
            return inquiry_screen(texts, await rooms.inquiries.read(conn, actor), done)
    return recorded_screen(texts, await rooms.phoned.read(conn, actor, row.subject["assignment"]))


async def school_screen(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """For the school: a return that was answered or taken back meanwhile is not told any more."""
    if row.kind == "returned_many":
        notices = await rooms.returned.read_since(conn, actor, int(row.subject["since"]))
        if len(notices) == 1:
            return returned_screen(texts, notices[0], actor)
        return returned_many_screen(texts, notices, actor) if notices else None
    card = await rooms.cards.read(conn, actor, row.subject["assignment"])
    match row.kind:
        case "return_over" | "return_kept":
            return return_over_screen(texts, card.row, is_kept=row.kind == "return_kept")
        case "asked_centre":
            return asked_centre_screen(texts, card.row)
    notice = await rooms.returned.read(conn, actor, row.subject["reply"])
    if notice is None:
        return None
    if row.kind == "returned":
        return returned_screen(texts, notice, actor)
    remarks = await returned.remarks_of(conn, [notice.reply.id])
    said = [each.text for each in remarks if each.kind == returned.ANSWERED]
    return centre_answers_screen(texts, notice, said[-1]) if said else None


async def _review(rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts) -> Screen:
    """The next card as it stands now, under what has been done."""
    pile, done = pile_of(row.subject), row.subject["done"]
    about = await assignments.find(conn, done["assignment"]) if "assignment" in done else None
    if not row.subject["reply"]:
        return nothing_screen(texts, pile, done, about)
    card = await rooms.review_queue.read(conn, actor, pile, row.subject["reply"])
    return review_screen(texts, card, rooms.calendar.zone, done, about)


DRAWN = {
    kind: desk_screen if kind in {"review", "inquiry_done", "phoned"} else school_screen for kind in KINDS
}
