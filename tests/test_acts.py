"""Every kind of file that Telegram carries is taken for what it holds."""

from typing import Any

import pytest
from aiogram.types import Message

from handlers.acts import attachment
from handlers.answers import FILES

FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 7}
SIZE = {**FILE, "width": 1, "height": 1}
MOVING = {**SIZE, "duration": 1}
STICKER = {**SIZE, "type": "regular", "is_animated": False, "is_video": False}
KINDS: dict[str, tuple[Any, str]] = {
    "document": ({**FILE, "file_name": "приказ.pdf", "mime_type": "application/pdf"}, "document"),
    "photo": ([{**SIZE, "file_id": "small"}, SIZE], "photo"),
    "voice": ({**FILE, "duration": 1, "mime_type": "audio/ogg"}, "voice"),
    "video": (MOVING, "video"),
    "video_note": ({**FILE, "length": 1, "duration": 1}, "video_note"),
    "audio": ({**FILE, "duration": 1}, "audio"),
    "animation": (MOVING, "animation"),
    "sticker": (STICKER, "sticker"),
    "live_photo": ({**MOVING, "file_id": "film", "photo": [SIZE]}, "photo"),
}


def message(**values: Any) -> Message:
    chat = {"id": 909, "type": "private", "first_name": "Ирина"}
    return Message.model_validate({"message_id": 5, "date": 1_671_526_800, "chat": chat, **values})


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_taken_whatever_it_is_called(kind: str) -> None:
    media, taken = KINDS[kind]
    sent = message(**{kind: media})
    file = attachment(sent)
    assert sent.content_type in FILES
    assert file
    assert (file.kind, file.outside_id, file.size, file.message_key) == (taken, "f", 7, "5")


def test_a_live_photo_without_its_still_is_taken_as_a_video() -> None:
    file = attachment(message(live_photo=MOVING))
    assert file
    assert (file.kind, file.outside_id) == ("video", "f")


def test_a_place_is_no_file() -> None:
    assert attachment(message(location={"latitude": 54.8, "longitude": 32.0})) is None
