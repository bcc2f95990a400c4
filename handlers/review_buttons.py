"""What the buttons of the review carry: ids and words of the subject. Untrusted input."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Count, Id
from roadmap.model import Status

Of = Literal["item", "school", "age"]


class OpenQueue(CallbackData, prefix="v1"):
    """The groups of what waits."""

    by: Literal["item", "school"] = "item"
    page: Count = 0


class OpenReview(CallbackData, prefix="v2"):
    """A pile from its first answer, or one answer of it."""

    of: Of
    id: Id = 0
    reply_id: Id = 0


class Judge(CallbackData, prefix="v3"):
    of: Of
    id: Id
    reply_id: Id
    act: Literal["accept", "reasons", "next", "files"]


class AcceptAll(CallbackData, prefix="v4"):
    """All answers to an item as they waited when the button was shown."""

    of: Of
    id: Id
    item_id: Id
    upto: Id


class SendBack(CallbackData, prefix="v5"):
    """Back to the school, for one of the ready reasons."""

    of: Of
    id: Id
    reply_id: Id
    reason: Literal["number", "document", "responsible", "unreadable"]


class Unjudge(CallbackData, prefix="v6"):
    """All that the act of inbox row `cause` has judged waits again."""

    of: Of
    id: Id
    cause: Id


class Automatic(CallbackData, prefix="v7"):
    """What accepts itself, and the switch."""

    act: Literal["look", "on", "off"] = "look"


class Inquire(CallbackData, prefix="v8"):
    """A school's question about a return; 0 is the oldest."""

    reply_id: Id = 0
    act: Literal["open", "answer", "keep"] = "open"


class AskCentre(CallbackData, prefix="v9"):
    """The school's side of a return."""

    reply_id: Id
    is_open: bool = True


class PhonedSchools(CallbackData, prefix="h1"):
    """For which school something is to be written down."""

    page: Count = 0


class PhonedItems(CallbackData, prefix="h2"):
    organization_id: Id
    page: Count = 0


class PhonedItem(CallbackData, prefix="h3"):
    assignment_id: Id


class PhonedPress(CallbackData, prefix="h4"):
    assignment_id: Id
    status: Status


class PhonedUndo(CallbackData, prefix="h5"):
    reply_id: Id
