"""What the buttons about people carry: the own school's people, a person's wishes, a link, leaving."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.ids import LARGEST, Id


class Team(CallbackData, prefix="pt1"):
    """The people of a school; «invite» makes a link for a deputy. School 0: the one there is, or ask."""

    school_id: Id = 0
    act: Literal["show", "invite"] = "show"


class DeputyLink(CallbackData, prefix="pl1"):
    """«Отозвать»: a link that was not used yet."""

    invite_id: Id


class Deputy(CallbackData, prefix="pd1"):
    membership_id: Id
    act: Literal["ask", "end", "back"]


class SendHour(CallbackData, prefix="ph1"):
    """The hour of planned messages, counted from nine; -1 asks for it."""

    after_nine: int = Field(default=-1, ge=-1, le=8)


class Away(CallbackData, prefix="pw1"):
    act: Literal["ask", "week", "two", "month", "back"]


class Assign(CallbackData, prefix="pa1"):
    """«👤 Поручить»: person 0 asks to whom; `whole`: the plan, not the item."""

    assignment_id: Id
    person_id: Id = 0
    whole: bool = False


class SwitchPlace(CallbackData, prefix="ps1"):
    """The place that /my and /summary are about; 0 is all of them, -1 asks."""

    membership_id: int = Field(default=-1, ge=-1, le=LARGEST)


class JoinToo(CallbackData, prefix="pj1"):
    """Whether the link that was opened last is used by somebody who belongs elsewhere already."""

    is_sure: bool


class Forget(CallbackData, prefix="pf1"):
    act: Literal["yes", "no"]
