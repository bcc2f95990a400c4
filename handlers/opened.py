"""A card as it is opened from a list: of its whole line, with its history and its reminder."""

from handlers.cards import card_screen
from handlers.event_notice_screens import with_word
from handlers.histories import with_history
from handlers.line_screens import can_be_one, line_card_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.snoozes import with_snooze
from locales.texts import Texts
from roadmap.model import ItemKind
from services.lines import windows_with
from services.people import Actor
from storage import replies


async def opened_screen(rooms: Rooms, actor: Actor, assignment_id: int, texts: Texts) -> Screen:
    today, zone = rooms.today(), rooms.calendar.zone
    async with rooms.db.read() as conn:
        card = await rooms.cards.read(conn, actor, assignment_id)
        line = await windows_with(conn, card.row, today)
        cards = [await rooms.cards.read(conn, actor, row.id) for row in line] if can_be_one(line) else []
        until = await rooms.snoozes.until(conn, actor.person_id, assignment_id)
        is_event = card.row.kind is ItemKind.EVENT
        meeting = await rooms.comings.find_for(conn, actor, assignment_id) if is_event else None
        log = await replies.of_assignment(conn, assignment_id)
    shown = line_card_screen(texts, cards, today, zone) if cards else card_screen(texts, card, today, zone)
    if meeting:
        shown = with_word(texts, shown, meeting)
    return with_history(texts, with_snooze(texts, shown, until), card.row, log, zone)
