"""The duties of an order's own text: whom they ask, from when, who sees and answers them (RULES §4)."""

from dataclasses import replace
from datetime import date
from typing import Any

from sample_duties import COORDINATES, JANUARY, JULY, PAIR, PLANS, REPORT, TOGETHER, with_duties
from sample_orders import DEED, item, month, order
from sqlalchemy import select

from roadmap.duties import CODE, build_duties
from roadmap.model import Evidence, Mentorship, OrganizationKind, Window
from services.duties import gather
from services.orders import Orders
from storage import assignments, organizations
from storage.database import Database
from storage.schema import (
    assignment,
    obligation,
    organization,
    partner,
    reply,
    roadmap,
    twin,
    window,
)
from storage.schema import item as items


async def asked(database: Database) -> dict[tuple[str, date], tuple[date, str]]:
    """(Organization, due) → (from when, the item's number) of everything that order texts ask."""
    statement = (
        select(organization.c.short_name, assignment.c.due, window.c.opens, items.c.number)
        .join_from(assignment, organization)
        .join(window, window.c.id == assignment.c.window_id)
        .join(items, items.c.id == window.c.item_id)
        .join(roadmap, roadmap.c.id == items.c.roadmap_id)
        .where(roadmap.c.kind == "duties", assignment.c.withdrawn_at.is_(None))
    )
    async with database.read() as conn:
        return {(row[0], row[1]): (row[2], row[3]) for row in await conn.execute(statement)}


async def rows_of(database: Database, table: Any) -> list[tuple[object, ...]]:
    async with database.read() as conn:
        return [tuple(row) for row in await conn.execute(select(table))]


# --- what becomes a question


def test_a_duty_with_a_deliverable_is_one_item_with_its_dates() -> None:
    (found,) = build_duties(with_duties(REPORT, COORDINATES)).sections[0].items

    assert (found.number, found.short_name, found.responsible) == (
        "2.3",
        "информация о реализации Плана",
        "ОЦПРМСО",
    )
    assert found.evidence is Evidence.FILE_OR_LINE
    assert [each.due for each in found.schedule.windows] == [JANUARY, JULY]


def test_a_point_that_is_printed_twice_is_two_items() -> None:
    found = build_duties(with_duties(REPORT, replace(REPORT, what="Направить список"))).sections[0].items

    assert [(each.number, each.key) for each in found] == [("2.3", "2.3"), ("2.3", "2.3+2")]


def test_schools_and_a_body_named_together_are_asked_apart() -> None:
    both = replace(REPORT, asked=("ШНРО", "ОЦПРМСО"))
    found = build_duties(with_duties(both)).sections[0].items

    assert [(each.asked, each.for_schools) for each in found] == [(("ШНРО",), True), (("ОЦПРМСО",), False)]


def test_an_order_without_deliverables_asks_nothing_of_its_own() -> None:
    assert build_duties(with_duties(COORDINATES)).sections == ()


def test_the_plan_of_duties_lasts_until_their_last_date() -> None:
    late = replace(REPORT, dates=(date(2023, 10, 2),))

    assert build_duties(with_duties(late)).period.end == date(2023, 10, 2)


# --- whom it asks, and from when


async def test_the_body_is_asked_from_twenty_working_days_before_each_date(database: Database) -> None:
    await Orders(database).import_order(with_duties(REPORT))

    assert await asked(database) == {
        ("ОЦПРМСО", JANUARY): (date(2022, 12, 16), "2.3"),
        ("ОЦПРМСО", JULY): (date(2023, 6, 15), "2.3"),
    }


async def test_it_is_not_asked_before_the_order(database: Database) -> None:
    soon = replace(REPORT, dates=(date(2022, 12, 23),))
    await Orders(database).import_order(with_duties(soon))

    assert await asked(database) == {("ОЦПРМСО", date(2022, 12, 23)): (date(2022, 12, 13), "2.3")}


async def test_schools_and_named_schools_are_asked(database: Database) -> None:
    named = replace(PLANS, point="3.2", dates=(date(2023, 2, 28),), asked=("СШ № 11",))
    await Orders(database).import_order(with_duties(PLANS, named))

    assert set(await asked(database)) == {
        ("СШ № 9", date(2023, 1, 31)),
        ("СШ № 11", date(2023, 1, 31)),
        ("СШ № 2", date(2023, 1, 31)),
        ("СШ № 11", date(2023, 2, 28)),
    }


async def test_a_duty_without_a_date_waits_for_one(database: Database) -> None:
    undated = replace(REPORT, dates=())
    await Orders(database).import_order(with_duties(undated))
    assert await asked(database) == {}

    await Orders(database).import_order(with_duties(replace(undated, dates=(JANUARY,))))

    assert set(await asked(database)) == {("ОЦПРМСО", JANUARY)}


async def test_the_department_of_the_municipality_is_known_by_what_it_is(database: Database) -> None:
    """Order 850-ОД obliges «органы местного самоуправления»; the root that issues ours is one."""
    await Orders(database).import_order(with_duties(replace(REPORT, asked=("ОМСУ",), recommended=True)))

    assert set(await asked(database)) == {("УОГ", JANUARY), ("УОГ", JULY)}


async def test_what_is_only_recorded_is_recorded(database: Database) -> None:
    await Orders(database).import_order(with_duties(COORDINATES, REPORT))

    async with database.read() as conn:
        rows = await conn.execute(
            select(obligation.c.point, obligation.c.has_deliverable, obligation.c.asked)
        )
        assert [tuple(row) for row in rows] == [("2.1", False, ["ОЦПРМСО"]), ("2.3", True, ["ОЦПРМСО"])]


async def test_a_pair_has_one_assignment_with_its_partner(database: Database) -> None:
    await Orders(database).import_order(with_duties(TOGETHER, mentorships=(PAIR,)))

    assert set(await asked(database)) == {("СШ № 9", date(2023, 1, 31))}
    async with database.read() as conn:
        names = select(organization.c.short_name).join(
            partner, partner.c.organization_id == organization.c.id
        )
        assert list((await conn.execute(names)).scalars()) == ["СШ № 2"]


async def test_schools_of_pairs_that_nobody_listed_are_made_known(database: Database) -> None:
    pair = Mentorship("СШ № 33", "СШ № 9", "2022/2023", "МБОУ «СШ № 33»", "МБОУ «СШ № 9»")
    bare = with_duties(TOGETHER, mentorships=(pair,), schools=(), clusters=(), roadmaps=())
    await Orders(database).import_order(bare)

    assert set(await asked(database)) == {("СШ № 9", date(2023, 1, 31))}


# --- importing it again


async def test_importing_again_changes_nothing(database: Database) -> None:
    source = with_duties(REPORT, PLANS, TOGETHER, mentorships=(PAIR,))
    await Orders(database).import_order(source)
    before = [await rows_of(database, each) for each in (assignment, partner, window, items, obligation)]

    again = await Orders(database).import_order(source)

    assert (again.changes, again.affected) == (type(again.changes)(), {})
    assert [
        await rows_of(database, each) for each in (assignment, partner, window, items, obligation)
    ] == before


async def test_a_plan_that_comes_later_leaves_the_duties_where_they_are(database: Database) -> None:
    source = with_duties(REPORT)
    await Orders(database).import_order(source)
    before = await asked(database)
    second = replace(source.roadmaps[0], code="ДК2")

    result = await Orders(database).import_order(replace(source, roadmaps=(*source.roadmaps, second)))

    assert await asked(database) == before
    assert result.changes.assignments_withdrawn == 0


async def test_one_plan_of_several_in_a_file_leaves_the_others(database: Database) -> None:
    source = with_duties(REPORT)
    (first,) = source.roadmaps
    await Orders(database).import_order(source)

    result = await Orders(database).import_order(
        replace(source, roadmaps=(replace(first, code="ДК5"),), obligations=())
    )

    assert result.changes.assignments_withdrawn == 0
    async with database.read() as conn:
        codes = (await conn.execute(select(roadmap.c.code).order_by(roadmap.c.position))).scalars()
        assert list(codes) == ["ДК1", "ДК5", CODE]


async def test_a_duty_that_the_order_has_no_more_is_withdrawn(database: Database) -> None:
    await Orders(database).import_order(with_duties(REPORT))

    await Orders(database).import_order(with_duties(COORDINATES))

    assert await asked(database) == {}


# --- what the order itself fulfils


TODAY = date(2022, 12, 21)
DONE = item(
    "1.9", month(Window(date(2022, 12, 1), date(2022, 12, 31), date(2022, 12, 30))), done_by_order=True
)


async def test_proposals_are_left_to_a_person(database: Database) -> None:
    result = await Orders(database).import_order(order(DONE))

    assert result.accepted == 0
    assert await rows_of(database, reply.c.id) == []


async def test_accepted_proposals_are_answered_with_the_order(database: Database) -> None:
    result = await Orders(database).import_order(order(DONE, DEED), accept_on=TODAY)

    assert result.accepted == 2
    columns = (reply.c.status, reply.c.document_number, reply.c.document_date, reply.c.author_id, reply.c.day)
    async with database.read() as conn:
        found = {tuple(row) for row in await conn.execute(select(*columns, reply.c.cause))}
        assert found == {("done", "1-т", date(2022, 12, 13), None, TODAY, f"import:{result.order_id}")}
        statuses = (await conn.execute(select(assignment.c.status).order_by(assignment.c.status))).scalars()
        assert list(statuses) == ["done", "done", "pending", "pending"]


async def test_proposals_are_accepted_once(database: Database) -> None:
    await Orders(database).import_order(order(DONE), accept_on=TODAY)

    assert (await Orders(database).import_order(order(DONE), accept_on=TODAY)).accepted == 0


async def test_what_a_school_has_answered_is_left_as_it_is(database: Database) -> None:
    result = await Orders(database).import_order(order(DONE))
    (first, *_) = await rows_of(database, assignment.c.id)
    async with database.write("answer") as tx:
        values = {"assignment_id": first[0], "status": "difficulty", "comment": "", "author_role": "director"}
        said = {"at": tx.now, "day": tx.now.date()}
        await tx.conn.execute(reply.insert(), {**values, **said, "cause": "test:1"})

    result = await Orders(database).import_order(order(DONE), accept_on=TODAY)

    assert result.accepted == 1


# --- twins


async def test_twins_are_stored_once(database: Database) -> None:
    first = order(replace(DEED, measure="Разработка школьной дорожной карты"))
    (plan,) = first.roadmaps
    both = replace(first, roadmaps=(plan, replace(plan, code="ДК2")))
    await Orders(database).import_order(both)
    await Orders(database).import_order(both)

    assert len(await rows_of(database, twin)) == 1


async def test_twins_of_twins_are_the_same_deed(database: Database) -> None:
    """A plan for all schools joins the plans of two clusters that have no school in common."""
    first = order(replace(DEED, measure="Разработка школьной дорожной карты"))
    (plan,) = first.roadmaps
    parts = [[replace(plan.sections[0].items[0], asked=(who,))] for who in ("ШНРО", "ШБУ", "schools")]
    plans = (
        replace(plan, code=f"ДК{number}", sections=(replace(plan.sections[0], items=tuple(items)),))
        for number, items in enumerate(parts, 1)
    )
    await Orders(database).import_order(replace(first, roadmaps=tuple(plans)))

    async with database.read() as conn:
        schools = await organizations.everyone(conn, OrganizationKind.SCHOOL)
        rows = await assignments.of_organizations(
            conn, [each.id for each in schools], date(2022, 12, 20), opens=date(2022, 12, 20)
        )
    assert sorted(len(line) for line in gather(rows)) == [2, 2, 2]


async def test_twins_that_are_none_any_more_are_parted(database: Database) -> None:
    first = order(replace(DEED, measure="Разработка школьной дорожной карты"))
    (plan,) = first.roadmaps
    other = order(replace(DEED, measure="Закупка спортивного инвентаря")).roadmaps[0]
    await Orders(database).import_order(replace(first, roadmaps=(plan, replace(plan, code="ДК2"))))

    await Orders(database).import_order(replace(first, roadmaps=(plan, replace(other, code="ДК2"))))

    assert await rows_of(database, twin) == []
