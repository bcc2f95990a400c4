"""What each message of the outbox says, as things stand at the moment it is sent."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import (
    agenda_messages,
    announcement_messages,
    answer_messages,
    broadcasts,
    chasing,
    digests,
    draft_messages,
    event_messages,
    file_messages,
    line_messages,
    own_plan_screens,
    people_messages,
    review_messages,
    snoozes,
    trouble_messages,
)
from handlers.cards import recorded_screen
from handlers.rooms import Rooms
from handlers.screen import Reaction, Screen
from handlers.walk_screens import with_walk
from locales.texts import Texts
from roadmap.errors import AppError
from services.people import Actor
from storage.outbox import OutboxRow

SEEN = "👍"
DRAWN = {
    **agenda_messages.DRAWN,
    **line_messages.DRAWN,
    **answer_messages.DRAWN,
    **people_messages.DRAWN,
    **own_plan_screens.DRAWN,
    **trouble_messages.DRAWN,
    **review_messages.DRAWN,
    **snoozes.DRAWN,
    **event_messages.DRAWN,
    **chasing.DRAWN,
    **digests.DRAWN,
    **broadcasts.DRAWN,
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
        if draw := digests.UNHELD.get(row.kind):
            return await draw(self.rooms, row)
        card = self.rooms.cards.take(row.cause) if row.kind == "receipt" else None
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
        screen = await self._drawn(conn, row, actor, texts)
        if screen is None or row.class_ != "receipt":
            return screen
        return await with_walk(self.rooms, conn, row, actor, texts, screen)

    async def _drawn(
        self, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
    ) -> Screen | None:
        if row.kind == "receipt":
            card = await self.rooms.cards.read(conn, actor, row.subject["assignment"])
            return recorded_screen(texts, card, self.rooms.today(), self.rooms.calendar.zone)
        if draw := DRAWN.get(row.kind):
            return await draw(self.rooms, conn, row, actor, texts)
        raise ValueError(f"nobody composes {row.kind!r}")
