"""The events of order 594 in the database: both sides of a meeting, one day for three plans (RULES §7)."""

from collections import Counter
from dataclasses import replace

from sqlalchemy import func, select

from roadmap.model import Order
from services.orders import Orders
from storage.database import Database
from storage.schema import event, event_window, item, roadmap, window


async def events_of(database: Database) -> list[tuple[str, str]]:
    """Each event's name and its windows, «ДК1:1.2 30.12 ДК1:1.8 30.12», in the order of their days."""
    statement = (
        select(event.c.id, event.c.title, roadmap.c.code, item.c.key, window.c.due)
        .join_from(event, event_window)
        .join(window, window.c.id == event_window.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .order_by(window.c.due, roadmap.c.position, item.c.position)
    )
    found: dict[int, tuple[str, list[str]]] = {}
    async with database.read() as conn:
        for id_, title, code, key, due in await conn.execute(statement):
            found.setdefault(id_, (title, []))[1].append(f"{code}:{key} {due:%d.%m}")
    return [(title, " ".join(windows)) for title, windows in found.values()]


async def test_the_methodical_day_of_three_plans_is_one_event(database: Database, order_594: Order) -> None:
    await Orders(database).import_order(order_594)

    days = [windows for title, windows in await events_of(database) if title == "методический день"]
    assert days == ["ДК1:3.4 28.04 ДК2:3.3 28.04 ДК3:3.2+1 28.04"]


async def test_both_sides_of_every_webinar_are_one_event(database: Database, order_594: Order) -> None:
    await Orders(database).import_order(order_594)

    assert [windows for title, windows in await events_of(database) if title == "вебинар"] == [
        "ДК1:2.3 30.12 ДК1:2.6 30.12",
        "ДК2:2.3 31.07 ДК2:2.5 31.07",
        "ДК3:2.3 31.07 ДК3:2.5 31.07",
        "ДК1:2.4 31.08 ДК1:2.6 31.08",
    ]


async def test_meetings_stay_those_of_their_plans(database: Database, order_594: Order) -> None:
    """One for several plans is proposed, not made: in ДК3 the schools come in January, March and June."""
    await Orders(database).import_order(order_594)

    meetings = Counter(
        " ".join(side for side in windows.split() if ":" in side)
        for title, windows in await events_of(database)
        if title == "совещание"
    )
    assert meetings == {"ДК1:1.2 ДК1:1.8": 5, "ДК2:1.2 ДК2:1.7": 10, "ДК3:1.2": 7, "ДК3:1.2 ДК3:1.6": 3}


async def test_an_event_known_before_gains_the_other_plans(database: Database, order_594: Order) -> None:
    first, *_ = order_594.roadmaps
    await Orders(database).import_order(replace(order_594, roadmaps=(first,)))

    await Orders(database).import_order(order_594)

    days = [windows for title, windows in await events_of(database) if title == "методический день"]
    assert days == ["ДК1:3.4 28.04 ДК2:3.3 28.04 ДК3:3.2+1 28.04"]


async def test_no_window_is_left_without_an_event(database: Database, order_594: Order) -> None:
    await Orders(database).import_order(order_594)

    async with database.read() as conn:
        held = select(func.count()).select_from(window).join(item).where(item.c.kind == "event")
        joined = select(func.count()).select_from(event_window)
        assert (await conn.execute(held)).scalar_one() == (await conn.execute(joined)).scalar_one()
