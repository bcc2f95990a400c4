"""A return: the school asks the centre, the centre answers."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.returned_screens import (
    ask_centre_screen,
    inquiry_line_screen,
    inquiry_screen,
    returned_screen,
)
from handlers.review_buttons import AskCentre, Inquire
from handlers.rooms import Rooms
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act


def build_router() -> Router:
    router = Router(name="returned")
    router.callback_query.register(ask_centre, AskCentre.filter(F.is_open))
    router.callback_query.register(ask_nothing, AskCentre.filter())
    router.callback_query.register(ask_line, Inquire.filter(F.act == "answer"))
    router.callback_query.register(keep, Inquire.filter(F.act == "keep"))
    router.callback_query.register(open_inquiry, Inquire.filter())
    return router


async def ask_centre(
    query: CallbackQuery, callback_data: AskCentre, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    notice = await rooms.returned.ask(act, callback_data.reply_id)
    await views.show(query, act.actor, ask_centre_screen(texts, notice, act.actor))


async def ask_nothing(
    query: CallbackQuery, callback_data: AskCentre, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    notice = await rooms.returned.forget(act, callback_data.reply_id)
    await views.show(query, act.actor, returned_screen(texts, notice, act.actor))


async def open_inquiry(
    query: CallbackQuery, callback_data: Inquire, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await rooms.questions.drop(act)
    inquiry = await rooms.inquiries.open(act.actor, callback_data.reply_id)
    await views.show(query, act.actor, inquiry_screen(texts, inquiry))


async def ask_line(
    query: CallbackQuery, callback_data: Inquire, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    notice = await rooms.inquiries.ask_line(act, callback_data.reply_id)
    await views.show(query, act.actor, inquiry_line_screen(texts, notice))


async def keep(query: CallbackQuery, callback_data: Inquire, act: Act, rooms: Rooms) -> None:
    await rooms.inquiries.keep(act, callback_data.reply_id, act.message_key or None)
