"""The digests as they leave: what they say and, where there is room, the picture above it."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from documents.pictures import PicturePaper
from handlers.agenda_messages import planned_screen
from handlers.digest_screens import controller_screen, digest_screen, unsure_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.summary_pictures import lay_out
from locales.texts import Html, Texts
from roadmap.errors import AppError
from services.digests import KIND, SEASON, SHOWN, TRANSFERS, UNSURE
from services.people import Actor, visible_to
from services.scope import WHOLE
from storage import unsure
from storage.outbox import OutboxRow

CAPTION = 1024
"""So many signs Telegram takes under a picture."""
TAG = re.compile(r"<[^>]+>")
log = structlog.get_logger(__name__)


async def draw_digest(rooms: Rooms, row: OutboxRow) -> Screen | None:
    """The coordinator's, with whatever the day's other message would have said below it."""
    async with rooms.db.read() as conn:
        actor = await rooms.people.get(conn, row.person_id)
        agenda = await rooms.planning.agenda_of(conn, row.person_id, rooms.today(), row.subject)
    texts = rooms.texts(actor)
    digest = await rooms.digest_facts.of_centre(actor, is_season=SEASON in row.subject)
    if not digest.headline.figures.totals.asked:
        return None
    screen = digest_screen(texts, digest, rooms.calendar.zone)
    if agenda:
        own = planned_screen(rooms, texts, agenda)
        text = Html.joined([Html(screen.text), Html(own.text)], "\n\n")
        screen = Screen(text, (*screen.rows, *own.rows), own.mentions)
    return await with_picture(rooms, actor, texts, screen)


async def draw_shown(rooms: Rooms, row: OutboxRow) -> Screen | None:
    """The controller's."""
    async with rooms.db.read() as conn:
        actor = await rooms.people.get(conn, row.person_id)
    texts = rooms.texts(actor)
    found = await rooms.digest_facts.of_controller(actor)
    if not found.headline.figures.totals.asked:
        return None
    return await with_picture(rooms, actor, texts, controller_screen(texts, found))


async def with_picture(rooms: Rooms, actor: Actor, texts: Texts, screen: Screen) -> Screen:
    """The plan that most schools are silent about; a picture that cannot be drawn stops nothing."""
    if len(TAG.sub("", screen.text)) > CAPTION:
        return screen
    try:
        _, papers = await lay_out(WHOLE, actor, rooms, texts)
        if not papers:
            return screen
        return replace(screen, photo=await rooms.papers.write("picture", max(papers, key=_silent)))
    except (AppError, RuntimeError, OSError) as error:
        log.warning("a digest goes without its picture", error=str(error)[:200])
        return screen


def _silent(paper: PicturePaper) -> int:
    return sum(row.cells.count("silent") for band in paper.bands for row in band.rows)


async def draw_unsure(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    tree = await visible_to(conn, actor)
    found = [each for each in await unsure.of(conn, row.subject["messages"]) if each.organization_id in tree]
    return unsure_screen(texts, found, rooms.calendar.zone) if found else None


async def draw_transfers(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    return Screen(texts.say("transfers-unknown", year=str(row.subject["year"])))


Draw = Callable[[Rooms, OutboxRow], Awaitable[Screen | None]]
UNHELD: dict[str, Draw] = {KIND: draw_digest, SHOWN: draw_shown}
"""Drawn without a connection in the hand: they take long."""
DRAWN = {UNSURE: draw_unsure, TRANSFERS: draw_transfers}
