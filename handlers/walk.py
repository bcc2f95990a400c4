"""«Ответить по порядку»: starting, answering, skipping and stopping, by buttons and by words."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.acts import incoming
from handlers.line_answers import is_said
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from handlers.walk_buttons import StartWalk, WalkBack, WalkCard, WalkFile, WalkOn, WalkPress, WalkTwins
from handlers.walk_screens import question_rows, question_text
from handlers.wording import place as place_of
from locales.texts import Texts
from services.acts import Act
from services.people import Actor
from services.walks import Asked, Place


def build_router() -> Router:
    router = Router(name="walk")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(start, StartWalk.filter())
    router.callback_query.register(press, WalkPress.filter())
    router.callback_query.register(on, WalkOn.filter())
    router.callback_query.register(back, WalkBack.filter())
    router.callback_query.register(count_twins, WalkTwins.filter())
    router.callback_query.register(send_file, WalkFile.filter())
    router.callback_query.register(more, WalkCard.filter())
    router.message.register(say_start, private, is_start)
    router.message.register(take, private, find_asked)
    return router


async def start(query: CallbackQuery, act: Act, rooms: Rooms) -> None:
    await rooms.walks.start(act)


async def say_start(message: Message, act: Act, rooms: Rooms) -> None:
    await rooms.walks.start(act)


async def press(query: CallbackQuery, callback_data: WalkPress, act: Act, rooms: Rooms) -> None:
    place = Place(callback_data.number, callback_data.total)
    await rooms.walks.press(act, callback_data.assignments, callback_data.status, place)


async def on(query: CallbackQuery, callback_data: WalkOn, act: Act, rooms: Rooms) -> None:
    place = Place(callback_data.number, callback_data.total)
    if callback_data.act == "stop":
        await rooms.walks.stop(act, callback_data.at, place)
    else:
        await rooms.walks.skip(act, callback_data.at, place)


async def back(query: CallbackQuery, callback_data: WalkBack, act: Act, rooms: Rooms) -> None:
    await rooms.walks.back(act, callback_data.reply_id, Place(callback_data.number, callback_data.total))


async def count_twins(query: CallbackQuery, callback_data: WalkTwins, act: Act, rooms: Rooms) -> None:
    place = Place(callback_data.number, callback_data.total)
    await rooms.walks.count_twins(act, callback_data.reply_id, place, is_yes=callback_data.is_yes)


async def send_file(
    query: CallbackQuery, callback_data: WalkFile, act: Act, rooms: Rooms, texts: Texts, notice: Notice
) -> None:
    place = Place(callback_data.number, callback_data.total)
    row = await rooms.walks.expect_file(act, callback_data.assignments, place)
    notice.say(texts.say_plain("send-file", name=row.short_name, place=place_of(row)))


async def more(
    query: CallbackQuery, callback_data: WalkCard, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    cards = [await rooms.cards.open(actor, id_) for id_ in callback_data.assignments]
    place = Place(callback_data.number, callback_data.total)
    rows = question_rows(texts, cards, place, is_open=callback_data.is_open and cards[0].is_answerable)
    mentions = (cards[0].row.id,) if len(cards) == 1 else ()
    await views.show(query, actor, Screen(question_text(rooms, texts, cards, place), rows, mentions))


async def is_start(message: Message, texts: Texts, actor: Actor | None = None) -> bool:
    return actor is not None and is_said(texts.say_plain("words-walk"), message.text)


async def find_asked(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool | dict[str, Any]:
    """Whether the message is about the question of a walk, or the file that a line waits for."""
    if actor is None or act is None or (message.text or "").startswith("/"):
        return False
    if message.reply_to_message and not _is_question(message.reply_to_message):
        return False
    asked = await rooms.walks.find_asked(act)
    if asked is None or (asked.place is None and not incoming(message).files):
        return False
    return {"asked": asked}


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said to a question of a walk."""

    text: str | None
    texts: Texts

    def is_one_of(self, key: str) -> bool:
        return is_said(self.texts.say_plain(key), self.text)


async def take(message: Message, asked: Asked, act: Act, rooms: Rooms, texts: Texts) -> None:
    """A word that is a button's, else an answer."""
    said = _Said(message.text, texts)
    if asked.place is None:
        await rooms.lines.take(act, replace(incoming(message), reply_to=asked.message), asked.ids)
    elif said.is_one_of("words-walk-skip"):
        await rooms.walks.skip(act, asked.ids[0], asked.place, pressed=False)
    elif said.is_one_of("words-walk-stop"):
        await rooms.walks.stop(act, asked.ids[0], asked.place, pressed=False)
    elif said.is_one_of("words-walk-back"):
        await rooms.walks.say_back(act, asked, asked.place)
    elif said.is_one_of("words-were-done"):
        await rooms.walks.say_done(act, asked.ids, asked.place)
    else:
        await rooms.walks.take(act, incoming(message), asked, asked.place)


def _is_question(message: Message) -> bool:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return any(
        (button.callback_data or "").startswith(f"{WalkOn.__prefix__}:") for row in rows for button in row
    )
