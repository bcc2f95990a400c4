"""What buttons carry: ids and words of the subject, under short versioned prefixes. Untrusted input."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from roadmap.model import Status


class OpenCard(CallbackData, prefix="c1"):
    assignment_id: int


class Press(CallbackData, prefix="a1"):
    assignment_id: int
    status: Status


class Undo(CallbackData, prefix="u1"):
    reply_id: int


class More(CallbackData, prefix="m1"):
    """The second row of buttons of a card; with `is_open` false, the first again."""

    assignment_id: int
    is_open: bool


class AsPrinted(CallbackData, prefix="p1"):
    assignment_id: int


class SendFile(CallbackData, prefix="f1"):
    assignment_id: int


class Choose(CallbackData, prefix="k1"):
    """The item (and the status) for words or files kept in inbox row `kept`."""

    kept: int
    assignment_id: int
    status: Status | None = None


class OpenList(CallbackData, prefix="o1"):
    """The list of what is asked, as a new message."""


class MyPage(CallbackData, prefix="y1"):
    """Another page of the list, in place."""

    page: int


class Figures(CallbackData, prefix="s1"):
    """A view of the summary: «total», «roadmaps», «clusters», «schools»."""

    view: Literal["total", "roadmaps", "clusters", "schools"]
    page: int = 0


class Language(CallbackData, prefix="l1"):
    locale: Literal["ru", "en"]
