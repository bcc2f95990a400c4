"""The windows that are one event: its two sides, and the same event in several plans (RULES §7)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from roadmap.model import Item, Side, TermKind
from roadmap.stems import find_content_words, fold, is_same_word

_Place = tuple[str, int, date]
ALIKE = 2
"""So many words in common tell one happening from another in the same section."""

_ENOUGH = 2000


@dataclass(frozen=True, slots=True)
class Happening:
    """One window of an event item; `section` is its section's number in the plan of code `roadmap`.

    `bodies` are who holds it, `repeats` says that the same row has such a window again and again, `name`
    is what people call it («методический день»). `key` is the item's.
    """

    window_id: int
    section: int
    end: date
    side: Side
    measure: str
    roadmap: str = ""
    bodies: tuple[str, ...] = ()
    repeats: bool = False
    name: str = ""
    key: str = ""


def build_happening(window_id: int, end: date, item: Item, roadmap: str, section: int) -> Happening:
    assert item.side is not None
    bodies = () if item.for_schools else item.asked
    repeats = item.schedule.kind is TermKind.RECURRING
    name, _, _ = item.short_name.partition(",")
    place = (window_id, section, end, item.side, item.measure, roadmap)
    return Happening(*place, bodies, repeats, name, item.key)


def pair(
    happenings: Iterable[Happening], together: Sequence[Collection[tuple[str, str]]] = ()
) -> list[tuple[Happening, ...]]:
    """The meetings of one order: windows that are certainly of the same happening.

    Certain is, for a side that takes part: the same section of the same plan, the same last day, at least
    two words in common with the side that holds, and no other holding window has as many. For holding
    sides of several plans: the same words, the same bodies, the same last day, and no repetition («Единый
    муниципальный методический день»). Everything else stays a meeting of its own, but for the items that
    people hold `together`, by their codes and keys: of these, whatever ends on the same day.
    """
    holding: dict[_Place, list[list[Happening]]] = {}
    taking: list[Happening] = []
    for each in happenings:
        if each.side is Side.HOLDING:
            holding.setdefault(_place(each), []).append([each])
        else:
            taking.append(each)
    alone: list[Happening] = []
    for each in taking:
        meeting = _find_meeting(each, holding.get(_place(each), []))
        (alone if meeting is None else meeting).append(each)
    meetings = [*_join_plans(chain.from_iterable(holding.values())), *((each,) for each in alone)]
    return _join_agreed(meetings, together) if together else meetings


def _join_agreed(
    meetings: Iterable[tuple[Happening, ...]], together: Sequence[Collection[tuple[str, str]]]
) -> list[tuple[Happening, ...]]:
    joined: dict[object, tuple[Happening, ...]] = {}
    for meeting in meetings:
        places = {(side.roadmap, side.key) for side in meeting}
        group = next((number for number, each in enumerate(together) if places.intersection(each)), None)
        what = meeting if group is None else (group, meeting[0].end)
        joined[what] = (*joined.get(what, ()), *meeting)
    return list(joined.values())


def _place(happening: Happening) -> _Place:
    return happening.roadmap, happening.section, happening.end


def _find_meeting(taking: Happening, meetings: list[list[Happening]]) -> list[Happening] | None:
    near = [(_common(taking.measure, meeting[0].measure), meeting) for meeting in meetings]
    most = max((common for common, _ in near), default=0)
    best = [meeting for common, meeting in near if common == most]
    return best[0] if most >= ALIKE and len(best) == 1 else None


def _common(one: str, other: str) -> int:
    first, second = (set(find_content_words(text[:_ENOUGH])) for text in (one, other))
    return sum(any(is_same_word(word, each) for each in second) for word in first)


def _join_plans(meetings: Iterable[list[Happening]]) -> list[tuple[Happening, ...]]:
    """Meetings of several plans become one where each plan has just one of them."""
    alike: dict[object, list[list[Happening]]] = {}
    for meeting in meetings:
        alike.setdefault(_what(meeting[0]), []).append(meeting)
    joined: list[tuple[Happening, ...]] = []
    for group in alike.values():
        if len({meeting[0].roadmap for meeting in group}) == len(group):
            joined.append(tuple(side for meeting in group for side in meeting))
        else:
            joined.extend(map(tuple, group))
    return joined


def _what(holding: Happening) -> object:
    """What is held, by whom and when; a repeated meeting is only itself."""
    if holding.repeats:
        return holding.window_id
    return fold(holding.measure), holding.bodies, holding.end
