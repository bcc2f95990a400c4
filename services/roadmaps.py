"""One roadmap of an order: its items, when each is asked, whom it asks, and the events among them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from roadmap.asking import AskedWindow, asked_windows
from roadmap.choices_values import Value, What, window_place
from roadmap.duties import CODE, PAIRS, opened
from roadmap.model import Item, ItemKind, Order, Roadmap
from roadmap.pairs import Happening, build_happening
from roadmap.workdays import WorkDays
from services.addressees import Addressees
from services.affected import Affected, Changes, find_affected
from services.edits import note_items, note_moves
from storage import orders
from storage.assigning import Assigned, put_assignments
from storage.database import Transaction
from storage.partners import put_partners
from storage.standing_choices import decided

PRINTED = ("number", "level", "measure", "description", "term", "responsible", "result")


@dataclass(frozen=True, slots=True)
class PutRoadmap:
    """What became of a plan: `items` are the ids by their keys, `done` those that the order itself fulfils.

    `happenings`: the windows of its events.
    """

    changes: Changes
    affected: Affected
    items: Mapping[str, int]
    done: Sequence[int]
    happenings: Sequence[Happening]


@dataclass(frozen=True, slots=True)
class Source:
    """The order that the plans come from, and whom its words mean.

    `is_agreed`: a person has looked at what was proposed, and loads it so. `author_id`: who loads it.
    """

    order: Order
    addressees: Addressees
    workdays: WorkDays
    is_agreed: bool = False
    author_id: int | None = None

    def windows_of(self, item: Item, plan: Roadmap) -> tuple[AskedWindow, ...]:
        """A duty of the order's own text begins to be asked shortly before its date."""
        found = asked_windows(item, plan.period, self.order.reporting, self.order.date)
        if plan.code != CODE:
            return found
        return tuple(opened(each, item, self.order.date, self.workdays) for each in found)


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


async def put_roadmap(tx: Transaction, source: Source, plan: Roadmap, roadmap_id: int) -> PutRoadmap:
    placed, changes, reworded = await _put_items(tx, source, plan, roadmap_id)
    asked, moved = await _put_windows(tx, source, plan, roadmap_id, placed)
    sums = [each.id for each in placed if each.item.sum_of and not each.item.done_by_order]
    summed = await orders.put_summed(tx.conn, sums, is_agreed=source.is_agreed)
    wanted = {
        (each.id, organization_id): each.window.due
        for each in asked
        if not each.window.is_past and each.placed.id not in summed
        for organization_id in source.addressees.of(each.placed.item)
    }
    done = await put_assignments(tx.conn, roadmap_id, wanted, moved, tx.now)
    partners = await _put_partners(tx, source.addressees, placed, done)
    added = Changes(
        windows_changed=len(moved),
        assignments_added=len(done.added),
        assignments_withdrawn=len(done.withdrawn),
    )
    return PutRoadmap(
        changes=changes + added,
        affected=find_affected(done, reworded, partners),
        items={each.item.key: each.id for each in placed},
        done=[each.id for each in placed if each.item.done_by_order],
        happenings=[
            build_happening(each.id, each.window.end, each.placed.item, plan.code, each.placed.section)
            for each in asked
            if each.placed.item.kind is ItemKind.EVENT
        ],
    )


async def _put_items(
    tx: Transaction, source: Source, plan: Roadmap, roadmap_id: int
) -> tuple[list[_Placed], Changes, frozenset[int]]:
    """The items, what changed, and the ids of those that now read otherwise."""
    titles = [section.title for section in plan.sections]
    sections = await orders.put_sections(tx.conn, roadmap_id, titles)
    everything = [(number, item) for number, section in enumerate(plan.sections) for item in section.items]
    rows = [
        _item_row(item, sections[number], position) for position, (number, item) in enumerate(everything, 1)
    ]
    brought, withdrawn = await orders.put_items(tx.conn, roadmap_id, rows, tx.now)
    placed = [_Placed(brought.ids[item.key,], number, item) for number, item in everything]
    await note_items(tx, source.author_id, brought.before, {each["key"]: each for each in rows})
    await orders.put_indicators(tx.conn, [each.id for each in placed], list(_indicator_rows(placed)), tx.now)
    reworded = frozenset(
        each.id
        for each in placed
        if each.id in brought.before
        and any(brought.before[each.id][name] != getattr(each.item, name) for name in PRINTED)
    )
    return placed, Changes(brought.added, len(brought.before), withdrawn), reworded


async def _put_partners(
    tx: Transaction, addressees: Addressees, placed: Sequence[_Placed], done: Assigned
) -> Mapping[int, int]:
    """Assignment → the other school of its pair."""
    items = {each.id: each.item for each in placed}
    if not any(PAIRS in item.asked for item in items.values()):
        return {}
    found = {
        each.id: addressees.partner_of(items[each.item_id], each.organization_id) for each in done.standing
    }
    partners = {each: other for each, other in found.items() if other is not None}
    await put_partners(tx.conn, list(found), partners)
    return partners


async def _put_windows(
    tx: Transaction, source: Source, plan: Roadmap, roadmap_id: int, placed: Sequence[_Placed]
) -> tuple[list[_Asked], Mapping[int, date]]:
    """The windows, and the former due day of those that changed; a day that a person moved stays moved."""
    moved = await decided(tx.conn, roadmap_id, What.DUE)
    wanted = [
        (each, _moved(window, moved.get(window_place(plan.code, each.item.key, window.end))))
        for each in placed
        for window in source.windows_of(each.item, plan)
    ]
    rows = [_window_row(each.id, window) for each, window in wanted]
    brought = await orders.put_windows(tx.conn, roadmap_id, rows, tx.now)
    asked = [_Asked(brought.ids[each.id, window.end], each, window) for each, window in wanted]
    await note_moves(tx, source.author_id, brought.before, {each.id: each.window.due for each in asked})
    return asked, {window_id: row["due"] for window_id, row in brought.before.items()}


def _moved(window: AskedWindow, day: Value | None) -> AskedWindow:
    if day is None:
        return window
    due = date.fromisoformat(str(day))
    return replace(window, due=due, opens=min(window.opens, due))


def _item_row(item: Item, section_id: int, position: int) -> dict[str, Any]:
    same = ("key", "number", "level", "measure", "description", "term", "responsible", "result")
    understood = ("short_name", "kind", "evidence", "for_schools", "recommended", "done_by_order")
    return {
        **{name: getattr(item, name) for name in (*same, *understood)},
        "section_id": section_id,
        "position": position,
        "side": item.side if item.kind is ItemKind.EVENT else None,
        "schedule_kind": item.schedule.kind,
        "conditional": item.schedule.conditional,
        "asked": list(item.asked),
        "sum_of": list(item.sum_of),
    }


def _indicator_rows(placed: Sequence[_Placed]) -> Iterator[dict[str, Any]]:
    for each in placed:
        for position, target in enumerate(each.item.indicators, 1):
            values = {name: getattr(target, name) for name in ("op", "value", "unit", "of")}
            origin = {"source": target.source or None, "group": list(target.group)}
            yield {"item_id": each.id, "position": position, **values, **origin}


def _window_row(item_id: int, window: AskedWindow) -> dict[str, Any]:
    names = ("start", "end", "printed_due", "opens", "due", "interim", "collected")
    return {"item_id": item_id, **{name: getattr(window, name) for name in names}}
