"""Messages about difficulties and requests for another date, as things stand when they leave."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.cards import card_screen
from handlers.desk_screens import desk_screen
from handlers.extension_screens import asked_screen, said_screen, unsaid_screen
from handlers.help_screens import help_news_screen, plea_over_screen, plea_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from locales.texts import Texts
from roadmap.errors import NotFoundError
from services import decisions, extensions, matters
from services.help import ANSWERED, ASKED, OVER
from services.matters import Outcome
from services.people import Actor, next_desk_hour
from storage import assignments, returned
from storage.assignments import AssignmentRow
from storage.outbox import OutboxRow


async def plea(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """To the mentor; a difficulty that was taken back before the message left is not shown."""
    found = await rooms.help.read(conn, actor, row.subject["reply"])
    return plea_screen(texts, found, rooms.today()) if found else None


async def plea_over(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    return plea_over_screen(texts, await _row(conn, row))


async def help_news(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    found = await rooms.help.read_answer(conn, row.subject["reply"])
    if found is None or found.answer is None:
        return None
    return help_news_screen(texts, found, rooms.today(), rooms.calendar.zone)


async def gathered(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """What was decided or answered meanwhile is not told any more."""
    about = row.subject["assignments"]
    found = await rooms.matters.read(conn, actor, about)
    asked = [each for each in await rooms.inquiries.waiting(conn, actor) if each.row.id in about]
    questions = [(each, tuple(await returned.remarks_of(conn, [each.reply.id]))) for each in asked]
    return desk_screen(texts, found, questions, rooms.today())


async def centre_said(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    day = row.subject.get("day")
    outcome, words = Outcome(row.subject["outcome"]), row.subject.get("text", "")
    return said_screen(texts, await _row(conn, row), outcome, words, date.fromisoformat(day) if day else None)


async def centre_unsaid(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """In the place of a decision that was taken back."""
    return unsaid_screen(texts, await _row(conn, row))


async def extension(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """The wish as it stands; without one, the card."""
    wish = await rooms.extensions.read(conn, actor, row.subject["assignment"])
    today = rooms.today()
    if wish.request is None:
        card = await rooms.cards.read(conn, actor, wish.row.id)
        return card_screen(texts, card, today, rooms.calendar.zone)
    moment = next_desk_hour(rooms.db.clock.now() + timedelta(microseconds=1), rooms.calendar)
    return asked_screen(texts, wish, rooms.calendar.day(moment), today)


async def _row(conn: AsyncConnection, row: OutboxRow) -> AssignmentRow:
    found = await assignments.find(conn, row.subject["assignment"])
    if found is None:
        raise NotFoundError("not-found")
    return found


DRAWN = {
    ASKED: plea,
    OVER: plea_over,
    ANSWERED: help_news,
    matters.GATHERED: gathered,
    decisions.SAID: centre_said,
    decisions.UNSAID: centre_unsaid,
    extensions.RECEIPT: extension,
}
