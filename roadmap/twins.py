"""Rows of different plans that are about the same deed (RULES §3)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from roadmap.model import Item, ItemKind, Problem, Roadmap, Schedule
from roadmap.stems import fold

Place = tuple[str, str]
"""A roadmap's code and an item's key."""


def find_twins(roadmaps: Sequence[Roadmap]) -> tuple[tuple[Place, Place], ...]:
    """Pairs proposed as twins: the same subject, asked of schools of both plans, in overlapping windows."""
    rows = [(roadmap, item) for roadmap, item in _rows(roadmaps) if _can_be_twin(item)]
    return tuple(
        ((one.code, first.key), (other.code, second.key))
        for number, (one, first) in enumerate(rows)
        for other, second in rows[number + 1 :]
        if one.code != other.code and _same_deed(first, second) and _share_schools(first, second)
    )


def _rows(roadmaps: Iterable[Roadmap]) -> Iterator[tuple[Roadmap, Item]]:
    for roadmap in roadmaps:
        for section in roadmap.sections:
            for item in section.items:
                yield roadmap, item


def _can_be_twin(item: Item) -> bool:
    return item.for_schools and item.kind is not ItemKind.EVENT and item.schedule.resolved


def _same_deed(one: Item, other: Item) -> bool:
    same_subject = one.short_name.partition(",")[0] == other.short_name.partition(",")[0]
    return same_subject and _overlap(one.schedule, other.schedule)


def _overlap(one: Schedule, other: Schedule) -> bool:
    return any(
        (first.start or first.end) <= second.end and (second.start or second.end) <= first.end
        for first in one.windows
        for second in other.windows
    )


def _share_schools(one: Item, other: Item) -> bool:
    """«schools» is everybody; else a cluster in common."""
    return "schools" in (*one.asked, *other.asked) or bool(set(one.asked) & set(other.asked))


def propose_terms(problems: Iterable[Problem], roadmaps: Sequence[Roadmap]) -> tuple[Problem, ...]:
    """An empty term gets the proposal of the row with the same measure in another plan."""
    items = {f"{roadmap.code} · {item.key}": item for roadmap, item in _rows(roadmaps)}
    return tuple(
        _propose_term(problem, items) if problem.key == "problem-term-empty" else problem
        for problem in problems
    )


def _propose_term(problem: Problem, items: dict[str, Item]) -> Problem:
    measure = fold(items[problem.place].measure)
    for place, item in items.items():
        if place != problem.place and item.term.strip() and fold(item.measure) == measure:
            values = (("place", place), ("term", item.term), ("responsible", item.responsible))
            return replace(problem, proposal_key="proposal-term-like", proposal_values=values)
    return problem
