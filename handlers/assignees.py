"""«👤 Поручить»: to whom of the school an item or a whole plan goes."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.people_buttons import Assign
from handlers.people_screens import given_screen, handover_screen
from handlers.rooms import Rooms
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act


def build_router() -> Router:
    router = Router(name="assignees")
    router.callback_query.register(assign, Assign.filter())
    return router


async def assign(
    query: CallbackQuery, callback_data: Assign, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    id_, to = callback_data.assignment_id, callback_data.person_id
    if not to:
        await views.show(query, act.actor, handover_screen(texts, await rooms.assignees.open(act.actor, id_)))
        return
    given = await rooms.assignees.give(act, id_, to, whole=callback_data.whole)
    screen = given_screen(texts, given, act.actor.person_id, whole=callback_data.whole)
    await views.show(query, act.actor, screen)
