"""What the control API shows: people, messages, presses, changes."""

from dataclasses import asdict
from typing import Any

from sandbox.journal import Change
from sandbox.telegram import Telegram
from sandbox.world import Json, Message, Person, Press, StoredFile


def view_person(person: Person) -> Json:
    return asdict(person)


def view_message(message: Message) -> Json:
    return {
        "chat_id": message.chat_id,
        "message_id": message.id,
        "from_bot": message.sender is None,
        "sender": message.sender,
        "text": message.text,
        "entities": message.entities,
        "buttons": [
            [_view_button(key) for key in row] for row in (message.markup or {}).get("inline_keyboard", [])
        ],
        "keyboard": message.keyboard,
        "date": message.date.isoformat(),
        "edited": message.edited.isoformat() if message.edited else None,
        "versions": message.versions,
        "reply_to": message.reply_to,
        "reactions": message.reactions,
        "document": view_file(message.media) if message.media else None,
        "album": message.album,
        "forwarded_from": (message.origin or {}).get("sender_user_name"),
        "silent": message.silent,
    }


def _view_button(key: Json) -> Json:
    return {
        "text": key["text"],
        "data": key.get("callback_data"),
        "url": key.get("url"),
        "copy": key.get("copy_text", {}).get("text"),
        "style": key.get("style"),
        "disabled": bool(key.get("disabled")),
    }


def view_file(file: StoredFile) -> Json:
    return {
        "kind": file.kind,
        "name": file.name,
        "mime": file.mime,
        "size": file.size,
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
    }


def view_press(press: Press) -> Json:
    answer: dict[str, Any] = press.answer or {}
    return {
        "press_id": press.id,
        "data": press.data,
        "answered": press.answer is not None,
        "text": answer.get("text", ""),
        "show_alert": answer.get("show_alert", False),
        "url": answer.get("url", ""),
    }


def view_change(telegram: Telegram, change: Change) -> Json:
    """A change with the message as it stands now, if it is still there."""
    message = telegram.world.message(change.chat_id, change.message_id)
    person = telegram.world.people.get(change.chat_id) if change.kind == "person" else None
    return {
        "cursor": change.cursor,
        "kind": change.kind,
        "chat_id": change.chat_id,
        "message_id": change.message_id,
        "at": change.at.isoformat(),
        "message": view_message(message) if message else None,
        "person": view_person(person) if person else None,
        "details": change.details,
    }
