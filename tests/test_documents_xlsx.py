"""Excel files as coordinators make them: titles above, merged cells, dates, several sheets, hidden rows."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from documents.orders import read_order
from documents.sheet_values import print_value
from documents.xlsx import read_blocks
from roadmap.model import PrintedItem, PrintedOrder, PrintedRoadmap

HEADING = ("№", "Мероприятие", "Срок", "Ответственный")
TITLE = "План работы на 2024/2025 учебный год"


@pytest.fixture
def book() -> Workbook:
    return Workbook()


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]], start: int = 1) -> None:
    for number, row in enumerate(rows, start):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)


def read(book: Workbook, folder: Path) -> PrintedOrder:
    book.save(folder / "order.xlsx")
    return read_order(read_blocks(folder / "order.xlsx"))


def items_of(roadmap: PrintedRoadmap) -> list[PrintedItem]:
    return [item for section in roadmap.sections for item in section.items]


def test_titles_above_the_heading_are_the_plans_title(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    fill(sheet, [("", "", "", "Приложение 1"), ("к приказу от 05.09.2024", "№ 77-ОД"), (TITLE,), ()])
    fill(sheet, [HEADING, ("1", "Провести собрание", "май 2025", "ОО")], 5)
    sheet.merge_cells("A3:D3")
    order = read(book, tmp_path)
    assert [roadmap.title for roadmap in order.roadmaps] == [TITLE]
    assert "к приказу от 05.09.2024 № 77-ОД" in order.references


def test_every_visible_sheet_is_a_roadmap(book: Workbook, tmp_path: Path) -> None:
    for title, state in (("Первый план", "visible"), ("Второй план", "visible"), ("Черновик", "hidden")):
        sheet = book.create_sheet(title)
        fill(sheet, [HEADING, ("1", title, "май 2025", "ОО")])
        sheet.sheet_state = state
    roadmaps = read(book, tmp_path).roadmaps
    assert [(roadmap.title, len(items_of(roadmap))) for roadmap in roadmaps] == [
        ("Первый план", 1),
        ("Второй план", 1),
    ]


def test_two_plans_may_stand_on_one_sheet(book: Workbook, tmp_path: Path) -> None:
    row = ("1", "Провести собрание", "май 2025", "ОО")
    fill(
        book.worksheets[0],
        [("План первый",), HEADING, row, (), ("План второй",), HEADING, row, ("2", *row[1:])],
    )
    roadmaps = read(book, tmp_path).roadmaps
    assert [(roadmap.title, len(items_of(roadmap))) for roadmap in roadmaps] == [
        ("План первый", 1),
        ("План второй", 2),
    ]


def test_a_heading_repeated_below_an_item_begins_no_plan(book: Workbook, tmp_path: Path) -> None:
    row = ("1", "Провести собрание", "май 2025", "ОО")
    fill(book.worksheets[0], [(TITLE,), HEADING, row, HEADING, ("2", *row[1:])])
    [roadmap] = read(book, tmp_path).roadmaps
    assert [item.number for item in items_of(roadmap)] == ["1", "2"]


def test_cells_merged_both_ways_are_read_once(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    heading = ("№", "Уровень", "Мероприятие", "Срок", "Ответственный")
    rows = [
        heading,
        ("Раздел 1. Кадры", "", "", "", ""),
        ("1", "школьный", "А", "май 2025", "ОО"),
        ("2", "", "Б", "", "ОО"),
    ]
    fill(sheet, rows)
    for area in ("A2:E2", "B3:B4", "D3:D4"):
        sheet.merge_cells(area)
    [roadmap] = read(book, tmp_path).roadmaps
    assert [section.title for section in roadmap.sections] == ["Раздел 1. Кадры"]
    assert [(item.level, item.level_carried, item.term) for item in items_of(roadmap)] == [
        ("школьный", False, "май 2025"),
        ("школьный", True, "май 2025"),
    ]


def test_hidden_rows_and_columns_are_left_out(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    rows = [(*HEADING, "Черновик"), ("1", "А", "май", "ОО", "x"), ("2", "Б", "июнь", "ОО", "y")]
    fill(sheet, [*rows, ("3", "В", "июль", "ОО", "z")])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["E"].hidden = True
    [roadmap] = read(book, tmp_path).roadmaps
    assert [item.number for item in items_of(roadmap)] == ["1", "3"]
    assert roadmap.columns == HEADING


def test_the_first_row_of_a_merged_cell_may_be_hidden(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    fill(sheet, [HEADING, ("1", "А", "май", "ОО"), ("2", "Б", "", "ОО")])
    sheet.merge_cells("C2:C3")
    sheet.row_dimensions[2].hidden = True
    [roadmap] = read(book, tmp_path).roadmaps
    assert [(item.number, item.term) for item in items_of(roadmap)] == [("2", "май")]


def test_real_dates_and_numbers_are_printed_as_seen(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    fill(sheet, [HEADING, (1.1, "А", date(2024, 10, 15), "ОО"), (1.10, "Б", date(2025, 5, 1), "ОО")])
    sheet["C2"].number_format = "dd.mm.yyyy"
    sheet["C3"].number_format = "[$-419]mmmm yyyy;@"
    sheet["A3"].number_format = "0.00"
    [roadmap] = read(book, tmp_path).roadmaps
    assert [(item.number, item.term) for item in items_of(roadmap)] == [
        ("1.1", "15.10.2024"),
        ("1.10", "май 2025"),
    ]


def test_notes_and_signatures_below_are_no_items(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    row = ("1", "Провести собрание", "май 2025", "ОО")
    fill(sheet, [(TITLE,), HEADING, row, (), ("Начальник управления", "И.И. Иванова"), ("Исп. Петрова",)])
    [roadmap] = read(book, tmp_path).roadmaps
    assert [(item.number, item.responsible) for item in items_of(roadmap)] == [("1", "ОО")]


def test_a_list_of_schools_on_a_sheet_is_read(book: Workbook, tmp_path: Path) -> None:
    rows = [("Приложение 2",), ("Список школ",), ("Кластер «Школы на старте»",)]
    fill(book.worksheets[0], [*rows, (1, "МБОУ «СШ № 3»"), (2, "МБОУ «СШ № 4»")])
    [cluster] = read(book, tmp_path).clusters
    assert cluster.schools == ("МБОУ «СШ № 3»", "МБОУ «СШ № 4»")


def test_a_cell_at_the_end_of_a_sheet_is_no_harm(book: Workbook, tmp_path: Path) -> None:
    sheet = book.worksheets[0]
    fill(sheet, [HEADING, ("1", "А", "май", "ОО")])
    sheet["XFD2"] = "x"
    [roadmap] = read(book, tmp_path).roadmaps
    assert [item.number for item in items_of(roadmap)] == ["1"]


@pytest.mark.parametrize(
    ("value", "number_format", "seen"),
    [
        (date(2024, 10, 5), "mm-dd-yy", "05.10.2024"),
        (date(2024, 10, 5), "d-mmm", "5 октября"),
        (date(2024, 10, 5), "mmm-yy", "октябрь 2024"),
        (date(2025, 5, 1), '[$-FC19]d\\ mmmm\\ yyyy\\ "г.";@', "1 мая 2025"),
        (datetime.combine(date(2024, 10, 5), time(15, 30)), "dd.mm.yyyy hh:mm", "05.10.2024 15:30"),
        (date(2024, 10, 5), "General", "05.10.2024"),
        (date(2024, 3, 5), "mmmm", "март"),
        (0.75, "0%", "75%"),
        (2, "General", "2"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "да"),
    ],
)
def test_values_look_as_in_the_sheet(value: object, number_format: str, seen: str) -> None:
    assert print_value(value, number_format) == seen
