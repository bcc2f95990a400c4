"""What the buttons of difficulties and of requests for another date carry. Untrusted input."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.ids import Count, Id
from roadmap.difficulties import Reason
from services.matters import Kind


class Hinders(CallbackData, prefix="hr1"):
    """A ready reason of a difficulty."""

    assignment_id: Id
    reason: Reason


class ShowMentor(CallbackData, prefix="hm1"):
    """«Показать и школе-наставнику?»"""

    assignment_id: Id
    reply_id: Id
    yes: bool


class OpenHelp(CallbackData, prefix="ho1"):
    """What another school asks of its mentor, as a new message."""

    reply_id: Id


class HelpAnswer(CallbackData, prefix="ha1"):
    """What the mentor school says."""

    reply_id: Id
    answer: Literal["can_help", "will_call", "not_now"]


class Extension(CallbackData, prefix="xe1"):
    """«📅 Попросить другой срок», and taking it back."""

    assignment_id: Id
    act: Literal["ask", "withdraw"] = "ask"


class ExtendTo(CallbackData, prefix="xd1"):
    """A day on offer, as its ordinal."""

    assignment_id: Id
    day: int = Field(ge=700_000, le=800_000)


class ExtendWhy(CallbackData, prefix="xr1"):
    assignment_id: Id
    reason: Reason


class OpenMatters(CallbackData, prefix="wl1"):
    """All that waits for the centre's word."""

    page: Count = 0


class OpenMatter(CallbackData, prefix="wo1"):
    kind: Kind
    id: Id


class MatterAct(CallbackData, prefix="wa1"):
    kind: Kind
    id: Id
    act: Literal["answer", "move", "called", "refuse", "undo"]


class MatterDay(CallbackData, prefix="wd1"):
    """Another day that the centre gives, as its ordinal."""

    kind: Kind
    id: Id
    day: int = Field(ge=700_000, le=800_000)
