"""What the buttons of «⏰ Напомнить позже» carry."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Id


class Snooze(CallbackData, prefix="nz1"):
    """When to remind of it again; «ask» shows the days."""

    assignment_id: Id
    when: Literal["ask", "tomorrow", "before", "usual"] = "ask"
