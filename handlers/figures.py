"""`/summary`: the headline, what each of its figures opens, and the picture (TEXTS 8).

A new view is a function of `VIEWS` and a name in `summary_buttons.View`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Figures
from handlers.exports import give_archive, give_book
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.summary_buttons import VIEWS, Overview, ShowPicture, View
from handlers.summary_lists import places_screen, reasons_screen
from handlers.summary_pictures import give_pictures
from handlers.summary_screens import headline_screen, lines_screen, ours_screen
from handlers.summary_words import read_day, read_month
from handlers.views import Views
from locales.texts import Texts
from roadmap.errors import NotFoundError
from services.acts import Act
from services.people import Actor
from services.scope import WHOLE, Scope


def build_router() -> Router:
    router = Router(name="figures")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(summary, Command("summary"), private)
    router.callback_query.register(show, Overview.filter())
    router.callback_query.register(show_old, Figures.filter())
    router.callback_query.register(press_picture, ShowPicture.filter())
    return router


async def summary(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """«/summary ДК1 1.6», «/summary январь, ШНРО», «/summary картинка» go there at once."""
    actor = act.actor
    scope, view = await read_scope(actor, rooms, texts, command.args or "")
    if view in FILES:
        await FILES[view](scope, act, rooms, views, texts)
        return
    shown: View = next((each for each in VIEWS if each == view), "total")
    await views.send(actor, await _screen(actor, rooms, texts, scope, shown))


async def show(
    query: CallbackQuery, callback_data: Overview, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Other views edit the one message."""
    screen = await _screen(actor, rooms, texts, callback_data.scope, callback_data.view, callback_data.page)
    await views.show(query, actor, screen)


async def show_old(
    query: CallbackQuery, callback_data: Figures, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Buttons of messages that were sent before the summary could be narrowed."""
    screen = await _screen(actor, rooms, texts, WHOLE, callback_data.view, callback_data.page)
    await views.show(query, actor, screen)


async def press_picture(
    query: CallbackQuery,
    callback_data: ShowPicture,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    scope, is_dark = callback_data.scope, callback_data.is_dark
    if not await give_pictures(scope, act, rooms, views, texts, is_dark=is_dark, only_new=True):
        notice.say(texts.say_plain("paper-given"))


async def _screen(
    actor: Actor, rooms: Rooms, texts: Texts, scope: Scope, view: View, page: int = 0
) -> Screen:
    return await SHOWS[view](actor, rooms, texts, scope, view, page)


async def _headline(actor: Actor, rooms: Rooms, texts: Texts, scope: Scope, view: View, page: int) -> Screen:
    headline = await rooms.headlines.of(actor, scope, together=True)
    return headline_screen(texts, headline, rooms.calendar)


async def _lines(actor: Actor, rooms: Rooms, texts: Texts, scope: Scope, view: View, page: int) -> Screen:
    together = view not in ("schools", "clusters")
    return lines_screen(texts, await rooms.headlines.of(actor, scope, together=together), view, page)


async def _ours(actor: Actor, rooms: Rooms, texts: Texts, scope: Scope, view: View, page: int) -> Screen:
    return ours_screen(texts, await rooms.headlines.of(actor, scope, together=True))


async def _places(actor: Actor, rooms: Rooms, texts: Texts, scope: Scope, view: View, page: int) -> Screen:
    headline, found = await rooms.headlines.asked(actor, scope, view)
    return places_screen(texts, headline, found, view, page)


async def _reasons(actor: Actor, rooms: Rooms, texts: Texts, scope: Scope, view: View, page: int) -> Screen:
    headline, found = await rooms.headlines.asked(actor, scope, view)
    return reasons_screen(texts, headline, found, page)


Show = Callable[[Actor, Rooms, Texts, Scope, View, int], Awaitable[Screen]]
SHOWS: dict[View, Show] = {
    "total": _headline,
    "roadmaps": _lines,
    "clusters": _lines,
    "schools": _lines,
    "items": _lines,
    "ours": _ours,
    "silent": _places,
    "unproved": _places,
    "troubles": _reasons,
}
FILES = {"excel": give_book, "archive": give_archive, "picture": give_pictures}
WORD_KEYS = {
    "roadmaps": "words-summary-roadmaps",
    "clusters": "words-summary-clusters",
    "schools": "words-summary-schools",
    "items": "words-summary-items",
    "silent": "words-summary-silent",
    "troubles": "words-summary-troubles",
    "unproved": "words-summary-unproved",
    "ours": "words-summary-ours",
    "picture": "words-summary-picture",
    "excel": "words-summary-excel",
    "archive": "words-summary-archive",
}


async def read_scope(actor: Actor, rooms: Rooms, texts: Texts, words: str) -> tuple[Scope, str]:
    """Parts between commas narrow the scope one by one, or name a view."""
    scope, view = WHOLE, "total"
    for part in filter(None, (each.strip(" .") for each in words.split(","))):
        named = next((name for name, key in WORD_KEYS.items() if _is(texts, key, part)), None)
        if named:
            view = named
        else:
            scope = await _narrow(actor, rooms, texts, scope, part)
    return scope, view


async def _narrow(actor: Actor, rooms: Rooms, texts: Texts, scope: Scope, part: str) -> Scope:
    today: date = rooms.today()
    if day := read_day(texts, part, today):
        return replace(scope, day=day)
    if month := read_month(texts, part, today):
        return replace(scope, month=month)
    found = await rooms.headlines.find(actor, part)
    if found is None:
        raise NotFoundError("summary-unknown", text=part[:60])
    return Scope(
        found.roadmap_id or scope.roadmap_id,
        found.item_id or scope.item_id,
        found.place_id or scope.place_id,
        found.cluster_id or scope.cluster_id,
        scope.month,
        scope.day,
    )


def _is(texts: Texts, key: str, part: str) -> bool:
    return part.casefold() in texts.say_plain(key).split(", ")
