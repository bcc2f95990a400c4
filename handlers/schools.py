"""`/schools`: the tree, its lists, one organization (coordinators only)."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Place, Tree, TreeList
from handlers.rooms import Rooms
from handlers.school_screens import list_screen, place_screen, tree_screen
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act


def build_router() -> Router:
    router = Router(name="schools")
    router.message.register(schools, Command("schools"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(open_tree, Tree.filter())
    router.callback_query.register(open_list, TreeList.filter())
    router.callback_query.register(open_place, Place.filter())
    return router


async def schools(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """«/schools СШ № 9» opens the school at once."""
    if command.args:
        view = await rooms.schools.find(act.actor, command.args)
        screen = place_screen(texts, view, rooms.calendar.zone)
    else:
        screen = tree_screen(texts, await rooms.schools.tree(act.actor))
    await views.send(act.actor, screen)


async def open_tree(
    query: CallbackQuery, callback_data: Tree, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    tree = await rooms.schools.tree(act.actor, school_year(callback_data.year))
    await rooms.questions.drop(act)
    await views.show(query, act.actor, tree_screen(texts, tree))


async def open_list(
    query: CallbackQuery, callback_data: TreeList, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    year = school_year(callback_data.year)
    found = await rooms.schools.group(act.actor, callback_data.of, callback_data.cluster_id, year)
    await views.show(query, act.actor, list_screen(texts, found, callback_data))


async def open_place(
    query: CallbackQuery, callback_data: Place, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    view = await rooms.schools.open(act.actor, callback_data.organization_id)
    await rooms.questions.drop(act)
    await views.show(query, act.actor, place_screen(texts, view, rooms.calendar.zone))


def school_year(first: int) -> str:
    return f"{first}/{first + 1}" if first else ""
