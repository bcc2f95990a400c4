"""What the buttons of a whole line carry: all the assignments it names, packed into Telegram's 64 bytes."""

from collections.abc import Sequence
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import AfterValidator

from handlers.ids import LARGEST, Id
from roadmap.model import Status

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
LONGEST = 64


def pack_ids(ids: Sequence[int]) -> str:
    """«5k.5l.5m»: numbers to the base of 36, in their order."""
    return ".".join(map(_to_digits, ids))


def unpack_ids(text: str) -> tuple[int, ...]:
    """ValueError for what `pack_ids` cannot have written."""
    found = tuple(int(part, BASE) for part in text.split("."))
    if not all(0 < each <= LARGEST for each in found) or pack_ids(found) != text:
        raise ValueError("not a list of assignments")
    return found


def _to_digits(number: int) -> str:
    found = ""
    while number:
        number, digit = divmod(number, BASE)
        found = DIGITS[digit] + found
    return found or "0"


def _check(text: str) -> str:
    unpack_ids(text)
    return text


Ids = Annotated[str, AfterValidator(_check)]


class OfLine(CallbackData, prefix="n0"):
    """A button about all the assignments of one line."""

    ids: Ids

    @property
    def assignments(self) -> tuple[int, ...]:
        return unpack_ids(self.ids)


class PressLine(OfLine, prefix="nl1"):
    status: Status


class LineCard(OfLine, prefix="nc1"):
    """The second row of buttons of a line's card; with `is_open` false, the first again."""

    is_open: bool


class LineFile(OfLine, prefix="nf1"):
    """The next file is about the whole line."""


class WereDone(OfLine, prefix="ny1"):
    """«Да, были»: last month's deeds, as the plan names them."""


class UndoLine(CallbackData, prefix="nu1"):
    """Everything that was recorded by the press or the message that recorded this reply."""

    reply_id: Id


def fits(data: CallbackData) -> str | None:
    """The packed button, or None when it names too much."""
    try:
        packed = data.pack()
    except ValueError:
        return None
    return packed if len(packed.encode()) <= LONGEST else None
