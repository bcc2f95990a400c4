"""What the buttons of «⏰ Напомнить позже» carry."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData


class Snooze(CallbackData, prefix="nz1"):
    """When to remind of it again; «ask» shows the days."""

    assignment_id: int
    when: Literal["ask", "tomorrow", "before", "usual"] = "ask"
