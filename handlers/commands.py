"""The menus of commands: one for everybody, a longer one for the people of the centre."""

import logging
from collections.abc import Iterable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from handlers.rooms import Rooms
from locales.texts import Texts

log = logging.getLogger(__name__)

COMMAND_KEYS = {
    "my": "command-my",
    "summary": "command-summary",
    "help": "command-help",
    "language": "command-language",
    "start": "command-start",
}
FOR_ALL = ("my", "help", "language", "start")
FOR_CENTRE = ("summary", *FOR_ALL)


async def set_menus(bot: Bot, rooms: Rooms) -> None:
    """The common menu in each language; the rest of the world sees the program's own."""
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(_menu(rooms.texts(None), FOR_ALL), scope=scope)
    for locale, texts in rooms.languages.items():
        await bot.set_my_commands(_menu(texts, FOR_ALL), scope=scope, language_code=locale)


async def set_centre_menu(bot: Bot, texts: Texts, chat_key: str) -> None:
    """The menu of one coordinator, controller or observer; `/summary` works without it too."""
    scope = BotCommandScopeChat(chat_id=int(chat_key))
    try:
        await bot.set_my_commands(_menu(texts, FOR_CENTRE), scope=scope)
    except TelegramAPIError as error:
        log.warning("the menu of a chat could not be set: %s", type(error).__name__)


def _menu(texts: Texts, names: Iterable[str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.say_plain(COMMAND_KEYS[name])) for name in names]
