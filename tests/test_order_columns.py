"""What an order says besides the cells of its rows is kept, and what people add to it outlives a reload."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sample_orders import (
    BODYS,
    DECEMBER,
    DEED,
    HOLDING,
    PERIOD,
    YEAR,
    amended,
    item,
    month,
    order,
)
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from roadmap.model import Announced, Baseline, Indicator, Mentorship, Order, Roadmap, Section
from services.given_files import Given
from services.orders import Orders
from storage import measurements, organizations, schools, stored_plans
from storage.database import Database
from storage.measurements import Measured
from storage.schema import assignment, bond, event, event_window, indicator, mentorship, organization, roadmap
from storage.schema import item as items
from storage.schema import order as orders
from storage.schema import window as windows

REPORT = date(2023, 1, 20)
MEETING = replace(HOLDING, key="1.5", measure="Инструктивные совещания")
SUM = item("2.1", month(DECEMBER), ("УОГ",), for_schools=False, sum_of=("1.1",))


async def put(database: Database, what: Order, *, is_agreed: bool = False) -> None:
    await Orders(database).import_order(what, accept_on=REPORT if is_agreed else None)


async def read(database: Database, *columns: Any) -> Sequence[Any]:
    async with database.read() as conn:
        return (await conn.execute(select(*columns))).all()


def two_plans(together: bool | None = None) -> Order:
    """One body holds meetings by both plans; `together` is what a person said of each."""
    one = order(replace(MEETING, together=together))
    meeting = replace(MEETING, measure="Совещания по итогам", together=together)
    other = Roadmap("ДК2", "Другой план", YEAR, PERIOD, ("ШБУ",), (Section("1", (meeting,)),))
    return replace(one, roadmaps=(*one.roadmaps, other))


async def test_a_plan_is_read_back_as_it_was_understood(database: Database) -> None:
    target = Indicator(">=", 75, "%", "ШНРО", "statuses", ("ШНРО",))
    before = order(replace(DEED, indicators=(target,)), SUM)
    measured = (Baseline("Доля школ", 46.5, "%", "русский язык", "20 ОО"), Baseline("Снижение", None, ""))
    plan = replace(before.roadmaps[0], baselines=measured)
    await put(database, replace(before, roadmaps=(plan,)))

    async with database.read() as conn:
        roadmap_id = (await conn.execute(select(roadmap.c.id))).scalar_one()
        stored = await stored_plans.read_plan(conn, roadmap_id)

    found = [each for section in stored.sections for each in section.items]
    assert stored.baselines == measured
    assert found[0].indicators == (target,)
    assert found[1].sum_of == ("1.1",)


async def test_the_plans_that_an_order_names_are_kept_when_a_table_alone_is_loaded(
    database: Database,
) -> None:
    named = Announced("ДК1", "1", "План мероприятий", YEAR, ("ШНРО",))
    await put(database, replace(order(DEED), announced=(named,)))
    await put(database, order(DEED))

    ((announced,),) = await read(database, orders.c.announced)
    (kept,) = announced
    assert kept == {
        "code": "ДК1",
        "appendix": "1",
        "title": "План мероприятий",
        "year": YEAR,
        "clusters": ["ШНРО"],
    }


@pytest.mark.parametrize(
    ("together", "found"),
    [(None, [("together", False)]), (True, [("together", True)]), (False, [])],
    ids=["proposed", "agreed", "refused"],
)
async def test_meetings_that_could_be_one_are_noted(
    database: Database, together: bool | None, found: list[tuple[str, bool]]
) -> None:
    await put(database, two_plans(together))
    assert [tuple(row) for row in await read(database, bond.c.kind, bond.c.agreed)] == found


@pytest.mark.parametrize(
    ("said", "events"),
    [((None,), 2), ((True,), 1), ((None, True), 1), ((True, False), 2), ((None, True, None), 1)],
    ids=["proposed", "agreed", "agreed later", "parted again", "kept"],
)
async def test_meetings_are_one_as_far_as_people_have_said_so(
    database: Database, said: tuple[bool | None, ...], events: int
) -> None:
    for each in said:
        await put(database, two_plans(each))
    assert len(set(await read(database, event_window.c.event_id))) == events
    assert len(await read(database, event.c.id)) == events


async def test_meetings_that_have_their_days_already_are_not_joined(database: Database) -> None:
    await put(database, two_plans())
    async with database.write("date") as tx:
        await tx.conn.execute(event.update().values(starts_at=tx.now))
    await put(database, two_plans(together=True))
    assert len(await read(database, event.c.id)) == 2


async def test_what_schools_sum_up_to_is_not_asked_once_a_person_agrees(database: Database) -> None:
    what = order(DEED, SUM)
    await put(database, what)
    assert await _asks(database, "2.1")
    await put(database, what, is_agreed=True)
    assert not await _asks(database, "2.1")
    await put(database, what)
    assert not await _asks(database, "2.1")
    await put(database, amended(what, DEED, replace(SUM, sum_of=())))
    assert await _asks(database, "2.1")


async def _asks(database: Database, key: str) -> bool:
    asked = (
        select(assignment.c.id)
        .join(windows, windows.c.id == assignment.c.window_id)
        .join(items, items.c.id == windows.c.item_id)
        .where(items.c.key == key, assignment.c.withdrawn_at.is_(None))
    )
    async with database.read() as conn:
        return (await conn.execute(asked)).first() is not None


async def test_what_was_measured_outlives_its_target(database: Database) -> None:
    await put(database, order(DEED, BODYS))
    ((target,),) = await read(database, indicator.c.id)
    async with database.write("measure", 1) as tx:
        await measurements.add(tx, target, REPORT, Measured(None, 5, 6), author_id=None, note="")
    async with database.write("measure", 2) as tx:
        await measurements.add(tx, target, REPORT, Measured(83.5), author_id=None, note="по протоколу")

    await put(database, order(replace(DEED, indicators=()), BODYS))
    await put(database, order(DEED, BODYS))

    ((plan,),) = await read(database, roadmap.c.id)
    async with database.read() as conn:
        history = await measurements.history(conn, target)
        newest = await measurements.newest(conn, [plan], REPORT)
    assert [(row.measured, row.note) for row in history] == [
        (Measured(None, 5, 6), ""),
        (Measured(83.5), "по протоколу"),
    ]
    assert newest == {target: history[-1]}


@pytest.mark.parametrize(
    "wrong", [Measured(), Measured(1.0, 1, 2), Measured(None, 3, 2), Measured(None, 3)], ids=repr
)
async def test_a_measured_value_is_a_number_or_a_share(database: Database, wrong: Measured) -> None:
    await put(database, order(DEED))
    ((target,),) = await read(database, indicator.c.id)
    with pytest.raises(IntegrityError):
        async with database.write("measure", 1) as tx:
            await measurements.add(tx, target, REPORT, wrong, author_id=None, note="")


async def test_a_pair_put_by_hand_outlives_a_reload_of_its_order(database: Database) -> None:
    printed = (Mentorship("СШ № 2", "СШ № 9", YEAR), Mentorship("СШ № 2", "СШ № 11", YEAR))
    what = replace(order(DEED), mentorships=printed)
    await put(database, what)
    async with database.write("by hand") as tx:
        mentee = await organizations.find(tx.conn, "СШ № 9")
        mentor = await organizations.find(tx.conn, "СШ № 11")
        assert mentee
        assert mentor
        order_id = (await tx.conn.execute(select(orders.c.id))).scalar_one()
        await schools.put_pair(tx.conn, mentee.id, YEAR, mentor.id, order_id)

    await put(database, what)
    await put(database, replace(what, mentorships=printed[:1]))

    async with database.read() as conn:
        pairs = await conn.execute(
            select(organization.c.short_name, mentorship.c.by_hand).join(
                mentorship, mentorship.c.mentor_id == organization.c.id
            )
        )
        assert [tuple(row) for row in pairs] == [("СШ № 11", True)]


@pytest.mark.parametrize("known", ["", "РЦОИ", "Центр обработки информации"], ids=["new", "short", "full"])
async def test_a_body_is_known_by_the_name_that_was_typed(database: Database, known: str) -> None:
    what = order(replace(BODYS, asked=("РЦОИ",)))
    if known:
        await put(database, replace(what, roadmaps=(), bodies=(known,)))
    named = (("РЦОИ", "Центр обработки информации"),)
    await put(database, replace(what, bodies=("РЦОИ",), named=named))
    async with database.read() as conn:
        short, full = [await organizations.find(conn, name) for name in named[0]]
        bodies = [row.full_name for row in await organizations.everyone(conn) if row.full_name in named[0]]
    assert short == full
    assert bodies == ["Центр обработки информации"]


async def test_the_file_with_the_orders_own_text_is_the_one_that_is_handed_on(database: Database) -> None:
    async def load(name: str, sha256: str, *, is_whole: bool) -> str:
        await Orders(database).import_order(order(DEED), Given(name, sha256, 10, is_whole))
        ((file,),) = await read(database, orders.c.file)
        return str(file["name"])

    assert await load("plan.xlsx", "a1", is_whole=False) == "plan.xlsx"
    assert await load("prikaz.docx", "b2", is_whole=True) == "prikaz.docx"
    assert await load("plan.xlsx", "a1", is_whole=False) == "prikaz.docx"
    assert await load("the-same.docx", "b2", is_whole=True) == "prikaz.docx"
