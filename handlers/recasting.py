"""The buttons of a card under another heading: a whole line, or a question of a walk."""

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData

from handlers.answer_buttons import CountTwins, DeclineTwins
from handlers.callbacks import More, OpenList, Press, SendFile, Undo
from handlers.screen import Button

KNOWN: tuple[type[CallbackData], ...] = (Press, More, SendFile, Undo, OpenList, CountTwins, DeclineTwins)
Rows = tuple[tuple[Button, ...], ...]
Turn = Callable[[CallbackData], CallbackData | None]


def recast(rows: Rows, turn: Turn) -> Rows:
    """Each button that a card has of its own as `turn` says, or without it; those of others stay."""
    found = (tuple(new for button in row if (new := _recast(button, turn))) for row in rows)
    return tuple(row for row in found if row)


def _recast(button: Button, turn: Turn) -> Button | None:
    kind = next((kind for kind in KNOWN if _is_of(button, kind)), None)
    if kind is None or button.data is None:
        return button
    data = turn(kind.unpack(button.data))
    return Button(button.text, data.pack()) if data else None


def _is_of(button: Button, kind: type[CallbackData]) -> bool:
    data = button.data or ""
    return data == kind.__prefix__ or data.startswith(f"{kind.__prefix__}{kind.__separator__}")
