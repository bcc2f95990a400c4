"""Invitations in Word: eight cards on an A4 page, each with a QR code, to be cut along dashed lines."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
import segno
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row

FONT = "Times New Roman"
ACROSS = 2
MARGIN, CARD_WIDTH, CARD_HEIGHT, CODE = Cm(1), Cm(9.5), Cm(6.8), Cm(4)
LINE = Pt(10.5)
SIZES = ((30, Pt(15)), (110, Pt(11)), (200, Pt(9)))
"""Up to so many signs a name has letters of this size: a card is as high as it is."""
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write(paper: dict[str, Any]) -> bytes:
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.language = paper["title"], "ru-RU"
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = datetime.fromisoformat(paper["created"]).replace(tzinfo=None)
    _set_page(document)
    table = document.add_table(rows=0, cols=ACROSS)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _dash(table)
    cards = paper["cards"]
    for start in range(0, len(cards), ACROSS):
        _add_row(table, cards[start : start + ACROSS])
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _set_page(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name = FONT
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:cs"), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = Cm(0.5)


def _add_row(table: Table, cards: Sequence[dict[str, Any]]) -> None:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    row.height, row.height_rule = CARD_HEIGHT, WD_ROW_HEIGHT_RULE.EXACTLY
    for cell in row.cells:
        cell.width, cell.vertical_alignment = CARD_WIDTH, WD_ALIGN_VERTICAL.CENTER
    for cell, card in zip(row.cells, cards, strict=False):
        _fill(cell, card)


def _fill(cell: _Cell, card: dict[str, Any]) -> None:
    texts = (card["name"], "", *card["lines"])
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in texts[1:])]
    for paragraph, text in zip(paragraphs, texts, strict=True):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.size = LINE
    name = paragraphs[0].runs[0]
    name.bold = True
    name.font.size = next((size for most, size in SIZES if len(card["name"]) <= most), SIZES[-1][1])
    paragraphs[1].runs[0].add_picture(_code(card["link"]), width=CODE)


def _code(link: str) -> BytesIO:
    """A quarter of it may be dirty or torn, and it is read."""
    picture = BytesIO()
    segno.make(link, error="q", micro=False).save(picture, kind="png", scale=10, border=2)
    picture.seek(0)
    return picture


def _dash(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in EDGES:
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "dashed"), ("sz", "4"), ("space", "0"), ("color", "999999")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
