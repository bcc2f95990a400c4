"""Plain texts to blocks: what a typist wrapped is joined; cells that stand line by line stay lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from documents.blocks import Block, Paragraph
from documents.encodings import decode_text
from documents.mending import mend_words
from documents.wording import WRAP, normalise
from roadmap.errors import RejectedError

_LINE_END = re.compile(r"\r\n?|[\n\v\f\u0085\u2028\u2029]")
_WIDEST = 170
"""Signs: a text with longer lines was not wrapped by hand."""
_WRAPPED = 0.15
_FULL, _SEVERAL = 50, 3
_BEGINS = re.compile(
    r"^([-–—•]\s|\d{1,2}(\.\d{1,2})*[.)]\s|приложение\s*№|п\s?р\s?и\s?к\s?а\s?з)", re.IGNORECASE
)
_OWN_LINE = re.compile(r"^(от\s*[_«\d]|к приказу)", re.IGNORECASE)
_ENDED = re.compile(r"(?<![ .][А-ЯЁ])(?<!\bг)(?<!\bим)(?<!\bуч)(?<!\bст)(?<!\bп)[.;:!?]$")
_OPEN = re.compile(r"(№|[«(,\-–—/])$")
_GOES_ON = re.compile(r"^[а-яё\d(«]")


def read_blocks(path: Path) -> tuple[Block, ...]:
    text = decode_text(path.read_bytes())
    if text is None:
        raise RejectedError("document-kind")
    lines = _LINE_END.split(text)
    groups = _group(lines) if _is_wrapped(lines) else [[line] for line in lines if line.strip()]
    return mend_words([Paragraph(_join(group)) for group in groups])


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether sentences go on over the ends of the lines."""
    filled = [line.strip() for line in lines if line.strip()]
    if not filled or max(map(len, filled)) > _WIDEST:
        return False
    pairs = list(pairwise(filled))
    goes_on = [after for line, after in pairs if after[0].islower() and not _ENDED.search(line)]
    return len(goes_on) > _WRAPPED * len(pairs)


def _group(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines of one paragraph each."""
    filled = [line for line in lines if line] if _is_spaced(lines) else lines
    group: list[str] = []
    for line in map(str.strip, filled):
        if group and not (line and _belongs(group, line)):
            yield group
            group = []
        if line:
            group.append(line)
    if group:
        yield group


def _is_spaced(lines: Sequence[str]) -> bool:
    """Whether an empty line stands after every line, so that it separates nothing."""
    pairs = list(pairwise(lines))
    return sum(1 for line, after in pairs if line and after) < len(pairs) / 10


def _belongs(group: Sequence[str], line: str) -> bool:
    above = group[-1]
    if _OPEN.search(above):
        return True
    if _BEGINS.match(line) or _ENDED.search(above) or (_OWN_LINE.match(line) and len(line) < _FULL):
        return False
    if _GOES_ON.match(line):
        return True
    width = max(map(len, group))
    is_text = len(above) >= _FULL or len(group) >= _SEVERAL
    is_full = is_text and len(above) + len(line.split(maxsplit=1)[0]) >= width
    return is_full and not (above.isupper() or line.isupper())


def _join(group: Sequence[str]) -> str:
    return normalise(WRAP.join(map(normalise, group)))
