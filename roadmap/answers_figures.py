"""Counts in a line: «14 из 32», «всего 32, участвовали 14», a number alone."""

import re
from dataclasses import dataclass

LARGEST_TOTAL = 3000
"""No school counts more children or teachers than this (RULES §3: sensible numbers)."""

_WHO = (
    r"(?:чел\w*\.?|учител\w+|педагог\w+|ученик\w+|учащ\w+|обучающ\w+|дет\w+|школьник\w+|родител\w+"
    r"|people|teachers|pupils)"
)
_TOOK = r"(?:уча(?:в|вс)?ствовал\w*|приняли участие|охвачен\w*|обучен\w*|прошл\w+)"
_EDGE = r"(?<![\w.,/№-])"
_END = r"(?![\w/-]|[.,]\d)"
_PAIRS = tuple(
    re.compile(shape)
    for shape in (
        rf"{_EDGE}(?P<done>\d{{1,6}})\s*{_WHO}?\s*(?:из|of)\s*(?:общего числа\s+)?(?P<total>\d{{1,6}}){_END}",
        rf"{_EDGE}(?P<done>\d{{1,6}})\s*/\s*(?P<total>\d{{1,6}}){_END}",
        rf"{_EDGE}из\s+(?P<total>\d{{1,6}})(?!\d)\s*{_WHO}?\s*{_TOOK}?\s*[-–—:,]?\s*(?P<done>\d{{1,6}}){_END}",
        rf"{_EDGE}всего\s*:?\s*(?P<total>\d{{1,6}})(?!\d)\s*{_WHO}?\s*[,;]?\s*{_TOOK}\s*:?\s*(?P<done>\d{{1,6}}){_END}",
        rf"{_EDGE}(?:{_TOOK}\s*:?\s*)?(?P<done>\d{{1,6}})\s*{_WHO}?\s*[,;]\s*всего\s*:?\s*(?P<total>\d{{1,6}}){_END}",
    )
)
_LONE = re.compile(rf"^\s*(?P<done>\d{{1,6}})\s*(?P<who>{_WHO})?\s*$")
_UNITS = re.compile(rf"{_WHO}|{_TOOK}|из|всего|of")


@dataclass(frozen=True, slots=True)
class Figures:
    """`is_lone`: one number and nothing else, which may as well be a document's; `is_odd`: it cannot be."""

    start: int
    end: int
    done: int
    total: int | None = None
    is_lone: bool = False
    is_odd: bool = False


def find_figures(text: str) -> Figures | None:
    """The first counts of a normalized line."""
    for pattern in _PAIRS:
        if found := pattern.search(text):
            done, total = int(found["done"]), int(found["total"])
            odd = done > total or total > LARGEST_TOTAL
            return Figures(found.start(), found.end(), done, total, is_odd=odd)
    found = _LONE.match(text)
    if found:
        alone, is_year = found["who"] is None, re.fullmatch(r"(?:19|20)\d\d", found["done"]) is not None
        return Figures(
            found.start(),
            found.end(),
            int(found["done"]),
            is_lone=alone,
            is_odd=is_year if alone else int(found["done"]) > LARGEST_TOTAL,
        )
    return None


def without_units(text: str) -> str:
    """The line without the words that only name what is counted."""
    return _UNITS.sub(" ", text)
