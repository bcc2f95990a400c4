"""Whose duties an import changed."""

from dataclasses import replace
from datetime import date

import pytest
from sample_duties import PAIR, REPORT, TOGETHER, with_duties
from sample_orders import DEED, item, month, order
from sqlalchemy import select

from roadmap.model import Item, Order, Window
from services.affected import AffectedDuties
from services.orders import Orders
from storage.database import Database
from storage.schema import organization


async def affected(database: Database, source: Order) -> dict[str, AffectedDuties]:
    result = await Orders(database).import_order(source)
    async with database.read() as conn:
        names = {
            row[0]: row[1] for row in await conn.execute(select(organization.c.id, organization.c.short_name))
        }
    return {names[id_]: duties for id_, duties in result.affected.items()}


def counts(duties: AffectedDuties) -> tuple[int, int, int, int]:
    return len(duties.new), len(duties.changed), len(duties.removed), len(duties.moved)


async def test_at_first_everything_is_new(database: Database) -> None:
    found = await affected(database, with_duties(REPORT))

    assert {name: counts(each) for name, each in found.items()} == {
        "СШ № 9": (1, 0, 0, 0),
        "СШ № 11": (1, 0, 0, 0),
        "ОЦПРМСО": (2, 0, 0, 0),
    }


MARCH = Window(date(2023, 3, 1), date(2023, 3, 31), date(2023, 3, 31))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param((DEED, item("1.2", month(MARCH))), (1, 0, 0, 0), id="a new item"),
        pytest.param((replace(DEED, measure="Иначе сказано"),), (0, 1, 0, 0), id="a changed wording"),
        pytest.param(
            (replace(DEED, short_name="иначе понято"),), None, id="a changed understanding is no news"
        ),
        pytest.param((), (0, 0, 1, 0), id="a removed item"),
        pytest.param((replace(DEED, schedule=month(MARCH)),), (0, 0, 0, 1), id="another month"),
        pytest.param(
            (replace(DEED, term="март", schedule=month(MARCH)),), (0, 0, 0, 1), id="another month, printed so"
        ),
    ],
)
async def test_those_are_named_whose_duties_changed(
    database: Database, after: tuple[Item, ...], expected: tuple[int, int, int, int] | None
) -> None:
    await Orders(database).import_order(order(DEED))

    found = await affected(database, order(*after))

    wanted = {"СШ № 9": expected, "СШ № 11": expected} if expected else {}
    assert {name: counts(each) for name, each in found.items()} == wanted


async def test_both_schools_of_a_pair_are_named(database: Database) -> None:
    source = with_duties(TOGETHER, mentorships=(PAIR,))
    await Orders(database).import_order(source)
    reworded = replace(TOGETHER, what="Разработать совместный план")

    found = await affected(database, replace(source, obligations=(reworded,)))

    assert {name: counts(each) for name, each in found.items()} == {
        "СШ № 9": (0, 1, 0, 0),
        "СШ № 2": (0, 1, 0, 0),
    }
