"""What the buttons of indicators carry. Untrusted input."""

from datetime import date
from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Count, Id
from handlers.summary_buttons import Day

IndicatorAct = Literal["open", "type", "undo"]


class OpenIndicators(CallbackData, prefix="in1"):
    """A plan's indicators for a reporting date; 0 is all plans, and the next date."""

    roadmap_id: Id = 0
    day: Day = 0
    page: Count = 0


class OpenIndicator(CallbackData, prefix="in2"):
    """`word_id`: the stated value that is taken back."""

    indicator_id: Id
    day: Day = 0
    act: IndicatorAct = "open"
    word_id: Id = 0


class OpenBaseline(CallbackData, prefix="in3"):
    """One of the values that a plan's preamble gives, 0 is the list of them."""

    roadmap_id: Id
    number: Count = 0
    day: Day = 0
    act: IndicatorAct = "open"
    word_id: Id = 0
    page: Count = 0


def day_of(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
