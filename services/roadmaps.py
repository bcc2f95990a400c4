"""One roadmap of an order: its items, when each is asked, whom it asks, and the events among them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from roadmap.asking import AskedWindow, asked_windows
from roadmap.model import Item, ItemKind, Order, Roadmap
from roadmap.pairs import Happening, pair
from storage import orders
from storage.database import Transaction

SCHOOLS = "schools"


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whose ids the words of `Item.asked` are."""

    issuer: int
    bodies: Mapping[str, int]
    clusters: Mapping[str, Sequence[int]]
    schools: Sequence[int]

    def of(self, item: Item) -> frozenset[int]:
        """The schools of the asked clusters, all schools, or the one leading body."""
        if not item.for_schools:
            leading = item.asked[0] if item.asked else ""
            return frozenset({self.bodies.get(leading, self.issuer)})
        if SCHOOLS in item.asked:
            return frozenset(self.schools)
        return frozenset(each for code in item.asked for each in self.clusters.get(code, ()))


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import changed in its roadmaps."""

    items_added: int = 0
    items_changed: int = 0
    items_withdrawn: int = 0
    windows_changed: int = 0
    assignments_added: int = 0
    assignments_withdrawn: int = 0

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item, its id and its section's number in the plan."""

    id: int
    section: int
    item: Item


@dataclass(frozen=True, slots=True)
class _Asked:
    """A window of an item, stored as `id`."""

    id: int
    placed: _Placed
    window: AskedWindow


async def put_roadmap(
    tx: Transaction, order: Order, plan: Roadmap, roadmap_id: int, addressees: Addressees
) -> Changes:
    placed, changes = await _put_items(tx, plan, roadmap_id)
    asked, moved = await _put_windows(tx, order, plan, roadmap_id, placed)
    await _put_events(tx, [each for each in asked if each.placed.item.kind is ItemKind.EVENT])
    wanted = {
        (each.id, organization_id): each.window.due
        for each in asked
        if not each.window.is_past
        for organization_id in addressees.of(each.placed.item)
    }
    added, withdrawn = await orders.put_assignments(tx.conn, roadmap_id, wanted, moved, tx.now)
    return changes + Changes(
        windows_changed=len(moved), assignments_added=added, assignments_withdrawn=withdrawn
    )


async def _put_items(tx: Transaction, plan: Roadmap, roadmap_id: int) -> tuple[list[_Placed], Changes]:
    titles = [section.title for section in plan.sections]
    sections = await orders.put_sections(tx.conn, roadmap_id, titles)
    everything = [(number, item) for number, section in enumerate(plan.sections) for item in section.items]
    rows = [
        _item_row(item, sections[number], position) for position, (number, item) in enumerate(everything, 1)
    ]
    brought, withdrawn = await orders.put_items(tx.conn, roadmap_id, rows, tx.now)
    placed = [_Placed(brought.ids[item.key,], number, item) for number, item in everything]
    await orders.put_indicators(tx.conn, [each.id for each in placed], list(_indicator_rows(placed)))
    return placed, Changes(brought.added, len(brought.before), withdrawn)


async def _put_windows(
    tx: Transaction, order: Order, plan: Roadmap, roadmap_id: int, placed: Sequence[_Placed]
) -> tuple[list[_Asked], Mapping[int, date]]:
    """The windows, and the former due day of those that changed."""
    wanted = [
        (each, window)
        for each in placed
        for window in asked_windows(each.item, plan.period, order.reporting, order.date)
    ]
    rows = [_window_row(each.id, window) for each, window in wanted]
    brought = await orders.put_windows(tx.conn, roadmap_id, rows, tx.now)
    asked = [_Asked(brought.ids[each.id, window.end], each, window) for each, window in wanted]
    return asked, {window_id: row["due"] for window_id, row in brought.before.items()}


async def _put_events(tx: Transaction, asked: Sequence[_Asked]) -> None:
    """A meeting for every event window that has none, one for both sides where that is certain."""
    by_window = {each.id: each for each in asked}
    known = await orders.events_of(tx.conn, by_window)
    for meeting in pair(map(_happening, asked)):
        windows = [side.window_id for side in meeting]
        new = [each for each in windows if each not in known]
        if new:
            event_id = next((known[each] for each in windows if each in known), None)
            if event_id is None:
                event_id = await orders.add_event(tx.conn, by_window[windows[-1]].placed.item.short_name)
            await orders.join_event(tx.conn, [(each, event_id) for each in new])


def _happening(asked: _Asked) -> Happening:
    item = asked.placed.item
    assert item.side is not None
    return Happening(asked.id, asked.placed.section, asked.window.end, item.side, item.measure)


def _item_row(item: Item, section_id: int, position: int) -> dict[str, Any]:
    same = ("key", "number", "level", "measure", "description", "term", "responsible", "result")
    understood = ("short_name", "kind", "evidence", "for_schools")
    return {
        **{name: getattr(item, name) for name in (*same, *understood)},
        "section_id": section_id,
        "position": position,
        "side": item.side if item.kind is ItemKind.EVENT else None,
        "schedule_kind": item.schedule.kind,
        "conditional": item.schedule.conditional,
        "asked": list(item.asked),
    }


def _indicator_rows(placed: Sequence[_Placed]) -> Iterator[dict[str, Any]]:
    for each in placed:
        for position, target in enumerate(each.item.indicators, 1):
            values = {"op": target.op, "value": target.value, "unit": target.unit, "of": target.of}
            yield {"item_id": each.id, "position": position, **values}


def _window_row(item_id: int, window: AskedWindow) -> dict[str, Any]:
    names = ("start", "end", "printed_due", "opens", "due", "interim", "collected")
    return {"item_id": item_id, **{name: getattr(window, name) for name in names}}
