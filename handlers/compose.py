"""What each message of the outbox says, as things stand at the moment it is sent."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import (
    announcement_messages,
    draft_messages,
    file_messages,
    people_messages,
    review_messages,
    trouble_messages,
)
from handlers.agenda import agenda_screen
from handlers.cards import card_screen, recorded_screen, which_status_screen
from handlers.lists import which_item_screen
from handlers.news import news_screen, with_news
from handlers.rooms import Rooms
from handlers.screen import Reaction, Screen
from handlers.wording import capital, place
from locales.texts import Texts
from roadmap.errors import AppError
from services.people import Actor
from storage.outbox import OutboxRow

SEEN = "👍"
DRAWN = {
    **people_messages.DRAWN,
    **trouble_messages.DRAWN,
    **review_messages.DRAWN,
    **dict.fromkeys(draft_messages.KINDS, draft_messages.draft_screen),
    **dict.fromkeys(announcement_messages.KINDS, announcement_messages.order_screen),
    **dict.fromkeys(file_messages.KINDS, file_messages.file_screen),
}


@dataclass(frozen=True, slots=True)
class Composer:
    """`compose` gives None when nothing is left to say; the row is then dropped."""

    rooms: Rooms

    async def compose(self, row: OutboxRow) -> Screen | Reaction | None:
        if row.kind == "reaction":
            return Reaction(SEEN)
        card = self.rooms.cards.take(row.subject["assignment"]) if row.kind == "receipt" else None
        known = self.rooms.people.known.get(row.person_id) if card else None
        if card and known:
            texts = self.rooms.texts(known)
            return recorded_screen(texts, card, self.rooms.today(), self.rooms.calendar.zone)
        async with self.rooms.db.read() as conn:
            actor = await self.rooms.people.get(conn, row.person_id)
            texts = self.rooms.texts(actor)
            try:
                return await self._screen(conn, row, actor, texts)
            except AppError:
                return None  # what it was about is gone, or is this person's no more

    async def _screen(
        self, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
    ) -> Screen | None:
        match row.kind:
            case "agenda":
                return await self._agenda(conn, row, actor, texts)
            case "receipt":
                card = await self.rooms.cards.read(conn, actor, row.subject["assignment"])
                return recorded_screen(texts, card, self.rooms.today(), self.rooms.calendar.zone)
            case "which_item":
                rows = [
                    (await self.rooms.cards.read(conn, actor, id_)).row for id_ in row.subject["assignments"]
                ]
                return which_item_screen(texts, tuple(rows), row.subject["kept"])
            case "which_status":
                card = await self.rooms.cards.read(conn, actor, row.subject["assignment"])
                return which_status_screen(texts, card, row.subject["kept"])
            case "no_files":
                card = await self.rooms.cards.read(conn, actor, row.subject["assignment"])
                name = capital(card.row.short_name)
                return Screen(
                    texts.say("no-files", name=name, place=place(card.row)), mentions=(card.row.id,)
                )
        if draw := DRAWN.get(row.kind):
            return await draw(self.rooms, conn, row, actor, texts)
        raise ValueError(f"nobody composes {row.kind!r}")

    async def _agenda(
        self, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
    ) -> Screen | None:
        """The one due thing arrives as its card (DESIGN §5); several as a list."""
        day = self.rooms.today()
        if row.day != day:
            return None
        agenda = await self.rooms.planning.agenda_of(conn, row.person_id, day, row.subject)
        if agenda is None:
            return None
        workdays, zone = self.rooms.calendar.workdays, self.rooms.calendar.zone
        if only := agenda.only_duty:
            card = await self.rooms.cards.read(conn, actor, only.id)
            return card_screen(texts, card, day, zone)
        if agenda.news and not agenda.has_duties:
            return news_screen(texts, agenda.news, day, workdays)
        screen = agenda_screen(texts, agenda, workdays, zone)
        return with_news(texts, screen, agenda.news, day, workdays) if agenda.news else screen
