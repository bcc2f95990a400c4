"""What the columns of a plan are taken for, by their names and by their cells."""

from collections.abc import Sequence

import pytest

from documents.blocks import Cell, Paragraph, Table
from documents.orders import read_order
from documents.printed import dump_printed, load_printed
from roadmap.model import PrintedItem, PrintedOrder, PrintedRoadmap

HEADING = ("№", "Мероприятие", "Срок", "Ответственный")
ROWS = (
    ("1", "Провести собрание учителей", "октябрь 2024", "ОО"),
    ("2", "Составить план наставничества", "до 20.11.2024", "ОО, ИМЦ"),
    ("3", "Обновить сайт", "в течение года", "директор школы"),
)


def read(*rows: Sequence[Cell | str]) -> PrintedRoadmap:
    cells = tuple(tuple(Cell(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    lines = (Paragraph("Приложение 1"), Paragraph("План работы на 2024/2025 учебный год"))
    [roadmap] = read_order((*lines, Table(cells))).roadmaps
    return roadmap


def items_of(roadmap: PrintedRoadmap) -> list[PrintedItem]:
    return [item for section in roadmap.sections for item in section.items]


def wide(text: str, width: int) -> tuple[Cell, ...]:
    return (Cell(text, width), *[Cell("", 0)] * (width - 1))


def test_the_recognition_is_shown_heading_by_heading() -> None:
    roadmap = read((*HEADING, "Отметка"), *((*row, "") for row in ROWS))
    assert roadmap.roles == (
        ("№", "number"),
        ("Мероприятие", "measure"),
        ("Срок", "term"),
        ("Ответственный", "responsible"),
        ("Отметка", ""),
    )


def test_the_recognition_passes_through_json() -> None:
    order = PrintedOrder((), (read(HEADING, *ROWS),))
    assert load_printed(dump_printed(order)) == order


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("№ п/п", "number"),
        ("Наименование мероприятий", "measure"),
        ("Содержание деятельности", "measure"),
        ("Что делаем", "measure"),
        ("Вид работы", "measure"),
        ("Дата проведения", "term"),
        ("Сроки реализации", "term"),
        ("Когда", "term"),
        ("Период исполнения", "term"),
        ("Исполнители", "responsible"),
        ("Отв.", "responsible"),
        ("Кто отвечает", "responsible"),
    ],
)
def test_usual_names_are_known(name: str, role: str) -> None:
    places = {"number": 0, "measure": 1, "term": 2, "responsible": 3}
    heading = [*HEADING]
    heading[places[role]] = name
    assert read(heading, *ROWS).roles[places[role]] == (name, role)


def test_beside_a_measure_a_direction_is_no_measure() -> None:
    roadmap = read(("№", "Направление", *HEADING[1:]), *((row[0], "Кадры", *row[1:]) for row in ROWS))
    assert [item.measure for item in items_of(roadmap)] == [row[1] for row in ROWS]


def test_headings_over_each_others_cells_change_places() -> None:
    swapped = ("№", "Мероприятие", "Ответственный", "Срок")
    roadmap = read(swapped, *ROWS)
    assert [item.term for item in items_of(roadmap)] == ["октябрь 2024", "до 20.11.2024", "в течение года"]
    assert [item.responsible for item in items_of(roadmap)] == ["ОО", "ОО, ИМЦ", "директор школы"]
    assert roadmap.roles[2:] == (("Ответственный", "term"), ("Срок", "responsible"))


def test_one_shifted_cell_is_no_reason_to_doubt_a_heading() -> None:
    shifted = ("4", "Беседы с родителями", "УО, ИМЦ", "")
    item = items_of(read(HEADING, *ROWS, shifted))[-1]
    assert (item.term, item.responsible) == ("УО, ИМЦ", "")


def test_terms_that_cannot_be_read_stay_under_their_heading() -> None:
    rows = [(row[0], row[1], "когда снег сойдёт", row[3]) for row in ROWS]
    assert [item.term for item in items_of(read(HEADING, *rows))] == ["когда снег сойдёт"] * 3


def test_a_heading_over_two_columns_has_both_texts() -> None:
    heading = (Cell("№"), Cell("Мероприятие"), *wide("Сроки", 2), Cell("Ответственный"))
    second = (
        Cell("№", carried=True),
        Cell("Мероприятие", carried=True),
        Cell("начало"),
        Cell("окончание"),
        Cell("Ответственный", carried=True),
    )
    roadmap = read(heading, second, ("1", "Провести собрание", "01.10.2024", "30.11.2024", "ОО"))
    assert [item.term for item in items_of(roadmap)] == ["01.10.2024 – 30.11.2024"]


def test_rows_divided_at_other_places_are_read_by_their_turn() -> None:
    heading = (*wide("№", 2), Cell("Мероприятие"), *wide("Срок", 2), Cell("Ответственный"))
    row = (Cell("1"), *wide("Провести собрание", 2), Cell("октябрь 2024"), *wide("ОО", 2))
    [item] = items_of(read(heading, row))
    assert (item.number, item.measure, item.term, item.responsible) == (
        "1",
        "Провести собрание",
        "октябрь 2024",
        "ОО",
    )


def test_numbers_are_no_terms_though_they_look_like_dates() -> None:
    rows = [(f"1.{row[0]}", row[1], row[3], "") for row in ROWS]
    roadmap = read(("№", "Мероприятие", "Исполнители", "Примечание"), *rows)
    assert ("№", "number") in roadmap.roles
    assert {item.term for item in items_of(roadmap)} == {""}


def test_a_row_of_fewer_cells_loses_nothing() -> None:
    printed = read(HEADING, *ROWS, ("5", "Итоговое собрание", Cell(""), Cell("")))
    last = items_of(printed)[-1]
    assert (last.number, last.measure, last.term) == ("5", "Итоговое собрание", "")
