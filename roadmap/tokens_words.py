"""The words of a term: which forms mean what, found exactly or with one slip of the pen."""

from functools import cache, lru_cache

from roadmap.months import (
    CARDINALS,
    MISREAD_ROMAN,
    MONTHS,
    ORDINALS,
    ROMAN,
    SEASONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    TWICE,
    WEEKDAYS,
    forms,
)
from roadmap.tokens_lexicon import WORDS, Lex

SLIP = 6
"""Words of six letters and more are recognised with one slip: a letter lost, added, changed or swapped."""

REMEMBERED = 4096
"""Words whose meaning is kept."""

Meaning = tuple[Lex, int]
UNKNOWN: Meaning = (Lex.OTHER, 0)


@cache
def _lexicon() -> dict[str, Meaning]:
    lexicon = {form: (lex, 0) for lex, words in WORDS.items() for form in words.split()}
    numbered = (
        (Lex.MONTH, MONTHS),
        (Lex.SEASON, SEASONS),
        (Lex.WEEKDAY, WEEKDAYS),
        (Lex.ORDINAL, ORDINALS),
    )
    lexicon |= {
        form: (lex, n) for lex, names in numbered for n, name in enumerate(names, 1) for form in forms(name)
    }
    listed = ((Lex.MONTH, SHORT_MONTHS), (Lex.WEEKDAY, SHORT_WEEKDAYS), (Lex.NUMBER, CARDINALS))
    lexicon |= {
        form: (lex, n)
        for lex, names in listed
        for n, name in enumerate(names, 1)
        for form in name.split("|")
        if form
    }
    lexicon |= {form: (Lex.TIMES, n) for form, n in TWICE.items()}
    return lexicon | {form: (Lex.ORDINAL, n) for form, n in (ROMAN | MISREAD_ROMAN).items()}


@cache
def _slips() -> dict[str, set[str]]:
    """Every long form with one letter left out → the forms it may be."""
    slips: dict[str, set[str]] = {}
    for form in _lexicon():
        if len(form) >= SLIP:
            for short in _shortened(form):
                slips.setdefault(short, set()).add(form)
    return slips


def _shortened(word: str) -> list[str]:
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def known(word: str) -> Meaning | None:
    """What the word means as it is written."""
    return _lexicon().get(word)


@lru_cache(maxsize=REMEMBERED)
def meaning(word: str) -> Meaning:
    """What the word means, as written or with one slip; two possible meanings are none."""
    exact = known(word)
    if exact or not SLIP - 1 <= len(word) <= SLIP * 4:
        return exact or UNKNOWN
    candidates = {form for short in _shortened(word) for form in _slips().get(short, ())}
    meanings = {_lexicon()[form] for form in candidates if _one_slip(word, form)}
    return meanings.pop() if len(meanings) == 1 else UNKNOWN


def _one_slip(a: str, b: str) -> bool:
    """One letter lost, added or changed, or two neighbours swapped."""
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, letter in enumerate(a) if letter != b[i]), len(a))
    if len(a) < len(b):
        return len(b) - len(a) == 1 and a[at:] == b[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (
        a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
    )


def glued_months(word: str) -> tuple[int, int] | None:
    """«сентябрьдекабрь», whose hyphen was lost → 9, 12."""
    for at in range(3, min(len(word) - 2, 10)):
        first, second = known(word[:at]), known(word[at:])
        if first and second and first[0] is second[0] is Lex.MONTH:
            return first[1], second[1]
    return None
