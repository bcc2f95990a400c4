"""Answering a whole line: by its card, by the plan's «Да, были», by words and files."""

from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.acts import incoming
from handlers.line_buttons import LineCard, LineFile, OfLine, PressLine, UndoLine, WereDone
from handlers.line_screens import line_card_screen
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.views import Views
from handlers.wording import place
from locales.texts import Texts
from roadmap.model import Status
from services.acts import Act
from services.people import Actor


def build_router() -> Router:
    router = Router(name="lines")
    router.callback_query.register(press, PressLine.filter())
    router.callback_query.register(were_done, WereDone.filter())
    router.callback_query.register(undo, UndoLine.filter())
    router.callback_query.register(send_file, LineFile.filter())
    router.callback_query.register(more, LineCard.filter())
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(say_were_done, private, find_were_done)
    router.message.register(take, private, find_line)
    return router


async def press(query: CallbackQuery, callback_data: PressLine, act: Act, rooms: Rooms) -> None:
    await rooms.lines.press(act, callback_data.assignments, callback_data.status)


async def were_done(query: CallbackQuery, callback_data: WereDone, act: Act, rooms: Rooms) -> None:
    await rooms.lines.press(act, callback_data.assignments, Status.DONE, only={Status.PENDING})


async def undo(query: CallbackQuery, callback_data: UndoLine, act: Act, rooms: Rooms) -> None:
    await rooms.lines.undo(act, callback_data.reply_id)


async def send_file(
    query: CallbackQuery, callback_data: LineFile, act: Act, rooms: Rooms, texts: Texts, notice: Notice
) -> None:
    row = await rooms.lines.expect_file(act, callback_data.assignments)
    notice.say(texts.say_plain("send-file", name=row.short_name, place=place(row)))


async def more(
    query: CallbackQuery, callback_data: LineCard, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    cards = [await rooms.cards.open(actor, id_) for id_ in callback_data.assignments]
    today, zone = rooms.today(), rooms.calendar.zone
    is_wide = callback_data.is_open and cards[0].is_answerable
    screen = line_card_screen(texts, cards, today, zone, is_open_wide=is_wide)
    await views.show(query, actor, screen)


async def find_were_done(
    message: Message, rooms: Rooms, texts: Texts, actor: Actor | None = None
) -> bool | dict[str, Any]:
    """«Да, были» said to the plan, or to nothing in particular while last month's are asked about."""
    if actor is None or not is_said(texts.say_plain("words-were-done"), message.text):
        return False
    if message.reply_to_message:
        found = buttons_of(message.reply_to_message, WereDone)
        ids = found[0].assignments if found else ()
    else:
        ids = await rooms.lines.asked_about_last_month(actor)
    return {"asked": ids} if ids else False


async def say_were_done(message: Message, asked: tuple[int, ...], act: Act, rooms: Rooms) -> None:
    await rooms.lines.say(act, asked, Status.DONE, incoming(message).reply_to)


async def find_line(message: Message, actor: Actor | None = None) -> bool | dict[str, Any]:
    """A Telegram reply to the card of a whole line."""
    if actor is None or message.reply_to_message is None:
        return False
    found = buttons_of(message.reply_to_message, PressLine)
    return {"asked": found[0].assignments} if found else False


async def take(message: Message, asked: tuple[int, ...], act: Act, rooms: Rooms) -> None:
    await rooms.lines.take(act, incoming(message), asked)


def buttons_of(message: Message, kind: type[OfLine]) -> list[Any]:
    """What the buttons of this kind under a message of ours carry."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    found = []
    for data in (button.callback_data or "" for row in rows for button in row):
        if data.startswith(f"{kind.__prefix__}{kind.__separator__}"):
            try:
                found.append(kind.unpack(data))
            except (TypeError, ValueError):
                continue  # a button of another time
    return found


def is_said(words: str, text: str | None) -> bool:
    """Whether a text is one of these, whatever its case, commas and full stop."""
    said = " ".join((text or "").replace(",", " ").split()).strip(" .!").casefold()
    return said in words.split(", ")
