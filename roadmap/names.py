"""Names of organizations as people type them: compared without case, quotes, spaces and «№»."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

_NUMBER = re.compile(r"№|\b(?:no|n)\b\.?(?=\s*\d)", re.IGNORECASE)
_LATIN = str.maketrans("abcekmhoptxy", "авсекмнортху")
_YO = str.maketrans("ёѐ", "ее")
CANDIDATES = 5


def fold(name: str) -> str:
    """«СШ № 9», «сш №9», «"СШ" N 9» → «сш9»: only letters and digits are left.

    Latin letters that look like Russian ones are read as such in a name that has Russian letters too.
    """
    composed = unicodedata.normalize("NFKC", _NUMBER.sub(" ", name)).casefold().translate(_YO)
    if any("а" <= letter <= "я" for letter in composed):
        composed = composed.translate(_LATIN)
    return "".join(letter for letter in composed if letter.isalnum())


def find_candidates(name: str, known: Iterable[str]) -> list[str]:
    """What may have been meant, nearest first: names that hold the given one, then names spelt alike."""
    by_key = {fold(each): each for each in known}
    key = fold(name)
    holding = [each for folded, each in by_key.items() if key and key in folded]
    alike = [by_key[folded] for folded in get_close_matches(key, by_key, n=CANDIDATES, cutoff=0.5)]
    return list(dict.fromkeys((*holding, *alike)))[:CANDIDATES]
