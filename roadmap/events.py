"""Events among the measures: which item holds one and which takes part (RULES §7)."""

import re
from functools import lru_cache

from roadmap.model import ItemKind, Side
from roadmap.stems import find_words

_NOUN = re.compile(
    r"совещани|вебинар|семинар|мероприяти|конкурс|конференци|сесси|форум|заседани|практикум|собеседовани|^стола?$"
    r"|^д(ень|ня|ни|не|ню)|фестивал|олимпиад|панорам|десант"
)
_CONTEST = re.compile(r"конкурс|фестивал|олимпиад|турнир|викторин")
_INVITING = frozenset({ItemKind.EVENT, ItemKind.CONTINUING})
_TAKING_PART = re.compile(r"^участи[ея]\b|^(обеспечени|организаци)\w участия\b", re.IGNORECASE)
_PROVIDING = re.compile(r"^(обеспечени|организаци)\w участия\b", re.IGNORECASE)
_OPENERS = frozenset(
    {
        "организация",
        "проведение",
        "подготовка",
        "и",
        "в",
        "во",
        "обеспечение",
        "цикл",
        "серия",
        "участие",
        "участия",
    }
)
_ADJECTIVE = re.compile(r"(ы[йехм]|и[йехм]|о[йем]|[ая]я|е[ейм]|[ое]го|[ыи]ми)$")
_FEW = 7
_HEAD = 300


def find_head(measure: str) -> str:
    """The measure without the list after its colon."""
    return measure.partition(":")[0][:_HEAD].strip()


def find_side(measure: str, *, for_schools: bool) -> Side | None:
    """«Участие в совещаниях» takes part, «Совещания» holds; a school's own meeting is a deed."""
    head = find_head(measure).partition("\n")[0]
    if _TAKING_PART.match(head):
        if not any(_NOUN.search(word) for word in find_words(head)):
            return None
        return Side.HOLDING if _PROVIDING.match(head) and not for_schools else Side.TAKING_PART
    return Side.HOLDING if not for_schools and find_event(head) else None


@lru_cache(maxsize=4096)
def is_invitation(measure: str, kind: ItemKind, *, for_schools: bool) -> bool:
    """A contest invites schools: taking part in it is never overdue (RULES §7).

    A person may have made a deed of it, which is one; «Мероприятия и конкурсы» are more than a contest.
    """
    if not for_schools or kind not in _INVITING:
        return False
    head = find_head(measure).partition("\n")[0]
    if kind is ItemKind.CONTINUING and not _TAKING_PART.match(head):
        return False
    named = next((word for word in find_words(head) if _NOUN.search(word) or _CONTEST.search(word)), "")
    return _CONTEST.search(named) is not None


def find_event(head: str) -> str:
    """The first noun of the measure if it is a kind of event, else nothing."""
    for word in find_words(head)[:_FEW]:
        if _NOUN.search(word):
            return word
        if word not in _OPENERS and not _ADJECTIVE.search(word):
            return ""
    return ""
