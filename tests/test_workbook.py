"""The Excel book: text stays text, days are days, the head is held, filtered and repeated."""

import asyncio
import json
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from documents import workbook
from documents.books import ArchivePaper, BookPaper, Column, PackedFile, Sheet
from documents.papers import dump
from documents.writing import write_paper
from roadmap.errors import RejectedError

HOSTILE = (
    '=HYPERLINK("http://example.org")', "+1+1", "-2+3", "@SUM(A1)", "<b>жирно</b> &amp; & <", "№ « »",
    "http://example.org/x", "👨‍👩‍👧 🫨 ✅", "ы" * 4000, "строка\nвторая", "_x0041_", "0012",
)  # fmt: skip
COLUMNS = (
    Column("Текст & <b>", 20),
    Column("Число", 8, "number"),
    Column("День", 12, "date"),
    Column("Момент", 16, "moment"),
    Column("Знак", 4, "state"),
)


ROWS = (
    *((text, 14, "2022-12-23", "2022-12-23T11:32", "silent") for text in HOSTILE),
    ("", None, "0022-12-23", "", ""),
)
PAPER = BookPaper(
    "Сводка & «всё»",
    "2023-01-12T10:00:00+03:00",
    (Sheet("Ответы", COLUMNS, ROWS, held=2, legend=(("silent", "ответа нет"),)),),
)


def opened(content: bytes) -> Any:
    return load_workbook(BytesIO(content))


def plain(paper: BookPaper) -> dict[str, Any]:
    """As the child reads it."""
    read: dict[str, Any] = json.loads(dump(paper))
    return read


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(asyncio.run(write_paper("workbook", PAPER)))


def test_whatever_was_typed_is_text_and_whole(book: Any) -> None:
    cells = [row[0] for row in book.active.iter_rows(min_row=2, max_row=1 + len(HOSTILE))]
    assert [cell.value for cell in cells] == list(HOSTILE)
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_what_acts_when_typed_again_is_quoted(book: Any) -> None:
    quoted = [row[0].quotePrefix for row in book.active.iter_rows(min_row=2, max_row=6)]
    assert quoted == [True, True, True, True, False]


@pytest.mark.parametrize("typed", ["\t=1+1", "\r@SUM(A1)", "  +7 900", "\u200b-2+3"])
def test_what_acts_after_a_sign_that_is_not_seen_is_quoted_too(typed: str) -> None:
    sheet = Sheet("Ответы", COLUMNS[:1], ((typed,),))
    cell = opened(workbook.write(plain(BookPaper("Сводка", "2023-01-12", (sheet,))))).active["A2"]
    assert (cell.data_type, cell.quotePrefix, cell.value.strip()) == ("s", True, typed.strip("\t\r \u200b"))


def test_days_moments_and_numbers_are_what_they_are(book: Any) -> None:
    row = [cell.value for cell in book.active[2]]
    assert row[1:4] == [14, datetime(2022, 12, 23), datetime(2022, 12, 23, 11, 32)]  # noqa: DTZ001
    assert book.active["C2"].number_format == "dd.mm.yyyy"


def test_a_day_that_excel_does_not_know_stays_readable(book: Any) -> None:
    assert book.active.cell(2 + len(HOSTILE), 3).value == "0022-12-23"


def test_the_head_is_held_filtered_and_repeated(book: Any) -> None:
    page = book.active
    last = 1 + len(HOSTILE) + 1
    assert (page.freeze_panes, page.auto_filter.ref) == ("C2", f"A1:E{last}")
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"


def test_a_sign_has_the_colour_of_the_picture_and_its_words_below(book: Any) -> None:
    cell = book.active["E2"]
    assert (cell.value, cell.fill.fgColor.rgb) == ("✕", "FFB33A00")
    below = [[cell.value for cell in row[:2]] for row in book.active.iter_rows()][-1]
    assert below == ["✕", "ответа нет"]


def test_signs_that_no_document_holds_are_left_out() -> None:
    paper = BookPaper("\u202eоборот\x00\ufffe", "2023-01-12", ())
    assert "оборот" in dump(paper).decode()
    assert not {"\u202e", "\x00", "\ufffe"} & set(dump(paper).decode())


def test_rows_are_as_high_as_their_words_and_no_higher_than_a_screen(book: Any) -> None:
    heights = {row: book.active.row_dimensions[row].height for row in (2, 10, 11)}
    assert heights == {2: 30, 10: 120, 11: 30}
    assert book.active.row_dimensions[3].height is None


def test_a_wide_table_of_signs_goes_on_beside_itself() -> None:
    columns = (Column("Школа", 16), *(Column(f"ДК1 · {number}", 4, "state") for number in range(100)))
    rows = (("СШ № 9", *["done"] * 100),)
    sheet = Sheet("Школы и пункты", columns, rows, is_turned=True)
    page = opened(workbook.write(plain(BookPaper("Сводка", "2023-01-12", (sheet,))))).active
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (2, 0)
    assert page.print_title_cols == "$A:$A"
    assert page.row_dimensions[2].height is None


def test_a_large_book_is_the_same(book: Any) -> None:
    """It is written row by row by way of the disk."""
    large = opened(workbook.write(plain(PAPER), large=0))
    for one, other in zip(book.active.iter_rows(), large.active.iter_rows(), strict=True):
        assert [cell.value for cell in one] == [unescaped(cell.value) for cell in other]
        assert [cell.quotePrefix for cell in one] == [cell.quotePrefix for cell in other]
    heights = [page.active.row_dimensions[10].height for page in (book, large)]
    assert heights[0] == heights[1]


def unescaped(value: object) -> object:
    """As Excel reads a text that stands in its row; openpyxl leaves the sign of an escape there."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


async def test_an_archive_without_a_place_is_told_of(tmp_path: Any) -> None:
    register = BookPaper("Опись", "2023-01-12", (Sheet("Опись", COLUMNS[:1], ()),))
    files = (PackedFile("a.pdf", str(tmp_path / "gone"), "2023-01-12T10:00:00"),)
    with pytest.raises(RejectedError, match="paper-unwritten"):
        await write_paper(
            "archive", ArchivePaper(str(tmp_path / "no" / "a.zip"), files, "опись.xlsx", register)
        )
