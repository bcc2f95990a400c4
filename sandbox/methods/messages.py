"""sendMessage, edits, deletion, reactions, callback answers."""

from typing import Any

from sandbox import limits
from sandbox.bodies import Arguments
from sandbox.entities import units
from sandbox.errors import NOT_MODIFIED, QUERY_TOO_OLD, bad_request
from sandbox.methods import parts
from sandbox.telegram import Telegram
from sandbox.world import Json, Message

VERSIONS_KEPT = 20
_REACTIONS = """
👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
REACTIONS = frozenset(_REACTIONS.split())


def send_message(telegram: Telegram, arguments: Arguments) -> Json:
    text, entities = parts.read_text(arguments)
    chat_id = parts.read_chat_id(arguments)
    message = parts.new_message(telegram, arguments, chat_id, text=text, entities=entities)
    telegram.post(message)
    return telegram.draw(message)


def edit_message_text(telegram: Telegram, arguments: Arguments) -> Json:
    text, entities = parts.read_text(arguments)
    markup, _ = parts.read_markup(arguments)
    message = _own_message(telegram, arguments)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    if (text, entities, markup) == (message.text, message.entities, message.markup):
        raise bad_request(NOT_MODIFIED)
    if text != message.text:
        message.versions = [*message.versions[1 - VERSIONS_KEPT :], message.text]
    message.text, message.entities, message.markup = text, entities, markup
    return _edited(telegram, message)


def edit_message_reply_markup(telegram: Telegram, arguments: Arguments) -> Json:
    markup, _ = parts.read_markup(arguments)
    message = _own_message(telegram, arguments)
    if markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    message.markup = markup
    return _edited(telegram, message)


def _own_message(telegram: Telegram, arguments: Arguments) -> Message:
    chat_id = parts.read_chat_id(arguments)
    telegram.open_chat(chat_id)
    message = telegram.world.message(chat_id, arguments.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not None or message.keyboard:
        raise bad_request("message can't be edited")
    return message


def _edited(telegram: Telegram, message: Message) -> Json:
    message.edited = telegram.clock.now()
    telegram.changed("edit", message.chat_id, message.id)
    return telegram.draw(message)


def delete_message(telegram: Telegram, arguments: Arguments) -> bool:
    chat_id = parts.read_chat_id(arguments)
    telegram.known_chat(chat_id)
    message = telegram.world.message(chat_id, arguments.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if (telegram.clock.now() - message.date).total_seconds() > limits.DELETE_WITHIN:
        raise bad_request("message can't be deleted")
    del telegram.world.chats[chat_id][message.id]
    telegram.changed("delete", chat_id, message.id)
    return True


def set_message_reaction(telegram: Telegram, arguments: Arguments) -> bool:
    chat_id = parts.read_chat_id(arguments)
    telegram.open_chat(chat_id)
    message = telegram.world.message(chat_id, arguments.integer("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reactions = _read_reactions(arguments.json("reaction", "reaction types"))
    if reactions != message.reactions:
        message.reactions = reactions
        telegram.changed("reaction", chat_id, message.id)
    return True


def _read_reactions(given: Any) -> list[str]:
    reactions = [item.get("emoji", "") for item in given or []]
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not REACTIONS.issuperset(reaction.replace("\ufe0f", "") for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    return reactions


def answer_callback_query(telegram: Telegram, arguments: Arguments) -> bool:
    press = telegram.world.presses.get(arguments.text("callback_query_id"))
    age = telegram.clock.ticks() - press.at if press else 0.0
    if press is None or press.answer is not None or age > limits.CALLBACK_ANSWER_WITHIN:
        raise bad_request(QUERY_TOO_OLD)
    text = arguments.text("text")
    if units(text) > limits.CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = {"text": text, "show_alert": arguments.flag("show_alert"), "url": arguments.text("url")}
    press.answered.set()
    details = {**press.answer, "press_id": press.id, "person_id": press.person_id, "data": press.data}
    telegram.changed("answer", press.chat_id, press.message_id, details)
    return True


def send_chat_action(telegram: Telegram, arguments: Arguments) -> bool:
    chat_id = parts.read_chat_id(arguments)
    telegram.open_chat(chat_id)
    if not arguments.text("action"):
        raise bad_request("wrong parameter action in request")
    telegram.changed("action", chat_id, None, {"action": arguments.text("action")})
    return True
