"""Looking: the list of what is asked, a card, its other buttons, the order's own words."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import AsPrinted, More, MyPage, OpenCard, OpenList
from handlers.cards import card_rows, card_screen, more_rows, printed_screen
from handlers.help_screens import with_pleas
from handlers.line_answers import is_said
from handlers.lists import my_screen
from handlers.opened import opened_screen
from handlers.papers import with_papers
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.summary_buttons import overview
from handlers.views import Views
from locales.texts import Texts
from services.desk import is_asked
from services.people import Actor
from services.scope import WHOLE


def build_router() -> Router:
    router = Router(name="browsing")
    router.message.register(my, Command("my"), F.chat.type == ChatType.PRIVATE)
    router.message.register(my, F.chat.type == ChatType.PRIVATE, asks_for_list)
    router.callback_query.register(turn_page, MyPage.filter())
    router.callback_query.register(open_list, OpenList.filter())
    router.callback_query.register(open_card, OpenCard.filter())
    router.callback_query.register(more, More.filter())
    router.callback_query.register(as_printed, AsPrinted.filter())
    return router


async def asks_for_list(message: Message, texts: Texts, actor: Actor | None = None) -> bool:
    return actor is not None and is_said(texts.say_plain("words-list"), message.text)


async def my(message: Message, actor: Actor, rooms: Rooms, views: Views, texts: Texts) -> None:
    await views.send(actor, await _list(actor, rooms, texts, page=0))


async def open_list(query: CallbackQuery, actor: Actor, rooms: Rooms, views: Views, texts: Texts) -> None:
    await views.send(actor, await _list(actor, rooms, texts, page=0))


async def turn_page(
    query: CallbackQuery, callback_data: MyPage, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await views.show(query, actor, await _list(actor, rooms, texts, callback_data.page))


async def open_card(
    query: CallbackQuery, callback_data: OpenCard, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await views.send(actor, await opened_screen(rooms, actor, callback_data.assignment_id, texts))


async def more(
    query: CallbackQuery, callback_data: More, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    card = await rooms.cards.open(actor, callback_data.assignment_id)
    shown = card_screen(texts, card, rooms.today(), rooms.calendar.zone)
    rows = more_rows(texts, card) if callback_data.is_open and card.is_answerable else card_rows(texts, card)
    if callback_data.is_open or not card.reply:
        shown = Screen(shown.text, rows, shown.mentions)
    await views.show(query, actor, shown)


async def as_printed(
    query: CallbackQuery, callback_data: AsPrinted, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    card = await rooms.cards.open(actor, callback_data.assignment_id)
    await views.send(actor, printed_screen(texts, card))


async def _list(actor: Actor, rooms: Rooms, texts: Texts, page: int) -> Screen:
    """Who only oversees has no list: the summary is theirs."""
    if not is_asked(actor.here):
        to_summary = Button(texts.say_plain("button-to-summary"), overview(WHOLE))
        return Screen(texts.say("my-overseer"), ((to_summary,),))
    screen = my_screen(texts, await rooms.mine.of(actor), page, rooms.calendar.zone)
    pleas = [] if page else await rooms.help.waiting(actor)
    return with_papers(texts, actor, with_pleas(texts, screen, pleas))
