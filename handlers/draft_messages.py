"""What the bot writes of itself about a draft: that it is being read, what it says, what is wrong with it."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.draft_preview import loaded_screen, preview_screen, refused_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.wording import cut
from locales.texts import Texts
from services.drafts import get_own
from services.people import Actor
from storage.outbox import OutboxRow

KINDS = frozenset({"draft_reading", "draft_preview", "draft_refused", "draft_loaded"})
NAME = 60


async def draft_screen(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    draft_id = int(row.subject["draft"])
    if row.kind == "draft_preview":
        return preview_screen(texts, await rooms.drafts.read(conn, actor, draft_id))
    if row.kind == "draft_loaded":
        is_amended = row.subject.get("is_amended")
        loaded = await rooms.drafts.read_loaded(conn, actor, draft_id, is_amended=is_amended)
        return loaded_screen(texts, loaded)
    draft = await get_own(conn, actor, draft_id)
    name = cut(str(draft.file["name"]), NAME)
    if row.kind == "draft_reading":
        return Screen(texts.say("draft-reading", name=name))
    return refused_screen(texts, name, draft.error) if draft.error else None
