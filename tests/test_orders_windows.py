"""When each window of an item is asked (RULES §2, §4)."""

from dataclasses import replace
from datetime import date

from sample_orders import ALL_YEAR, CONTINUING, DEED, PERIOD, REPORTS, item, month

from roadmap.asking import AskedWindow, asked_windows
from roadmap.model import Item, ItemKind, Schedule, Side, TermKind, Window
from roadmap.pairs import Happening, pair

ISSUED = date(2022, 12, 13)
JANUARY, JUNE = REPORTS


def ask(what: Item) -> tuple[AskedWindow, ...]:
    return asked_windows(what, PERIOD, REPORTS, ISSUED)


def test_a_printed_month_is_due_as_printed() -> None:
    (window,) = ask(DEED)

    assert (window.opens, window.due, window.collected) == (ISSUED, date(2022, 12, 30), False)


def test_a_later_month_opens_with_itself() -> None:
    (window,) = ask(item("1", month(Window(date(2023, 4, 1), date(2023, 4, 30), date(2023, 4, 28)))))

    assert (window.opens, window.due) == (date(2023, 4, 1), date(2023, 4, 28))


def test_a_bare_deadline_opens_with_the_order() -> None:
    deadline = Schedule("до 1 марта", TermKind.DEADLINE, (Window(None, date(2023, 3, 1), date(2023, 3, 1)),))
    (window,) = ask(item("1", deadline))

    assert (window.start, window.opens) == (None, ISSUED)


def test_a_month_before_the_order_is_past() -> None:
    (window,) = ask(item("1", month(Window(date(2022, 10, 1), date(2022, 10, 31), date(2022, 10, 31)))))

    assert window.is_past
    assert window.opens <= window.due


def test_a_whole_year_is_due_when_the_schools_answers_are_collected() -> None:
    first, last = ask(CONTINUING)

    assert [each.due for each in (first, last)] == [JANUARY.collect_by, JUNE.collect_by]
    assert [each.opens for each in (first, last)] == [date(2023, 1, 1), date(2023, 6, 1)]
    assert [each.interim for each in (first, last)] == [True, False]


def test_a_duty_on_demand_has_no_interim() -> None:
    on_demand = replace(ALL_YEAR, kind=TermKind.ON_DEMAND, conditional=True)

    assert [each.interim for each in ask(item("1", on_demand, kind=ItemKind.ON_DEMAND))] == [False, False]


def test_a_range_that_contains_a_reporting_date_is_asked_about_there_too() -> None:
    range_ = Schedule(
        "ноябрь – май",
        TermKind.MONTH_RANGE,
        (Window(date(2022, 11, 1), date(2023, 5, 31), date(2023, 5, 31)),),
    )
    interim, last = ask(item("1", range_, kind=ItemKind.CONTINUING))

    assert (interim.due, interim.interim, interim.collected) == (JANUARY.collect_by, True, True)
    assert (last.due, last.interim, last.opens) == (date(2023, 5, 31), False, date(2023, 1, 21))


def test_a_range_of_a_deed_is_asked_once() -> None:
    range_ = Schedule(
        "ноябрь – май",
        TermKind.MONTH_RANGE,
        (Window(date(2022, 11, 1), date(2023, 5, 31), date(2023, 5, 31)),),
    )

    assert len(ask(item("1", range_))) == 1


def test_a_recurring_deed_keeps_its_printed_days() -> None:
    months = (
        Window(date(2023, 1, 1), date(2023, 1, 31), date(2023, 1, 31)),
        Window(date(2023, 2, 1), date(2023, 2, 28), date(2023, 2, 28)),
    )
    recurring = Schedule("ежемесячно", TermKind.RECURRING, months)

    assert [each.due for each in ask(item("1", recurring, kind=ItemKind.RECURRING))] == [
        date(2023, 1, 31),
        date(2023, 2, 28),
    ]


def test_an_item_without_a_term_is_not_asked() -> None:
    assert ask(item("1", Schedule("", TermKind.NONE, resolved=False))) == ()


MEETING = "Инструктивные совещания с руководителями школ"
COMING = "Участие в инструктивных совещаниях руководителей школ"
END = date(2022, 12, 31)


def sides(*happenings: Happening) -> list[tuple[int, ...]]:
    return sorted(tuple(each.window_id for each in meeting) for meeting in pair(happenings))


def test_both_sides_of_a_meeting_are_one() -> None:
    holding, taking = (
        Happening(1, 0, END, Side.HOLDING, MEETING),
        Happening(2, 0, END, Side.TAKING_PART, COMING),
    )

    assert sides(taking, holding) == [(1, 2)]


def test_another_section_or_day_or_matter_is_another_meeting() -> None:
    holding = Happening(1, 0, END, Side.HOLDING, MEETING)
    others = (
        Happening(2, 1, END, Side.TAKING_PART, COMING),
        Happening(3, 0, date(2023, 1, 31), Side.TAKING_PART, COMING),
        Happening(4, 0, END, Side.TAKING_PART, "Участие в конкурсе практик"),
    )

    assert sides(holding, *others) == [(1,), (2,), (3,), (4,)]


def test_two_meetings_that_fit_equally_are_left_apart() -> None:
    holding = (Happening(1, 0, END, Side.HOLDING, MEETING), Happening(2, 0, END, Side.HOLDING, MEETING))
    taking = Happening(3, 0, END, Side.TAKING_PART, COMING)

    assert sides(*holding, taking) == [(1,), (2,), (3,)]


def test_the_meeting_with_more_words_in_common_is_the_one() -> None:
    near = Happening(1, 0, END, Side.HOLDING, MEETING)
    far = Happening(2, 0, END, Side.HOLDING, "Совещание с руководителями методических объединений")
    taking = Happening(3, 0, END, Side.TAKING_PART, COMING)

    assert sides(far, near, taking) == [(1, 3), (2,)]


DAY_OF_METHOD = "Единый муниципальный методический день"


def hold(window_id: int, roadmap: str, **more: object) -> Happening:
    happening = Happening(window_id, 2, END, Side.HOLDING, DAY_OF_METHOD, roadmap, ("ОЦПРМСО", "УОиМП"))
    return replace(happening, **more)  # type: ignore[arg-type]


def test_the_same_happening_in_three_plans_is_one() -> None:
    assert sides(hold(1, "ДК1"), hold(2, "ДК2"), hold(3, "ДК3")) == [(1, 2, 3)]


def test_another_day_or_body_or_a_repetition_is_another_happening() -> None:
    others = (
        hold(2, "ДК2", end=date(2023, 1, 31)),
        hold(3, "ДК3", bodies=("СОИРО",)),
        hold(4, "ДК4", repeats=True),
        hold(5, "ДК5", repeats=True),
    )

    assert sides(hold(1, "ДК1"), *others) == [(1,), (2,), (3,), (4,), (5,)]


def test_the_same_words_twice_in_a_plan_are_two_happenings() -> None:
    assert sides(hold(1, "ДК1"), hold(2, "ДК1"), hold(3, "ДК2")) == [(1,), (2,), (3,)]


def test_a_side_of_another_plan_does_not_take_part() -> None:
    holding = Happening(1, 0, END, Side.HOLDING, MEETING, "ДК1")
    taking = Happening(2, 0, END, Side.TAKING_PART, COMING, "ДК2")

    assert sides(holding, taking) == [(1,), (2,)]


JULY = month(Window(date(2023, 7, 1), date(2023, 7, 31), date(2023, 7, 31)))


def test_a_deed_of_july_may_be_answered_from_the_first_of_june() -> None:
    (window,) = ask(item("1", JULY))

    assert (window.opens, window.due) == (date(2023, 6, 1), date(2023, 7, 31))


def test_an_event_of_july_begins_with_july() -> None:
    (window,) = ask(item("1", JULY, kind=ItemKind.EVENT, side=Side.TAKING_PART))

    assert window.opens == date(2023, 7, 1)
