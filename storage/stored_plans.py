"""A stored plan as the subject knows it: what was printed and what was understood of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.asking import UNTIL_REPORT
from roadmap.model import (
    Baseline,
    Evidence,
    Indicator,
    Item,
    ItemKind,
    Period,
    Roadmap,
    Schedule,
    Section,
    Side,
    TermKind,
    Window,
)
from storage.schema import indicator, item, order, roadmap, section, window

_PRINTED = ("key", "number", "level", "measure", "description", "term", "responsible", "result", "short_name")


async def read_plan(conn: AsyncConnection, roadmap_id: int) -> Roadmap:
    """The plan with the items that stand in it now; moved days are not a part of it."""
    plan = (await conn.execute(select(roadmap).where(roadmap.c.id == roadmap_id))).one()
    items = await _read_items(conn, roadmap_id)
    parts = select(section.c.id, section.c.title).where(section.c.roadmap_id == roadmap_id)
    sections = tuple(
        Section(row.title, tuple(items.get(row.id, ())))
        for row in await conn.execute(parts.order_by(section.c.position))
    )
    period = Period(plan.starts, plan.ends)
    baselines = tuple(Baseline(**each) for each in plan.baselines)
    return Roadmap(plan.code, plan.title, plan.year, period, tuple(plan.clusters), sections, baselines)


async def drop_plan(conn: AsyncConnection, roadmap_id: int) -> None:
    """A draft that nobody was asked about; its order too, when that holds nothing else."""
    order_id = (await conn.execute(select(roadmap.c.order_id).where(roadmap.c.id == roadmap_id))).scalar_one()
    await conn.execute(delete(roadmap).where(roadmap.c.id == roadmap_id))
    others = select(roadmap.c.id).where(roadmap.c.order_id == order_id)
    if (await conn.execute(others)).first() is None:
        await conn.execute(delete(order).where(order.c.id == order_id))


async def _read_items(conn: AsyncConnection, roadmap_id: int) -> Mapping[int, Sequence[Item]]:
    """Section → its items."""
    standing = (item.c.roadmap_id == roadmap_id) & item.c.withdrawn_at.is_(None)
    windows = await _read_windows(conn, roadmap_id)
    indicators = await _read_indicators(conn, roadmap_id)
    found: dict[int, list[Item]] = {}
    for row in await conn.execute(select(item).where(standing).order_by(item.c.position)):
        found.setdefault(row.section_id, []).append(
            _item(row, windows.get(row.id, ()), tuple(indicators.get(row.id, ())))
        )
    return found


def _item(row: Any, windows: Sequence[Any], indicators: tuple[Indicator, ...]) -> Item:
    kind = TermKind(row.schedule_kind)
    shown = tuple(
        Window(each.start, each.end, each.printed_due)
        for each in windows
        if kind in UNTIL_REPORT or not each.interim
    )
    return Item(
        **{name: getattr(row, name) for name in _PRINTED},
        kind=ItemKind(row.kind),
        evidence=Evidence(row.evidence),
        asked=tuple(row.asked),
        schedule=Schedule(row.term, kind, shown, row.conditional, resolved=bool(shown)),
        for_schools=row.for_schools,
        side=Side(row.side) if row.side else None,
        indicators=indicators,
        done_by_order=row.done_by_order,
        sum_of=tuple(row.sum_of),
    )


async def _read_windows(conn: AsyncConnection, roadmap_id: int) -> Mapping[int, Sequence[Any]]:
    rows = await conn.execute(
        select(window)
        .join(item, item.c.id == window.c.item_id)
        .where(item.c.roadmap_id == roadmap_id, window.c.withdrawn_at.is_(None))
        .order_by(window.c.end)
    )
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.item_id, []).append(row)
    return found


async def _read_indicators(conn: AsyncConnection, roadmap_id: int) -> Mapping[int, Sequence[Indicator]]:
    rows = await conn.execute(
        select(indicator)
        .join(item, item.c.id == indicator.c.item_id)
        .where(item.c.roadmap_id == roadmap_id, indicator.c.withdrawn_at.is_(None))
        .order_by(indicator.c.item_id, indicator.c.position)
    )
    found: dict[int, list[Indicator]] = {}
    for row in rows:
        target = Indicator(row.op, row.value, row.unit, row.of, row.source or "", tuple(row.group))
        found.setdefault(row.item_id, []).append(target)
    return found
