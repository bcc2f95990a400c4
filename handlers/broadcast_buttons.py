"""What the buttons of `/broadcast` carry. Untrusted input."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Count, Id


class BroadcastTo(CallbackData, prefix="qb1"):
    """Whom: all, a cluster, chosen schools; «ask» is the question itself."""

    to: Literal["ask", "all", "cluster", "schools"] = "ask"
    cluster_id: Id = 0
    page: Count = 0


class BroadcastTick(CallbackData, prefix="qt1"):
    """A school is chosen, or is not any more."""

    organization_id: Id
    page: Count = 0


class BroadcastSend(CallbackData, prefix="qy1"):
    """Yes or no to the letter as act `kept` has left it."""

    kept: Id
    act: Literal["yes", "no"] = "yes"


class BroadcastDone(CallbackData, prefix="qd1"):
    """The schools are chosen: on to the words."""


class BroadcastReach(CallbackData, prefix="qw1"):
    """«Кто получил»."""

    broadcast_id: Id
