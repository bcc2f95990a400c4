"""Draws people's messages and files as the Bot API's JSON."""

from typing import Any

from sandbox.world import Json, Message, StoredFile, World


def draw_message(world: World, bot: Json, message: Message, *, nested: bool = False) -> Json:
    """A Message object; a nested one (the message replied to) shows no further reply."""
    drawn: Json = {
        "message_id": message.id,
        "from": bot if message.sender is None else world.people[message.sender].user(),
        "chat": draw_chat(world, message.chat_id),
        "date": int(message.date.timestamp()),
    }
    if message.edited:
        drawn["edit_date"] = int(message.edited.timestamp())
    if message.origin:
        drawn["forward_origin"] = message.origin
    if message.media:
        drawn.update(draw_media(message.media))
    if message.album:
        drawn["media_group_id"] = message.album
    if message.text:
        drawn["caption" if message.media else "text"] = message.text
    if message.entities:
        drawn["caption_entities" if message.media else "entities"] = message.entities
    if message.markup:
        drawn["reply_markup"] = message.markup
    replied = None if nested else world.message(message.chat_id, message.reply_to)
    if replied:
        drawn["reply_to_message"] = draw_message(world, bot, replied, nested=True)
    return drawn


def draw_chat(world: World, chat_id: int) -> Json:
    return (world.groups.get(chat_id) or world.people[chat_id]).chat()


def draw_media(file: StoredFile) -> dict[str, Any]:
    """The field of a Message that carries a file."""
    if file.kind == "photo":
        return {"photo": [_draw_size(file, "s", 90, 67), _draw_size(file, "", 1280, 960)]}
    drawn: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}
    if file.mime:
        drawn["mime_type"] = file.mime
    if file.name and file.kind != "voice":
        drawn["file_name"] = file.name
    if file.kind in ("voice", "audio", "video"):
        drawn["duration"] = 7
    if file.kind == "video":
        drawn |= {"width": 1280, "height": 720}
    return {file.kind: drawn}


def _draw_size(file: StoredFile, suffix: str, width: int, height: int) -> Json:
    size = min(file.size, 1500) if suffix else file.size
    return {
        "file_id": file.file_id + suffix,
        "file_unique_id": file.unique_id + suffix,
        "width": width,
        "height": height,
        "file_size": size,
    }
