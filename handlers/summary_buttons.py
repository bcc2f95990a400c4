"""What the buttons of the summary carry: a view of a scope. Untrusted input."""

from datetime import date
from typing import Annotated, Literal, get_args

from aiogram.filters.callback_data import CallbackData
from pydantic import BaseModel, Field

from handlers.ids import Count, Id
from services.scope import Scope

View = Literal["total", "roadmaps", "clusters", "schools", "items", "silent", "troubles", "unproved", "ours"]
VIEWS: tuple[View, ...] = get_args(View)
Day = Annotated[int, Field(ge=0, le=800_000)]
"""A day as its ordinal; 0 is none."""


class Narrowed(BaseModel):
    """A scope in a button; every id is 0 where nothing is chosen."""

    roadmap: Id = 0
    item: Id = 0
    place: Id = 0
    cluster: Id = 0
    month: Day = 0
    day: Day = 0

    @property
    def scope(self) -> Scope:
        return Scope(
            self.roadmap, self.item, self.place, self.cluster, _day(self.month, first=True), _day(self.day)
        )


class Overview(Narrowed, CallbackData, prefix="s2"):
    """One view of the summary, in place."""

    view: View = "total"
    page: Count = 0


class ShowPicture(Narrowed, CallbackData, prefix="s3"):
    """«Картинка» of a scope."""

    is_dark: bool = False


def overview(scope: Scope, view: View = "total", page: int = 0) -> str:
    return Overview(**scope_ids(scope), view=view, page=page).pack()


def picture(scope: Scope, *, is_dark: bool = False) -> str:
    return ShowPicture(**scope_ids(scope), is_dark=is_dark).pack()


def scope_ids(scope: Scope) -> dict[str, int]:
    return {
        "roadmap": scope.roadmap_id,
        "item": scope.item_id,
        "place": scope.place_id,
        "cluster": scope.cluster_id,
        "month": scope.month.toordinal() if scope.month else 0,
        "day": scope.day.toordinal() if scope.day else 0,
    }


def _day(number: int, *, first: bool = False) -> date | None:
    day = date.fromordinal(number) if number else None
    return day.replace(day=1) if day and first else day
