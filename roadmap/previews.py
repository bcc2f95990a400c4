"""What will happen when an order is loaded, in figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from roadmap.choices import items_of
from roadmap.choices_items import asks_nobody
from roadmap.model import Item, ItemKind, Obligation, Order, Roadmap


class Fate(StrEnum):
    """What becomes of an item; each has exactly one."""

    SCHOOLS = "schools"  # schools answer
    EVENT = "event"  # a meeting: it gets its date, afterwards attendance
    OURS = "ours"  # the centre's own, or another body's
    SETTLED = "settled"  # the order itself, or the schools' answers together
    UNDATED = "undated"  # its term is not clear yet
    NOBODY = "nobody"  # a person wants no question of it


def find_fate(item: Item) -> Fate:
    if asks_nobody(item):
        return Fate.NOBODY
    if item.done_by_order or item.sum_of:
        return Fate.SETTLED
    if not item.schedule.windows:
        return Fate.UNDATED
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
    return tuple(PlanPreview(plan, _count(items_of(plan))) for plan in order.roadmaps)


def _count(items: Iterable[Item]) -> tuple[tuple[Fate, int], ...]:
    """The fates that there are, in their order."""
    found = [find_fate(item) for item in items]
    return tuple((fate, found.count(fate)) for fate in Fate if fate in found)


def count_numbers_only(order: Order) -> int:
    return sum(item.kind is ItemKind.NUMBERS_ONLY for plan in order.roadmaps for item in items_of(plan))


def asked_duties(order: Order) -> tuple[Obligation, ...]:
    """The duties of the order's own text that somebody will be asked about."""
    return tuple(duty for duty in order.obligations if duty.has_deliverable and duty.asked)
