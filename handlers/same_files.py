"""«Такой же файл прислала другая школа»: the school says whether it is its own, by a button or a word."""

from typing import Any, Literal

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import SameFile
from handlers.rooms import Rooms
from handlers.trouble_words import find_buttons
from locales.texts import Texts
from services.acts import Act

WORD_KEYS: dict[Literal["ours", "replace"], str] = {
    "ours": "words-file-ours",
    "replace": "words-file-replace",
}


def build_router() -> Router:
    router = Router(name="same files")
    router.callback_query.register(press, SameFile.filter())
    router.message.register(say, F.chat.type == ChatType.PRIVATE, F.text, says_whose)
    return router


async def press(query: CallbackQuery, callback_data: SameFile, act: Act, rooms: Rooms) -> None:
    await _answer(callback_data, act, rooms)


async def say(message: Message, callback_data: SameFile, act: Act, rooms: Rooms) -> None:
    """The word as a Telegram reply to the question: it is the question that shows what came of it."""
    asked = message.reply_to_message
    target = str(asked.message_id) if asked else act.message_key
    await _answer(callback_data, Act(act.actor, act.cause, act.at, act.sent_at, target), rooms)


async def says_whose(message: Message, texts: Texts) -> bool | dict[str, Any]:
    """Whether this is «наш» or «заменить» in reply to the question, which its buttons tell."""
    said = (message.text or "").strip(" .!").casefold()
    word = next((act for act, key in WORD_KEYS.items() if said in texts.say_plain(key).split(", ")), None)
    asked = next(find_buttons(message, SameFile), None)
    return (
        {"callback_data": SameFile(attachment_id=asked.attachment_id, act=word)} if asked and word else False
    )


async def _answer(said: SameFile, act: Act, rooms: Rooms) -> None:
    if said.act == "ours":
        await rooms.files.claim(act, said.attachment_id)
    else:
        await rooms.files.replace(act, said.attachment_id)
