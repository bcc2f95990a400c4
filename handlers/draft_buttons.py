"""What the buttons of a draft carry. Plans and items by their places in the file; untrusted input."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.ids import Count, Id
from roadmap.choices_values import What


class DraftView(CallbackData, prefix="d1"):
    """A screen of a draft; `drop` asks once more, `drop-yes` drops."""

    draft_id: Id
    view: Literal["preview", "plans", "columns", "changes", "questions", "drop", "drop-yes", "load"]
    page: Count = 0


class DraftPlan(CallbackData, prefix="d2"):
    """A page of the items of a plan; the plan after the last one are the duties of the order's text."""

    draft_id: Id
    plan: Count
    page: Count = 0


class DraftItem(CallbackData, prefix="d3"):
    draft_id: Id
    plan: Count
    item: Count
    view: Literal["item", "asked", "kind", "evidence"] = "item"


class DraftSet(CallbackData, prefix="d4"):
    """A choice about an item; `value` is a word of the subject, or the number of an option."""

    draft_id: Id
    plan: Count
    item: Count
    what: What
    value: str


class DraftType(CallbackData, prefix="d5"):
    """A term, a day or a short name is to be typed."""

    draft_id: Id
    plan: Count
    item: Count
    what: What


class DraftAnswer(CallbackData, prefix="d6"):
    """How a question is settled, or that it waits."""

    draft_id: Id
    question: Count
    way: Literal["take", "read0", "read1", "type", "skip", "seen", "later"]


class DraftAgree(CallbackData, prefix="d7"):
    """The typed term is right; of two readings which one; -1 types it anew."""

    draft_id: Id
    reading: int = Field(default=0, ge=-1, le=9)


class DraftWhole(CallbackData, prefix="d8"):
    """A choice about the whole order."""

    draft_id: Id
    what: What
    value: bool
