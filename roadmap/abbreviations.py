"""Abbreviations of one order: «(далее – X)» first, then the general table (RULES §3)."""

import re
from collections.abc import Iterable, Mapping

from roadmap.cases import to_nominative
from roadmap.model import PrintedOrder
from roadmap.stems import is_function_word

GENERAL: Mapping[str, str] = {"ШНОР": "ШНРО", "ШРНР": "ШсРНР", "МОЦ": "ОЦПРМСО"}
"""Other names of the same thing: ШНОР of the regional orders, the centre's first name (order 348)."""

_DEFINED = re.compile(r"\(\s*далее\s*[–—-]?\s*([^()]{2,60})\)")
_BRACKETED = re.compile(r"\(([А-ЯЁа-яё]{2,14})\)")
_ABBREVIATION = re.compile(r"\b[А-ЯЁ][А-ЯЁа-яё]{0,14}\b")
_WORD = re.compile(r"[^\W\d_]+")
_LEGAL_FORMS = frozenset(
    {"ГАУ", "ДПО", "МБУ", "МКУ", "МАУ", "ДО", "ГБУ", "ФГБУ", "МБОУ", "МАОУ", "ГОУ", "ГБОУ", "ВО"}
)
_BEFORE = 300
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_PHRASE_START = re.compile(r"[;:\n)]|\.\s|,(?!\s[^\W\d_]+(?:щ|нн)\w{2,3}\s)")
_BODY = re.compile(r"(Департамент|Управление|Министерство|Комитет|Отдел|Институт|Центр)")


def find_abbreviations(text: str) -> list[str]:
    """Words with two capital letters or more, in their order: «УОиМП», «ШсРНР», «ОО»."""
    return [
        word for word in _ABBREVIATION.findall(text) if is_abbreviation(word) and word not in _LEGAL_FORMS
    ]


def is_abbreviation(word: str) -> bool:
    return sum(letter.isupper() for letter in word) >= 2 and " " not in word


def read_definitions(printed: PrintedOrder) -> dict[str, str]:
    """Abbreviation → full name as printed; cells of responsible bodies first, their names are nominative.

    «(далее – Департамент)» names a body too; «(далее – План)» does not.
    """
    definitions: dict[str, str] = {}
    for text in _texts(printed):
        for found in _DEFINED.finditer(text):
            _define(definitions, found[1].strip(), text[max(0, found.start() - _BEFORE) : found.start()])
    for text in _texts(printed):
        for found in _BRACKETED.finditer(text):
            name = match_initials(text[max(0, found.start() - _BEFORE) : found.start()], found[1])
            if name and is_abbreviation(found[1]):
                definitions.setdefault(found[1], to_nominative(name))
    return definitions


def _define(definitions: dict[str, str], short: str, before: str) -> None:
    phrase = _ASIDE.sub("", before)
    named = find_abbreviations(short)
    if named:
        name = match_initials(phrase, named[-1]) or _last_phrase(phrase, named[-1])
        definitions.setdefault(named[-1], to_nominative(name))
    elif _BODY.fullmatch(short):
        name = _from_last(phrase, short)
        definitions.setdefault(short, f"{short}{name[len(name.split()[0]) :]}" if name else short)


def _last_phrase(before: str, short: str) -> str:
    """What stands before, up to the sign that begins it, from the first word with the letter of `short`."""
    phrase = _PHRASE_START.split(before.strip())[-1]
    words = [word for word in _WORD.finditer(phrase) if word[0][0].lower() == short[0].lower()]
    name = phrase[words[0].start() if words else 0 :].strip()
    return f"{name}»" if name.count("«") > name.count("»") else name


def _from_last(before: str, word: str) -> str:
    """From the last mention of the word in any case: «Департамента Смоленской области»."""
    at = before.lower().rfind(word.lower())
    return before[at:].strip() if at >= 0 else ""


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
    if start is None or letters:
        return ""
    name = before[start:].strip(' «»"')
    return name if name.count(")") == name.count("(") else name.rstrip(")")


def printed_texts(printed: PrintedOrder) -> str:
    """Everything the order says, for counting how it names a thing."""
    return "\n".join(_texts(printed))
