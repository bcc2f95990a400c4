"""What the buttons of reminding and of calling carry. Untrusted input."""

from datetime import date
from typing import Literal

from aiogram.filters.callback_data import CallbackData

from handlers.ids import Count, Id
from handlers.summary_buttons import Day
from services.scope import Scope


class Chase(CallbackData, prefix="qn1"):
    """«Напомнить, кто не ответил»: whom of a list, then yes; `stamp`: the newest one by then."""

    roadmap: Id = 0
    item: Id = 0
    place: Id = 0
    cluster: Id = 0
    month: Day = 0
    act: Literal["ask", "all", "new", "no"] = "ask"
    stamp: Count = 0

    @property
    def scope(self) -> Scope:
        month = date.fromordinal(self.month).replace(day=1) if self.month else None
        return Scope(self.roadmap, self.item, self.place, self.cluster, month)


class ChaseBatch(CallbackData, prefix="qr1"):
    """«Кто получил»: `batch` is what ordered it."""

    batch: Id


class CallList(CallbackData, prefix="qc1"):
    """«Кому позвонить»."""

    page: Count = 0


class CallSchool(CallbackData, prefix="qs1"):
    organization_id: Id
    act: Literal["open", "called", "back", "hold", "show"] = "open"


def chase(scope: Scope, act: Literal["ask", "all", "new", "no"] = "ask", stamp: int = 0) -> str:
    """A past day's list is reminded of as it stands today."""
    return Chase(
        roadmap=scope.roadmap_id,
        item=scope.item_id,
        place=scope.place_id,
        cluster=scope.cluster_id,
        month=scope.month.toordinal() if scope.month else 0,
        act=act,
        stamp=stamp,
    ).pack()
