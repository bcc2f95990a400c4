"""What the buttons of meetings carry. Untrusted input."""

from datetime import UTC, datetime
from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Count, Id
from services.comings import Coming, Presence

Act = Literal[
    "open",
    "day",
    "yes",
    "off",
    "off-yes",
    "save",
    "unheld",
    "unheld-yes",
    "minutes",
    "decide",
    "decide-yes",
    "join",
    "split",
]


class OpenEvents(CallbackData, prefix="el1"):
    """The meetings of the year that are ahead, or those that are over."""

    is_over: bool = False
    page: Count = 0


class OpenEvent(CallbackData, prefix="eo1"):
    """A meeting on the coordinator's desk, and what is done with it."""

    event_id: Id
    act: Act = "open"


class JoinEvent(CallbackData, prefix="ej1"):
    """Another meeting is the same happening."""

    event_id: Id
    other_id: Id


class EventSheet(CallbackData, prefix="ep1"):
    """A page of who came."""

    event_id: Id
    page: Count = 0


class TickSchool(CallbackData, prefix="et1"):
    """What a school's tick is to be, so that a second tap changes nothing."""

    event_id: Id
    school_id: Id
    presence: Presence
    page: Count = 0


class Come(CallbackData, prefix="er2"):
    """«Будем», «Будет заместитель», «Не сможем», said of the moment at which it begins, in minutes."""

    event_id: Id
    answer: Coming
    minute: Id

    @property
    def of(self) -> datetime:
        return datetime.fromtimestamp(self.minute * 60, UTC)


class Came(CallbackData, prefix="ea1"):
    """«Были», «Был заместитель», «Не были»."""

    event_id: Id
    presence: Presence


class EventFile(CallbackData, prefix="ec1"):
    """«📅 В календарь»."""

    event_id: Id
