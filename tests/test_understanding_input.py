"""Untrusted and strange input: understanding is total, and its time grows with the text only."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.docx import read_blocks
from documents.orders import read_order
from roadmap.bonds import propose_bonds
from roadmap.exchange import order_json
from roadmap.model import ItemKind, PrintedCluster, PrintedItem, PrintedOrder, PrintedRoadmap, PrintedSection
from roadmap.twins import find_item_twins
from roadmap.understanding import understand
from roadmap.workdays import WorkDays

ORDERS = Path(__file__).parent / "data"
HEADING = (
    "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
    "ПРИКАЗ",
    "от 13.12.2022 № 594",
    "Об утверждении плана на 2022/2023 учебный год",
)
WORKDAYS = WorkDays()
PIECES = st.sampled_from(
    [
        "ОО",
        "УОиМП",
        "ШНРО",
        "школ",
        "(далее – ",
        ")",
        "«",
        "»",
        ", ",
        "\n",
        " и ",
        "№ 1",
        "2022/2023",
        "декабрь 2022",
        ":",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30)
ITEMS = st.builds(
    PrintedItem,
    number=TEXTS,
    level=st.sampled_from(["", "муниципальный", "Институциональный"]),
    level_carried=st.booleans(),
    measure=TEXTS,
    description=TEXTS,
    term=TEXTS,
    responsible=TEXTS,
    result=TEXTS,
    place=st.just("1/1"),
)


def build(*items: PrintedItem, title: str = "План", schools: tuple[str, ...] = ()) -> PrintedOrder:
    plan = PrintedRoadmap(title, (), (), (PrintedSection("", items),))
    return PrintedOrder(HEADING, (plan,), "", (PrintedCluster("Кластер «Школы базового уровня»", schools),))


def build_item(**texts: str) -> PrintedItem:
    fields = dict.fromkeys(
        ("number", "level", "measure", "description", "term", "responsible", "result", "place"), ""
    )
    return PrintedItem(**{**fields, **texts}, level_carried=False)


@settings(deadline=None)
@given(st.lists(ITEMS, max_size=5), TEXTS, st.lists(TEXTS, max_size=3))
def test_every_row_becomes_one_item_with_its_own_key(
    items: list[PrintedItem], title: str, schools: list[str]
) -> None:
    order = understand(build(*items, title=title, schools=tuple(schools)), workdays=WORKDAYS)
    [section] = order.roadmaps[0].sections
    assert [item.measure for item in section.items] == [item.measure for item in items]
    assert len({item.key for item in section.items}) == len(items)
    assert all(len(item.short_name) <= 45 for item in section.items)
    order_json(order, lambda key, _values: key)
    plans = (*order.roadmaps, replace(order.roadmaps[0], code="ДК2"))
    assert all(one[0] != other[0] for one, other in find_item_twins(plans))
    assert all(len(proposal.sides) > 1 for proposal in propose_bonds(plans))


@pytest.mark.parametrize(
    "piece",
    [
        "проведение ",
        "разработка муниципальных ",
        "участие в ",
        "(далее – ",
        "1_",
        "ОО, ",
        "2022/",
        "А.",
        "« ",
        "школ №",
        "-\n",
    ],
)
def test_hostile_cells_are_read_to_their_end(piece: str) -> None:
    text = piece * 20_000
    item = build_item(
        number="1", measure=text, description=text, term="май 2023", responsible=text, result=text
    )
    assert understand(build(item, title=text, schools=(text,)), workdays=WORKDAYS).roadmaps


def test_an_order_of_lines_of_noise_is_read_to_its_end() -> None:
    printed = PrintedOrder(
        (*HEADING, "1 Контроль " * 20_000, "1_" * 50_000, "предоставить информацию план " * 9_000), ()
    )
    assert understand(printed, workdays=WORKDAYS).number == "594"


def test_a_school_printed_twice_is_reported() -> None:
    order = understand(build(schools=("МБОУ «СШ № 9»", "МБОУ «СШ № 9»")), workdays=WORKDAYS)
    assert [school.name for school in order.schools] == ["СШ № 9"]
    assert [problem.key for problem in order.problems] == ["problem-year-unsaid", "problem-school-repeated"][
        1:
    ]


def test_an_unknown_body_is_asked_about() -> None:
    order = understand(
        build(build_item(number="1", measure="А", term="май", responsible="КДНиЗП")), workdays=WORKDAYS
    )
    assert [problem.key for problem in order.problems] == ["problem-body-unknown"]


@pytest.mark.parametrize(
    ("level", "measure", "shown"),
    [
        ("муниципальный", "Разработка программ", ["problem-level-responsible"]),
        ("муниципальный", "Муниципальный конкурс программ", []),
        ("", "Разработка программ", []),
    ],
)
def test_a_municipal_deed_that_names_schools_is_shown(level: str, measure: str, shown: list[str]) -> None:
    item = build_item(number="1", level=level, measure=measure, term="май 2023", responsible="УОиМП, ОО")
    order = understand(build(item), workdays=WORKDAYS)
    assert [problem.key for problem in order.problems] == shown
    assert order.roadmaps[0].sections[0].items[0].for_schools


def test_order_305_without_levels_asks_its_schools() -> None:
    order = understand(read_order(read_blocks(ORDERS / "prikaz-305.docx")), workdays=WORKDAYS)
    items = {item.key: item for section in order.roadmaps[0].sections for item in section.items}
    assert (order.number, order.date, len(items), len(order.schools)) == ("305", date(2021, 10, 5), 35, 9)
    assert [each.due for each in order.reporting] == [date(2022, 1, 21), date(2022, 7, 13)]
    assert items["1.5"].asked == ("ШНРО",)
    assert items["1.2"].asked == ("УОиМП", "ОЦПРМСО")
    assert items["1.12"].kind is ItemKind.NUMBERS_ONLY
    assert [problem.place for problem in order.problems] == ["ДК1 · 3.10"]


@pytest.mark.parametrize(("number", "schools"), [("348", 0), ("558", 43)])
def test_orders_without_plans_are_read(number: str, schools: int) -> None:
    order = understand(read_order(read_blocks(ORDERS / f"prikaz-{number}.docx")), workdays=WORKDAYS)
    assert (order.number, order.roadmaps, len(order.schools)) == (number, (), schools)
