"""Abbreviations of one order: «(далее – X)» first, then the general table (RULES §3)."""

import re
from collections.abc import Iterable, Mapping

from roadmap.model import PrintedOrder
from roadmap.stems import is_function_word

GENERAL: Mapping[str, str] = {"ШНОР": "ШНРО", "МОЦ": "ОЦПРМСО"}
"""Other names of the same thing: ШНОР of the regional orders, the centre's first name (order 348)."""

_DEFINED = re.compile(r"\(\s*далее\s*[–—-]?\s*([^()]{2,60})\)")
_BRACKETED = re.compile(r"\(([А-ЯЁа-яё]{2,14})\)")
_ABBREVIATION = re.compile(r"\b[А-ЯЁ][А-ЯЁа-яё]{0,14}\b")
_WORD = re.compile(r"[^\W\d_]+")
_LEGAL_FORMS = frozenset(
    {"ГАУ", "ДПО", "МБУ", "МКУ", "МАУ", "ДО", "ГБУ", "ФГБУ", "МБОУ", "МАОУ", "ГОУ", "ГБОУ", "ВО"}
)
_BEFORE = 300


def find_abbreviations(text: str) -> list[str]:
    """Words with two capital letters or more, in their order: «УОиМП», «ШсРНР», «ОО»."""
    return [
        word for word in _ABBREVIATION.findall(text) if is_abbreviation(word) and word not in _LEGAL_FORMS
    ]


def is_abbreviation(word: str) -> bool:
    return sum(letter.isupper() for letter in word) >= 2 and " " not in word


def read_definitions(printed: PrintedOrder) -> dict[str, str]:
    """Abbreviation → full name as printed; cells of responsible bodies first, their names are nominative."""
    definitions: dict[str, str] = {}
    for text in _texts(printed):
        for found in _DEFINED.finditer(text):
            _define(definitions, found[1].strip(), text[max(0, found.start() - _BEFORE) : found.start()])
    for text in _texts(printed):
        for found in _BRACKETED.finditer(text):
            name = match_initials(text[max(0, found.start() - _BEFORE) : found.start()], found[1])
            if name and is_abbreviation(found[1]):
                definitions.setdefault(found[1], name)
    return definitions


def _define(definitions: dict[str, str], short: str, before: str) -> None:
    if is_abbreviation(short):
        name = match_initials(before, short) or re.split(r"[,;:\n)]", before.strip())[-1].strip()
        definitions.setdefault(short, name)


def _texts(printed: PrintedOrder) -> Iterable[str]:
    items = [item for roadmap in printed.roadmaps for section in roadmap.sections for item in section.items]
    yield from (item.responsible for item in items)
    yield from printed.paragraphs
    for roadmap in printed.roadmaps:
        yield roadmap.title
        yield from roadmap.preamble
    for item in items:
        yield from (item.measure, item.description, item.result)


def match_initials(before: str, short: str) -> str:
    """The end of `before` whose words begin with the letters of `short`; prepositions may be skipped."""
    words = list(_WORD.finditer(before))
    letters = list(short.lower())
    start = None
    for word in reversed(words):
        if not letters:
            break
        if word[0][0].lower() == letters[-1]:
            letters.pop()
            start = word.start()
        elif not is_function_word(word[0]):
            return ""
    return before[start:].strip(' «»"') if start is not None and not letters else ""


def printed_texts(printed: PrintedOrder) -> str:
    """Everything the order says, for counting how it names a thing."""
    return "\n".join(_texts(printed))
