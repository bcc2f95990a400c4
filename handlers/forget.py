"""`/forget`: what is removed and what stays, one confirming tap, and good-bye."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.people_buttons import Forget
from handlers.people_screens import forget_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act


def build_router() -> Router:
    router = Router(name="forget")
    router.message.register(ask, Command("forget"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(press, Forget.filter())
    return router


async def ask(message: Message, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    await rooms.forgetting.ask(act)
    await views.send(act.actor, forget_screen(texts))


async def press(
    query: CallbackQuery, callback_data: Forget, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if callback_data.act == "yes":
        await rooms.forgetting.forget(act)
        await views.show(query, act.actor, Screen(texts.say("forgotten")))
        return
    await rooms.forgetting.stay(act)
    await views.show(query, act.actor, Screen(texts.say("forget-not")))
