"""Targets printed in the items of order 594 and where their values come from; baselines of its preambles."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from documents.docx import read_blocks
from documents.orders import read_order
from roadmap.baselines import read_baselines
from roadmap.indicators import read_indicators
from roadmap.model import Baseline, Evidence, Item, ItemKind, Order, Schedule, TermKind
from roadmap.understanding import understand
from roadmap.workdays import WorkDays

ORDER = Path(__file__).parent / "data" / "prikaz-594.docx"
CODES = ("ШПУ", "ШБУ", "ШНРО")
TEACHERS = "педагогических работников"
Row = tuple[str, str, float, str, str, str, tuple[str, ...]]
LOW, RISK, SOCIAL = ("ШНРО",), ("ШсРНР",), ("ШФНСУ",)
SECOND, THIRD, EVERY = ("ШФНСУ", "ШсРНР"), ("ШПУ", "ШБУ"), ("schools",)
TARGETS: list[Row] = [
    ("ДК1 · 1.3", "=", 100, "%", "ШНРО", "stated", LOW),
    ("ДК1 · 1.5", ">=", 75, "%", "Педагогические работники ШНРО", "numbers", LOW),
    ("ДК1 · 2.1", "=", 100, "%", "ШНРО", "stated", LOW),
    ("ДК1 · 2.3", "=", 100, "%", "ОО муниципалитета", "attendance", EVERY),
    ("ДК1 · 2.5", "=", 100, "%", "ШНРО", "stated", LOW),
    ("ДК1 · 2.7", "=", 100, "%", "ШНРО", "statuses", LOW),
    ("ДК1 · 3.2", ">=", 50, "%", "ШНРО", "attendance", LOW),
    ("ДК1 · 3.3", ">=", 75, "%", "ШНРО", "attendance", LOW),
    ("ДК1 · 3.4", ">=", 75, "%", "ШНРО", "attendance", LOW),
    ("ДК1 · 3.5", ">=", 40, "%", TEACHERS, "numbers", LOW),
    ("ДК1 · 3.6", ">=", 75, "%", "учителей ШНРО", "numbers", LOW),
    ("ДК1 · 3.7", ">=", 50, "%", "педагогов", "numbers", LOW),
    ("ДК1 · 3.8", ">=", 50, "%", "ШНРО", "statuses", LOW),
    ("ДК1 · 3.9", "=", 100, "%", "ШНРО", "statuses", LOW),
    ("ДК2 · 1.4", "=", 100, "%", "Педагогические работники ШсРНР", "numbers", RISK),
    ("ДК2 · 2.4", "=", 100, "%", "ОО", "statuses", SECOND),
    ("ДК2 · 2.5", "=", 100, "%", "ШФНСУ, ШсРНР", "attendance", SECOND),
    ("ДК2 · 3.1", ">=", 50, "%", "ШсРНР", "attendance", RISK),
    ("ДК2 · 3.1", "=", 100, "%", "ШФНСУ", "attendance", SOCIAL),
    ("ДК2 · 3.3", ">=", 75, "%", "ШсРНР", "attendance", RISK),
    ("ДК2 · 3.4", ">=", 75, "%", "ШсРНР", "attendance", RISK),
    ("ДК2 · 3.6", ">=", 40, "%", TEACHERS, "numbers", SECOND),
    ("ДК2 · 3.7", ">=", 75, "%", "учителей", "numbers", SECOND),
    ("ДК2 · 3.8", "=", 100, "%", "ОО", "statuses", SECOND),
    ("ДК2 · 3.9", ">=", 75, "%", "ОО", "statuses", SECOND),
    ("ДК2 · 3.10", "=", 100, "%", "ШсРНР", "statuses", RISK),
    ("ДК3 · 2.4", "=", 100, "%", "ОО", "statuses", EVERY),
    ("ДК3 · 2.5", "=", 100, "%", "ОО", "attendance", EVERY),
    ("ДК3 · 3.1", ">=", 75, "%", "ШПУ, ШБУ", "attendance", THIRD),
    ("ДК3 · 3.2+1", ">=", 75, "%", "ШПУ, ШБУ", "attendance", THIRD),
    ("ДК3 · 3.2+2", ">=", 75, "%", "ШПУ, ШБУ", "attendance", THIRD),
    ("ДК3 · 3.3", ">=", 3, "практик", "эффективных практик", "practices", EVERY),
    ("ДК3 · 3.4", ">=", 40, "%", TEACHERS, "numbers", EVERY),
    ("ДК3 · 3.10", "=", 100, "%", "школьных команд ОО", "statuses", EVERY),
]


@cache
def order() -> Order:
    return understand(read_order(read_blocks(ORDER)), workdays=WorkDays())


def targets() -> list[Row]:
    return [
        (f"{plan.code} · {item.key}", each.op, each.value, each.unit, each.of, each.source, each.group)
        for plan in order().roadmaps
        for section in plan.sections
        for item in section.items
        for each in item.indicators
    ]


def describe(text: str) -> list[tuple[str, float, str, str]]:
    item = Item(
        key="1",
        number="1",
        level="",
        measure="Работа",
        description=text,
        term="",
        responsible="",
        result="",
        short_name="работа",
        kind=ItemKind.DEED,
        evidence=Evidence.LINE,
        asked=("ШНРО",),
        schedule=Schedule("", TermKind.NONE),
        for_schools=True,
    )
    return [(each.op, each.value, each.unit, each.of) for each in read_indicators(item, ("ШНРО",), CODES)]


def test_33_items_carry_34_targets_as_stated_by_hand() -> None:
    assert targets() == TARGETS
    assert len({row[0] for row in TARGETS}) == 33


def test_where_the_34_values_come_from() -> None:
    assert Counter(row[5] for row in targets()) == {
        "statuses": 9,
        "attendance": 13,
        "numbers": 8,
        "practices": 1,
        "stated": 3,
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Не более 5 % школ имеют замечания", [("<=", 5, "%", "школ")]),
        ("Свыше 12,5% педагогов прошли курсы", [(">", 12.5, "%", "педагогов")]),
        ("Не менее 1 мероприятия в квартал", [(">=", 1, "мероприятия", "мероприятия")]),
        ("Охвачено 60 процентов ОО кластеров ШПУ и ШБУ", [("=", 60, "%", "ШПУ, ШБУ")]),
        ("Доля выросла на 5%", []),
        ("Работа с 43 школами в 2023 году", []),
        ("Участвует не менее 50% ШНРО и 30% ШБУ", [(">=", 50, "%", "ШНРО"), ("=", 30, "%", "ШБУ")]),
    ],
)
def test_targets_in_other_words(text: str, found: list[tuple[str, float, str, str]]) -> None:
    assert describe(text) == found


def test_baselines_of_the_second_and_the_third_plan() -> None:
    assert [len(plan.baselines) for plan in order().roadmaps] == [0, 15, 5]


def test_a_baseline_says_of_what_and_how_many_schools() -> None:
    text = "Снижение доли ОО, в которых выявлены "
    first, *_ = order().roadmaps[1].baselines
    assert first == Baseline(
        text=f"{text}материально-технические дефициты",
        value=23.3,
        unit="%",
        detail="оснащение библиотечно-информационного центра или библиотеки: отрицательная динамика",
        count="10 ОО",
    )
    assert Baseline(f"{text}кадровые дефициты", 53.5, "%", "", "23 ОО") in order().roadmaps[1].baselines


def test_shares_of_children_and_what_was_not_measured() -> None:
    third = order().roadmaps[2].baselines
    assert [(each.value, each.detail) for each in third] == [
        (100, "школ"),
        (54.4, "слабоуспевающих"),
        (78, "неуспевающих"),
        (94.6, ""),
        (None, "в 2022 году не исследовалась"),
    ]


def test_figures_of_the_situation_are_no_baselines() -> None:
    assert read_baselines(("- в 43 ОО (100%) есть педагоги;", "Рост доли школ (5%).")) == ()
