"""Writing down what a school has said on the telephone."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.phoned_screens import items_screen, schools_screen, which_screen
from handlers.review_buttons import PhonedItem, PhonedItems, PhonedPress, PhonedSchools, PhonedUndo
from handlers.rooms import Rooms
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act
from services.people import Actor


def build_router() -> Router:
    router = Router(name="phoned")
    router.callback_query.register(choose_school, PhonedSchools.filter())
    router.callback_query.register(choose_item, PhonedItems.filter())
    router.callback_query.register(choose_status, PhonedItem.filter())
    router.callback_query.register(press, PhonedPress.filter())
    router.callback_query.register(undo, PhonedUndo.filter())
    return router


async def choose_school(
    query: CallbackQuery, callback_data: PhonedSchools, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    schools = await rooms.phoned.schools(actor)
    await views.show(query, actor, schools_screen(texts, schools, callback_data.page))


async def choose_item(
    query: CallbackQuery, callback_data: PhonedItems, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    items = await rooms.phoned.items(actor, callback_data.organization_id)
    await views.show(query, actor, items_screen(texts, items, callback_data.page))


async def choose_status(
    query: CallbackQuery, callback_data: PhonedItem, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    card = await rooms.phoned.open(actor, callback_data.assignment_id)
    await views.show(query, actor, which_screen(texts, card, rooms.today()))


async def press(query: CallbackQuery, callback_data: PhonedPress, act: Act, rooms: Rooms) -> None:
    await rooms.phoned.press(act, callback_data.assignment_id, callback_data.status)


async def undo(query: CallbackQuery, callback_data: PhonedUndo, act: Act, rooms: Rooms) -> None:
    await rooms.phoned.undo(act, callback_data.reply_id)
