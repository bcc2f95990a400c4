"""What the buttons of `/report` carry: ids, days as ordinals, words of the subject. Untrusted input."""

from datetime import date
from typing import Annotated, Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.ids import Count, Id

Day = Annotated[int, Field(ge=700_000, le=800_000)]
Part = Literal["problems", "conclusions", "decisions"]
FramePart = Literal["letterhead", "addressee", "post", "name"]


class ReportOrders(CallbackData, prefix="oo1"):
    """The orders that can be reported on."""


class ReportDays(CallbackData, prefix="od1"):
    """The reporting dates of an order."""

    order_id: Id


class OpenReport(CallbackData, prefix="os1"):
    order_id: Id
    day: Day


class ReportRows(CallbackData, prefix="ol1"):
    """The rows without a text, those with answers that nobody has accepted, or all."""

    order_id: Id
    day: Day
    of: Literal["empty", "waiting", "all"] = "empty"
    page: Count = 0


class ReportRow(CallbackData, prefix="ow1"):
    """A row to be filled; 0 is the first without a text. `own`: its text makes itself again."""

    order_id: Id
    day: Day
    item_id: Id = 0
    act: Literal["open", "next", "own"] = "open"


class ReportPart(CallbackData, prefix="ox1"):
    """The closing parts; without one, their list. `own`: back to the draft."""

    order_id: Id
    day: Day
    part: Part | None = None
    act: Literal["open", "own"] = "open"


class ReportFrame(CallbackData, prefix="oz1"):
    """What stands around the paper; without a part, their list."""

    order_id: Id
    day: Day
    part: FramePart | None = None


class ReportFile(CallbackData, prefix="oy1"):
    """«Скачать Word»."""

    order_id: Id
    day: Day


class SchoolPaperFile(CallbackData, prefix="oh1"):
    """«Справка по школе»."""

    organization_id: Id


class MonthPlanFile(CallbackData, prefix="om1"):
    """«План центра на месяц»: any day of the month."""

    day: Day


def day_of(data: OpenReport | ReportRows | ReportRow | ReportPart | ReportFrame | ReportFile) -> date:
    return date.fromordinal(data.day)
