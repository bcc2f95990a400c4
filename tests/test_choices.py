"""What a person decides about the understanding of an order, and what the order is then."""

from dataclasses import replace
from datetime import date

import pytest

from roadmap.bonds import Bond, Proposal, propose_bonds
from roadmap.choices import UNKNOWN_BODY, Choice, What, apply_choices, merge_choices, problem_name
from roadmap.choices_items import asks_nobody
from roadmap.choices_values import choice_json, read_choice, reading_value
from roadmap.model import Evidence, Item, ItemKind, Obligation, Order, Problem, Side, TermKind, Window
from roadmap.workdays import WorkDays

DAYS = WorkDays()


def item(order: Order, place: str) -> Item:
    code, key = place.split(" · ")
    plan = next(each for each in order.roadmaps if each.code == code)
    return next(each for section in plan.sections for each in section.items if each.key == key)


def chosen(order: Order, place: str, what: What, value: object, printed: str | None = None) -> Item:
    choice = Choice(place, what, value, printed)  # type: ignore[arg-type]
    return item(apply_choices(order, [choice], DAYS), place)


def problems_at(order: Order, place: str) -> list[str]:
    return [problem.key for problem in order.problems if problem.place == place]


def test_without_choices_the_order_is_the_same(order_594: Order) -> None:
    assert apply_choices(order_594, [], DAYS) == order_594


def test_a_typed_term_gives_windows_and_the_printed_cell_stays(order_594: Order) -> None:
    found = chosen(order_594, "ДК2 · 3.5", What.TERM, "ноябрь-декабрь 2022")
    assert found.schedule.windows == (Window(date(2022, 11, 1), date(2022, 12, 31), date(2022, 12, 30)),)
    assert not found.term


def test_a_typed_term_settles_its_problem(order_594: Order) -> None:
    assert "problem-term-empty" in problems_at(order_594, "ДК2 · 3.5")
    after = apply_choices(order_594, [Choice("ДК2 · 3.5", What.TERM, "май 2023")], DAYS)
    assert "problem-term-empty" not in problems_at(after, "ДК2 · 3.5")


def test_a_typed_term_that_is_not_understood_settles_nothing(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК2 · 3.5", What.TERM, "когда-нибудь потом")], DAYS)
    assert "problem-term-empty" in problems_at(after, "ДК2 · 3.5")


def test_another_term_can_make_another_question(order_594: Order) -> None:
    assert chosen(order_594, "ДК2 · 3.5", What.TERM, "ежемесячно").kind is ItemKind.RECURRING


def test_a_term_does_not_hold_for_a_cell_that_is_printed_otherwise_now(order_594: Order) -> None:
    before = item(order_594, "ДК1 · 1.6")
    assert chosen(order_594, "ДК1 · 1.6", What.TERM, "май 2023", "прежний срок") == before
    assert chosen(order_594, "ДК1 · 1.6", What.TERM, "май 2023", before.term) != before


def test_a_chosen_reading_is_kept_by_its_days(order_594: Order) -> None:
    windows = (Window(None, date(2023, 3, 25), date(2023, 3, 25)),)
    assert chosen(order_594, "ДК2 · 3.5", What.READING, reading_value(windows)).schedule.windows == windows


def test_a_body_in_place_of_schools_shares_one_question(order_594: Order) -> None:
    found = chosen(order_594, "ДК3 · 1.6", What.ASKED, ("УОиМП",))
    assert (found.asked, found.for_schools, found.side) == (("УОиМП",), False, Side.TAKING_PART)


def test_schools_in_place_of_a_body_are_each_asked(order_594: Order) -> None:
    found = chosen(order_594, "ДК2 · 3.5", What.ASKED, ("ШсРНР",))
    assert (found.asked, found.for_schools) == (("ШсРНР",), True)


def test_whom_it_asks_settles_the_problem_of_the_responsible(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК3 · 1.6", What.ASKED, ("schools",))], DAYS)
    assert not problems_at(after, "ДК3 · 1.6")


def test_a_new_body_is_one_of_the_order(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК1 · 1.6", What.ASKED, ("Музей",))], DAYS)
    assert "Музей" in after.bodies


def test_an_item_that_is_not_asked_has_no_windows_and_no_problem(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК2 · 3.5", What.ASK, value=False)], DAYS)
    assert asks_nobody(item(after, "ДК2 · 3.5"))
    assert not problems_at(after, "ДК2 · 3.5")


@pytest.mark.parametrize(
    ("kind", "side", "evidence"),
    [
        (ItemKind.EVENT, Side.TAKING_PART, Evidence.ATTENDANCE),
        (ItemKind.NUMBERS_ONLY, None, Evidence.NUMBERS),
        (ItemKind.CONTINUING, None, Evidence.DOCUMENT),
    ],
)
def test_a_kind_brings_what_belongs_to_it(
    order_594: Order, kind: ItemKind, side: Side | None, evidence: Evidence
) -> None:
    found = chosen(order_594, "ДК1 · 1.6", What.KIND, kind.value)
    assert (found.kind, found.side, found.evidence) == (kind, side, evidence)


def test_numbers_only_is_taken_off(order_594: Order) -> None:
    assert item(order_594, "ДК1 · 3.6").kind is ItemKind.NUMBERS_ONLY
    found = chosen(order_594, "ДК1 · 3.6", What.NUMBERS_ONLY, value=False)
    assert (found.kind, found.evidence) == (ItemKind.DEED, Evidence.LINE)


@pytest.mark.parametrize(
    ("what", "value", "field"),
    [
        (What.EVIDENCE, "line", "evidence"),
        (What.SHORT_NAME, "карта школы", "short_name"),
        (What.DONE, True, "done_by_order"),
    ],
)
def test_one_property_is_set(order_594: Order, what: What, value: object, field: str) -> None:
    assert getattr(chosen(order_594, "ДК1 · 1.6", what, value), field) == value


def test_another_year_moves_every_term_of_the_plan(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК3", What.YEAR, "2023/2024")], DAYS)
    assert after.roadmaps[2].year == "2023/2024"
    assert item(after, "ДК3 · 3.9").schedule.kind is TermKind.ALL_YEAR
    assert [day.due for day in after.reporting][-1] == date(2024, 7, 12)
    assert item(after, "ДК3 · 3.9").schedule.windows[-1].end.year == 2024


def test_the_year_that_is_proposed_settles_the_problem_and_changes_nothing(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК2", What.YEAR, "2022/2023")], DAYS)
    assert not problems_at(after, "ДК2")
    assert after.roadmaps == order_594.roadmaps


def test_a_plan_is_called_as_somebody_has_called_it(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК1", What.TITLE, "Помощь школам")], DAYS)
    assert after.roadmaps[0].title == "Помощь школам"


def test_a_problem_that_was_seen_is_gone(order_594: Order) -> None:
    problem = next(each for each in order_594.problems if each.key == "problem-number-missing")
    after = apply_choices(order_594, [Choice(problem.place, What.SEEN, (problem_name(problem),))], DAYS)
    assert len(after.problems) == len(order_594.problems) - 1


@pytest.fixture
def with_duties(order_594: Order) -> Order:
    duty = Obligation(
        "школы", "центр", "представить план", (), "2.1", asked=("schools",), has_deliverable=True
    )
    only_recorded = replace(duty, has_deliverable=False)
    return replace(order_594, obligations=(only_recorded, duty, replace(duty, what="представить отчёт")))


def test_an_undated_duty_gets_the_day_it_was_given(with_duties: Order) -> None:
    after = apply_choices(with_duties, [Choice("Приказ · 2.1+3", What.DATE, ("2023-02-01",))], DAYS)
    assert [duty.dates for duty in after.obligations] == [(), (), (date(2023, 2, 1),)]


def test_a_duty_that_is_not_asked_is_only_recorded(with_duties: Order) -> None:
    after = apply_choices(with_duties, [Choice("Приказ · 2.1+2", What.ASK, value=False)], DAYS)
    assert [duty.has_deliverable for duty in after.obligations] == [False, False, True]


def test_the_later_choice_about_a_place_holds() -> None:
    early, late = Choice("ДК1 · 1.6", What.TERM, "май"), Choice("ДК1 · 1.6", What.TERM, "июнь")
    assert merge_choices([early], [late]) == (late,)


@pytest.mark.parametrize(
    ("early", "late"), [(What.TERM, What.ASK), (What.ASK, What.ASKED), (What.NUMBERS_ONLY, What.KIND)]
)
def test_choices_that_exclude_each_other_do_not_stand_together(early: What, late: What) -> None:
    first, second = Choice("ДК1 · 1.6", early, "x"), Choice("ДК1 · 1.6", late, "y")
    assert merge_choices([first, second]) == (second,)


def test_choices_about_other_places_stay() -> None:
    both = (Choice("ДК1 · 1.6", What.ASK, value=False), Choice("ДК1 · 1.7", What.ASK, value=False))
    assert merge_choices(both) == both


@pytest.mark.parametrize("value", ["май", False, ("ШНРО", "ШсРНР")])
def test_a_choice_is_read_back_as_it_was_written(value: object) -> None:
    choice = Choice("ДК1 · 1.6", What.ASKED, value, "УОиМП")  # type: ignore[arg-type]
    assert read_choice(choice_json(choice)) == choice


def bond_of(order: Order, place: tuple[str, str]) -> Proposal:
    asked = (each for each in propose_bonds(order.roadmaps) if each.bond is not Bond.SIDES)
    return next(each for each in asked if place in each.places)


@pytest.mark.parametrize("key", ["ДК1 · 1.2", "ДК1 · 3.5"])
def test_a_bond_that_nobody_has_agreed_to_is_only_proposed(order_594: Order, key: str) -> None:
    code, number = key.split(" · ")
    assert not bond_of(order_594, (code, number)).agreed


def test_a_bond_is_agreed_by_a_word_on_each_of_its_items(order_594: Order) -> None:
    choices = [Choice(f"ДК{n} · 1.2", What.TOGETHER, value=True) for n in (1, 2, 3)]
    found = bond_of(apply_choices(order_594, choices, DAYS), ("ДК1", "1.2"))
    assert (found.agreed, len(found.sides)) == (True, 3)


def test_one_meeting_can_be_taken_out(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК2 · 1.2", What.TOGETHER, value=False)], DAYS)
    found = bond_of(after, ("ДК2", "1.2"))
    assert (found.sides, found.apart) == ((("ДК1", "1.2"), ("ДК3", "1.2")), (("ДК2", "1.2"),))


def test_without_the_row_that_lists_them_nothing_is_left_of_a_bond(order_594: Order) -> None:
    after = apply_choices(order_594, [Choice("ДК1 · 3.5", What.LISTED, value=False)], DAYS)
    assert bond_of(after, ("ДК1", "3.4")).sides == ()


def test_a_sum_of_the_schools_answers_can_be_asked_by_itself(order_594: Order) -> None:
    assert item(order_594, "ДК2 · 2.1").sum_of == ("2.4",)
    assert chosen(order_594, "ДК2 · 2.1", What.SUM, value=False).sum_of == ()


def test_the_full_name_of_an_unknown_body_settles_it_wherever_it_is_printed(order_594: Order) -> None:
    unknown = [Problem(place, UNKNOWN_BODY, (("body", "РЦОИ"),)) for place in ("ДК1 · 1.1", "ДК2 · 1.1")]
    order = replace(order_594, problems=tuple(unknown))
    after = apply_choices(order, [Choice("РЦОИ", What.BODY, "Центр обработки информации")], DAYS)
    assert (after.problems, after.named) == ((), (("РЦОИ", "Центр обработки информации"),))
