"""All methods by their lower-case names, as the server compares them."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.bodies import Arguments
from sandbox.methods import files, intake, messages, profile
from sandbox.telegram import Telegram

Method = Callable[[Telegram, Arguments], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getme": profile.get_me,
    "getchat": profile.get_chat,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setchatmenubutton": profile.set_chat_menu_button,
    "getupdates": intake.get_updates,
    "setwebhook": intake.set_webhook,
    "deletewebhook": intake.delete_webhook,
    "getwebhookinfo": intake.get_webhook_info,
    "sendmessage": messages.send_message,
    "editmessagetext": messages.edit_message_text,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "setmessagereaction": messages.set_message_reaction,
    "answercallbackquery": messages.answer_callback_query,
    "sendchataction": messages.send_chat_action,
    "senddocument": files.send_document,
    "sendphoto": files.send_photo,
    "sendmediagroup": files.send_media_group,
    "getfile": files.get_file,
}
