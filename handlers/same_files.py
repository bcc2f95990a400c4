"""«Такой же файл прислала другая школа»: the school says whether it is its own, by a button or a word."""

from typing import Any, Literal

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import SameFile
from handlers.rooms import Rooms
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
    asked = _find_asked(message.reply_to_message) if word and message.reply_to_message else None
    return {"callback_data": SameFile(attachment_id=asked, act=word)} if asked and word else False


def _find_asked(message: Message) -> int | None:
    """As untrusted as any button."""
    markup = message.reply_markup.inline_keyboard if message.reply_markup else []
    for data in (button.callback_data or "" for row in markup for button in row):
        if data.startswith(f"{SameFile.__prefix__}{SameFile.__separator__}"):
            return SameFile.unpack(data).attachment_id
    return None


async def _answer(said: SameFile, act: Act, rooms: Rooms) -> None:
    if said.act == "ours":
        await rooms.files.claim(act, said.attachment_id)
    else:
        await rooms.files.replace(act, said.attachment_id)
