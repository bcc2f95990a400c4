"""Order 594 as printed: nothing lost, nothing glued."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from documents.docx import read_blocks
from documents.orders import read_order
from documents.printed import dump_printed, load_printed
from roadmap.model import PrintedItem, PrintedOrder

ORDER_594 = Path(__file__).parent / "data" / "prikaz-594.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def printed() -> PrintedOrder:
    return read_order(read_blocks(ORDER_594))


def items_of(printed: PrintedOrder, roadmap: int) -> list[PrintedItem]:
    return [item for section in printed.roadmaps[roadmap - 1].sections for item in section.items]


def find(printed: PrintedOrder, roadmap: int, number: str) -> PrintedItem:
    return next(item for item in items_of(printed, roadmap) if item.number == number)


def paragraphs_of(path: Path) -> Iterator[str]:
    """Every paragraph of the file, read in the simplest other way."""
    with zipfile.ZipFile(path) as package:
        root = ET.fromstring(package.read("word/document.xml"))
    for paragraph in root.iter(f"{W}p"):
        nodes = (node for run in paragraph.iter(f"{W}r") for node in run)
        parts = (" " if node.tag == f"{W}tab" else node.text or "" for node in nodes)
        yield " ".join("".join(parts).split())


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_of(each)


def test_has_three_plans_with_25_23_and_23_items(printed: PrintedOrder) -> None:
    assert [len(items_of(printed, number)) for number in (1, 2, 3)] == [25, 23, 23]


def test_every_paragraph_of_the_file_is_in_the_printed_order(printed: PrintedOrder) -> None:
    lines = {line for text in texts_of(asdict(printed)) for line in text.split("\n")}
    lost = [
        line
        for line in paragraphs_of(ORDER_594)
        if line and line not in lines and re.sub(r"^\d+\. ", "", line) not in lines
    ]
    assert lost == []


def test_every_line_of_an_item_is_a_paragraph_of_the_file(printed: PrintedOrder) -> None:
    paragraphs = set(paragraphs_of(ORDER_594))
    items = [item for number in (1, 2, 3) for item in items_of(printed, number)]
    cells = [
        text
        for item in items
        for text in (
            item.number,
            item.level,
            item.measure,
            item.description,
            item.term,
            item.responsible,
            item.result,
        )
    ]
    assert [line for cell in cells if cell for line in cell.split("\n") if line not in paragraphs] == []


def test_numbers_stay_as_printed(printed: PrintedOrder) -> None:
    numbers = [item.number for item in items_of(printed, 3)]
    assert "1.3." in numbers
    assert numbers.count("") == 2


def test_a_merged_level_is_carried_down(printed: PrintedOrder) -> None:
    first, second = find(printed, 1, "1.6"), find(printed, 1, "1.7")
    assert (first.level, first.level_carried) == ("Институциональный", False)
    assert (second.level, second.level_carried) == ("Институциональный", True)


def test_a_cell_of_several_paragraphs_keeps_its_lines(printed: PrintedOrder) -> None:
    assert find(printed, 1, "1.9").measure.split("\n") == [
        "Заключение сетевых соглашений:",
        "- по использованию оборудования, материально-технических или иных ресурсов других организаций;",
        "- по реализации программ;",
        "- по совместной организации и проведению семинаров, консультаций, открытых уроков и мастер-классов",
    ]


def test_the_empty_row_is_empty(printed: PrintedOrder) -> None:
    row = find(printed, 2, "3.5")
    assert (row.description, row.term, row.responsible, row.result) == ("", "", "", "")


def test_sections_and_titles_are_as_printed(printed: PrintedOrder) -> None:
    assert [section.title for section in printed.roadmaps[0].sections] == [
        "1 Организационно-управленческое направление",
        "2. Информационно-аналитическое направление",
        "3 Организационно-методическое направление",
    ]
    assert printed.roadmaps[1].title.endswith("в 2022/20223 году")
    assert [len(roadmap.preamble) for roadmap in printed.roadmaps] == [5, 26, 12]


def test_lists_43_schools_in_five_clusters(printed: PrintedOrder) -> None:
    assert [len(cluster.schools) for cluster in printed.clusters] == [4, 11, 6, 2, 20]
    assert printed.clusters[0].title == "Кластер «Школы повышенного уровня»"
    assert printed.clusters[2].schools[0] == (
        'Муниципальное бюджетное общеобразовательное учреждение "Средняя школа № 9" города Смоленска'
    )


def test_passes_through_json_unchanged(printed: PrintedOrder) -> None:
    assert load_printed(dump_printed(printed)) == printed
