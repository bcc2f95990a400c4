"""A small layer over python-docx: an official page, its paragraphs, its tables (ГОСТ Р 7.0.97-2016).

All that comes from people is put in as runs of text: no field, link or markup can arise from it.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
LONG_SIDE, SHORT_SIDE = Cm(29.7), Cm(21)
LEFT, RIGHT, TOP, BOTTOM = Cm(2), Cm(1.5), Cm(2), Cm(2)
WIDTH = 29.7 - 2 - 1.5
"""Centimetres between the margins of a landscape page."""
INDENT = Cm(1.25)
TEXT, SMALL = Pt(14), Pt(12)
UNCUT_LINES, SIGNS_PER_CM = 16, 4.8
ADDRESS = Cm(15.2)
"""Where the lines of an addressee begin."""
CENTER, LEFT_SIDE, BOTH_SIDES = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


class Page:
    """A landscape A4 document in Times New Roman, with the numbers of its pages but the first on top."""

    def __init__(self, title: str, created: datetime) -> None:
        self._document = docx.Document()
        properties = self._document.core_properties
        properties.title, properties.language = title, "ru-RU"
        properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
        properties.created = properties.modified = created.replace(tzinfo=None)
        self._set_style()
        self._set_page()

    def add_line(
        self,
        text: str,
        *,
        align: Any = CENTER,
        bold: bool = False,
        after: float = 0,
        keep: bool = False,
        new_page: bool = False,
    ) -> None:
        """A line of a heading or of a signature: no indent; `keep` holds it to what follows."""
        paragraph = self._document.add_paragraph()
        _put(paragraph, text, bold=bold)
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.keep_with_next = keep
        paragraph.paragraph_format.page_break_before = new_page or None

    def add_text(self, text: str, *, after: float = 0, keep: bool = False) -> None:
        """A paragraph of running text."""
        self.add_line(text, align=BOTH_SIDES, after=after, keep=keep)
        self._document.paragraphs[-1].paragraph_format.first_line_indent = INDENT

    def add_address(self, lines: Sequence[str]) -> None:
        """To whom a paper goes: on the right half of its first page."""
        for line in lines:
            self.add_line(line, align=LEFT_SIDE)
            self._document.paragraphs[-1].paragraph_format.left_indent = ADDRESS

    def add_table(self, columns: Sequence[str], widths: Sequence[float], *, size: Any = SMALL) -> "Rows":
        """A table whose head stands on every page; widths in centimetres."""
        table = self._document.add_table(rows=1, cols=len(columns), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        rows = Rows(table, widths, size)
        rows.fill(table.rows[0], columns, align=CENTER, bold=True)
        _mark(table.rows[0], "w:tblHeader")
        return rows

    def add_signature(self, post: str, sign: str, name: str, *, written: str = "") -> None:
        """«Директор … ______ ______» with what belongs under the lines; `written` stands on the last one."""
        table = self._document.add_table(rows=2, cols=3)
        table.autofit = False
        widths = (12.0, 5.5, 8.0)
        for row, texts, size in zip(
            table.rows, ((post, "_" * 18, written or "_" * 26), ("", sign, name)), (TEXT, Pt(10)), strict=True
        ):
            _mark(row, "w:cantSplit")
            for cell, text, width in zip(row.cells, texts, widths, strict=True):
                cell.width, cell.vertical_alignment = Cm(width), WD_ALIGN_VERTICAL.BOTTOM
                _put(cell.paragraphs[0], text, size=size)
                cell.paragraphs[0].alignment = CENTER if width < widths[0] else LEFT_SIDE
                cell.paragraphs[0].paragraph_format.keep_with_next = row is not table.rows[-1]

    def save(self) -> bytes:
        content = BytesIO()
        self._document.save(content)
        return content.getvalue()

    def _set_style(self) -> None:
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = FONT, TEXT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(kind), None)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "ru-RU")
        style.element.get_or_add_rPr().append(language)
        style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.line_spacing = 1.0

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = LONG_SIDE, SHORT_SIDE
        section.left_margin, section.right_margin = LEFT, RIGHT
        section.top_margin, section.bottom_margin = TOP, BOTTOM
        section.header_distance = Cm(1)
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = CENTER
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), "PAGE")
        paragraph._p.append(number)


class Rows:
    """The rows of a table under its head."""

    def __init__(self, table: Table, widths: Sequence[float], size: Any) -> None:
        self._table = table
        self._widths = widths
        self._size = size

    def add(self, cells: Sequence[Sequence[str]], *, aligns: Sequence[Any] = (), bold: bool = False) -> None:
        """A row; each cell is given as its paragraphs. Only a tall one may be cut by the end of a page."""
        row = self._next()
        if max(map(_lines, cells, self._widths)) <= UNCUT_LINES:
            _mark(row, "w:cantSplit")
        self.fill(row, cells, bold=bold)
        for cell, align in zip(row.cells, aligns, strict=False):
            cell.paragraphs[0].alignment = align

    def add_title(self, text: str, *, bold: bool = True) -> None:
        """A row of one cell across the table, held to the row after it."""
        row = self._next()
        _mark(row, "w:cantSplit")
        cells = row.cells
        cell = cells[0].merge(cells[-1])
        _put(cell.paragraphs[0], text, size=self._size, bold=bold)
        cell.paragraphs[0].alignment = CENTER
        cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _next(self) -> _Row:
        row: _Row = self._table.add_row()  # type: ignore[no-untyped-call]
        return row

    def fill(
        self, row: _Row, cells: Sequence[str | Sequence[str]], *, align: Any = None, bold: bool = False
    ) -> None:
        for cell, width, content in zip(row.cells, self._widths, cells, strict=True):
            cell.width = Cm(width)
            texts = (content,) if isinstance(content, str) else content
            for paragraph, text in zip(_paragraphs(cell, len(texts)), texts, strict=False):
                _put(paragraph, text, size=self._size, bold=bold)
                paragraph.alignment = align or LEFT_SIDE


def _lines(texts: Sequence[str], width: float) -> int:
    """About how many lines the paragraphs take in a cell of this width."""
    return sum(1 + int(len(text) / (width * SIGNS_PER_CM)) for text in texts)


def _paragraphs(cell: _Cell, count: int) -> list[Paragraph]:
    return [cell.paragraphs[0], *(cell.add_paragraph() for _ in range(count - 1))]


def _put(paragraph: Paragraph, text: str, *, size: Any = None, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = size


def _mark(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
