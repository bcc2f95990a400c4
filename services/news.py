"""What has happened to orders that a person's daily message is still to tell (promise 7).

Told is what stands in the subjects of the daily messages themselves: written in the commit that orders the
message, it survives every kill, and a message that was dropped has told nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from services.agenda import addressed
from services.amendments import News, sum_up
from services.calendar import Calendar
from services.recipients import bound_by, find_untold
from storage import announcements, assignments, news
from storage.announcements import OrderRow
from storage.assignments import AssignmentRow
from storage.members import Member
from storage.news import DutiesChanged, Told

KEPT = timedelta(days=62)
"""Older news, of before July and August, are told by nobody: the month's plans have said what stands."""
Subject = Mapping[str, Sequence[int]]
"""What a message was ordered to tell: ids of changes and of orders (`News.subject`)."""
NOTHING_TOLD = Told()


async def find_news(
    conn: AsyncConnection,
    calendar: Calendar,
    around: Sequence[Member],
    today: date,
    ordered: Subject | None = None,
) -> dict[int, News]:
    """What each of these people is to be told, or what of `ordered` still holds; nobody with nothing."""
    since = start_of(calendar, today - KEPT)
    places = {member.organization_id for member in around}
    changes = await news.changes_of(conn, places, since)
    orders = await announcements.announced_since(conn, since)
    if ordered is not None:
        changes = [each for each in changes if each.id in ordered.get("changes", ())]
        orders = [each for each in orders if each.id in ordered.get("orders", ())]
    if not changes and not orders:
        return {}
    people = {member.person_id for member in around}
    told = await news.told_by_day(conn, people, since.date(), today) if ordered is None else {}
    amended = await _amended(conn, changes, around, told, today)
    announced = await _announced(conn, orders, around, told, today)
    return {
        person_id: replace(amended.get(person_id, News()), orders=tuple(announced.get(person_id, ())))
        for person_id in sorted({*amended, *announced})
    }


def start_of(calendar: Calendar, day: date) -> datetime:
    return datetime.combine(day, time(), calendar.zone)


async def _amended(
    conn: AsyncConnection,
    changes: Sequence[DutiesChanged],
    around: Sequence[Member],
    told: Mapping[int, Told],
    today: date,
) -> dict[int, News]:
    """Each duty to whoever is asked for it; a person who joined later was greeted with what stands."""
    touched = {id_ for each in changes for ids in each.duties.values() for id_ in ids}
    standing, gone = await assignments.standing_or_not(conn, touched, today)
    everything = {row.id: row for row in (*standing, *gone)}
    heard: dict[int, list[DutiesChanged]] = {}
    seen: dict[int, dict[int, AssignmentRow]] = {}
    for each in changes:
        there = [m for m in around if m.organization_id == each.organization_id and m.joined_at <= each.at]
        rows = [everything[id_] for ids in each.duties.values() for id_ in ids if id_ in everything]
        for person_id, mine in addressed(rows, there).items():
            if each.id not in told.get(person_id, NOTHING_TOLD).changes:
                own = {row.id: row for row in mine}
                seen.setdefault(person_id, {}).update(own)
                duties = {name: [id_ for id_ in ids if id_ in own] for name, ids in each.duties.items()}
                heard.setdefault(person_id, []).append(replace(each, duties=duties))
    left = {row.id for row in gone}
    found = {person_id: _sum(mine, seen[person_id], left) for person_id, mine in heard.items()}
    return {person_id: each for person_id, each in found.items() if each.amendments}


def _sum(changes: Sequence[DutiesChanged], rows: Mapping[int, AssignmentRow], gone: set[int]) -> News:
    here = {id_: row for id_, row in rows.items() if id_ not in gone}
    lost = {id_: row for id_, row in rows.items() if id_ in gone}
    return News(sum_up(changes, here, lost), tuple(each.id for each in changes))


async def _announced(
    conn: AsyncConnection,
    orders: Sequence[OrderRow],
    around: Sequence[Member],
    told: Mapping[int, Told],
    today: date,
) -> dict[int, list[OrderRow]]:
    """Orders whose announcement did not reach a school by a message of its own."""
    if not orders:
        return {}
    bound = await bound_by(conn, orders, around, today)
    reached = await announcements.told(conn, [order.id for order in orders])
    found: dict[int, list[OrderRow]] = {}
    for order in orders:
        heard = {person_id for person_id, each in told.items() if order.id in each.orders}
        known = heard | reached.get(order.id, set())
        for person_id in {each.addressee for each in find_untold(bound.get(order.id, ()), order, known)}:
            if person_id is not None:
                found.setdefault(person_id, []).append(order)
    return found
