"""Pages of a PDF as words and boxes: the only module that knows pdfplumber."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roadmap.errors import RejectedError

MAX_PAGES = 200
_SMALLEST_PICTURE = 0.3
"""The share of a page from which a picture without text is taken for a scan."""


@dataclass(frozen=True, slots=True)
class Box:
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: "Box") -> bool:
        """Whether the middle of the other's left end and height lies inside."""
        x, y = other.x0 + min(other.width, other.height) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """`tables` are the boxes of their cells; a `scanned` page is a picture without text."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[tuple[Box, ...], ...]
    scanned: bool


def read_pages(path: Path) -> list[Page]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with warnings.catch_warnings(action="ignore"), pdfplumber.open(path) as pdf:
            return list(_read_each(pdf.pages[: MAX_PAGES + 1]))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # the parser of damaged files fails in every way there is
        causes = (error, error.__cause__, error.__context__, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise RejectedError("document-encrypted") from error
        if any(isinstance(cause, MemoryError) for cause in causes):
            raise RejectedError("document-too-heavy") from error
        raise RejectedError("document-damaged") from error


def _read_each(pages: list[Any]) -> Iterator[Page]:
    for number, page in enumerate(pages, 1):
        words = page.extract_words(use_text_flow=True, x_tolerance_ratio=0.2)
        yield Page(
            number,
            float(page.width),
            float(page.height),
            tuple(Word(word["text"], _box(word)) for word in words if _is_on(page, word)),
            tuple(tuple(Box(*cell) for cell in table.cells) for table in page.find_tables()),
            not words and any(_is_scan(page, picture) for picture in page.images),
        )
        page.close()


def _box(found: dict[str, Any]) -> Box:
    return Box(found["x0"], found["top"], found["x1"], found["bottom"])


def _is_on(page: Any, word: dict[str, Any]) -> bool:
    """Words may be drawn outside of the page; nobody sees them."""
    box = _box(word)
    return box.top >= 0 and box.x0 >= 0 and box.bottom <= float(page.height) and box.x0 <= float(page.width)


def _is_scan(page: Any, picture: dict[str, Any]) -> bool:
    area = _box(picture)
    return area.width * area.height > _SMALLEST_PICTURE * float(page.width) * float(page.height)
