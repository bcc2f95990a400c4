"""What a new wording of an order changes, and which rows of it are which of the stored one."""

from dataclasses import replace
from datetime import date

from roadmap.diff import Diff, compare, lines_of
from roadmap.model import Item, Order, Schedule, TermKind, Window
from roadmap.renumbering import keep_keys


def with_items(order: Order, items: tuple[Item, ...]) -> Order:
    """The first section of the first plan with these rows."""
    plan = order.roadmaps[0]
    sections = (replace(plan.sections[0], items=items), *plan.sections[1:])
    return replace(order, roadmaps=(replace(plan, sections=sections), *order.roadmaps[1:]))


def rows(order: Order) -> tuple[Item, ...]:
    return order.roadmaps[0].sections[0].items


def diff(before: Order, after: Order) -> Diff:
    return compare(lines_of(before), lines_of(after))


def test_the_same_order_changes_nothing(order_594: Order) -> None:
    assert not diff(order_594, order_594)


def test_a_row_that_came_is_new_and_one_that_went_is_removed(order_594: Order) -> None:
    shorter = with_items(order_594, rows(order_594)[:-1])
    assert [line.key for line in diff(shorter, order_594).added] == ["1.9"]
    assert [line.key for line in diff(order_594, shorter).removed] == ["1.9"]


def test_a_plan_that_the_new_file_does_not_hold_is_not_removed(order_594: Order) -> None:
    assert not diff(order_594, replace(order_594, roadmaps=order_594.roadmaps[:1]))


def test_other_words_are_a_change_that_names_the_cell(order_594: Order) -> None:
    first, *others = rows(order_594)
    reworded = with_items(order_594, (replace(first, result="распоряжение"), *others))
    (changed,) = diff(order_594, reworded).changed
    assert (changed.after.key, changed.fields) == ("1.1", ("result",))


def test_a_cell_that_is_only_broken_otherwise_is_no_change(order_594: Order) -> None:
    """A PDF breaks words and spaces otherwise than Word does."""
    first, *others = rows(order_594)
    broken = replace(first, measure=first.measure.replace(" ", "\n", 2), result="При-\nказ УОиМП")
    same = replace(first, result="Приказ УОиМП")
    assert not diff(with_items(order_594, (same, *others)), with_items(order_594, (broken, *others)))


def test_other_days_are_told_once_as_moved(order_594: Order) -> None:
    *others, item = rows(order_594)[:7]
    day = date(2023, 2, 28)
    schedule = Schedule("февраль 2023", TermKind.MONTH, (Window(date(2023, 2, 1), day, day),))
    later = replace(item, term="февраль 2023", schedule=schedule)
    found = diff(order_594, with_items(order_594, (*others, later, *rows(order_594)[7:])))
    assert not found.changed
    assert [(each.before.days, each.after.days) for each in found.moved] == [((date(2022, 12, 30),), (day,))]


def test_rows_below_one_that_was_put_in_keep_their_keys(order_594: Order) -> None:
    """1.7 … 1.9 are printed as 1.8 … 1.10 now."""
    above, below = rows(order_594)[:6], rows(order_594)[6:]
    new = replace(above[0], key="1.7", number="1.7.", measure="Новый пункт")
    moved = tuple(
        replace(item, key=f"1.{number}", number=f"1.{number}.") for number, item in enumerate(below, 8)
    )
    found = keep_keys(with_items(order_594, (*above, new, *moved)), lines_of(order_594))
    assert [item.key for item in rows(found)] == [
        "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7+1", "1.7", "1.8", "1.9",
    ]  # fmt: skip
    assert [line.key for line in diff(order_594, found).added] == ["1.7+1"]
    assert not diff(order_594, found).removed


def test_a_row_with_other_words_under_its_own_number_keeps_its_key(order_594: Order) -> None:
    first, *others = rows(order_594)
    found = keep_keys(
        with_items(order_594, (replace(first, measure="Иначе сказано"), *others)), lines_of(order_594)
    )
    assert [item.key for item in rows(found)] == [item.key for item in rows(order_594)]


def test_an_order_that_is_not_stored_keeps_its_numbers(order_594: Order) -> None:
    assert keep_keys(order_594, ()) == order_594
