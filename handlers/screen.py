"""What a person sees: a text in Telegram's HTML and rows of buttons, or a sign on their own message."""

from dataclasses import dataclass

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup


@dataclass(frozen=True, slots=True)
class Button:
    """A press that comes back as `data`, or a link."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """`mentions` are the assignments that a Telegram reply to this message answers, `photo` is above it."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    mentions: tuple[int, ...] = ()
    photo: bytes | None = None

    def markup(self) -> InlineKeyboardMarkup | None:
        if not self.rows:
            return None
        return InlineKeyboardMarkup(
            inline_keyboard=[
                [InlineKeyboardButton(text=b.text, callback_data=b.data, url=b.url) for b in row]
                for row in self.rows
            ]
        )


@dataclass(frozen=True, slots=True)
class Reaction:
    """A receipt that needs no words: an emoji on the person's own message, set as often as one likes."""

    emoji: str
