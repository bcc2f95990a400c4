"""Repair of printed text: spaces, soft hyphens, words broken across lines."""

import re
from collections.abc import Iterable

_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
_BROKEN = re.compile(r"(?<=[а-яёa-z])-\n(?=[а-яёa-z])")
_WORD_END = re.compile(r"[^\W\d_]+$")
_WORD_START = re.compile(r"^[^\W\d_]+")


def normalise(text: str) -> str:
    """One space where there were several, none at the ends of a line, no empty lines."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.translate(_INVISIBLE).split("\n"))
    return "\n".join(line for line in lines if line)


def has_broken_word(text: str) -> bool:
    return _BROKEN.search(text) is not None


def join_broken_words(text: str, printed: str) -> str:
    """Words cut by a hyphen at the end of a line, whole again.

    A hyphen that belongs to the word stays: the word is met with it elsewhere in `printed`.
    """
    pieces = _BROKEN.split(text)
    joined = pieces[0]
    for piece in pieces[1:]:
        first, second = _WORD_END.search(joined), _WORD_START.search(piece)
        compound = f"{first[0] if first else ''}-{second[0] if second else ''}"
        joined += ("-" if compound in printed else "") + piece
    return joined


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one title as one line."""
    return normalise(" ".join(lines))
