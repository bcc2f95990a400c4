"""getMe, getChat, commands and the menu button."""

import json
import re
from typing import Any

from sandbox import limits
from sandbox.bodies import Arguments
from sandbox.entities import units
from sandbox.errors import bad_request
from sandbox.methods import parts
from sandbox.telegram import Telegram
from sandbox.world import Json

_COMMAND = re.compile(rf"[a-z0-9_]{{1,{limits.COMMAND_NAME}}}")
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_me(telegram: Telegram, arguments: Arguments) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    return telegram.identity.user() | abilities


def get_chat(telegram: Telegram, arguments: Arguments) -> Json:
    chat = telegram.known_chat(parts.read_chat_id(arguments)).chat()
    return chat | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }


def set_my_commands(telegram: Telegram, arguments: Arguments) -> bool:
    commands = arguments.json("commands", "list of bot commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = [_check_command(command) for command in commands]
    telegram.profile.commands[_scope(arguments)] = kept
    telegram.changed("commands", 0)
    return True


def _check_command(command: Any) -> Json:
    name, text = str(command.get("command", "")).removeprefix("/"), str(command.get("description", ""))
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= units(text) <= limits.COMMAND_TEXT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": text}


def get_my_commands(telegram: Telegram, arguments: Arguments) -> list[Json]:
    return telegram.profile.commands.get(_scope(arguments), [])


def delete_my_commands(telegram: Telegram, arguments: Arguments) -> bool:
    telegram.profile.commands.pop(_scope(arguments), None)
    telegram.changed("commands", 0)
    return True


def _scope(arguments: Arguments) -> tuple[str, str]:
    scope = arguments.json("scope", "bot command scope") or {"type": "default"}
    return scope_key(scope), arguments.text("language_code")


def scope_key(scope: Json) -> str:
    chat_id = scope.get("chat_id")
    return json.dumps([scope.get("type"), None if chat_id is None else str(chat_id)])


def commands_for(telegram: Telegram, person_id: int, language: str) -> list[Json]:
    """What a person's client would show: the narrowest scope wins, in it their language."""
    scopes: list[Json] = [
        {"type": "chat", "chat_id": person_id},
        {"type": "all_private_chats"},
        {"type": "default"},
    ]
    for scope in scopes:
        for code in (language, ""):
            if found := telegram.profile.commands.get((scope_key(scope), code)):
                return found
    return []


def set_chat_menu_button(telegram: Telegram, arguments: Arguments) -> bool:
    button = arguments.json("menu_button", "menu button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("MenuButton has unsupported type")
    telegram.profile.menu_buttons[arguments.optional("chat_id")] = button
    return True
