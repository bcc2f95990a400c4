"""What the buttons of `/invite` carry."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Count, Id


class OpenInvites(CallbackData, prefix="iv1"):
    """A view: all of it, schools to tick, links that work, what is asked before many are ended."""

    view: Literal["desk", "choose", "links", "again", "end"] = "desk"
    page: Count = 0


class GiveLinks(CallbackData, prefix="ig1"):
    whom: Literal["without", "again", "chosen"]


class TickInvited(CallbackData, prefix="ik1"):
    """A school is chosen, or not any more; `page` is where it stands."""

    organization_id: Id
    page: Count = 0


class EndLink(CallbackData, prefix="ie1"):
    """«Отозвать»; link 0 is all of them."""

    invite_id: Id = 0
    page: Count = 0
