"""Targets printed in an item, «не менее 75% ШНРО», and where their measured values come from (RULES §8)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap.clusters import find_codes
from roadmap.model import Indicator, Item, Roadmap
from roadmap.stems import fold

SCHOOLS = "schools"
_OPS = (
    (">=", r"не менее|не ниже|минимум|как минимум|не меньше"),
    ("<=", r"не более|не выше|максимум|не больше"),
    (">", r"более|свыше|больше"),
    ("<", r"менее|ниже"),
)
_OP = "|".join(f"(?P<op{n}>{words})" for n, (_, words) in enumerate(_OPS))
_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_SHARE = re.compile(
    rf"(?:\b(?:{_OP})\s*(?:чем\s*)?)?(?<![\d.,])(?P<value>{_NUMBER})(?:\s*[-–—]\s*(?P<to>{_NUMBER}))?\s*(?:%|процент\w*)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b(?:{_OP})\s+(?P<value>\d{{1,4}})\s+(?P<what>[^\d\W]\w*(?:\s+[^\d\W]\w*){{0,3}})", re.IGNORECASE
)
_CHANGE = re.compile(r"\bна\s*$", re.IGNORECASE)
_VERB = re.compile(
    r"\s(?:\w{2,}(?:[ую]т|[ая]т|ет|ит)(?:ся)?|\w{3,}(?:ен|ан)[аоы]?|\w{2,}[аеиуыяш]л[аио]?(?:сь|ся)?|котор\w+)(?!\w)",
    re.IGNORECASE,
)
_END = re.compile(r"[.;\n]|\sпо\s|\s(?=[А-ЯЁ][а-яё]{2,}\s)|,\s*(?=имеющ|показавш|набравш|котор)")
_TEACHERS = re.compile(
    r"\bпедагог|\bучител|\bнаставник(?!\w*-)|педагогическ\w+ работник|специалист|\bмолоды\w специалист",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(ых|их|ого|его|ой|ей|ые|ие)$", re.IGNORECASE)
_PRACTICES = re.compile(r"практик", re.IGNORECASE)
_TAKES_PART = re.compile(
    r"участи|участву|участвов|\bвебинар|\bсеминар|\bсовещани|\bконференци|методическ\w+ д[ен]", re.IGNORECASE
)
_ASIDE = re.compile(r"[()]")
_LONGEST = 120
_LONGEST_CELL = 4000
_NEAR = 10


def add_indicators(roadmap: Roadmap, codes: Sequence[str]) -> Roadmap:
    """The same roadmap, every item with its targets."""
    sections = tuple(
        replace(
            section,
            items=tuple(
                replace(item, indicators=read_indicators(item, roadmap.clusters, codes))
                for item in section.items
            ),
        )
        for section in roadmap.sections
    )
    return replace(roadmap, sections=sections)


def read_indicators(item: Item, targets: Sequence[str], codes: Sequence[str]) -> tuple[Indicator, ...]:
    """From the description, else from the expected result, else from the measure itself."""
    for text in (item.description, item.result, item.measure):
        found = tuple(_read(text[:_LONGEST_CELL], item, targets, codes))
        if found:
            return found
    return ()


def _read(text: str, item: Item, targets: Sequence[str], codes: Sequence[str]) -> Iterator[Indicator]:
    shares = [
        found
        for found in _SHARE.finditer(text)
        if not _CHANGE.search(text[max(0, found.start() - _NEAR) : found.start()])
    ]
    for number, found in enumerate(shares):
        end = shares[number + 1].start() if number + 1 < len(shares) else len(text)
        of = _read_group(text, found, end)
        named = find_codes(of, codes)
        is_people = _TEACHERS.search(of) is not None
        yield Indicator(
            op=_read_op(found) or (">=" if found["to"] else "="),
            value=_read_value(found["value"]),
            unit="%",
            of=of if is_people or not named else ", ".join(named),
            source=_find_source(item, is_people),
            group=named or _find_group(of, item, targets),
        )
    if not shares:
        yield from _read_counts(text, item, targets)


def _read_counts(text: str, item: Item, targets: Sequence[str]) -> Iterator[Indicator]:
    """«не менее 3 эффективных практик»."""
    for found in _COUNT.finditer(text):
        words = found["what"].split()
        noun = next((n for n, word in enumerate(words) if not _ADJECTIVE.search(word)), len(words) - 1)
        source = "practices" if _PRACTICES.search(words[noun]) else "stated"
        of = " ".join(words[: noun + 1])
        value = float(found["value"])
        yield Indicator(
            _read_op(found) or "=", value, words[noun], of, source, _find_group(of, item, targets)
        )


def _read_op(found: re.Match[str]) -> str:
    return next((op for n, (op, _) in enumerate(_OPS) if found[f"op{n}"]), "")


def _read_value(text: str) -> float:
    return float(text.replace(",", "."))


def _read_group(text: str, found: re.Match[str], end: int) -> str:
    """Whose share: the words after the sign, or before it where it stands in brackets after its noun."""
    after = text[found.end() : min(end, found.end() + _LONGEST)]
    if after.lstrip().startswith(")"):
        start = max(text.rfind(sign, 0, found.start()) for sign in ".;\n") + 1
        return _clean(text[start : found.start()])
    verb = _VERB.search(after)
    limits = [len(after), *(each.start() for each in (verb, _END.search(after)) if each)]
    return _clean(after[: min(limits)])


def _clean(text: str) -> str:
    words = _ASIDE.sub(" ", text).split()
    while words and words[-1].lower() in {"и", "в", "на", "с", "для"}:
        words.pop()
    return " ".join(words).strip(" ,:")


def _find_source(item: Item, is_people: bool) -> str:
    if is_people:
        return "numbers"
    if item.side is not None or _TAKES_PART.search(f"{item.measure.partition(':')[0]}\n{item.description}"):
        return "attendance"
    return "statuses" if item.for_schools else "stated"


def _find_group(of: str, item: Item, targets: Sequence[str]) -> tuple[str, ...]:
    if item.for_schools:
        return item.asked
    return (
        (SCHOOLS,)
        if re.search(r"муниципалитет|город|район|округ", fold(of))
        else tuple(targets) or (SCHOOLS,)
    )
