"""The two sides of one event: whose windows are one meeting (RULES §7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from roadmap.model import Side
from roadmap.stems import find_content_words, is_same_word

ALIKE = 2
"""So many words in common tell one happening from another in the same section."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One window of an event item; `section` is its section's number in the plan."""

    window_id: int
    section: int
    end: date
    side: Side
    measure: str


def pair(happenings: Iterable[Happening]) -> list[tuple[Happening, ...]]:
    """Meetings of one plan: each holding window with the taking-part windows certainly of the same happening.

    Certain is: the same section, the same last day, at least two words in common, and
    no other holding window has as many. Everything else stays a meeting of its own.
    """
    everything = list(happenings)
    meetings = {each.window_id: [each] for each in everything if each.side is Side.HOLDING}
    alone: list[Happening] = []
    for taking in everything:
        if taking.side is Side.TAKING_PART:
            holder = _find_holder(taking, everything)
            (meetings[holder.window_id] if holder else alone).append(taking)
    return [*map(tuple, meetings.values()), *((each,) for each in alone)]


def _find_holder(taking: Happening, everything: list[Happening]) -> Happening | None:
    near = [
        (_common(taking.measure, each.measure), each)
        for each in everything
        if each.side is Side.HOLDING and each.section == taking.section and each.end == taking.end
    ]
    most = max((common for common, _ in near), default=0)
    best = [each for common, each in near if common == most]
    return best[0] if most >= ALIKE and len(best) == 1 else None


def _common(one: str, other: str) -> int:
    words = set(find_content_words(other))
    return sum(any(is_same_word(word, each) for each in words) for word in set(find_content_words(one)))
