"""What is pressed under a receipt or a question beyond a status: twins, several items, last time's answer."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer_buttons import AsBefore, CountTwins, DeclineTwins, MarkedItems, MarkItems, OneItem
from handlers.answer_screens import marks_screen, which_item_screen
from handlers.rooms import Rooms
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act
from services.people import Actor
from services.twins import Twins


def build_router() -> Router:
    router = Router(name="twins")
    router.callback_query.register(count_twins, CountTwins.filter())
    router.callback_query.register(decline_twins, DeclineTwins.filter())
    router.callback_query.register(mark_items, MarkItems.filter())
    router.callback_query.register(take_marked, MarkedItems.filter())
    router.callback_query.register(choose_one, OneItem.filter())
    router.callback_query.register(repeat, AsBefore.filter())
    return router


async def count_twins(query: CallbackQuery, callback_data: CountTwins, act: Act, rooms: Rooms) -> None:
    await Twins(rooms.replies).count(act, callback_data.reply_id)


async def decline_twins(query: CallbackQuery, callback_data: DeclineTwins, act: Act, rooms: Rooms) -> None:
    await Twins(rooms.replies).decline(act, callback_data.reply_id)


async def mark_items(
    query: CallbackQuery,
    callback_data: MarkItems,
    act: Act,
    actor: Actor,
    rooms: Rooms,
    views: Views,
    texts: Texts,
) -> None:
    rows = await rooms.incoming.offered(act, callback_data.kept)
    await views.show(query, actor, marks_screen(texts, rows, callback_data.kept, callback_data.marks))


async def take_marked(query: CallbackQuery, callback_data: MarkedItems, act: Act, rooms: Rooms) -> None:
    await rooms.incoming.choose_marked(act, callback_data.kept, callback_data.marks)


async def choose_one(
    query: CallbackQuery,
    callback_data: OneItem,
    act: Act,
    actor: Actor,
    rooms: Rooms,
    views: Views,
    texts: Texts,
) -> None:
    rows = await rooms.incoming.offered(act, callback_data.kept)
    await views.show(query, actor, which_item_screen(texts, rows, callback_data.kept))


async def repeat(query: CallbackQuery, callback_data: AsBefore, act: Act, rooms: Rooms) -> None:
    await rooms.replies.repeat(act, callback_data.assignment_id)
