"""What the five orders say beside their tables, stated by hand: heads, lists, pairs, plans, abbreviations."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from documents.printed import load_printed
from documents.read import read_file
from roadmap.exchange import order_json
from roadmap.model import Order, PrintedCluster, PrintedOrder, PrintedRoadmap
from roadmap.understanding import understand
from roadmap.workdays import WorkDays

DATA = Path(__file__).parent / "data"
Read = Callable[[str], Order]
HEAD = ("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "ПРИКАЗ", "от 01.09.2023 № 7", "О школах на 2023/2024 учебный год")
SMOLENSK = "Управление образования и молодежной политики Администрации города Смоленска"


@cache
def read(name: str) -> Order:
    return understand(load_printed(read_file(DATA / name)), workdays=WorkDays())


def understand_lines(*lines: str, **more: object) -> Order:
    printed = PrintedOrder((*HEAD, "приказываю:", *lines), (), **more)  # type: ignore[arg-type]
    return understand(printed, workdays=WorkDays())


@pytest.mark.parametrize(
    ("name", "number", "day", "issuer", "controller"),
    [
        (
            "prikaz-305.docx",
            "305",
            date(2021, 10, 5),
            SMOLENSK,
            "Начальник управления О.С. Гильденкова",
        ),
        (
            "prikaz-348.docx",
            "348",
            date(2020, 12, 30),
            SMOLENSK,
            "заместителя начальника управления образования и молодежной политики Администрации города"
            " Смоленска Денисенкову С.П.",
        ),
        ("prikaz-558.docx", "558", date(2023, 10, 23), SMOLENSK, "Начальник Управления А.А. Рубцов"),
        ("prikaz-558.txt", "558", date(2023, 10, 23), SMOLENSK, "Начальник Управления А.А. Рубцов"),
        (
            "prikaz-594.docx",
            "594",
            date(2022, 12, 13),
            SMOLENSK,
            "заместителя начальника Управления образования и молодежной политики Администрации города"
            " Смоленска Макову Е.Н.",
        ),
        (
            "prikaz-850-od.txt",
            "850-ОД",
            date(2021, 9, 17),
            "Департамент Смоленской области по образованию и науке",
            "первого заместителя начальника Департамента Н.В. Шелабину",
        ),
    ],
)
def test_the_head_of_an_order(name: str, number: str, day: date, issuer: str, controller: str) -> None:
    order = read(name)
    assert (order.number, order.date) == (number, day)
    assert order.issuer.replace("ё", "е") == issuer
    assert order.controller == controller


def test_the_title_of_a_text_only_order() -> None:
    assert read("prikaz-850-od.txt").title == (
        "Об организации адресной методической помощи школам с низкими результатами обучения и школам,"
        " функционирующим в неблагоприятных социальных условиях, на 2021 – 2022 учебный год"
        " в Смоленской области"
    )


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("prikaz-594.docx", "2022/2023"),
        ("prikaz-558.docx", "2023/2024"),
        ("prikaz-558.pdf", "2023/2024"),
        ("prikaz-558.txt", "2023/2024"),
    ],
)
def test_five_clusters_of_43_schools(name: str, year: str) -> None:
    order = read(name)
    counts = Counter(school.cluster for school in order.schools)
    assert counts == {"ШПУ": 4, "ШБУ": 11, "ШНРО": 6, "ШФНСУ": 2, "ШсРНР": 20}
    assert {school.year for school in order.schools} == {year}
    assert {(cluster.code, cluster.year) for cluster in order.clusters} == {(code, year) for code in counts}


def test_the_same_schools_by_the_same_names_in_two_years() -> None:
    before, after = read("prikaz-594.docx"), read("prikaz-558.docx")
    assert {(school.name, school.cluster) for school in before.schools} == {
        (school.name, school.cluster) for school in after.schools
    }


def test_the_nine_schools_of_2021_in_two_groups() -> None:
    order = read("prikaz-305.docx")
    assert {(school.cluster, school.year) for school in order.schools} == {("ШНРО", "2021/2022")}
    groups = Counter(school.heading.partition(".")[0] for school in order.schools)
    assert groups == {"Кластер 1": 1, "Кластер 2": 8}
    assert [school.name for school in order.schools if school.heading.startswith("Кластер 1")] == ["СШ № 39"]


def test_groups_of_one_cluster_are_numbered_in_the_document() -> None:
    document = order_json(read("prikaz-305.docx"), lambda key, _values: key)
    assert Counter(school["cluster"] for school in document["schools"]) == {"ШНРО 1": 1, "ШНРО 2": 8}


def test_several_numbers_under_one_name_are_several_schools() -> None:
    cluster = PrintedCluster("Кластер «Школы базового уровня»", ("МБОУ «СШ № 2, 6, 26»", "гимназия № 1"))
    order = understand_lines(clusters=(cluster,))
    assert [(school.name, school.full_name) for school in order.schools] == [
        ("СШ № 2", "МБОУ «СШ № 2»"),
        ("СШ № 6", "МБОУ «СШ № 6»"),
        ("СШ № 26", "МБОУ «СШ № 26»"),
        ("Гимназия № 1", "гимназия № 1"),
    ]


def test_an_unknown_cluster_gets_its_own_code_and_is_asked_about() -> None:
    clusters = (
        PrintedCluster("Кластер «Малые школы»", ("МБОУ «СШ № 2»",)),
        PrintedCluster("Кластер «Многопрофильные школы»", ("МБОУ «СШ № 3»",)),
    )
    order = understand_lines(clusters=clusters)
    assert [school.cluster for school in order.schools] == ["МШ", "МШ 2"]
    assert [problem.key for problem in order.problems] == ["problem-cluster-unknown"] * 2
    assert order.problems[1].proposal_values == (("code", "МШ 2"),)


def test_a_school_in_two_clusters_is_asked_about() -> None:
    clusters = (
        PrintedCluster("«Школы базового уровня»", ("МБОУ «СШ № 2»",)),
        PrintedCluster("«Школы повышенного уровня»", ("Средняя школа № 2",)),
    )
    [problem] = understand_lines(clusters=clusters).problems
    assert problem.key == "problem-school-clusters"
    assert dict(problem.values) == {"school": "СШ № 2", "first": "ШБУ", "second": "ШПУ"}


def test_the_nine_mentor_pairs() -> None:
    pairs = read("prikaz-348.docx").mentorships
    assert {pair.year for pair in pairs} == {"2020/2021"}
    assert [(pair.mentee, pair.mentor) for pair in pairs] == [
        ("СШ № 1", "СШ № 29"),
        ("СШ № 5", "СШ № 40"),
        ("СШ № 9", "СШ № 33"),
        ("СШ № 10", "СШ № 40"),
        ("СШ № 12", "СШ № 16"),
        ("СШ № 24", "СШ № 40"),
        ("СШ № 25", "СШ № 33"),
        ("СШ № 28", "Гимназия № 1"),
        ("СШ № 38", "СШ № 29"),
    ]


def test_a_mentor_named_first_is_the_mentor() -> None:
    order = understand_lines(
        "1. Закрепить школы-наставники за школами с низкими результатами:", "СШ № 29 – СШ № 1;"
    )
    assert [(pair.mentor, pair.mentee) for pair in order.mentorships] == [("СШ № 29", "СШ № 1")]


def test_pairs_that_do_not_say_who_helps_are_asked_about() -> None:
    order = understand_lines("1. Утвердить пары школ:", "МБОУ «СШ № 1» – МБОУ «СШ № 29».")
    assert [problem.key for problem in order.problems] == ["problem-pairs-order"]
    assert order.problems[0].place == "п. 1"


def test_ten_plans_are_known_before_their_tables() -> None:
    plans = read("prikaz-558.docx").announced
    assert [(plan.code, plan.appendix) for plan in plans] == [(f"ДК{n}", str(n)) for n in range(1, 11)]
    assert plans[3].title == (
        "План мероприятий («Дорожная карта») по организации адресной поддержки школ с низкими "
        "результатами обучения в 2023/2024 учебном году"
    )
    assert plans[9].title.endswith("дошкольного образования в городе Смоленске в 203/2024 учебном году")
    assert {plan.year for plan in plans} == {"2023/2024"}


def test_announced_plans_know_their_clusters() -> None:
    plans = read("prikaz-558.docx").announced
    assert {plan.code: plan.clusters for plan in plans if plan.clusters} == {
        "ДК4": ("ШНРО",),
        "ДК5": ("ШсРНР",),
    }


def test_the_impossible_year_of_the_tenth_plan_is_asked_about() -> None:
    [problem] = [each for each in read("prikaz-558.docx").problems if each.key == "problem-year-impossible"]
    assert (problem.place, dict(problem.values)["printed"]) == ("ДК10", "203/2024")
    assert dict(problem.proposal_values) == {"year": "2023/2024"}


def test_plans_with_tables_are_the_announced_ones() -> None:
    order = read("prikaz-594.docx")
    assert [plan.code for plan in order.announced] == [plan.code for plan in order.roadmaps]
    assert [plan.clusters for plan in order.announced] == [plan.clusters for plan in order.roadmaps]


def test_a_plan_that_comes_alone_keeps_its_place_among_the_announced() -> None:
    lines = (
        "1. Утвердить:",
        "1.1. План по подготовке к государственной итоговой аттестации (Приложение № 1);",
        "1.2. План по профилактике учебной неуспешности (Приложение № 2).",
    )
    plan = PrintedRoadmap("План по профилактике учебной неуспешности", (), (), ())
    order = understand(PrintedOrder((*HEAD, "приказываю:", *lines), (plan,)), workdays=WorkDays())
    assert [roadmap.code for roadmap in order.roadmaps] == ["ДК2"]
    document = order_json(order, lambda key, _values: key)
    assert [(each["code"], each["title"], each["sections"]) for each in document["roadmaps"]] == [
        ("ДК1", "План по подготовке к государственной итоговой аттестации", []),
        ("ДК2", "План по профилактике учебной неуспешности", []),
    ]


@pytest.mark.parametrize(
    ("name", "short", "full"),
    [
        ("prikaz-305.docx", "МО", "методический отдел МБУ ДО «ЦДО»"),
        (
            "prikaz-305.docx",
            "ОЦПРМСО",
            "Образовательный центр поддержки и развития муниципальной системы образования",
        ),
        ("prikaz-594.docx", "ШНРО", "школ с низкими результатами обучения"),
        ("prikaz-850-od.txt", "Департамент", "Департамент Смоленской области по образованию и науке"),
        ("prikaz-850-od.txt", "СОИРО", "Смоленский областной институт развития образования"),
        (
            "prikaz-850-od.txt",
            "ОМСУ",
            "органов местного самоуправления, осуществляющих управление в сфере образования",
        ),
    ],
)
def test_abbreviations_of_one_order(name: str, short: str, full: str) -> None:
    assert dict(read(name).full_names)[short] == full


def test_a_name_for_a_plan_is_no_abbreviation() -> None:
    assert "План" not in dict(read("prikaz-850-od.txt").full_names)


@pytest.mark.parametrize("name", ["prikaz-594.pdf", "dk-594.xlsx", "dk-594.pdf"])
def test_every_file_of_an_order_asks_the_same(name: str) -> None:
    def asked(order: Order) -> list[object]:
        return [
            (roadmap.code, roadmap.year, roadmap.clusters, item.key, item.asked, item.kind, item.indicators)
            for roadmap in order.roadmaps
            for section in roadmap.sections
            for item in section.items
        ]

    assert asked(read(name)) == asked(read("prikaz-594.docx"))
