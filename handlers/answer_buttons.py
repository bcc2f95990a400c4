"""Buttons of answers beyond a status: twins, several items at once, the answer of last time."""

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.ids import Id

MOST = 2**16


class CountTwins(CallbackData, prefix="wy1"):
    """«Да, засчитать»: this reply for its twins too."""

    reply_id: Id


class DeclineTwins(CallbackData, prefix="wn1"):
    reply_id: Id


class MarkItems(CallbackData, prefix="km1"):
    """Several items for the message kept in inbox row `kept`: the bits of those that are marked."""

    kept: Id
    marks: int = Field(ge=0, lt=MOST)


class MarkedItems(CallbackData, prefix="kd1"):
    """«Готово»."""

    kept: Id
    marks: int = Field(ge=0, lt=MOST)


class OneItem(CallbackData, prefix="ko1"):
    """Back to choosing one item."""

    kept: Id


class AsBefore(CallbackData, prefix="ab1"):
    assignment_id: Id
