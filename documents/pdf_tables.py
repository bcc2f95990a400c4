"""Tables of a PDF: boxes of cells to a grid, pages of one table joined, rows cut by a page made whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from documents.blocks import Cell, Table
from documents.pdf_lines import Column, Line, build_lines, join_cell
from documents.pdf_pages import Box, Word

_NEAR = 3.0
_ROOM = 2.5
"""Lines: a text that stops higher above the end of its cell was not cut by the page's end."""
_APART = 1.7
"""Line heights between two texts of one cell."""
_HEADING_ROWS, _HEADED = 3, 2


@dataclass(slots=True)
class Spot:
    """A printed cell: its lines of text, how many rows and columns it covers."""

    box: Box
    lines: list[Line]
    height: int
    width: int = 1

    @property
    def is_cut(self) -> bool:
        """Whether the text reaches the end of its box, so that it may go on over the page."""
        if not self.lines:
            return False
        last = self.lines[-1].box
        return self.box.bottom - last.bottom <= _ROOM * last.height


Row = list[Spot | None]


@dataclass(slots=True)
class Grid:
    """The rows of one table; a spot stands in every place that it covers."""

    edges: list[float]
    rows: list[Row] = field(default_factory=list)

    def carries_on(self, other: "Grid") -> bool:
        """Whether the other has the same columns, or fewer of the same."""
        ends = (self.edges[0], self.edges[-1]), (other.edges[0], other.edges[-1])
        same_ends = all(abs(a - b) <= _NEAR for a, b in zip(*ends, strict=True))
        return same_ends and all(_nearest(self.edges, edge) is not None for edge in other.edges)

    def append(self, other: "Grid") -> None:
        """The same table on the next page: its heading is not repeated, a cut row is one row."""
        rows = [_place(row, other.edges, self.edges) for row in other.rows]
        rows = rows[self._count_headings(rows) :]
        if rows and _goes_on(self.rows[-1], rows[0]):
            _join_rows(self.rows[-1], rows.pop(0))
        elif rows:
            _carry(self.rows[-1], rows)
        self.rows.extend(rows)

    def strip_ghosts(self, lines: Sequence[Line]) -> list[Line]:
        """A spreadsheet draws the text of a merged cell on each of its pages again, cut off from sight."""
        ghosts = {(index, line.text) for index, spot in enumerate(self.rows[-1]) for line in _lines(spot)}
        edges = list(enumerate(pairwise(self.edges)))
        return [
            line
            for line in lines
            if not any(
                left - _NEAR < line.box.x0 < right and (index, line.text) in ghosts
                for index, (left, right) in edges
            )
        ]

    def _count_headings(self, rows: Sequence[Row]) -> int:
        count = 0
        for row, heading in zip(rows, self.rows[:_HEADING_ROWS], strict=False):
            texts = _texts(row)
            if sum(map(bool, texts)) < _HEADED or (
                texts != _texts(heading) and _texts(row, self.strip_ghosts) != _texts(heading)
            ):
                break
            count += 1
        return count


def build_grid(cells: Sequence[Box], words: Iterable[Word]) -> Grid:
    edges = _cluster(x for cell in cells for x in (cell.x0, cell.x1))
    heights = _cluster(y for cell in cells for y in (cell.top, cell.bottom))
    grid = Grid(edges, [[None] * (len(edges) - 1) for _ in heights[1:]])
    free = list(words)
    for box in sorted(cells, key=lambda cell: (cell.top, cell.x0)):
        _fill(grid, box, heights, free)
    for box in _find_holes(grid, heights):
        _fill(grid, box, heights, free)
    return grid


def _fill(grid: Grid, box: Box, heights: list[float], free: list[Word]) -> None:
    """Put a cell with the words inside on the grid; its words are free no more."""
    own = [word for word in free if box.holds(word.box)]
    free[:] = [word for word in free if not box.holds(word.box)]
    columns = _span(grid.edges, box.x0, box.x1)
    for spot, rows in _split(box, build_lines(own), heights, _span(heights, box.top, box.bottom)):
        spot.width = len(columns)
        for row in rows:
            grid.rows[row][columns.start : columns.stop] = [spot] * len(columns)


def _find_holes(grid: Grid, heights: list[float]) -> Iterator[Box]:
    """Places that no cell covers: a cell merged over a page's end is drawn open there."""
    for column, (left, right) in enumerate(pairwise(grid.edges)):
        holes = [row[column] is None for row in grid.rows]
        start = 0
        for is_hole, group in groupby(holes):
            end = start + len(list(group))
            if is_hole:
                yield Box(left, heights[start], right, heights[end])
            start = end


def _split(box: Box, lines: list[Line], heights: list[float], rows: range) -> Iterator[tuple[Spot, range]]:
    """A cell over several rows in which another text begins as high in its row as the first one did.

    Spreadsheets lose the border between two merged cells that stand one upon the other.
    """
    starts = [(0, rows.start)]
    for index, (above, line) in enumerate(pairwise(lines), 1):
        is_apart = line.box.top - above.box.top > _APART * above.box.height
        row = next((row for row in rows if heights[row] <= line.box.top < heights[row + 1]), rows.start)
        drop = (line.box.top - heights[row]) - (lines[0].box.top - box.top)
        if is_apart and row > starts[-1][1] and abs(drop) < _NEAR:
            starts.append((index, row))
    for (first, row), (last, end) in pairwise([*starts, (len(lines), rows.stop)]):
        top, bottom = heights[row], heights[end]
        yield Spot(Box(box.x0, top, box.x1, bottom), lines[first:last], end - row), range(row, end)


def build_table(grid: Grid) -> Table:
    padding = [_padding(grid, column) for column in range(len(grid.edges) - 1)]
    seen: set[int] = set()
    rows = []
    for row in grid.rows:
        cells = []
        fresh = {id(spot) for spot in row if spot is not None} - seen
        for column, spot in enumerate(row):
            if spot is None:
                cells.append(Cell(""))
            elif column and row[column - 1] is spot:
                cells.append(Cell("", 0))
            else:
                cells.append(Cell(_read(spot, padding[column]), spot.width, carried=id(spot) not in fresh))
        seen |= fresh
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _read(spot: Spot, padding: float) -> str:
    return join_cell(spot.lines, Column(spot.box.x0 + padding, spot.box.x1 - padding))


def _padding(grid: Grid, column: int) -> float:
    """How far from its border the text of a column begins, the same on both sides."""
    gaps = [
        line.box.x0 - spot.box.x0
        for row in grid.rows
        if (spot := row[column]) is not None and spot.width == 1
        for line in spot.lines
    ]
    return max(0.0, min(gaps, default=0.0))


def _goes_on(above: Row, row: Row) -> bool:
    """A row cut by the end of a page: no number of its own, and nothing where there was room left."""
    filled = [column for column, spot in enumerate(row) if spot is not None and spot.lines]
    if not filled or 0 in filled or len(filled) == len(row) or row[0] is row[-1]:
        return False
    return all((spot := above[column]) is not None and spot.is_cut for column in filled)


def _join_rows(above: Row, row: Row) -> None:
    for upper, lower in zip(above, row, strict=True):
        if upper is not None and lower is not None and lower.lines:
            upper.lines.extend(lower.lines)
            lower.lines = []


def _carry(above: Row, rows: list[Row]) -> None:
    """A cell merged over rows of both pages is one cell."""
    for column, spot in enumerate(rows[0]):
        upper = above[column]
        if spot is None or upper is None or spot.lines or not upper.lines or spot.width != upper.width:
            continue
        if spot.height > 1 or upper.height > 1:
            for row in rows:
                if row[column] is spot:
                    row[column] = upper


def _place(row: Row, edges: list[float], wanted: list[float]) -> Row:
    """The row on the grid of the table's first page."""
    placed: Row = [None] * (len(wanted) - 1)
    for column, spot in enumerate(row):
        if spot is not None:
            for index in _span(wanted, edges[column], edges[column + 1]):
                placed[index] = spot
            spot.width = len(_span(wanted, spot.box.x0, spot.box.x1))
    return placed


def _lines(spot: Spot | None) -> list[Line]:
    return [] if spot is None else spot.lines


def _texts(row: Row, clean: Callable[[Sequence[Line]], list[Line]] = list) -> list[str]:
    return [" ".join(line.text for line in clean(_lines(spot))) for spot in row]


def _cluster(values: Iterable[float]) -> list[float]:
    """The first of each group of near values."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _span(edges: list[float], start: float, end: float) -> range:
    first, last = _nearest(edges, start), _nearest(edges, end)
    return range(first or 0, len(edges) - 1 if last is None else last)


def _nearest(edges: list[float], value: float) -> int | None:
    return next((index for index, edge in enumerate(edges) if abs(edge - value) <= 2 * _NEAR), None)
