"""The real orders in every format that they are published in: the same plans, the same words."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from documents.gate import check_file
from documents.orders import read_order
from documents.read import read_blocks
from roadmap.model import PrintedItem, PrintedOrder, PrintedRoadmap

DATA = Path(__file__).parent / "data"
SAME_ORDER = ("prikaz-594.pdf", "dk-594.xlsx", "dk-594.pdf")
IN_WORD_AND_PDF = ("305", "348", "558", "594")
CELLS = ("number", "level", "measure", "description", "term", "responsible", "result")


@cache
def printed(name: str) -> PrintedOrder:
    path = DATA / name
    return read_order(read_blocks(path, check_file(path)))


def items_of(roadmap: PrintedRoadmap) -> list[PrintedItem]:
    return [item for section in roadmap.sections for item in section.items]


def squeeze(text: str) -> str:
    """Without what a line's end may change: spaces and hyphens."""
    return "".join(text.replace("-", "").split())


def cells_of(order: PrintedOrder) -> Iterator[tuple[str, ...]]:
    for roadmap in order.roadmaps:
        for item in items_of(roadmap):
            yield tuple(squeeze(getattr(item, name)) for name in CELLS)


@pytest.mark.parametrize("name", SAME_ORDER)
def test_order_594_has_the_same_cells_in_every_format(name: str) -> None:
    assert list(cells_of(printed(name))) == list(cells_of(printed("prikaz-594.docx")))


@pytest.mark.parametrize("name", SAME_ORDER)
def test_order_594_has_the_same_titles_and_sections_in_every_format(name: str) -> None:
    def outline(order: PrintedOrder) -> list[tuple[str, list[str]]]:
        return [(plan.title, [section.title for section in plan.sections]) for plan in order.roadmaps]

    assert outline(printed(name)) == outline(printed("prikaz-594.docx"))


@pytest.mark.parametrize("name", SAME_ORDER)
def test_a_level_carried_down_is_known_in_every_format(name: str) -> None:
    def carried(order: PrintedOrder) -> list[bool]:
        return [item.level_carried for roadmap in order.roadmaps for item in items_of(roadmap)]

    assert carried(printed(name)) == carried(printed("prikaz-594.docx"))


@pytest.mark.parametrize("name", ["prikaz-305.docx", "prikaz-305.pdf"])
def test_order_305_has_35_items(name: str) -> None:
    [roadmap] = printed(name).roadmaps
    assert len(items_of(roadmap)) == 35


def test_order_305_has_the_same_cells_in_pdf() -> None:
    assert list(cells_of(printed("prikaz-305.pdf"))) == list(cells_of(printed("prikaz-305.docx")))


@pytest.mark.parametrize("name", ["prikaz-305.docx", "prikaz-305.pdf"])
def test_the_misprinted_term_of_order_305_stays_as_printed(name: str) -> None:
    item = next(item for item in items_of(printed(name).roadmaps[0]) if item.number.startswith("3.10"))
    assert squeeze(item.term) == "УОиМП,ОЦПРМСО"


@pytest.mark.parametrize("number", IN_WORD_AND_PDF)
@pytest.mark.parametrize("kind", ["pdf", "txt"])
def test_the_orders_own_text_is_complete_and_in_order(number: str, kind: str) -> None:
    texts = [printed(f"prikaz-{number}.{each}").paragraphs for each in ("docx", kind)]
    assert squeeze("".join(texts[1])) == squeeze("".join(texts[0]))


@pytest.mark.parametrize("number", IN_WORD_AND_PDF)
@pytest.mark.parametrize("kind", ["pdf", "txt"])
def test_numbered_points_stay_paragraphs_of_their_own(number: str, kind: str) -> None:
    points = [
        [
            line.partition(" ")[0]
            for line in printed(f"prikaz-{number}.{each}").paragraphs
            if line[0].isdigit()
        ]
        for each in ("docx", kind)
    ]
    assert points[1] == points[0]


@pytest.mark.parametrize("number", IN_WORD_AND_PDF)
@pytest.mark.parametrize("kind", ["pdf", "txt"])
def test_schools_are_listed_alike_in_every_format(number: str, kind: str) -> None:
    word, other = printed(f"prikaz-{number}.docx"), printed(f"prikaz-{number}.{kind}")
    assert (other.clusters_title, other.clusters) == (word.clusters_title, word.clusters)


def test_a_sheet_of_roadmaps_names_its_order() -> None:
    assert printed("dk-594.xlsx").references.count("от 13.12.2022 № 594") == 3


def test_order_850_is_read_from_its_text() -> None:
    paragraphs = printed("prikaz-850-od.txt").paragraphs
    assert paragraphs[3:5] == ("« 17 » 09 2021 г.", "№ 850-ОД")
    assert sum(1 for line in paragraphs if line.startswith(("3.", "- 3.", "4."))) == 11


@pytest.mark.parametrize("name", ["prikaz-305.txt", "prikaz-594.txt"])
def test_a_table_that_a_text_has_lost_is_not_guessed(name: str) -> None:
    assert printed(name).roadmaps == ()


@pytest.mark.parametrize("number", ["305", "348"])
def test_paragraphs_of_a_pdf_are_those_of_the_word_file(number: str) -> None:
    assert printed(f"prikaz-{number}.pdf").paragraphs == printed(f"prikaz-{number}.docx").paragraphs
