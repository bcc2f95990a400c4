"""Rows of different plans that are about the same deed (RULES §3)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from roadmap.events import find_head
from roadmap.model import Item, ItemKind, Problem, Roadmap, Schedule, Side
from roadmap.naming import find_subject
from roadmap.questions import SCHOOLS
from roadmap.stems import find_content_words, fold, share_of_words

Place = tuple[str, str]
"""A roadmap's code and an item's key."""
_ALIKE = 0.8
"""Such a share of words in common, both ways, says the same deed in other words."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """A row that may have a twin, with what it is about."""

    code: str
    item: Item
    subject: str
    words: list[str]


def find_item_twins(roadmaps: Sequence[Roadmap]) -> tuple[tuple[Place, Place], ...]:
    """Pairs proposed as twins: the same deed, asked of schools of both plans, in overlapping windows.

    Taking part is no twin: the events of two plans are different ones.
    """
    deeds = [_read_deed(roadmap.code, item) for roadmap, item in walk(roadmaps) if _can_be_twin(item)]
    return tuple(
        ((one.code, one.item.key), (other.code, other.item.key))
        for number, one in enumerate(deeds)
        for other in deeds[number + 1 :]
        if one.code != other.code and _are_twins(one, other)
    )


def walk(roadmaps: Iterable[Roadmap]) -> Iterator[tuple[Roadmap, Item]]:
    """Every item with its roadmap, in the printed order."""
    for roadmap in roadmaps:
        for section in roadmap.sections:
            for item in section.items:
                yield roadmap, item


def _can_be_twin(item: Item) -> bool:
    return item.for_schools and item.side is not Side.TAKING_PART and item.kind is not ItemKind.EVENT


def _read_deed(code: str, item: Item) -> _Deed:
    return _Deed(code, item, find_subject(item.measure), find_content_words(find_head(item.measure)))


def _are_twins(one: _Deed, other: _Deed) -> bool:
    if not _share_schools(one.item, other.item) or not overlap(one.item.schedule, other.item.schedule):
        return False
    shares = (share_of_words(one.words, other.words), share_of_words(other.words, one.words))
    return one.subject == other.subject or min(shares) >= _ALIKE


def overlap(one: Schedule, other: Schedule) -> bool:
    """Whether a window of the one has a day of a window of the other; a deadline is its own day."""
    return any(
        (first.start or first.end) <= second.end and (second.start or second.end) <= first.end
        for first in one.windows
        for second in other.windows
    )


def _share_schools(one: Item, other: Item) -> bool:
    """«schools» is everybody; else a cluster in common."""
    return SCHOOLS in (*one.asked, *other.asked) or bool(set(one.asked) & set(other.asked))


def propose_terms(problems: Iterable[Problem], roadmaps: Sequence[Roadmap]) -> tuple[Problem, ...]:
    """Empty cells get the proposal of the row with the same measure in another plan."""
    items = {f"{roadmap.code} · {item.key}": (roadmap, item) for roadmap, item in walk(roadmaps)}
    return tuple(
        _propose_like(problem, items)
        if problem.key in {"problem-term-empty", "problem-responsible-empty"}
        else problem
        for problem in problems
    )


def _propose_like(problem: Problem, items: Mapping[str, tuple[Roadmap, Item]]) -> Problem:
    measure = fold(items[problem.place][1].measure)
    for place, (roadmap, item) in items.items():
        if place == problem.place or not item.term.strip() or fold(item.measure) != measure:
            continue
        if problem.key == "problem-term-empty":
            values = (("place", place), ("code", roadmap.code), ("number", item.key))
            cells = (("term", item.term), ("responsible", item.responsible))
            return replace(problem, proposal_key="proposal-term-like", proposal_values=(*values, *cells))
        if not item.for_schools:
            return replace(problem, proposal_values=(("who", ", ".join(item.asked)),))
    return problem
