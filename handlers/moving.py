"""Moving a day by buttons; the day and the reason are typed (`handlers/typed.py`)."""

from datetime import date

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks import Move, MoveBack, MoveNow, PlanItem
from handlers.moving_screens import (
    ask_day_screen,
    moved_screen,
    proposed_screen,
    which_school_screen,
    which_window_screen,
    whom_screen,
)
from handlers.rooms import Rooms
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act
from services.moving import Move as Wanted
from services.moving import Whom


def build_router() -> Router:
    router = Router(name="moving")
    router.callback_query.register(begin, PlanItem.filter(F.view == "move"))
    router.callback_query.register(choose, Move.filter(F.whom.in_({"?", "schools"})))
    router.callback_query.register(ask_day, Move.filter())
    router.callback_query.register(back, MoveBack.filter())
    router.callback_query.register(confirm, MoveNow.filter())
    return router


async def begin(
    query: CallbackQuery, callback_data: PlanItem, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """The one window that there is needs no choosing."""
    view = await rooms.catalogue.open_item(act.actor, callback_data.item_id)
    asked = [each for each in view.windows if each.asked]
    if len(asked) == 1:
        screen = whom_screen(texts, await rooms.moving.choose(act.actor, asked[0].id))
    else:
        screen = which_window_screen(texts, view)
    await views.show(query, act.actor, screen)


async def choose(
    query: CallbackQuery, callback_data: Move, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    view = await rooms.moving.choose(act.actor, callback_data.window_id)
    is_list = callback_data.whom == "schools"
    screen = which_school_screen(texts, view, callback_data.page) if is_list else whom_screen(texts, view)
    await views.show(query, act.actor, screen)


async def ask_day(
    query: CallbackQuery, callback_data: Move, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    move = Wanted(callback_data.window_id, Whom(callback_data.whom), callback_data.target)
    await views.show(query, act.actor, ask_day_screen(texts, await rooms.moving.ask_day(act, move)))


async def back(
    query: CallbackQuery, callback_data: MoveBack, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """The way back is a move like any other: shown first, then confirmed."""
    move = Wanted(
        callback_data.window_id,
        Whom(callback_data.whom),
        callback_data.target,
        date.fromordinal(callback_data.day),
        texts.say_plain("move-back-reason"),
    )
    await views.show(query, act.actor, proposed_screen(texts, await rooms.moving.propose(act, move)))


async def confirm(query: CallbackQuery, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    await views.show(query, act.actor, moved_screen(texts, await rooms.moving.confirm(act)))
