"""What every kind of office file is brought to before it is understood: paragraphs and tables of cells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, spaces normalised; `centred` paragraphs are headings and titles."""

    text: str
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one place of the grid; `carried` repeats a cell merged from above.

    `width` is the number of columns that the printed cell spans, in its first column; the columns
    that it covers to the right have width 0 and no text.
    """

    text: str
    width: int = 1
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A full grid: every row has the same number of cells."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table
