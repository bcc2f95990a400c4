"""A measured value as people type it: «62 %», «14 из 32», and anything after it as a note."""

import re

from roadmap.indicator_values import Fact

_SHARE = re.compile(r"\s*(\d{1,6})\s*(?:из|of|/)\s*(\d{1,6})(?!\d)\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"\s*(\d{1,6}(?:[.,]\d{1,2})?)(?![\d.,]*\d)(?:\s*(%|процент\w*|percent)|(?!\w))\s*", re.IGNORECASE
)
_BETWEEN = " \t\n.,;:–—-"
LONGEST_NOTE = 300


def read_fact(text: str, unit: str) -> tuple[Fact, str] | None:
    """None where it cannot be a value of this unit: a part larger than its whole, 140 %, a word."""
    found = _SHARE.match(text)
    if found:
        part, whole = int(found[1]), int(found[2])
        fact = Fact(None, part, whole)
        is_possible = whole > 0 and part <= whole
    else:
        found = _NUMBER.match(text)
        if found is None:
            return None
        fact = Fact(float(found[1].replace(",", ".")))
        is_possible = unit != "%" or (fact.value or 0) <= 100
        is_possible = is_possible and (not found[2] or unit == "%")
    note = " ".join(text[found.end() :].strip(_BETWEEN).split())
    return (fact, note) if is_possible else None
