"""Measured values that a plan's preamble gives for its indicators (RULES §8)."""

import re
from collections.abc import Iterator, Sequence

from roadmap.model import Baseline
from roadmap.stems import is_function_word

_OPENS = re.compile(r"показател\w*[^.]{0,200}:\s*$", re.IGNORECASE)
_INDICATOR = re.compile(
    r"^\W*(снижение|рост|увеличение|уменьшение|сохранение|повышение|доля|количество|число|возможность|наличие)\b",
    re.IGNORECASE,
)
_LIST_SIGN = re.compile(r"^[-–—•]\s*")
_SHARE = re.compile(r"(?:(?P<count>\d{1,5}\s*[^\W\d]+)\s*\()?(?P<value>\d{1,3}(?:[.,]\d{1,2})?)\s*%\)?")
_WORD = re.compile(r"^\s*([^\W\d_]+)")
_OPENING = re.compile(
    r"^(начальное значение|по данным\s[^:]*?(составляет|для)|по данным \d{4} год\w*)\b|^(в|для|на)$",
    re.IGNORECASE,
)


def read_baselines(preamble: Sequence[str]) -> tuple[Baseline, ...]:
    """Lines below «Показатели:», as long as each names an indicator («Снижение доли …»)."""
    found: list[Baseline] = []
    is_open = False
    for line in preamble:
        if is_open and _INDICATOR.match(line):
            found.extend(_read_line(_LIST_SIGN.sub("", line)))
        else:
            is_open = _OPENS.search(line) is not None
    return tuple(found)


def _read_line(line: str) -> Iterator[Baseline]:
    text, _, inside = line.partition("(")
    text = text.strip(" .;:,")
    values = [each for piece in inside.split(";") for each in _read_piece(text, piece)]
    yield from values or [Baseline(text, None, "", inside.strip(" .;)"))]


def _read_piece(text: str, piece: str) -> Iterator[Baseline]:
    """«положительная динамика – 4 ОО (9,3%), частично улучшено в 20 ОО (46,5%)»: two values of one topic."""
    topic, colon, _ = piece.partition(":")
    start = 0
    for found in _SHARE.finditer(piece):
        before = _clean(piece[start : found.start()])
        after = _WORD.match(piece[found.end() :])
        noun = after[1] if after and not is_function_word(after[1]) else ""
        if colon and start:
            before = f"{topic.strip()}: {before}"
        start = found.end()
        detail = noun or before
        value = float(found["value"].replace(",", "."))
        yield Baseline(text, value, "%", detail, " ".join((found["count"] or "").split()))


def _clean(text: str) -> str:
    words = text.strip(" ,.;:–—-()").split()
    while words and is_function_word(words[-1]):
        words.pop()
    return _OPENING.sub("", " ".join(words)).strip(" ,.;:–—-")
