"""[Сменить школу/роль], and a link opened by somebody who belongs elsewhere already."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.asking import CHANNEL
from handlers.people_buttons import JoinToo, SwitchPlace
from handlers.people_screens import place_chosen_screen, places_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act
from services.invites import Newcomer
from services.people import Actor


def build_router() -> Router:
    router = Router(name="places")
    router.callback_query.register(switch, SwitchPlace.filter())
    router.callback_query.register(join_too, JoinToo.filter())
    return router


async def switch(
    query: CallbackQuery, callback_data: SwitchPlace, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    places = act.actor.memberships
    if callback_data.membership_id < 0:
        await views.show(query, act.actor, places_screen(texts, places))
        return
    await rooms.wishes.choose_place(act, callback_data.membership_id or None)
    chosen = next((each for each in places if each.id == callback_data.membership_id), None)
    await views.show(query, act.actor, place_chosen_screen(texts, chosen))


async def join_too(
    query: CallbackQuery, callback_data: JoinToo, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if callback_data.is_sure:
        await accept(act, rooms)
        return
    await rooms.questions.drop(act)
    await views.show(query, act.actor, Screen(texts.say("join-not")))


async def accept(act: Act, rooms: Rooms) -> None:
    """The greeting of the new place is ordered in the same commit."""
    await rooms.invites.accept(act, newcomer(act.actor))


def newcomer(actor: Actor) -> Newcomer:
    return Newcomer(CHANNEL, actor.outside_id, actor.name, actor.language)
