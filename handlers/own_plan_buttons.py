"""What is pressed about a school's own roadmap."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Id

Answer = Literal["me", "other", "no"]


class OwnPlanAnswer(CallbackData, prefix="op1"):
    """Whether a file is the school's plan, and who wants to be reminded of it."""

    draft_id: Id
    answer: Answer


class OwnPlanReminds(CallbackData, prefix="or1"):
    """«Не напоминать», or again, of the plans of the person's own schools."""

    is_on: bool
