"""What the buttons of «Ответить по порядку» carry: the question, its number, and of how many."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.ids import Id
from handlers.line_buttons import OfLine
from roadmap.model import Status

MOST = 999


class StartWalk(CallbackData, prefix="nw1"):
    """«✍️ Ответить по порядку»."""


class WalkOn(CallbackData, prefix="ns1"):
    """From question `number` to the next one, or no further; `at` is what it asked."""

    act: Literal["next", "stop"]
    at: Id
    number: int = Field(ge=1, le=MOST)
    total: int = Field(ge=1, le=MOST)


class WalkPress(OfLine, prefix="np1"):
    status: Status
    number: int = Field(ge=1, le=MOST)
    total: int = Field(ge=1, le=MOST)


class WalkCard(OfLine, prefix="nm1"):
    """The second row of buttons of a question; with `is_open` false, the first again."""

    is_open: bool
    number: int = Field(ge=1, le=MOST)
    total: int = Field(ge=1, le=MOST)


class WalkFile(OfLine, prefix="nn1"):
    number: int = Field(ge=1, le=MOST)
    total: int = Field(ge=1, le=MOST)


class WalkTwins(CallbackData, prefix="nt1"):
    """Whether this reply counts for its twins too."""

    is_yes: bool
    reply_id: Id
    number: int = Field(ge=1, le=MOST)
    total: int = Field(ge=1, le=MOST)


class WalkBack(CallbackData, prefix="nb1"):
    """Take back what was recorded with this reply and ask question `number` again."""

    reply_id: Id
    number: int = Field(ge=1, le=MOST)
    total: int = Field(ge=1, le=MOST)
