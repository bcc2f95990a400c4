"""Words of a page to lines, lines to the paragraphs that a typist meant.

A line that breaks although the next word would have fitted ends a paragraph; the others were wrapped.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.blocks import Paragraph
from documents.pdf_pages import Box, Word
from documents.wording import GLUE, WRAP

_INDENT = 8.0
_NEAR = 4.0
_SHORT, _FULL = 0.6, 0.85
"""Shares of the column's width."""
_LOOSE = 1.0
_PITCH = 1.7
"""Of a line's height: what lies further down begins anew."""
_DASH = re.compile(r"^[-–—•]\s")
_LIST_MARK = re.compile(r"^([-–—•]\s|\d{1,2}(\.\d{1,2})*[.)]\s)")
_OWN_LINE = re.compile(r"^(от\s*[_«\d]|к приказу)", re.IGNORECASE)
_ENDED = re.compile(r"[.;:!?]$")
_LETTER_END = re.compile(r"[а-яёa-z]$")
_GOES_ON = re.compile(r"^[а-яё(«)]")
_MAY_END = re.compile(r"[а-яёa-z)».,;]")
_NUMBER = re.compile(r"^(\d{1,3})[.)]\s")
_NEVER_FIRST = re.compile(r"^[ьъ]")


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        boxes = [word.box for word in self.words]
        return Box(boxes[0].x0, min(box.top for box in boxes), boxes[-1].x1, max(box.bottom for box in boxes))


@dataclass(frozen=True, slots=True)
class Column:
    """The left and right ends that text may fill."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def build_lines(words: Iterable[Word]) -> list[Line]:
    """Words whose middles lie at one height, from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.box.top + word.box.bottom, word.box.x0)):
        last = rows[-1][0].box if rows else None
        middle = (word.box.top + word.box.bottom) / 2
        if last is not None and last.top < middle < last.bottom and abs(last.bottom - word.box.bottom) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda word: word.box.x0))) for row in rows]


def join_cell(lines: Sequence[Line], column: Column) -> str:
    """The text of a cell: wraps are marked, paragraphs are lines of their own."""
    text, is_list = "", False
    for above, line in zip((None, *lines), lines, strict=False):
        if above is not None:
            is_point = _DASH.match(line.text) and (_ENDED.search(above.text) or is_list)
            text += "\n" if is_point else _between(above, line, column)
        is_list = is_list or _DASH.match(line.text) is not None
        text += line.text
    return text


def _between(above: Line, line: Line, column: Column) -> str:
    """What stands between two lines: a paragraph's end, a wrap, or a word torn by its length."""
    room = _find_room(above, column)
    first = line.words[0]
    space = above.box.height / 4
    if room >= first.box.width + space + _LOOSE:
        return "\n"
    if _NEVER_FIRST.match(first.text):
        return GLUE
    sign = first.box.width / len(first.text)
    is_torn = len(above.words) == 1 and room < sign + _LOOSE and _LETTER_END.search(above.text)
    return GLUE if is_torn and _MAY_END.match(first.text) else WRAP


def _find_room(line: Line, column: Column) -> float:
    """How much more would have fitted into a line."""
    left, right = line.box.x0 - column.x0, column.x1 - line.box.x1
    return left + right if abs(left - right) < _NEAR else right


def join_paragraphs(lines: Sequence[Line], column: Column) -> list[Paragraph]:
    groups: list[list[Line]] = []
    texts: list[str] = []
    for line in lines:
        sign = _join(groups[-1], line, column) if groups else None
        if sign is None:
            groups.append([line])
            texts.append(line.text)
        else:
            groups[-1].append(line)
            texts[-1] += sign + line.text
    return [Paragraph(text, _is_centred(group, column)) for group, text in zip(groups, texts, strict=True)]


def _join(group: Sequence[Line], line: Line, column: Column) -> str | None:
    """What joins the line to the paragraph above it; None when it begins another."""
    above = group[-1]
    is_open = not _ENDED.search(above.text) and _GOES_ON.match(line.text)
    if _begins_item(group, line, column):
        return None
    if _is_centred([above], column) and _is_centred([line], column):
        is_wrapped = above.box.width > _FULL * column.width
        return WRAP if is_open or is_wrapped else None
    if _is_moved(group, line, column):
        return None
    sign = _between(above, line, Column(min(above.box.x0, line.box.x0), column.x1))
    if sign != "\n":
        return sign
    return WRAP if is_open else None


def _begins_item(group: Sequence[Line], line: Line, column: Column) -> bool:
    """By what the line says, or by the space above it."""
    above = group[-1]
    is_own = _OWN_LINE.match(line.text) and line.box.width < _SHORT * column.width
    is_apart = line.box.top - above.box.top > _PITCH * above.box.height
    is_listed = _LIST_MARK.match(line.text) and (_ENDED.search(above.text) or _is_next(group[0], line))
    return bool(is_own or is_apart or is_listed)


def _is_moved(group: Sequence[Line], line: Line, column: Column) -> bool:
    """By where the line starts: a first line is indented, what follows stands at the column's left."""
    above, start = group[-1], line.box.x0
    if start > above.box.x0 + _INDENT or (start < above.box.x0 - _INDENT and len(group) > 1):
        return True
    return start > column.x0 + _INDENT and _ENDED.search(above.text) is not None


def _is_next(first: Line, line: Line) -> bool:
    """Whether «7. …» follows «6. …»."""
    before, after = _NUMBER.match(first.text), _NUMBER.match(line.text)
    return before is not None and after is not None and int(after[1]) == int(before[1]) + 1


def _is_centred(lines: Sequence[Line], column: Column) -> bool:
    middle = (column.x0 + column.x1) / 2
    is_narrow = any(line.box.width < column.width - 2 * _INDENT for line in lines)
    return is_narrow and all(abs((line.box.x0 + line.box.x1) / 2 - middle) < _NEAR for line in lines)
