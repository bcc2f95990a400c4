"""Russian words compared without their endings, enough to see one title inside another."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FUNCTION = frozenset(
    {
        "и",
        "в",
        "во",
        "с",
        "со",
        "на",
        "по",
        "к",
        "ко",
        "о",
        "об",
        "от",
        "до",
        "из",
        "у",
        "за",
        "для",
        "при",
        "или",
        "под",
    }
)
_ENDING = 3
_ROOT = 3


def fold(text: str) -> str:
    """For comparison only: lower case, «ё» as «е», one space."""
    return " ".join(text.lower().replace("ё", "е").split())


def find_words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def find_content_words(text: str) -> list[str]:
    return [word for word in find_words(text) if word not in _FUNCTION]


def is_function_word(word: str) -> bool:
    return word.lower() in _FUNCTION


def is_same_word(one: str, other: str) -> bool:
    """«низкими» and «низких», «школы» and «школ»: a common beginning, short different ends."""
    shorter = min(len(one), len(other))
    needed = max(_ROOT, shorter - 2)
    return abs(len(one) - len(other)) <= _ENDING and shorter >= needed and one[:needed] == other[:needed]


def holds_word(words: list[str], word: str) -> bool:
    return any(is_same_word(word, other) for other in words)


def share_of_words(part: list[str], whole: list[str]) -> float:
    """Which share of the words of `part` is found in `whole`."""
    return sum(holds_word(whole, word) for word in part) / len(part) if part else 0.0
