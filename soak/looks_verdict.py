"""What is wrong with a paper that LibreOffice has turned into pages, by the text of its pages."""

import io
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docx import Document

from locales.texts import Texts

FEW = 60
"""Signs of a text that is named in a fault."""
LINE, COLUMN = 20, 500
"""Letters of a text that is not cut by the end of a page, and that a narrow column of a page holds."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How many rows of a plan there are, and of how many the term is over, goes on, is ahead."""

    total: int
    ended: int
    running: int
    ahead: int


KNOWN_TERMS = {"ДК1": Terms(25, 7, 15, 3)}
"""Of the report on order 594 for 20 January 2023, counted by hand on the printed plan."""


def find_empty(pages: Sequence[str]) -> list[int]:
    """The numbers of pages that hold nothing but what every page holds: a head, its number."""
    lines = [set(filter(None, map(_without_digits, page.splitlines()))) for page in pages]
    repeated = set.intersection(*lines) if len(lines) > 1 else set()
    return [number for number, found in enumerate(lines, 1) if not found - repeated]


def find_missing(wanted: Iterable[str], pages: Sequence[str]) -> list[str]:
    """The texts that are not on the pages, however their lines are broken; a long one may go over pages."""
    read = [_letters(page) for page in pages]
    return [each[:FEW] for each in wanted if not _is_shown(_letters(each), read)]


def _is_shown(text: str, pages: Sequence[str]) -> bool:
    if len(text) < LINE:
        return any(text in page for page in pages)
    most = 2 + len(text) // COLUMN
    return any(_goes_on(text, pages[at : at + most]) for at in range(len(pages)))


def _goes_on(text: str, pages: Sequence[str]) -> bool:
    """Whether it begins on the first of them and on each goes on where it stopped."""
    for page in pages:
        text = text[_begun(text, page) :]
    return not text


def _begun(text: str, page: str) -> int:
    """How many of the first letters stand together on the page."""
    return bisect(range(1, len(text) + 1), 0, key=lambda count: int(text[:count] not in page))


def read_cells(word: bytes) -> Iterator[str]:
    """Each paragraph of each cell of the tables of a Word file."""
    for table in Document(io.BytesIO(word)).tables:
        for cell in {cell._tc: cell for row in table.rows for cell in row.cells}.values():
            yield from (paragraph.text for paragraph in cell.paragraphs if paragraph.text)


def say_terms(texts: Texts, terms: Terms) -> str:
    """The sentence of a report that tells them."""
    return texts.say_plain(
        "official-terms", total=terms.total, ended=terms.ended, running=terms.running, ahead=terms.ahead
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _without_digits(line: str) -> str:
    return "".join(sign for sign in line if sign.isalpha())
