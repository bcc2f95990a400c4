"""«История изменений» of an item or an order, by a button or in words."""

from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.audit_buttons import OpenAudit
from handlers.audit_screens import audit_screen
from handlers.rooms import Rooms
from handlers.views import Views
from locales.texts import Texts
from roadmap.errors import RejectedError
from roadmap.model import Role
from services.acts import Act
from services.audits import Audit
from services.catalogue import ItemView
from services.people import Actor

LONGEST = 60


def build_router() -> Router:
    router = Router(name="audits")
    router.callback_query.register(open_audit, OpenAudit.filter())
    router.message.register(say, F.chat.type == ChatType.PRIVATE, F.text, asks_history)
    return router


async def asks_history(message: Message, texts: Texts, actor: Actor | None = None) -> bool | dict[str, Any]:
    """«История изменений ДК1 1.6», «история изменений 594», of those who run plans."""
    said = " ".join((message.text or "").split())
    if actor is None or message.reply_to_message or len(said) > LONGEST:
        return False
    if not any(each.role is Role.COORDINATOR for each in actor.memberships):
        return False
    for phrase in texts.say_plain("words-audit").split(", "):
        if said.casefold() == phrase or said.casefold().startswith(f"{phrase} "):
            return {"words": said[len(phrase) :].strip()}
    return False


async def say(message: Message, words: str, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    audit = await _find(words, act, rooms)
    await views.send(act.actor, audit_screen(texts, audit, rooms.calendar.zone))


async def open_audit(
    query: CallbackQuery, callback_data: OpenAudit, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    audit = await rooms.audits.open(act.actor, callback_data.of, callback_data.id)
    screen = audit_screen(texts, audit, rooms.calendar.zone, callback_data.page)
    await views.show(query, act.actor, screen)


async def _find(words: str, act: Act, rooms: Rooms) -> Audit:
    """Of a plan's code without an item's number: of all the order."""
    order_id = await rooms.audits.find_order(act.actor, words)
    if order_id:
        return await rooms.audits.of_order(act.actor, order_id)
    found = await rooms.catalogue.find(act.actor, words) if words else None
    if found is None:
        raise RejectedError("audit-which")
    if isinstance(found, ItemView):
        return await rooms.audits.of_item(act.actor, found.item.id)
    return await rooms.audits.of_order(act.actor, found.plan.order_id)
