"""aiogram's messages and presses as acts of our own: who, when, which words, which files."""

import mimetypes
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message, Update

from handlers.callbacks import OpenCard, Press, SendFile
from services.acts import Act, Incoming
from services.people import Actor
from storage.replies import NewAttachment

KINDS = ("document", "photo", "voice", "video", "video_note", "audio", "animation", "sticker")


def message_act(
    message: Message, actor: Actor, inbox_id: int, moment: datetime, sent_at: datetime | None
) -> Act:
    return Act(actor, inbox_id, moment, sent_at, str(message.message_id))


def press_act(
    query: CallbackQuery, actor: Actor, inbox_id: int, moment: datetime, sent_at: datetime | None
) -> Act:
    """The pressed message may be out of reach; its id is all that is needed."""
    pressed = str(query.message.message_id) if query.message else ""
    return Act(actor, inbox_id, moment, sent_at, pressed)


def incoming(message: Message) -> Incoming:
    """The words and files of a message; a caption is words."""
    reply = message.reply_to_message
    file = attachment(message)
    return Incoming(
        text=message.text or message.caption or "",
        files=(file,) if file else (),
        reply_to=str(reply.message_id) if reply else None,
        named=_named(reply) if reply else (),
        edited=message.edit_date is not None,
        key=str(message.message_id),
    )


def read_update(payload: Any) -> Incoming | None:
    """The message of an update that was kept; None when it holds none."""
    event = Update.model_validate(payload).event
    return incoming(event) if isinstance(event, Message) else None


def names_assignments(message: Message) -> bool:
    """Whether a message of ours has the buttons of a card or of a list of items."""
    return bool(_named(message))


def _named(message: Message) -> tuple[int, ...]:
    """The assignments in the buttons of a message of ours, each once, in their order."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    found: dict[int, None] = {}
    for data in (button.callback_data or "" for row in rows for button in row):
        for kind in (OpenCard, Press, SendFile):
            if data.startswith(f"{kind.__prefix__}{kind.__separator__}"):
                with suppress(TypeError, ValueError):
                    found[kind.unpack(data).assignment_id] = None
    return tuple(found)


def attachment(message: Message) -> NewAttachment | None:
    """The file of a message, whatever Telegram calls it; its name and type are only what was said."""
    for kind in KINDS:
        media = getattr(message, kind) or _of_live_photo(message, kind)
        if not media:
            continue
        file = media[-1] if isinstance(media, list) else media
        mime = getattr(file, "mime_type", None) or ("image/jpeg" if kind == "photo" else "")
        return NewAttachment(
            kind=kind,
            outside_id=file.file_id,
            outside_unique_id=file.file_unique_id,
            name=getattr(file, "file_name", None) or _name(kind, mime, message.date),
            mime=mime or "application/octet-stream",
            size=file.file_size,
            chat_key=str(message.chat.id),
            message_key=str(message.message_id),
            album_key=message.media_group_id,
        )
    return None


def _of_live_photo(message: Message, kind: str) -> Any:
    """A photo that moves is taken for its still, which shows what was photographed."""
    live = message.live_photo
    if live is None:
        return None
    return live.photo if kind == "photo" else live if kind == "video" else None


def _name(kind: str, mime: str, when: datetime) -> str:
    return f"{kind}_{when:%Y%m%d_%H%M}{mimetypes.guess_extension(mime) or ''}"
