"""Words that do what a button under the message that is replied to does (promise 3)."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from locales.texts import Texts

C = TypeVar("C", bound=CallbackData)


def find_button(message: Message, kind: type[C]) -> C | None:
    """The first button of a kind under the message that is replied to."""
    return next(find_buttons(message, kind), None)


def find_buttons(message: Message, kind: type[C]) -> Iterator[C]:
    """The buttons of a kind under the message that is replied to; as untrusted as any button."""
    replied = message.reply_to_message
    rows = replied.reply_markup.inline_keyboard if replied and replied.reply_markup else []
    for data in (button.callback_data or "" for row in rows for button in row):
        if data.startswith(f"{kind.__prefix__}{kind.__separator__}"):
            with suppress(TypeError, ValueError):
                yield kind.unpack(data)


def is_one_of(texts: Texts, key: str, text: str | None) -> bool:
    """Whether a line is one of the words of `key`, whatever its capitals, commas and stops."""
    line = " ".join((text or "").casefold().replace("ё", "е").replace(",", " ").strip(" .!✅").split())
    return line in texts.say_plain(key).replace("ё", "е").split(", ")
