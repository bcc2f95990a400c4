"""Parts that several methods share: the chat, formatted text, the message replied to, markup."""

from typing import Any

from sandbox import limits
from sandbox.bodies import Arguments
from sandbox.entities import Entities, detect, trim, units
from sandbox.errors import bad_request
from sandbox.keyboards import Markup, check_markup
from sandbox.markup import parse_html
from sandbox.telegram import Telegram
from sandbox.world import Message


def read_chat_id(arguments: Arguments) -> int:
    text = arguments.text("chat_id")
    if not text:
        raise bad_request("chat_id is empty")
    if not text.lstrip("-").isdigit():
        raise bad_request("chat not found")
    return int(text)


def read_text(arguments: Arguments) -> tuple[str, Entities]:
    text, entities = _formatted(arguments, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if units(text) > limits.TEXT:
        raise bad_request("message is too long")
    return text, entities


def read_caption(arguments: Arguments) -> tuple[str, Entities]:
    text, entities = _formatted(arguments, "caption", "caption_entities")
    if units(text) > limits.CAPTION:
        raise bad_request("message caption is too long")
    return text, entities


def _formatted(arguments: Arguments, name: str, entities_name: str) -> tuple[str, Entities]:
    mode = arguments.text("parse_mode").lower()
    text = arguments.text(name)
    entities: Any = None
    if mode == "html":
        text, entities = parse_html(text)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        entities = arguments.json(entities_name, "entities")
    text, entities = trim(text, entities or [])
    return text, detect(text, entities)


def read_markup(arguments: Arguments) -> tuple[Markup | None, Markup | None]:
    return check_markup(arguments.json("reply_markup", "reply keyboard markup"))


def read_reply(telegram: Telegram, arguments: Arguments, chat_id: int) -> int | None:
    """The id of the message to reply to; a missing one is an error unless it is allowed to be."""
    given = arguments.json("reply_parameters", "reply parameters") or {}
    legacy = arguments.optional("reply_to_message_id")
    message_id = given.get("message_id", legacy) if isinstance(given, dict) else None
    if message_id is None:
        return None
    if telegram.world.message(chat_id, int(message_id)):
        return int(message_id)
    if given.get("allow_sending_without_reply") or arguments.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def new_message(telegram: Telegram, arguments: Arguments, chat_id: int, **values: Any) -> Message:
    """A message of the bot with what all send methods accept."""
    markup, keyboard = read_markup(arguments)
    reply_to = read_reply(telegram, arguments, chat_id)
    telegram.open_chat(chat_id)
    return telegram.new_message(
        chat_id,
        None,
        markup=markup,
        keyboard=keyboard,
        reply_to=reply_to,
        silent=arguments.flag("disable_notification"),
        **values,
    )
