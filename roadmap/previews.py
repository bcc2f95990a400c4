"""What will happen when an order is loaded, in figures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.asking import asked_windows
from roadmap.choices import items_of
from roadmap.choices_items import asks_nobody
from roadmap.model import Item, ItemKind, Obligation, Order, Roadmap


class Fate(StrEnum):
    """What becomes of an item; each has exactly one."""

    SCHOOLS = "schools"  # schools answer
    EVENT = "event"  # a meeting: it gets its date, afterwards attendance
    OURS = "ours"  # the centre's own, or another body's
    ORDER = "order"  # the order itself fulfils it
    SUM = "sum"  # the schools' answers together are its answer
    PAST = "past"  # its days were over before the order came
    UNDATED = "undated"  # its term is not clear yet
    NOBODY = "nobody"  # a person wants no question of it


def find_days(order: Order, plan: Roadmap, item: Item) -> tuple[date, ...]:
    """The days until which it is asked; what was over before the order came is not."""
    windows = asked_windows(item, plan.period, order.reporting, order.date)
    return tuple(sorted({window.due for window in windows if not window.is_past}))


def find_fate(order: Order, plan: Roadmap, item: Item) -> Fate:
    if asks_nobody(item):
        return Fate.NOBODY
    if item.done_by_order or item.sum_of:
        return Fate.ORDER if item.done_by_order else Fate.SUM
    if not item.schedule.windows:
        return Fate.UNDATED
    if not find_days(order, plan, item):
        return Fate.PAST
    if item.kind is ItemKind.EVENT:
        return Fate.EVENT
    return Fate.SCHOOLS if item.for_schools else Fate.OURS


@dataclass(frozen=True, slots=True)
class PlanPreview:
    plan: Roadmap
    fates: tuple[tuple[Fate, int], ...]

    @property
    def items(self) -> int:
        return sum(count for _, count in self.fates)


def preview_plans(order: Order) -> tuple[PlanPreview, ...]:
    """With the fates that there are, in their order."""
    previews = []
    for plan in order.roadmaps:
        found = [find_fate(order, plan, item) for item in items_of(plan)]
        fates = tuple((fate, found.count(fate)) for fate in Fate if fate in found)
        previews.append(PlanPreview(plan, fates))
    return tuple(previews)


def count_numbers_only(order: Order) -> int:
    return sum(item.kind is ItemKind.NUMBERS_ONLY for plan in order.roadmaps for item in items_of(plan))


def asked_duties(order: Order) -> tuple[Obligation, ...]:
    """The duties of the order's own text that somebody will be asked about."""
    return tuple(duty for duty in order.obligations if duty.has_deliverable and duty.asked)
