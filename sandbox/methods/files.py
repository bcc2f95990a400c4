"""sendDocument, sendPhoto, sendMediaGroup, getFile."""

from typing import Any

from sandbox import limits
from sandbox.bodies import Arguments, Upload
from sandbox.errors import bad_request, too_large
from sandbox.methods import parts
from sandbox.telegram import Telegram
from sandbox.world import Json, Message, StoredFile

FAMILIES = {"photo": "visual", "video": "visual", "document": "document", "audio": "audio"}


def send_document(telegram: Telegram, arguments: Arguments) -> Json:
    return _send(telegram, arguments, "document")


def send_photo(telegram: Telegram, arguments: Arguments) -> Json:
    return _send(telegram, arguments, "photo")


def _send(telegram: Telegram, arguments: Arguments, kind: str) -> Json:
    text, entities = parts.read_caption(arguments)
    chat_id = parts.read_chat_id(arguments)
    file = _take_file(telegram, arguments, kind, arguments.text(kind), kind)
    message = parts.new_message(telegram, arguments, chat_id, text=text, entities=entities, media=file)
    telegram.post(message)
    return telegram.draw(message)


def send_media_group(telegram: Telegram, arguments: Arguments) -> list[Json]:
    items = arguments.json("media", "media")
    if not isinstance(items, list) or not 2 <= len(items) <= 10:
        raise bad_request("media group must include 2-10 items")
    kinds = {FAMILIES.get(str(item.get("type")), "") for item in items}
    if len(kinds) != 1 or "" in kinds:
        raise bad_request("documents and audio can't be mixed with other media types in an album")
    chat_id = parts.read_chat_id(arguments)
    album = str(telegram.world.next_message_id() + 13_000_000_000_000)
    messages = [_album_item(telegram, arguments, chat_id, album, item) for item in items]
    telegram.post(*messages)
    return [telegram.draw(message) for message in messages]


def _album_item(telegram: Telegram, arguments: Arguments, chat_id: int, album: str, item: Any) -> Message:
    text, entities = parts.read_caption(Arguments(item))
    kind = str(item["type"])
    file = _take_file(telegram, arguments, kind, str(item.get("media", "")), "")
    return parts.new_message(
        telegram, arguments, chat_id, text=text, entities=entities, media=file, album=album
    )


def _take_file(telegram: Telegram, arguments: Arguments, kind: str, value: str, field: str) -> StoredFile:
    """A file uploaded with the request, or one known by its id."""
    upload = arguments.files.get(value.removeprefix("attach://") if value.startswith("attach://") else field)
    if upload:
        return _store(telegram, kind, upload)
    known = find_file(telegram, value)
    if known is None:
        raise bad_request(
            "wrong file identifier/HTTP URL specified" if value else f"there is no {kind} in the request"
        )
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def _store(telegram: Telegram, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > limits.UPLOAD:
        raise too_large()
    if kind == "photo" and len(upload.data) > limits.PHOTO:
        raise bad_request("too big for a photo")
    return telegram.world.add_file(kind, upload.name, upload.mime, upload.data)


def find_file(telegram: Telegram, file_id: str) -> StoredFile | None:
    files = telegram.world.files
    return files.get(file_id) or files.get(file_id.removesuffix("s"))


def get_file(telegram: Telegram, arguments: Arguments) -> Json:
    file_id = arguments.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = find_file(telegram, file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > limits.DOWNLOAD:
        raise bad_request("file is too big")
    file.link_until = telegram.clock.ticks() + limits.LINK_LIFE
    return {
        "file_id": file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
