"""Repair of printed text: spaces, soft hyphens, words broken across lines."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from roadmap.months import MONTHS

WRAP, GLUE = "\ue000", "\ue001"
"""Marks of a reader that sees lines: a line was wrapped here; here, perhaps, inside a word."""

_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE = str.maketrans("ѐЀ", "ёЁ", "\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""What nobody sees; and «ѐ», which old fonts leave of «ё»."""
_LETTER, _SMALL = r"[^\W\d_]", r"[а-яёa-z]"
_WORD = re.compile(rf"{_LETTER}+(?:-{_LETTER}+)*")
_PART = rf"{_LETTER}{{0,60}}"
"""No word is longer: what is looked for around a sign stays near it, however long the text."""
_BROKEN = re.compile(rf"({_PART}{_SMALL})-(?:\n|{WRAP})({_SMALL}{_PART})")
_TORN = re.compile(rf"({_PART}){GLUE}({_PART})")
_TIGHT = re.compile(rf"(?<=[^\W_][-/]){WRAP}(?=[^\W_])")
_UNSURE = re.compile(rf"{_PART}(?:{GLUE}|-\n|-{WRAP}){_PART}")
_NEVER_FIRST = re.compile(r"[ьъ]")
_FRAGMENT = 4
"""Letters: what is shorter is rather a prefix or an ending than a word of its own."""
_MONTHS = frozenset(
    stem + ending for stem, *endings in (month.split("|") for month in MONTHS) for ending in endings
)


def normalise(text: str) -> str:
    """One space where there were several, none at the ends of a line, no empty lines."""
    plain = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    lines = (_SPACES.sub(" ", line).strip() for line in plain.split("\n"))
    return "\n".join(line for line in lines if line)


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one title as one line."""
    return normalise(" ".join(lines))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a file prints whole: they tell how a broken one is written.

    `keeps_hyphens`: as far as the words tell, lines end in hyphens of the words' own only.
    """

    words: frozenset[str]
    keeps_hyphens: bool = False

    def mend(self, text: str) -> str:
        """Words cut at the end of a line, whole again; the reader's own marks are gone."""
        text = _BROKEN.sub(self._join_hyphened, text)
        text = _TORN.sub(self._join_torn, text)
        return normalise(_TIGHT.sub("", text).replace(WRAP, " "))

    def has_hyphen(self, left: str, right: str) -> bool | None:
        """Whether a word of two halves is written with a hyphen; None when no word tells."""
        if self._knows(f"{left}-{right}"):
            return True
        if self._knows(left + right):
            return False
        is_compound = self._knows(right) and (self._knows(left) or len(left) >= _FRAGMENT)
        return True if is_compound else None

    def _join_hyphened(self, found: re.Match[str]) -> str:
        left, right = found[1], found[2]
        has_hyphen = self.has_hyphen(left, right)
        return (
            f"{left}-{right}" if has_hyphen or (has_hyphen is None and self.keeps_hyphens) else left + right
        )

    def _join_torn(self, found: re.Match[str]) -> str:
        left, right = found[1], found[2]
        if not right or _NEVER_FIRST.match(right) or self._knows(left + right):
            return left + right
        is_fragment = len(right) < _FRAGMENT and not self._knows(left)
        return left + right if is_fragment else f"{left} {right}"

    def _knows(self, word: str) -> bool:
        return word.lower() in self.words or word.lower() in _MONTHS


def build_vocabulary(texts: Sequence[str]) -> Vocabulary:
    sure = (_UNSURE.sub(" ", text.translate(_INVISIBLE)) for text in texts)
    plain = Vocabulary(frozenset(word.lower() for text in sure for word in _WORD.findall(text)))
    told = {plain.has_hyphen(*halves) for text in texts for halves in _BROKEN.findall(text)}
    return replace(plain, keeps_hyphens=True in told and False not in told)
