"""What proves an item: from «ожидаемые результаты» and, where that is silent, the measure (RULES §5)."""

import re

from roadmap.events import find_head
from roadmap.model import Evidence, Side

_NUMBERS = re.compile(
    r"\bреестр|\bИО[ТМ]\b|индивидуальн\w{2,3} (образовательн\w{2,3} )?(траектори|маршрут)"
    r"|психолого-педагогическ\w{2,3} помощ|диагностик\w профессиональн\w{2,3} дефицит"
    r"|уч[её]т\w? (несовершеннолетн|неуспевающ|слабоуспевающ|обучающ|детей)",
    re.IGNORECASE,
)
_TEACHERS = re.compile(r"участи\w (педагог|учител)", re.IGNORECASE)
_STAFF = re.compile(r"педагогов|педагогическ\w{2,3} работник|учителей", re.IGNORECASE)
_CHILDREN = re.compile(r"обучающ|учеников|учащ|детей|неуспева|несовершеннолетн", re.IGNORECASE)
_AGREEMENT = re.compile(r"сетев\w{2,3} (соглашени|договор)|соглашени\w о сетев", re.IGNORECASE)
_RESULTS: tuple[tuple[Evidence, re.Pattern[str]], ...] = (
    (Evidence.MINUTES, re.compile(r"протокол", re.IGNORECASE)),
    (Evidence.PHRASES, re.compile(r"информаци\w в анализ", re.IGNORECASE)),
    (
        Evidence.DOCUMENT,
        re.compile(r"приказ|локальн\w{2,3} (нормативн|акт)|утверждени|положени|распоряжени", re.IGNORECASE),
    ),
    (
        Evidence.FILE_OR_LINE,
        re.compile(r"справк|отч[её]т|материал|программ|рекомендац|аналитик", re.IGNORECASE),
    ),
)


def is_numbers_only(measure: str, result: str) -> bool:
    """Lists of children and teachers' deficits stay at school; the list after a colon is not the measure."""
    return bool(_NUMBERS.search(find_head(measure)) or _NUMBERS.search(result))


def counts_teachers(measure: str) -> bool:
    """«Обеспечение участия педагогических работников»: how many of how many."""
    return _TEACHERS.search(find_head(measure)) is not None


def names_teachers(measure: str) -> bool:
    """Whether numbers are of teachers: nobody needs to be told that lists of children stay at school."""
    head = find_head(measure)
    return _STAFF.search(head) is not None and _CHILDREN.search(head) is None


def find_evidence(measure: str, result: str, side: Side | None) -> Evidence:
    """Whoever takes part gives nothing: the holder has the document. Else the first thing named is asked."""
    if _AGREEMENT.search(result) or _AGREEMENT.search(find_head(measure)):
        return Evidence.AGREEMENT
    if side is Side.TAKING_PART:
        return Evidence.ATTENDANCE
    if not result.strip():
        return Evidence.LINE
    named = [(found.start(), evidence) for evidence, words in _RESULTS if (found := words.search(result))]
    return min(named, key=lambda pair: pair[0])[1] if named else Evidence.LINE
