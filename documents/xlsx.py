"""Excel files to blocks: every visible sheet, its titles as paragraphs, its plans as tables."""

import warnings
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from documents.blocks import Block, Cell, Paragraph, Table
from documents.columns import Role, find_columns
from documents.mending import mend_words
from documents.sheet_parts import MAX_COLUMNS, MAX_ROWS, Area, Layout, read_layout
from documents.sheet_values import print_value
from documents.wording import normalise
from roadmap.errors import RejectedError

_FEW = 2
"""Texts in a row: a title, a line of an appendix's heading or a signature has no more."""

_EMPTY, _COVERED = Cell(""), Cell("", 0)

Row = tuple[Cell, ...]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    rows: Sequence[Row]


def read_blocks(path: Path) -> tuple[Block, ...]:
    return mend_words([block for sheet in _read_sheets(path) for block in _read_rows(sheet)])


def _read_sheets(path: Path) -> list[Sheet]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(path) as package:
            book: Any = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return [_read_sheet(sheet, read_layout(package, sheet._worksheet_path)) for sheet in seen]
    except (RejectedError, MemoryError, RecursionError):
        raise
    except Exception as error:  # the parser of damaged files fails in every way there is
        raise RejectedError("document-damaged") from error


def _read_sheet(sheet: Any, layout: Layout) -> Sheet:
    """The sheet's own word on its size is not believed: other programs write a wrong one."""
    sheet.reset_dimensions()
    texts: dict[Place, str] = {}
    for cells in sheet.iter_rows(max_col=MAX_COLUMNS):
        for cell in cells:
            if cell.value is not None:
                texts[cell.row, cell.column] = normalise(print_value(cell.value, cell.number_format or ""))
    return Sheet(normalise(sheet.title), _build_rows(texts, layout))


def _build_rows(texts: dict[Place, str], layout: Layout) -> list[Row]:
    height, width = (max((place[axis] for place in texts), default=0) for axis in (0, 1))
    if height > MAX_ROWS:
        raise RejectedError("document-too-heavy")
    rows = [row for row in range(1, height + 1) if row not in layout.hidden_rows]
    columns = [column for column in range(1, width + 1) if column not in layout.hidden_columns]
    cells = {place: Cell(text) for place, text in texts.items()}
    for area in layout.merged:
        _merge(cells, area, texts.get((area.top, area.left), ""), rows, columns)
    return [tuple(cells.get((row, column), _EMPTY) for column in columns) for row in rows]


def _merge(cells: dict[Place, Cell], area: Area, text: str, rows: list[int], columns: list[int]) -> None:
    """The text of a merged cell stands in the first of its places that is seen."""
    covered = columns[bisect_left(columns, area.left) : bisect_right(columns, area.right)]
    for index, row in enumerate(rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]):
        for column in covered:
            cells[row, column] = _COVERED
        if covered:
            cells[row, covered[0]] = Cell(text, len(covered), carried=index > 0)


def _read_rows(sheet: Sheet) -> Iterator[Block]:
    rows, headings = sheet.rows, _find_headings(sheet.rows)
    if not headings:
        yield from _read_list(rows)
        return
    ends = [*(_find_end(rows, heading) for heading in headings[1:]), _find_tail(rows, headings[-1])]
    for start, heading, end in zip([0, *ends], headings, ends, strict=False):
        yield from list(_read_lines(rows[start:heading])) or [Paragraph(sheet.name, centred=True)]
        yield Table(tuple(rows[heading:end]))
    yield from _read_lines(rows[ends[-1] :])


def _find_headings(rows: Sequence[Row]) -> list[int]:
    """Heading rows that begin a plan; one that is only repeated stands right below an item."""
    found: list[int] = []
    for index, row in enumerate(rows):
        columns = find_columns(row)
        if not columns:
            continue
        if not found or (Role.NUMBER in columns and _find_end(rows, index) < index):
            found.append(index)
    return found


def _find_end(rows: Sequence[Row], heading: int) -> int:
    """Where the titles above a heading begin."""
    while heading > 0 and len(_texts(rows[heading - 1])) <= _FEW:
        heading -= 1
    return heading


def _find_tail(rows: Sequence[Row], heading: int) -> int:
    """Where notes and signatures begin, set off from the last items by an empty row."""
    end = _find_end(rows, len(rows))
    gaps = (index for index in range(max(end, heading + 1), len(rows)) if not _texts(rows[index]))
    return next(gaps, len(rows))


def _read_lines(rows: Sequence[Row]) -> Iterator[Paragraph]:
    for row in rows:
        is_wide = any(cell.width * 2 > len(row) for cell in row)
        if texts := _texts(row):
            yield Paragraph(" ".join(texts), centred=is_wide)


def _read_list(rows: Sequence[Row]) -> Iterator[Block]:
    """A sheet without a plan: single texts are paragraphs, the rest are tables."""
    for is_line, group in groupby(rows, lambda row: len(_texts(row)) <= 1):
        if is_line:
            yield from _read_lines(list(group))
        else:
            yield Table(tuple(group))


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row if cell.text and not cell.carried]
