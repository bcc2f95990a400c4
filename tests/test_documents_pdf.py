"""PDF files with a text layer: tables over pages, cells cut by a page's end, scans."""

from pathlib import Path

import pytest

from documents.blocks import Paragraph, Table
from documents.orders import read_order
from documents.pdf import read_blocks
from roadmap.errors import RejectedError
from roadmap.model import PrintedItem, PrintedOrder
from tests.small_pdf import HEIGHT, LEFT, PITCH, TOP, SmallPage, write_pdf

WIDTHS = (40, 180, 120, 100)
HEADING = (("№",), ("Мероприятие",), ("Срок",), ("Ответственный",))


def start_plan() -> tuple[SmallPage, float]:
    page = SmallPage()
    page.text(400, TOP, "Приложение 1")
    page.text(120, TOP + 30, "План работы на 2024/2025 учебный год")
    return page, TOP + 60


def read(folder: Path, *pages: SmallPage) -> PrintedOrder:
    return read_order(read_blocks(write_pdf(folder / "order.pdf", pages)))


def items_of(order: PrintedOrder) -> list[PrintedItem]:
    return [item for plan in order.roadmaps for section in plan.sections for item in section.items]


def row(number: str, measure: str, term: str = "май 2025", who: str = "ОО") -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split("|")) if text else () for text in (number, measure, term, who))


def test_a_table_over_pages_is_one_plan(tmp_path: Path) -> None:
    first, y = start_plan()
    first.table(y, WIDTHS, (HEADING, row("1", "Провести собрание")))
    second = SmallPage()
    second.table(TOP, WIDTHS, (HEADING, row("2", "Составить план")))
    order = read(tmp_path, first, second)
    assert len(order.roadmaps) == 1
    assert [(item.number, item.measure) for item in items_of(order)] == [
        ("1", "Провести собрание"),
        ("2", "Составить план"),
    ]


def test_a_page_number_does_not_cut_a_table_in_two(tmp_path: Path) -> None:
    first, y = start_plan()
    first.table(y, WIDTHS, (HEADING, row("1", "Провести собрание")))
    second = SmallPage()
    second.text(290, 20, "- 2 -")
    second.table(TOP, WIDTHS, (row("2", "Составить план"),))
    assert [item.number for item in items_of(read(tmp_path, first, second))] == ["1", "2"]


def test_a_row_cut_by_the_end_of_a_page_is_one_item(tmp_path: Path) -> None:
    first, y = start_plan()
    first.table(
        y, WIDTHS, (HEADING, row("1", "Провести общее собрание всех учи-|телей города и|родителей", who="ОО"))
    )
    second = SmallPage()
    second.table(TOP, WIDTHS, (HEADING, row("", "по итогам года", ""), row("2", "Составить план")))
    first_item, second_item = items_of(read(tmp_path, first, second))
    assert first_item.measure.endswith("родителей\nпо итогам года")
    assert (first_item.term, second_item.number) == ("май 2025", "2")


def test_a_row_without_a_number_at_the_top_of_a_page_is_a_row(tmp_path: Path) -> None:
    first, y = start_plan()
    first.table(y, WIDTHS, (HEADING, row("1", "А|Б|В|Г|Д|Е")))
    second = SmallPage()
    second.table(TOP, WIDTHS, (HEADING, row("", "Методический день", "июнь 2025")))
    assert [(item.number, item.term) for item in items_of(read(tmp_path, first, second))] == [
        ("1", "май 2025"),
        ("", "июнь 2025"),
    ]


def test_a_word_torn_by_a_narrow_column_is_whole(tmp_path: Path) -> None:
    page, y = start_plan()
    page.table(y, WIDTHS, (HEADING, row("1", "Провести собрание", who="Общеобразовательны|й центр")))
    assert items_of(read(tmp_path, page))[0].responsible == "Общеобразовательный центр"


def test_paragraphs_are_put_together_from_their_lines(tmp_path: Path) -> None:
    page = SmallPage()
    lines = (
        (LEFT + 30, "1. Утвердить план мероприятий по повышению качества образования в школах города"),
        (LEFT, "Лесного на 2024/2025 учебный год."),
        (LEFT + 30, "2. Контроль оставляю за собой."),
    )
    for number, (x, text) in enumerate(lines):
        page.text(x, TOP + PITCH * number, text)
    blocks = read_blocks(write_pdf(tmp_path / "order.pdf", [page]))
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "1. Утвердить план мероприятий по повышению качества образования в школах города Лесного на 2024/2025"
        " учебный год.",
        "2. Контроль оставляю за собой.",
    ]


def test_a_merged_cell_is_carried_down(tmp_path: Path) -> None:
    page = SmallPage()
    for x0, top, x1, bottom in ((60, 60, 100, 120), (100, 60, 200, 90), (100, 90, 200, 120)):
        page.box(x0, top, x1, bottom)
    for x, y, text in ((65, 65, "А"), (105, 65, "Б"), (105, 95, "В")):
        page.text(x, y, text)
    [table] = [
        block for block in read_blocks(write_pdf(tmp_path / "order.pdf", [page])) if isinstance(block, Table)
    ]
    assert [[(cell.text, cell.carried) for cell in row] for row in table.rows] == [
        [("А", False), ("Б", False)],
        [("А", True), ("В", False)],
    ]


def test_a_scan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RejectedError, match="'document-scanned'"):
        read(tmp_path, SmallPage(picture=True), SmallPage(picture=True))


def test_half_a_scan_is_refused_with_its_pages(tmp_path: Path) -> None:
    page, _ = start_plan()
    with pytest.raises(RejectedError) as caught:
        read(tmp_path, page, SmallPage(picture=True))
    assert (caught.value.key, caught.value.values) == ("document-scanned-pages", {"count": 1, "pages": "2"})


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    page, _ = start_plan()
    with pytest.raises(RejectedError, match="document-encrypted"):
        read_blocks(write_pdf(tmp_path / "order.pdf", [page], password=True))


def test_words_outside_of_the_page_are_not_read(tmp_path: Path) -> None:
    page, _ = start_plan()
    page.text(LEFT, HEIGHT + 100, "невидимое")
    assert "невидимое" not in str(read(tmp_path, page))
