"""What of an item's printed words tells one school something that its name does not."""

import re

_SHARE = re.compile(
    r"\b(?:не\s+менее\s+|в\s+)?\d{1,3}\s*%\s*(?:(?:школьных\s+команд|ОО|ОУ|ШНРО|ШсРНР|ШБУ|ШПУ|школ\w*|кластера"
    r"|муниципалитета|города)\b\s*)*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5


def tells_more(text: str, than: str) -> bool:
    """Whether a text says something beside the words of another one and a share of all schools.

    «100% ОО кластера ШНРО» is for the city to count; a school can do nothing about it.
    """
    known = set(_stems(than))
    return any(stem not in known for stem in _stems(_SHARE.sub(" ", text)))


def _stems(text: str) -> list[str]:
    """A short word is compared without its last letter: «мер» and «меры»."""
    words = _WORD.findall(text.casefold().replace("ё", "е"))
    return [word[: min(_STEM, max(3, len(word) - 1))] for word in words]
