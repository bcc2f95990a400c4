"""Where a row of the official report stands, and what of it may be told."""

from dataclasses import replace
from datetime import date

import pytest

from roadmap.model import Evidence, ItemKind, Order, Side, Status, Verdict
from roadmap.report_links import link_rows
from roadmap.report_rows import (
    Meeting,
    Phase,
    ReportRow,
    RowItem,
    RowWindow,
    State,
    Told,
    meets,
    phases,
    split_typed,
    tally,
)

DAY = date(2023, 1, 20)
DECEMBER = RowWindow(date(2022, 12, 1), date(2022, 12, 31))
APRIL = RowWindow(date(2023, 4, 1), date(2023, 4, 30))
ITEM = RowItem(
    1, "1.6", "", "Разработка плана", "декабрь", "ОО", "Приказы ОО", "план", ItemKind.DEED,
    Evidence.DOCUMENT, for_schools=True,
)  # fmt: skip
NINE = Told("СШ № 9", date(2022, 12, 30))
ACCEPTED = replace(NINE, status=Status.DONE, verdict=Verdict.ACCEPTED)
ELEVEN = replace(NINE, organization="СШ № 11")


def row(*windows: RowWindow, item: RowItem = ITEM, typed: str = "") -> ReportRow:
    return ReportRow(item, windows, DAY, typed)


def december(*told: Told, meeting: Meeting | None = None) -> RowWindow:
    return replace(DECEMBER, told=told, meeting=meeting)


STATES = {
    "everybody accepted": (row(december(ACCEPTED)), State.DONE),
    "one of two is silent": (row(december(ACCEPTED, ELEVEN)), State.NOT_DONE),
    "answered, not looked at": (row(december(replace(ACCEPTED, verdict=None))), State.GOING_ON),
    "the other has a later day": (
        row(december(ACCEPTED, replace(ELEVEN, extended_to=date(2023, 2, 3)))),
        State.GOING_ON,
    ),
    "not needed so far": (row(december(NINE), item=replace(ITEM, conditional=True)), State.GOING_ON),
    "an accepted «не относится»": (
        row(december(ACCEPTED, replace(ELEVEN, status=Status.NOT_APPLICABLE, verdict=Verdict.ACCEPTED))),
        State.DONE,
    ),
    "another window lies ahead": (row(december(ACCEPTED), replace(APRIL, told=(NINE,))), State.GOING_ON),
    "ahead": (row(replace(APRIL, told=(NINE,))), State.AHEAD),
    "done ahead of its time": (row(replace(APRIL, told=(ACCEPTED,))), State.DONE),
    "no term": (row(), State.GOING_ON),
    "fulfilled by the order": (row(DECEMBER, item=replace(ITEM, done_by_order=True)), State.DONE),
    "a meeting that was held": (
        row(
            december(NINE, meeting=Meeting(held_on=date(2022, 12, 22))),
            item=replace(ITEM, side=Side.HOLDING, for_schools=False),
        ),
        State.DONE,
    ),
    "a body's part in a meeting that was held": (
        row(
            december(NINE, meeting=Meeting(held_on=date(2022, 12, 22))),
            item=replace(ITEM, side=Side.TAKING_PART, for_schools=False),
        ),
        State.DONE,
    ),
    "who was at the meeting": (row(december(replace(NINE, presence="absent"))), State.DONE),
    "«Ведётся» with its line, interim": (
        row(
            december(
                replace(
                    NINE, status=Status.IN_PROGRESS, comment="идёт", interim=True, verdict=Verdict.ACCEPTED
                )
            )
        ),
        State.DONE,
    ),
}


@pytest.mark.parametrize(("given", "state"), STATES.values(), ids=STATES)
def test_a_row_is_in_exactly_one_state(given: ReportRow, state: State) -> None:
    assert given.state is state


@pytest.mark.parametrize("given", [row for row, state in STATES.values() if state is State.DONE])
def test_what_is_done_has_no_reason_why_it_is_not(given: ReportRow) -> None:
    assert given.left == ()


def test_what_is_not_accepted_is_no_text_but_is_counted() -> None:
    waiting = row(december(replace(ACCEPTED, verdict=None)))
    assert (waiting.is_ready, waiting.waiting) == (False, 1)


def test_a_typed_text_makes_a_row_ready() -> None:
    assert row(december(NINE), typed="Проведено.").is_ready


def test_the_states_add_up_to_all_rows() -> None:
    counts = tally(given for given, _ in STATES.values())
    assert counts.done + counts.going_on + counts.not_done + counts.ahead == counts.total == len(STATES)


def test_roadmap_1_of_order_594_has_7_ended_15_running_and_3_ahead(order_594: Order) -> None:
    plan = order_594.roadmaps[0]
    rows = [
        row(*(RowWindow(window.start, window.end) for window in item.schedule.windows))
        for section in plan.sections
        for item in section.items
    ]
    assert phases(rows) == {Phase.ENDED: 7, Phase.RUNNING: 15, Phase.AHEAD: 3}


@pytest.mark.parametrize(
    ("op", "target", "measured", "is_met"),
    [
        (">=", 75, (None, 5, 6), True),
        (">=", 75, (None, 4, 6), False),
        (">=", 3, (3.0, None, None), True),
        ("<=", 10, (12.5, None, None), False),
    ],
)
def test_a_target_is_met_in_whole_schools(
    op: str, target: float, measured: tuple[float | None, int | None, int | None], is_met: bool
) -> None:
    assert meets(op, target, *measured) is is_met


def test_lines_of_a_typed_text_go_to_their_own_columns() -> None:
    typed = split_typed(
        "Совещание перенесено.\nПричина: карантин, до 03.02.2023\nДокументы: приказ № 5\nИтог: принято",
        ["документы"],
        ["причина"],
    )
    assert typed.told == ("Совещание перенесено.", "Итог: принято")
    assert (typed.proof, typed.reason) == (("приказ № 5",), ("карантин, до 03.02.2023",))


def test_a_row_of_the_plan_above_finds_ours_about_the_same() -> None:
    theirs = row(item=replace(ITEM, id=7, measure="Единый методический день"))
    ours = row(item=replace(ITEM, id=8, measure="Единый муниципальный методический день"))
    other = row(item=replace(ITEM, id=9, measure="Заключение сетевых соглашений"))
    assert link_rows([theirs], [ours, other]) == {7: (ours,)}


def test_a_linked_row_stands_where_ours_stands() -> None:
    ours = row(december(ACCEPTED))
    above = replace(row(DECEMBER), linked=(ours,))
    assert (above.state, above.is_ready) == (State.DONE, True)
