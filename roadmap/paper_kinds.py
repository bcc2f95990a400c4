"""What kind of paper proves an item, in the words of the order («Приказы ОО», «Протоколы заседаний»)."""

import re
from enum import StrEnum

from roadmap.model import Evidence


class PaperKind(StrEnum):
    ORDER = "order"
    ACT = "act"
    MINUTES = "minutes"
    AGREEMENT = "agreement"
    NOTE = "note"
    OTHER = "other"


_BY_EVIDENCE = {Evidence.MINUTES: PaperKind.MINUTES, Evidence.AGREEMENT: PaperKind.AGREEMENT}
_BY_WORD = (("приказ", PaperKind.ORDER), ("локальн", PaperKind.ACT), ("протокол", PaperKind.MINUTES))
_NAMED = (
    (PaperKind.ORDER, "приказ"),
    (PaperKind.MINUTES, "протокол"),
    (PaperKind.NOTE, "справк"),
    (PaperKind.AGREEMENT, "соглашени"),
    (PaperKind.OTHER, "распоряжени|постановлени|положени|договор|акт"),
)
_CALLED = re.compile(r"\b(?:приказ|протокол|соглашени|распоряжени|постановлени|договор)\w*", re.IGNORECASE)
_NAMED_PATTERNS = tuple((kind, re.compile(rf"^(?:{stems})\w{{0,3}}\b")) for kind, stems in _NAMED)


def paper_kind(evidence: Evidence, result: str) -> PaperKind:
    """The first that «ожидаемые результаты» allow; anything else is a document."""
    if evidence in _BY_EVIDENCE:
        return _BY_EVIDENCE[evidence]
    words = result.casefold()
    return next((kind for word, kind in _BY_WORD if word in words), PaperKind.OTHER)


def named_kind(words: str) -> PaperKind | None:
    """What a person's own words call their paper when they begin with it: «справка № 3 от 12.12»."""
    plain = words.casefold().strip()
    return next((kind for kind, pattern in _NAMED_PATTERNS if pattern.match(plain)), None)


def find_unlike(words: str, evidence: Evidence) -> str:
    """From where a person calls their paper otherwise than the item does; nothing when they do not."""
    called = _CALLED.search(words)
    kind = named_kind(called[0]) if called else None
    if called is None or kind is None or kind is _BY_EVIDENCE.get(evidence, PaperKind.ORDER):
        return ""
    return words[called.start() :]
