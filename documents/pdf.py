"""PDF files with a text layer to blocks: paragraphs put together from lines, tables over pages made one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from documents.blocks import Block
from documents.mending import mend_words
from documents.pdf_lines import Column, Line, build_lines, join_paragraphs
from documents.pdf_pages import MAX_PAGES, Box, Page, read_pages
from documents.pdf_tables import Grid, build_grid, build_table
from roadmap.errors import RejectedError

_PAGE_NUMBER = re.compile(r"^[-–—\s]*(стр\.?\s*)?\d{1,3}[-–—\s]*$", re.IGNORECASE)
_UNREADABLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
_MOST_UNREADABLE = 0.1
_MIN_EDGES = 3


@dataclass(slots=True)
class Text:
    """Lines between tables, over as many pages of one width as they take."""

    column: Column
    lines: list[Line] = field(default_factory=list)


Piece = Text | Grid


def read_blocks(path: Path) -> tuple[Block, ...]:
    pages = read_pages(path)
    if len(pages) > MAX_PAGES:
        raise RejectedError("document-too-heavy")
    _check_text(pages)
    return mend_words(tuple(_build_blocks(_read_pieces(pages))))


def _check_text(pages: Sequence[Page]) -> None:
    """A scan has no text, or signs that stand for no letters; half an order is not read either."""
    text = "".join(word.text for page in pages for word in page.words)
    unreadable = sum(len(found[0]) for found in _UNREADABLE.finditer(text))
    if not text or unreadable > _MOST_UNREADABLE * len(text):
        raise RejectedError("document-scanned")
    scanned = [str(page.number) for page in pages if page.scanned]
    if scanned:
        raise RejectedError("document-scanned-pages", count=len(scanned), pages=", ".join(scanned[:10]))


def _build_blocks(pieces: Sequence[Piece]) -> Iterator[Block]:
    for piece in pieces:
        if isinstance(piece, Grid):
            yield build_table(piece)
        else:
            yield from join_paragraphs(piece.lines, piece.column)


def _read_pieces(pages: Sequence[Page]) -> list[Piece]:
    pieces: list[Piece] = []
    for page in pages:
        for piece in _read_page(page):
            last = pieces[-1] if pieces else None
            if isinstance(piece, Text) and isinstance(last, Grid):
                piece.lines = last.strip_ghosts(piece.lines)
            if isinstance(piece, Text) and not piece.lines:
                continue
            if isinstance(piece, Grid) and isinstance(last, Grid) and last.carries_on(piece):
                last.append(piece)
            elif isinstance(piece, Text) and isinstance(last, Text) and _same_width(last, piece):
                last.lines.extend(piece.lines)
            else:
                pieces.append(piece)
    return pieces


def _same_width(first: Text, second: Text) -> bool:
    return abs(first.column.width - second.column.width) < first.column.width / 10


def _read_page(page: Page) -> Iterator[Piece]:
    grids = []
    words = list(page.words)
    for cells in page.tables:
        area = _around(cells)
        grid = build_grid(cells, [word for word in words if area.holds(word.box)])
        if len(grid.edges) >= _MIN_EDGES:
            grids.append((area.top, grid))
            words = [word for word in words if not area.holds(word.box)]
    lines = _strip_page_numbers(build_lines(words))
    column = Column(
        min((line.box.x0 for line in lines), default=0.0), max((line.box.x1 for line in lines), default=0.0)
    )
    grids.sort(key=lambda found: found[0])
    for top, grid in grids:
        above = [line for line in lines if line.box.top < top]
        lines = lines[len(above) :]
        if above:
            yield Text(column, above)
        yield grid
    if lines:
        yield Text(column, lines)


def _around(cells: Sequence[Box]) -> Box:
    return Box(
        min(cell.x0 for cell in cells),
        min(cell.top for cell in cells),
        max(cell.x1 for cell in cells),
        max(cell.bottom for cell in cells),
    )


def _strip_page_numbers(lines: list[Line]) -> list[Line]:
    if lines and _PAGE_NUMBER.match(lines[0].text):
        lines = lines[1:]
    if lines and _PAGE_NUMBER.match(lines[-1].text):
        lines = lines[:-1]
    return lines
