"""An Excel book: sheets with a held and repeated head, filters and real dates; whatever was typed is text."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from math import ceil, inf
from typing import Any

import xlsxwriter

from documents.tints import FAINT_SIGNS, TINTS

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LARGE = 200_000
"""Cells of a book that is written row by row by way of the disk, so that memory holds one row."""
LONGEST = 32_000
"""Signs that a cell of Excel is sure to hold."""
LONGEST_HEADER = 200
PAPER_A4 = 9
PRINTED_GRID = 0
LINE = 15
LINES = 8
"""A row is not made taller than this: a long text is read in its own cell."""
WASTE = 1.15
"""What words that go over to the next line leave empty."""
HEAD_HEIGHT, TURNED_HEIGHT = 48, 190
SIGNS_A_PAGE = 220
"""About as many signs across a landscape page can still be read."""
FIRST_YEAR = 1900
ACTING = ("=", "+", "-", "@")
"""What Excel takes for a formula when such a cell is typed in again, also after spaces."""
DAY, MOMENT = "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
NUMBER = "General"
TOP = {"valign": "top"}
FRAME = {**TOP, "border": 1, "border_color": "#C8CDD2"}
FAINT = {"bg_color": "#F1F3F5", "font_color": "#5C6670"}


def write(paper: dict[str, Any], large: int = LARGE) -> bytes:
    output = BytesIO()
    is_large = sum(len(sheet["rows"]) * len(sheet["columns"]) for sheet in paper["sheets"]) > large
    book = xlsxwriter.Workbook(output, OPTIONS | {"constant_memory" if is_large else "in_memory": True})
    created = datetime.fromisoformat(paper["created"]).replace(tzinfo=None)
    book.set_properties({"title": paper["title"], "created": created})
    looks = Looks(book)
    for sheet in paper["sheets"]:
        _Page(book.add_worksheet(sheet["name"]), looks, sheet).write(paper["title"])
    book.close()
    return output.getvalue()


class Looks:
    """How cells look, each way made once."""

    def __init__(self, book: Any) -> None:
        wrapped = {**TOP, "text_wrap": True}
        head = {**FRAME, "text_wrap": True, "bold": True, "bg_color": "#E4E9EE"}
        self.head = book.add_format({**head, "valign": "vcenter"})
        self.turned = book.add_format({**head, "valign": "bottom", "rotation": 90})
        self.text = book.add_format(wrapped)
        self.quoted = book.add_format({**wrapped, "quote_prefix": True})
        self.number = book.add_format({**TOP, "num_format": NUMBER, "align": "right", "indent": 1})
        self.date = book.add_format({**TOP, "num_format": DAY, "align": "left"})
        self.moment = book.add_format({**TOP, "num_format": MOMENT, "align": "left"})
        self.states = {
            name: (tint.sign, book.add_format(_tinted({"bg_color": tint.fill, "font_color": tint.ink})))
            for name, tint in TINTS.items()
        } | {name: (sign, book.add_format(_tinted(FAINT))) for name, sign in FAINT_SIGNS.items()}


def _tinted(colours: dict[str, str]) -> dict[str, Any]:
    return {**FRAME, **colours, "align": "center", "bold": True}


class _Page:
    """One sheet being written."""

    def __init__(self, page: Any, looks: Looks, sheet: dict[str, Any]) -> None:
        self._page = page
        self._looks = looks
        self._sheet = sheet
        self._kinds: dict[str, Callable[[int, int, Any], None]] = {
            "text": self._put_text,
            "number": self._put_number,
            "date": self._put_date,
            "moment": self._put_moment,
            "state": self._put_state,
        }

    def write(self, title: str) -> None:
        columns, rows = self._sheet["columns"], self._sheet["rows"]
        self._set_up(title, len(rows), len(columns))
        look = self._looks.turned if self._sheet["is_turned"] else self._looks.head
        for number, column in enumerate(columns):
            is_plain = number < self._sheet["held"]
            self._page.set_column(number, number, column["width"])
            self._page.write_string(0, number, column["title"], self._looks.head if is_plain else look)
        puts = [self._kinds[column["kind"]] for column in columns]
        widths = [column["width"] if column["kind"] == "text" else inf for column in columns]
        for at, row in enumerate(rows, 1):
            for number, (put, cell) in enumerate(zip(puts, row, strict=True)):
                put(at, number, cell)
            lines = max(map(_lines, row, widths), default=1)
            if lines > 1:
                self._page.set_row(at, LINE * min(lines, LINES))
        for at, (state, words) in enumerate(self._sheet["legend"], len(rows) + 2):
            self._put_state(at, 0, state)
            self._page.write_string(at, 1, words)

    def _set_up(self, title: str, rows: int, columns: int) -> None:
        page = self._page
        page.set_row(0, TURNED_HEIGHT if self._sheet["is_turned"] else HEAD_HEIGHT)
        page.freeze_panes(1, self._sheet["held"])
        page.autofilter(0, 0, rows, columns - 1)
        page.repeat_rows(0)
        page.hide_gridlines(PRINTED_GRID)
        page.set_landscape()
        page.set_paper(PAPER_A4)
        page.fit_to_pages(self._pages_across(), 0)
        page.repeat_columns(0, self._sheet["held"] - 1)
        page.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        page.set_header("&L" + title[:LONGEST_HEADER].replace("&", "&&") + "&R&A")
        page.set_footer("&C&P / &N")

    def _pages_across(self) -> int:
        """A table of signs may go on beside itself; a row of words is read as a whole."""
        signs = sum(column["width"] for column in self._sheet["columns"])
        return ceil(signs / SIGNS_A_PAGE) if self._sheet["is_turned"] else 1

    def _put_text(self, row: int, column: int, cell: Any) -> None:
        if cell:
            text = str(cell)[:LONGEST]
            look = self._looks.quoted if text.lstrip().startswith(ACTING) else self._looks.text
            self._page.write_string(row, column, text, look)

    def _put_number(self, row: int, column: int, cell: Any) -> None:
        if cell is not None:
            self._page.write_number(row, column, cell, self._looks.number)

    def _put_date(self, row: int, column: int, cell: Any) -> None:
        day = date.fromisoformat(cell) if cell else None
        self._put_day(row, column, cell, day, self._looks.date)

    def _put_moment(self, row: int, column: int, cell: Any) -> None:
        moment = datetime.fromisoformat(cell) if cell else None
        self._put_day(row, column, cell, moment, self._looks.moment)

    def _put_day(self, row: int, column: int, cell: Any, day: date | None, look: Any) -> None:
        if day and day.year >= FIRST_YEAR:
            self._page.write_datetime(row, column, day, look)
        else:
            self._put_text(row, column, cell)

    def _put_state(self, row: int, column: int, cell: Any) -> None:
        if cell:
            sign, look = self._looks.states[cell]
            self._page.write_string(row, column, sign, look)


def _lines(cell: Any, width: float) -> int:
    """About how many lines a cell takes: a line ends where the next word has no room."""
    if not isinstance(cell, str) or (len(cell) <= width and "\n" not in cell):
        return 1
    return sum(ceil(len(line) / width * WASTE) or 1 for line in cell.split("\n"))
