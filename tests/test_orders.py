"""Importing an order: what is stored, what stays when it is imported again or amended."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from sample_orders import (
    BODYS,
    CONTINUING,
    DECEMBER,
    DEED,
    HOLDING,
    PAST,
    TAKING_PART,
    amended,
    item,
    month,
    order,
)
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Order, School, Window
from services.orders import Orders
from storage.database import Database
from storage.schema import assignment, event_window, metadata, organization, reply
from storage.schema import item as items
from storage.schema import window as windows
from storage.stored_orders import get_totals

JANUARY = Window(date(2023, 1, 1), date(2023, 1, 31), date(2023, 1, 31))


async def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    async with database.read() as conn:
        return {
            table.name: sorted((tuple(row) for row in await conn.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


async def asked_of(database: Database, number: str, *, withdrawn: bool = False) -> set[tuple[str, date]]:
    """Who is asked for an item, and by when."""
    statement = (
        select(organization.c.short_name, assignment.c.due)
        .join_from(assignment, organization)
        .join(windows, windows.c.id == assignment.c.window_id)
        .join(items, items.c.id == windows.c.item_id)
        .where(items.c.number == number)
    )
    gone = assignment.c.withdrawn_at
    async with database.read() as conn:
        rows = await conn.execute(statement.where(gone.is_not(None) if withdrawn else gone.is_(None)))
        return {(row[0], row[1]) for row in rows}


async def import_order(database: Database, what: Order) -> None:
    await Orders(database).import_order(what)


async def test_a_deed_is_asked_of_the_schools_of_its_cluster(database: Database) -> None:
    await import_order(database, order(DEED))

    assert await asked_of(database, "1.1") == {("СШ № 9", DECEMBER.due), ("СШ № 11", DECEMBER.due)}


async def test_a_window_that_ended_before_the_order_is_kept_but_not_asked(database: Database) -> None:
    await import_order(database, order(PAST))

    assert {due for _, due in await asked_of(database, "1.2")} == {DECEMBER.due}
    async with database.read() as conn:
        assert len((await conn.execute(select(windows))).all()) == 2


async def test_a_whole_year_is_asked_at_the_collecting_dates_of_every_school(database: Database) -> None:
    await import_order(database, order(CONTINUING))

    asked = await asked_of(database, "1.3")
    assert Counter(due for _, due in asked) == {date(2023, 1, 13): 3, date(2023, 6, 30): 3}
    async with database.read() as conn:
        rows = await conn.execute(select(windows.c.opens, windows.c.interim).order_by(windows.c.due))
        assert [tuple(row) for row in rows] == [(date(2023, 1, 1), True), (date(2023, 6, 1), False)]


async def test_bodies_share_one_assignment_of_the_leading_one(database: Database) -> None:
    await import_order(database, order(BODYS))

    assert await asked_of(database, "1.4") == {("ОЦПРМСО", DECEMBER.due)}


async def test_the_issuing_body_is_the_root_and_known_by_its_initials(database: Database) -> None:
    await import_order(database, order(HOLDING))

    async with database.read() as conn:
        root = (await conn.execute(select(organization).where(organization.c.parent_id.is_(None)))).one()
        assert (root.short_name, root.kind) == ("УОГ", "municipality")


async def test_both_sides_of_a_meeting_share_one_event(database: Database) -> None:
    await import_order(database, order(HOLDING, TAKING_PART))

    async with database.read() as conn:
        assert len(set((await conn.execute(select(event_window.c.event_id))).scalars())) == 1
        assert len((await conn.execute(select(event_window))).all()) == 2


async def test_meetings_of_different_words_stay_apart(database: Database) -> None:
    contest = replace(TAKING_PART, measure="Участие в конкурсе педагогических практик")
    await import_order(database, order(HOLDING, contest))

    async with database.read() as conn:
        assert len(set((await conn.execute(select(event_window.c.event_id))).scalars())) == 2


async def test_importing_again_changes_nothing(database: Database, order_594: Order) -> None:
    first = await Orders(database).import_order(order_594)
    before = await everything(database)

    second = await Orders(database).import_order(order_594)

    assert first.is_new
    assert not second.is_new
    assert second.changes == type(second.changes)()
    assert await everything(database) == before


async def test_the_real_order_asks_whom_it_should(database: Database, order_594: Order) -> None:
    result = await Orders(database).import_order(order_594)

    assert result.changes.items_added == 71
    async with database.read() as conn:
        asked = await _asked_schools(conn)
    assert {asked[code, number] for code, number in asked if code == "ДК1"} == {6}
    assert asked["ДК2", "1.5"] == 22
    assert asked["ДК2", "3.10"] == 20
    assert {asked[code, number] for code, number in asked if code == "ДК3"} == {43}


async def _asked_schools(conn: AsyncConnection) -> dict[tuple[str, str], int]:
    rows = await conn.execute(
        text(
            "SELECT r.code, i.number, count(DISTINCT a.organization_id) FROM assignment a"
            ' JOIN "window" w ON w.id = a.window_id JOIN item i ON i.id = w.item_id'
            " JOIN roadmap r ON r.id = i.roadmap_id WHERE i.for_schools GROUP BY r.code, i.number"
        )
    )
    return {(row[0], row[1]): row[2] for row in rows}


async def answer(database: Database, number: str) -> None:
    """The first school's answer to an item, as the services write it."""
    async with database.write("answer") as tx:
        found = (
            select(assignment.c.id)
            .join_from(assignment, windows)
            .join(items)
            .where(items.c.number == number)
            .limit(1)
        )
        id_ = (await tx.conn.execute(found)).scalar_one()
        values = {"assignment_id": id_, "status": "done", "comment": "", "author_role": "director"}
        await tx.conn.execute(
            insert(reply), {**values, "at": tx.now, "day": tx.now.date(), "cause": "test:1"}
        )
        reply_id = (await tx.conn.execute(select(reply.c.id))).scalar_one()
        standing = assignment.update().where(assignment.c.id == id_).values(status="done", reply_id=reply_id)
        await tx.conn.execute(standing)


async def answered(database: Database) -> int:
    async with database.read() as conn:
        return len((await conn.execute(select(assignment).where(assignment.c.reply_id.is_not(None)))).all())


async def test_a_changed_wording_keeps_answers(database: Database) -> None:
    before = order(DEED)
    await import_order(database, before)
    await answer(database, "1.1")

    result = await Orders(database).import_order(amended(before, replace(DEED, measure="Иначе сказано")))

    assert (result.changes.items_changed, result.changes.assignments_added) == (1, 0)
    assert await answered(database) == 1


async def test_a_removed_item_is_withdrawn_and_comes_back_with_its_answers(database: Database) -> None:
    before = order(DEED, PAST)
    await import_order(database, before)
    await answer(database, "1.1")

    gone = await Orders(database).import_order(amended(before, PAST))
    assert (gone.changes.items_withdrawn, gone.changes.assignments_withdrawn) == (1, 2)
    assert await asked_of(database, "1.1") == set()

    back = await Orders(database).import_order(before)
    assert back.changes.assignments_added == 2
    assert len(await asked_of(database, "1.1")) == 2
    assert await answered(database) == 1


async def test_a_removed_item_is_not_withdrawn_twice(database: Database) -> None:
    before = order(DEED, PAST)
    await import_order(database, before)
    await import_order(database, amended(before, PAST))
    stored = await everything(database)

    again = await Orders(database).import_order(amended(before, PAST))

    assert again.changes == type(again.changes)()
    assert await everything(database) == stored


async def test_a_moved_term_moves_the_question(database: Database) -> None:
    before = order(DEED)
    await import_order(database, before)

    await import_order(database, amended(before, replace(DEED, schedule=month(JANUARY))))

    assert {due for _, due in await asked_of(database, "1.1")} == {JANUARY.due}
    assert {due for _, due in await asked_of(database, "1.1", withdrawn=True)} == {DECEMBER.due}


async def test_a_day_that_a_person_set_for_one_school_survives(database: Database) -> None:
    before = order(DEED)
    await import_order(database, before)
    moved = date(2022, 12, 28)
    async with database.write("move") as tx:
        nine = select(organization.c.id).where(organization.c.short_name == "СШ № 9").scalar_subquery()
        own = assignment.update().where(assignment.c.organization_id == nine).values(due=moved)
        await tx.conn.execute(own)
    earlier = replace(DECEMBER, due=date(2022, 12, 29))

    await import_order(database, amended(before, replace(DEED, schedule=month(earlier))))

    assert await asked_of(database, "1.1") == {("СШ № 9", moved), ("СШ № 11", earlier.due)}


async def test_a_new_item_is_asked(database: Database) -> None:
    before = order(DEED)
    await import_order(database, before)

    await import_order(database, amended(before, DEED, item("1.9", month(JANUARY))))

    assert len(await asked_of(database, "1.9")) == 2


async def test_a_school_that_changes_its_cluster_changes_what_it_is_asked(database: Database) -> None:
    before = order(DEED)
    await import_order(database, before)
    changed = (School("СШ № 11", "СШ № 11", "ШБУ", "2022/2023"), *before.schools[::2])

    await import_order(database, replace(before, schools=changed))

    assert await asked_of(database, "1.1") == {("СШ № 9", DECEMBER.due)}
    assert await asked_of(database, "1.1", withdrawn=True) == {("СШ № 11", DECEMBER.due)}


async def test_an_orders_own_list_of_a_cluster_is_the_one_it_asks(database: Database) -> None:
    """Order 305 calls other schools «ШНРО» than order 594 does a year later."""
    await import_order(database, order(DEED))
    own = (School("СШ № 2", "СШ № 2", "ШНРО", "2021/2022"), School("СШ № 5", "СШ № 5", "ШНРО", "2021/2022"))
    earlier = replace(order(item("2.1", month(JANUARY))), number="305-т", schools=own)

    await import_order(database, earlier)

    assert {name for name, _ in await asked_of(database, "2.1")} == {"СШ № 2", "СШ № 5"}


async def test_a_plan_without_a_list_of_schools_asks_those_of_its_year(database: Database) -> None:
    await import_order(database, order(DEED))
    other = replace(order(item("2.1", month(JANUARY))), number="2-т", schools=(), clusters=())

    await import_order(database, other)

    assert {name for name, _ in await asked_of(database, "2.1")} == {"СШ № 9", "СШ № 11"}


async def test_an_import_sends_nothing(database: Database, order_594: Order) -> None:
    await import_order(database, order_594)

    assert (await everything(database))["message"] == []


async def test_an_import_that_fails_leaves_nothing(database: Database) -> None:
    sideless = replace(HOLDING, side=None)

    with pytest.raises(IntegrityError):
        await import_order(database, order(DEED, sideless))

    assert (await everything(database))["organization"] == []


async def test_an_order_of_a_year_that_is_over_asks_nobody(database: Database) -> None:
    loaded = await Orders(database).import_order(order(DEED))
    async with database.read() as conn:
        totals = await get_totals(conn, loaded.order_id, date(2024, 1, 15))
    assert (totals.items, totals.questions, totals.schools) == (1, 0, 0)
