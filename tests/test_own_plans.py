"""What is read in a file of a school, and of whom its rows are asked."""

from datetime import date
from pathlib import Path

import pytest
from conftest import ORDER_594
from own_plan import ROWS, own_plan

from documents.docx import read_blocks
from documents.orders import read_order
from roadmap.model import Evidence, ItemKind
from roadmap.own_plans import OwnPlan, may_be_plan, read_own_plan
from roadmap.workdays import WorkDays

CAME = date(2022, 12, 20)


def read(folder: Path, data: bytes) -> OwnPlan | None:
    path = folder / "карта.docx"
    path.write_bytes(data)
    return read_own_plan(read_order(read_blocks(path)), CAME, WorkDays())


def test_a_plan_needs_neither_number_nor_date(tmp_path: Path) -> None:
    found = read(tmp_path, own_plan())
    assert found
    assert (found.order.number, found.order.date, found.plan.year) == ("2022/2023", CAME, "2022/2023")


def test_every_row_of_the_plan_is_an_item_with_a_term(tmp_path: Path) -> None:
    found = read(tmp_path, own_plan())
    assert found
    assert (found.items, found.dated) == (len(ROWS), len(ROWS))


def test_number_and_date_are_taken_where_they_are_printed(tmp_path: Path) -> None:
    found = read(tmp_path, own_plan(heading=["П Р И К А З", "от 15.12.2022 № 77-ОД"]))
    assert found
    assert (found.order.number, found.order.date) == ("77-ОД", date(2022, 12, 15))


def test_what_the_plan_calls_a_meeting_is_a_deed_that_one_tap_marks(tmp_path: Path) -> None:
    found = read(tmp_path, own_plan())
    assert found
    items = [item for section in found.plan.sections for item in section.items]
    assert {item.evidence for item in items} == {Evidence.ATTENDANCE}
    assert ItemKind.EVENT not in {item.kind for item in items}
    assert all(item.for_schools for item in items)


def test_a_file_without_a_plan_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, own_plan(rows=())) is None


def test_an_order_of_the_department_is_none() -> None:
    assert read_own_plan(read_order(read_blocks(ORDER_594)), CAME, WorkDays()) is None


@pytest.mark.parametrize(
    ("name", "caption", "may_be"),
    [
        ("карта.docx", "", True),
        ("План.XLSX", "", True),
        ("приказ.pdf", "", False),
        ("приказ.pdf", "наша дорожная карта", True),
        ("программа.pdf", "", True),
        ("карта.jpg", "", False),
    ],
)
def test_which_files_are_read_at_all(name: str, caption: str, *, may_be: bool) -> None:
    assert may_be_plan(name, caption) is may_be
