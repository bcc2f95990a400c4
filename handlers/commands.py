"""The menus of commands: one for everybody, a longer one for the people of the centre."""

import logging
from collections.abc import Iterable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from handlers.rooms import Rooms
from locales.texts import Texts
from roadmap.model import Role
from services.people import Actor

log = logging.getLogger(__name__)

COMMAND_KEYS = {
    "my": "command-my",
    "calendar": "command-calendar",
    "summary": "command-summary",
    "review": "command-review",
    "roadmaps": "command-roadmaps",
    "report": "command-report",
    "meeting": "command-meeting",
    "schools": "command-schools",
    "invite": "command-invite",
    "broadcast": "command-broadcast",
    "help": "command-help",
    "language": "command-language",
    "forget": "command-forget",
    "start": "command-start",
}
FOR_ALL = ("my", "calendar", "help", "language", "forget", "start")
FOR_CENTRE = ("summary", *FOR_ALL)
FOR_CONTROLLERS = ("summary", "report", *FOR_ALL)
FOR_COORDINATORS = (
    "summary",
    "review",
    "report",
    "meeting",
    "roadmaps",
    "schools",
    "invite",
    "broadcast",
    *FOR_ALL,
)


async def set_menus(bot: Bot, rooms: Rooms) -> None:
    """The common menu in each language; the rest of the world sees the program's own."""
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands(_menu(rooms.texts(None), FOR_ALL), scope=scope)
    for locale, texts in rooms.languages.items():
        await bot.set_my_commands(_menu(texts, FOR_ALL), scope=scope, language_code=locale)


async def set_centre_menu(bot: Bot, texts: Texts, actor: Actor) -> None:
    """The menu of one coordinator, controller or observer; every command works without it too."""
    scope = BotCommandScopeChat(chat_id=int(actor.outside_id))
    roles = {each.role for each in actor.memberships}
    names = FOR_CONTROLLERS if Role.CONTROLLER in roles else FOR_CENTRE
    menu = _menu(texts, FOR_COORDINATORS if Role.COORDINATOR in roles else names)
    try:
        await bot.set_my_commands(menu, scope=scope)
    except TelegramAPIError as error:
        log.warning("the menu of a chat could not be set: %s", type(error).__name__)


def _menu(texts: Texts, names: Iterable[str]) -> list[BotCommand]:
    return [BotCommand(command=name, description=texts.say_plain(COMMAND_KEYS[name])) for name in names]
