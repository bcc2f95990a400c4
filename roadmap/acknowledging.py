"""The words that do what the buttons of an announced order do."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Wish(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    FILE = "file"
    ANNOUNCE = "announce"
    WHO_HAS_READ = "who_has_read"
    SEND = "send"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class Said:
    """What is wanted, and the number of the order where it is named."""

    wish: Wish
    number: str | None = None


_NUMBER = r"(?:\s+(?:№\s*)?(?P<number>\d[\w/\-]{0,19}))?"
_ORDER = r"(?:\s+(?:о\s+|об\s+)?приказ\w{0,2}|\s+(?:about\s+)?(?:the\s+)?order)?"
_HELLO = r"(?:(?:да|здравствуйте|добрый\s+день|доброе\s+утро)[,.!]*\s+)?"
_THANKS = r"(?:[,.!]*\s+(?:с\s+приказом|спасибо|принято|приняли))*"
_READ = r"ознакомлен(?:ы|а|\(а\))?|ознакомил(?:ась|ся|ись)"
_WORDS = (
    (Wish.ACKNOWLEDGE, rf"{_HELLO}(?:(?:мы|я)\s+)?(?:с\s+приказом{_NUMBER}\s+)?(?:{_READ}){_THANKS}"),
    (Wish.ACKNOWLEDGE, r"acknowledged|(?:we|i)\s+have\s+read\s+it"),
    (Wish.FILE, r"(?:файл\s+)?приказа?|файл|(?:the\s+)?order|file"),
    (Wish.ANNOUNCE, rf"(?:сообщить\s+школам|tell\s+(?:the\s+)?schools){_ORDER}{_NUMBER}"),
    (Wish.WHO_HAS_READ, rf"(?:кто\s+ознаком(?:лен|ился|ились)|who\s+has\s+read){_ORDER}{_NUMBER}"),
    (Wish.SEND, r"отправить|отправляйте|отправь|да|send|yes"),
    (Wish.NOT_NOW, r"не\s+сейчас|не\s+надо|нет|not\s+now|no"),
)
_PATTERNS = tuple((wish, re.compile(pattern, re.IGNORECASE)) for wish, pattern in _WORDS)


def parse_wish(text: str) -> Said | None:
    """None for everything but these very words: whatever else is said may be an answer."""
    plain = " ".join(text.split()).strip(" .,!?✅👀📣📄")
    for wish, pattern in _PATTERNS:
        if found := pattern.fullmatch(plain):
            return Said(wish, found.groupdict().get("number"))
    return None
