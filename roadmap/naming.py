"""Short names of items, as a list shows them: the subject, then what proves it («локальные акты, приказ»)."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from roadmap.events import find_event, find_head
from roadmap.model import Evidence, Item, ItemKind, Side
from roadmap.stems import is_function_word
from roadmap.subjects import find_known, name_event

LONGEST = 45
_NUMBER = re.compile(r"^\d{1,2}(\.\d{1,2})*[.)]?\s+(?=\S)")
_QUALIFIER = re.compile(r"^(единый|муниципальн|городск|инструктивн)\w*\s+(?=\w+\s)", re.IGNORECASE)
_CUT = re.compile(r"[:;.\n«(,]|(?<!\d)/| – | - ")
_FIRST_OF_PAIR = re.compile(r"^[^\W\d_]+(ние|ция|ка) и (?=[^\W\d_]+(ние|ция|ка)\b)", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(ы[хйем]|и[хм]|(?<![нтвлс])и[ей]|о[йм]|[ая]я|ую|юю|ое|[ое]го|[ое]му|[ыи]ми)$", re.IGNORECASE
)
_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip


def name_item(measure: str, result: str, kind: ItemKind, evidence: Evidence, side: Side | None) -> str:
    subject = find_subject(measure, side, many=kind is not ItemKind.EVENT)
    proof = _find_proof(result, kind, evidence, side)
    name = f"{subject}, {proof}" if proof else subject
    return name if len(name) <= LONGEST else subject


def find_subject(measure: str, side: Side | None = None, *, many: bool = False) -> str:
    """What the item is about: a known subject of school plans, else the beginning of the measure.

    `many` are events of a whole year.
    """
    lines = [" ".join(line.split()) for line in find_head(measure).split("\n")]
    head = " ".join(lines).lower().replace("\u2212", "-")
    event = name_event(find_event(head), many=many) if side is not None else None
    return event or find_known(head) or shorten(lines[0] or measure)


def _find_proof(result: str, kind: ItemKind, evidence: Evidence, side: Side | None) -> str:
    if evidence is Evidence.DOCUMENT and "приказ" in result.lower():
        return "приказ"
    if evidence is Evidence.MINUTES:
        return "протокол"
    if kind is ItemKind.EVENT and side is Side.HOLDING and evidence is Evidence.FILE_OR_LINE:
        return "материалы"
    return ""


def shorten(measure: str) -> str:
    """The longest beginning that reads as a phrase: whole words, up to a preposition or a sign.

    What does not fit loses adjectives, from the first one on, never a part of a word.
    """
    text = _QUALIFIER.sub("", _NUMBER.sub("", " ".join(measure.split())))
    cut = _CUT.split(text, maxsplit=1)[0].strip() or text
    words = cut.split()
    if len(cut) > LONGEST:
        words = _FIRST_OF_PAIR.sub("", cut).split()
        ends = [n for n in range(len(words), 1, -1) if _ends_phrase(words, n)]
        tries = [words[:n] for n in ends] + [_drop_adjectives(words[:n]) for n in reversed(ends)]
        words = next((each for each in tries if len(" ".join(each)) <= LONGEST), _fit(words))
    while len(words) > 1 and _is_loose(words[-1]):
        words = words[:-1]
    return _lower_first(" ".join(words))


def _ends_phrase(words: list[str], n: int) -> bool:
    if _is_loose(words[n - 1]):
        return False
    return n == len(words) or (is_function_word(words[n]) and words[n].lower() not in {"и", "или"})


def _is_loose(word: str) -> bool:
    """Cannot end a phrase: a preposition or an adjective."""
    return is_function_word(word) or _ADJECTIVE.search(word) is not None


def _drop_adjectives(words: list[str]) -> list[str]:
    kept = list(words)
    at = 0
    while at < len(kept) and len(" ".join(kept)) > LONGEST:
        if _ADJECTIVE.search(kept[at]):
            del kept[at]
            if at < len(kept) and kept[at].lower() in {"и", "или"}:
                del kept[at]
        else:
            at += 1
    return kept


def _fit(words: list[str]) -> list[str]:
    fitting = next((n for n in range(len(words), 0, -1) if len(" ".join(words[:n])) <= LONGEST), 0)
    return words[:fitting] or [words[0][:LONGEST]]


def _lower_first(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def tell_apart(items: Sequence[Item]) -> tuple[Item, ...]:
    """Same names within one plan get what differs: who answers, else the month, else the number."""
    named = list(items)
    for tell in (_by_body, _by_month, _by_key):
        counts = Counter(item.short_name for item in named)
        same = {name for name, count in counts.items() if count > 1}
        marks = {name: Counter(tell(item) for item in named if item.short_name == name) for name in same}
        named = [
            _mark(item, tell) if item.short_name in same and len(marks[item.short_name]) > 1 else item
            for item in named
        ]
    return tuple(named)


def _mark(item: Item, tell: Callable[[Item], str]) -> Item:
    """The mark takes the place of the proof when both do not fit, or when the proof is the same for all."""
    mark = tell(item)
    subject = item.short_name.partition(",")[0]
    name = f"{subject}, {mark}"
    return replace(item, short_name=name if len(name) <= LONGEST else item.short_name) if mark else item


def _by_body(item: Item) -> str:
    return "" if item.for_schools or not item.asked else item.asked[0]


def _by_month(item: Item) -> str:
    return _MONTHS[item.schedule.windows[0].end.month - 1] if item.schedule.windows else ""


def _by_key(item: Item) -> str:
    return item.key
