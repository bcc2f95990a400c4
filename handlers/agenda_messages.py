"""The planned message of a day, with whatever belongs into it: duties, news, or one card alone."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.agenda import LONGEST, agenda_screen, with_head
from handlers.line_screens import line_screen
from handlers.news import news_screen, with_news
from handlers.rooms import Rooms
from handlers.screen import Screen
from locales.texts import Texts
from services.agenda import Agenda
from services.people import Actor
from services.table import question_of
from storage.outbox import OutboxRow


async def draw_agenda(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """The one due thing arrives as its card (DESIGN §5); several as a list."""
    day = rooms.today()
    agenda = await rooms.planning.agenda_of(conn, row.person_id, day, row.subject) if row.day == day else None
    if agenda is None:
        return None
    if only := agenda.only_line:
        screen = await line_screen(rooms, conn, actor, question_of(only) or (only[0].id,), texts)
        return with_head(texts, agenda, rooms.calendar.workdays, screen)
    return planned_screen(rooms, texts, agenda)


def planned_screen(rooms: Rooms, texts: Texts, agenda: Agenda, room: int = LONGEST) -> Screen:
    """What is asked, after what has happened to orders, within `room` signs."""
    workdays, zone = rooms.calendar.workdays, rooms.calendar.zone
    if agenda.news and not agenda.has_duties and not agenda.has_thanks:
        return news_screen(texts, agenda.news, agenda.today, workdays)
    screen = agenda_screen(texts, agenda, workdays, zone, room)
    if agenda.news is None:
        return screen
    whole = with_news(texts, screen, agenda.news, agenda.today, workdays)
    too_long = len(whole.text) - room
    if too_long <= 0:
        return whole
    shorter = agenda_screen(texts, agenda, workdays, zone, len(screen.text) - too_long)
    return with_news(texts, shorter, agenda.news, agenda.today, workdays)


DRAWN = {"agenda": draw_agenda}
