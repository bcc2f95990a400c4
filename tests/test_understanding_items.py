"""All 106 items of orders 594 and 305 against a table that was written by hand from RULES §2–§8.

A window is «first day–last day» on which it is asked; `~` an interim one, `×` one over before the order.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from documents.docx import read_blocks
from documents.orders import read_order
from roadmap.asking import AskedWindow, asked_windows
from roadmap.bonds import Bond, propose_bonds
from roadmap.model import Item, ItemKind, Order, Problem, Roadmap
from roadmap.twins import find_item_twins, walk
from roadmap.understanding import understand
from roadmap.workdays import WorkDays

DATA = Path(__file__).parent / "data"
APPROVED = list(csv.DictReader((DATA / "items_106.csv").read_text().splitlines()))
NAMES = (DATA / "short_names.txt").read_text().splitlines()
WORDS = {True: "yes", False: "no"}
DAY = "%d.%m.%Y"


@pytest.fixture(scope="module")
def orders() -> Mapping[str, Order]:
    workdays = WorkDays()
    return {
        number: understand(read_order(read_blocks(DATA / f"prikaz-{number}.docx")), workdays=workdays)
        for number in ("594", "305")
    }


def everything(orders: Mapping[str, Order]) -> Iterator[tuple[str, Roadmap, Item]]:
    for number, order in orders.items():
        for roadmap, item in walk(order.roadmaps):
            yield number, roadmap, item


def show_window(window: AskedWindow) -> str:
    if window.is_past:
        return f"×{window.due:{DAY}}"
    return f"{window.opens:{DAY}}–{window.due:{DAY}}{'~' if window.interim else ''}"


def show(order: Order, roadmap: Roadmap, item: Item) -> dict[str, str]:
    windows = asked_windows(item, roadmap.period, order.reporting, order.date)
    return {
        "kind": item.kind,
        "side": item.side or "",
        "for_schools": WORDS[item.for_schools],
        "asked": "; ".join(item.asked),
        "lead": "" if item.for_schools else item.asked[0],
        "evidence": item.evidence,
        "numbers_only": WORDS[item.kind is ItemKind.NUMBERS_ONLY],
        "conditional": WORDS[item.schedule.conditional],
        "done_by_order": WORDS[item.done_by_order],
        "sum_of": "; ".join(item.sum_of),
        "windows": " ".join(map(show_window, windows)),
    }


@pytest.mark.parametrize(
    "approved", [pytest.param(row, id=f"{row['order']}-{row['roadmap']}-{row['key']}") for row in APPROVED]
)
def test_an_item_is_asked_as_approved(orders: Mapping[str, Order], approved: dict[str, str]) -> None:
    order = orders[approved["order"]]
    found = {(roadmap.code, item.key): show(order, roadmap, item) for roadmap, item in walk(order.roadmaps)}
    mine = found[approved["roadmap"], approved["key"]]
    assert mine == {name: approved[name] for name in mine}


def test_the_table_has_every_item_once(orders: Mapping[str, Order]) -> None:
    printed = [(number, roadmap.code, item.key) for number, roadmap, item in everything(orders)]
    assert [(row["order"], row["roadmap"], row["key"]) for row in APPROVED] == printed
    assert len(printed) == 106


def test_short_names_are_those_that_were_read_aloud(orders: Mapping[str, Order]) -> None:
    """To approve a new one, read it as a tired director and edit the file by hand."""
    assert [
        f"{number} {roadmap.code} · {item.key} | {item.short_name}"
        for number, roadmap, item in everything(orders)
    ] == NAMES


def test_short_names_are_short_and_differ_within_a_plan(orders: Mapping[str, Order]) -> None:
    places: dict[tuple[str, str, str], str] = {}
    for number, roadmap, item in everything(orders):
        assert len(item.short_name) <= 45
        assert places.setdefault((number, roadmap.code, item.short_name), item.key) == item.key


def test_the_twins_of_order_594_are_these(orders: Mapping[str, Order]) -> None:
    """A school of ШНРО answers ДК1 and ДК3, one of the other two clusters ДК2 and ДК3."""
    assert find_item_twins(orders["594"].roadmaps) == (
        (("ДК1", "1.6"), ("ДК3", "1.4")),
        (("ДК1", "1.7"), ("ДК3", "1.5")),
        (("ДК1", "3.9"), ("ДК3", "3.10")),
        (("ДК2", "1.5"), ("ДК3", "1.4")),
        (("ДК2", "1.6"), ("ДК3", "1.5")),
        (("ДК2", "3.10"), ("ДК3", "3.10")),
    )


def test_the_sides_of_the_events_of_order_594_are_these(orders: Mapping[str, Order]) -> None:
    """RULES §7; what is not certain is asked: what a whole-year row lists, what could be one meeting."""
    proposals = propose_bonds(orders["594"].roadmaps)
    assert [(each.bond, " ".join(map(":".join, each.sides))) for each in proposals] == [
        (Bond.SIDES, "ДК1:1.2 ДК1:1.8"),
        (Bond.SIDES, "ДК1:2.3 ДК1:2.4 ДК1:2.6"),
        (Bond.SIDES, "ДК1:3.4 ДК2:3.3 ДК3:3.2+1"),
        (Bond.SIDES, "ДК2:1.2 ДК2:1.7"),
        (Bond.SIDES, "ДК2:2.3 ДК2:2.5"),
        (Bond.SIDES, "ДК3:1.2 ДК3:1.6"),
        (Bond.SIDES, "ДК3:2.3 ДК3:2.5"),
        (Bond.LISTED, "ДК1:3.2 ДК1:3.4 ДК1:3.5"),
        (Bond.LISTED, "ДК2:3.1 ДК2:3.2 ДК2:3.6"),
        (Bond.LISTED, "ДК3:3.1 ДК3:3.2 ДК3:3.3 ДК3:3.4"),
        (Bond.TOGETHER, "ДК1:1.2 ДК2:1.2 ДК3:1.2"),
    ]
    assert [each.agreed for each in proposals] == [True] * 7 + [False] * 4


def test_a_plan_alone_has_nothing_to_join(orders: Mapping[str, Order]) -> None:
    assert propose_bonds(orders["305"].roadmaps) == ()


def problems_at(order: Order, place: str) -> dict[str, Problem]:
    return {problem.key: problem for problem in order.problems if problem.place == place}


def test_an_empty_row_is_proposed_as_the_same_row_of_another_plan(orders: Mapping[str, Order]) -> None:
    problems = problems_at(orders["594"], "ДК2 · 3.5")
    assert dict(problems["problem-term-empty"].proposal_values) == {
        "place": "ДК1 · 2.5",
        "code": "ДК1",
        "number": "2.5",
        "term": "ноябрь-декабрь 2022",
        "responsible": "УОиМП, ОЦПРМСО",
    }
    assert dict(problems["problem-responsible-empty"].proposal_values) == {"who": "УОиМП, ОЦПРМСО"}


def test_a_term_cell_with_the_responsible_gets_the_term_of_its_neighbours(
    orders: Mapping[str, Order],
) -> None:
    [problem] = problems_at(orders["305"], "ДК1 · 3.10").values()
    assert problem.key == "problem-term-responsible"
    assert problem.proposal_key == "proposal-term-usual"
    assert dict(problem.proposal_values) == {"term": "в течение учебного года"}
