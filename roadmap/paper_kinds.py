"""What kind of paper proves an item, in the words of the order («Приказы ОО», «Протоколы заседаний»)."""

from enum import StrEnum

from roadmap.model import Evidence


class PaperKind(StrEnum):
    ORDER = "order"
    ACT = "act"
    MINUTES = "minutes"
    AGREEMENT = "agreement"
    OTHER = "other"


_BY_EVIDENCE = {Evidence.MINUTES: PaperKind.MINUTES, Evidence.AGREEMENT: PaperKind.AGREEMENT}
_BY_WORD = (("приказ", PaperKind.ORDER), ("локальн", PaperKind.ACT), ("протокол", PaperKind.MINUTES))


def paper_kind(evidence: Evidence, result: str) -> PaperKind:
    """The first that «ожидаемые результаты» allow; anything else is a document."""
    if evidence in _BY_EVIDENCE:
        return _BY_EVIDENCE[evidence]
    words = result.casefold()
    return next((kind for word, kind in _BY_WORD if word in words), PaperKind.OTHER)
