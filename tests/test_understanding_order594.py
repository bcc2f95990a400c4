"""Order 594 as understood: the rules that it shows. Its items stand in `test_understanding_items.py`."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from documents.docx import read_blocks
from documents.orders import read_order
from roadmap.exchange import order_json
from roadmap.model import Item, Order, PrintedOrder, Problem, ReportingDate, Roadmap, TermKind
from roadmap.understanding import understand
from roadmap.workdays import WorkDays

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def printed() -> PrintedOrder:
    return read_order(read_blocks(DATA / "prikaz-594.docx"))


@pytest.fixture(scope="module")
def workdays() -> WorkDays:
    return WorkDays()


@pytest.fixture(scope="module")
def order(printed: PrintedOrder, workdays: WorkDays) -> Order:
    return understand(printed, workdays=workdays)


def items_of(roadmap: Roadmap) -> list[Item]:
    return [item for section in roadmap.sections for item in section.items]


def find(order: Order, roadmap: int, key: str) -> Item:
    return next(item for item in items_of(order.roadmaps[roadmap - 1]) if item.key == key)


def problems_at(order: Order, place: str) -> dict[str, Problem]:
    return {problem.key: problem for problem in order.problems if problem.place == place}


def test_knows_the_order_itself(order: Order) -> None:
    assert (order.number, order.date) == ("594", date(2022, 12, 13))
    assert order.title.startswith(
        "Об утверждении плана мероприятий («дорожной карты») по организации адресной"
    )
    assert order.title.endswith("на 2022-2023 годы")
    assert order.issuer == "Управление образования и молодёжной политики Администрации города Смоленска"
    assert order.controller.startswith("заместителя начальника Управления")
    assert order.controller.endswith("Макову Е.Н.")


def test_proposes_the_two_reporting_dates(order: Order) -> None:
    assert order.reporting == (
        ReportingDate(date(2023, 1, 20), date(2023, 1, 13)),
        ReportingDate(date(2023, 7, 13), date(2023, 6, 30)),
    )


def test_43_schools_have_short_names_and_clusters(order: Order) -> None:
    assert Counter(school.cluster for school in order.schools) == {
        "ШПУ": 4,
        "ШБУ": 11,
        "ШНРО": 6,
        "ШФНСУ": 2,
        "ШсРНР": 20,
    }
    names = {school.name for school in order.schools}
    assert len(names) == 43
    assert {"СШ № 9", "Гимназия № 1", "Гимназия № 4", "Лицей № 1", "О(С)Ш № 1", "СШ № 29"} <= names


def test_each_plan_has_its_clusters_and_period(order: Order) -> None:
    assert [(roadmap.code, roadmap.year, roadmap.clusters) for roadmap in order.roadmaps] == [
        ("ДК1", "2022/2023", ("ШНРО",)),
        ("ДК2", "2022/2023", ("ШФНСУ", "ШсРНР")),
        ("ДК3", "2022/2023", ()),
    ]


def test_the_institutional_rows_of_plan_1_are_the_schools(order: Order) -> None:
    asked = [item.key for item in items_of(order.roadmaps[0]) if item.for_schools]
    assert asked == ["1.6", "1.7", "1.8", "1.9", "2.6", "2.7", "3.5", "3.6", "3.7", "3.8", "3.9"]


def test_the_description_narrows_or_widens_who_is_asked(order: Order) -> None:
    assert find(order, 2, "3.10").asked == ("ШсРНР",)
    assert find(order, 2, "2.5").asked == ("ШФНСУ", "ШсРНР")


def test_nine_questions_of_one_school_wait_for_the_half_year_report(order: Order) -> None:
    """TEXTS §2: «К отчёту за полугодие, до 13 января, 9 коротких вопросов» for a school of ШНРО."""
    continuing = [
        f"{roadmap.code} · {item.key}"
        for roadmap in (order.roadmaps[0], order.roadmaps[2])
        for item in items_of(roadmap)
        if item.for_schools and item.kind in {"continuing", "on_demand"}
    ]
    recurring = ["ДК3 · 3.7", "ДК3 · 3.10"]
    assert len(continuing) + len(recurring) == 9


def test_a_conditional_row_of_numbers_stays_conditional(order: Order) -> None:
    row = find(order, 3, "3.7")
    assert row.schedule.conditional
    assert row.schedule.kind is TermKind.RECURRING


def test_an_impossible_year_is_read_as_its_neighbours_and_reported(order: Order) -> None:
    problem = problems_at(order, "ДК2")["problem-year-impossible"]
    assert dict(problem.values) == {"printed": "2022/20223"}
    assert dict(problem.proposal_values) == {"year": "2022/2023"}


def test_the_empty_row_is_asked_about_with_the_row_like_it(order: Order) -> None:
    row = find(order, 2, "3.5")
    assert not row.schedule.resolved
    problems = problems_at(order, "ДК2 · 3.5")
    assert set(problems) == {"problem-term-empty", "problem-responsible-empty"}
    proposal = problems["problem-term-empty"]
    assert proposal.proposal_key == "proposal-term-like"
    assert dict(proposal.proposal_values)["place"] == "ДК1 · 2.5"


def test_a_level_against_its_responsible_is_shown(order: Order) -> None:
    assert find(order, 3, "1.6").for_schools
    assert (
        problems_at(order, "ДК3 · 1.6")["problem-level-responsible"].proposal_key == "proposal-asked-schools"
    )


def test_rows_without_a_number_get_a_key_and_are_shown(order: Order) -> None:
    assert [item.key for item in items_of(order.roadmaps[2])][12:16] == ["3.2", "3.2+1", "3.2+2", "3.3"]
    assert set(problems_at(order, "ДК3 · 3.2+1")) == {"problem-number-missing"}


def test_nothing_else_is_a_problem(order: Order) -> None:
    assert len(order.problems) == 6


def test_the_year_and_the_clusters_may_be_given(printed: PrintedOrder, workdays: WorkDays) -> None:
    order = understand(printed, year="2023/2024", clusters=("ШПУ",), workdays=workdays)
    assert {(roadmap.year, roadmap.clusters) for roadmap in order.roadmaps} == {("2023/2024", ("ШПУ",))}
    assert order.reporting[0].due == date(2024, 1, 19)


def test_the_json_has_the_agreed_shape(order: Order) -> None:
    def say(key: str, values: Mapping[str, str]) -> str:
        return f"{key} {sorted(values)}"

    document = order_json(order, say)
    assert list(document) == ["order", "schools", "mentorships", "obligations", "roadmaps", "problems"]
    assert list(document["roadmaps"][0]) == ["code", "title", "year", "clusters", "sections"]
    item = document["roadmaps"][0]["sections"][0]["items"][5]
    assert list(item) == [
        "number",
        "level",
        "measure",
        "description",
        "term",
        "responsible",
        "result",
        "short_name",
        "kind",
        "evidence",
        "indicators",
        "asked",
        "schedule",
    ]
    assert item["schedule"] == {
        "text": "декабрь 2022",
        "kind": "month",
        "windows": [{"start": "2022-12-01", "end": "2022-12-31", "due": "2022-12-30"}],
        "conditional": False,
        "resolved": True,
        "ambiguous": False,
    }
    assert document["schools"][0] == {
        "name": "Гимназия № 1",
        "full_name": 'Муниципальное бюджетное общеобразовательное учреждение "Гимназия № 1 имени Н.М. Пржевальского" города Смоленска',  # noqa: E501
        "cluster": "ШПУ",
        "year": "2022/2023",
    }
    assert document["problems"][0] == {
        "place": "ДК2",
        "text": "problem-year-impossible ['printed']",
        "proposal": "proposal-year ['year']",
    }
