"""Rows of a new wording find those of the stored one by their measures, so that answers stay with the deed.

An item's key is its number when it was first loaded. Where a row was put in between, the rows below it are
printed under other numbers; they keep their keys, and the new row gets a key of its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from roadmap.diff import Line
from roadmap.model import Item, Order, Roadmap
from roadmap.stems import fold


def keep_keys(order: Order, stored: Sequence[Line]) -> Order:
    """The new wording with the keys that its rows have in the stored one."""
    keys = {plan.code: _find_keys(plan, stored) for plan in order.roadmaps}
    places = {
        f"{code} · {new}": f"{code} · {kept}" for code, found in keys.items() for new, kept in found.items()
    }
    plans = tuple(_rename(plan, keys[plan.code]) for plan in order.roadmaps)
    problems = tuple(
        replace(problem, place=places.get(problem.place, problem.place)) for problem in order.problems
    )
    return replace(order, roadmaps=plans, problems=problems)


def _find_keys(plan: Roadmap, stored: Sequence[Line]) -> Mapping[str, str]:
    """New key → the key that it gets."""
    old = {line.key: fold(line.measure) for line in stored if line.code == plan.code}
    new = {item.key: fold(item.measure) for section in plan.sections for item in section.items}
    kept = {key: key for key, measure in new.items() if old.get(key) == measure}
    free = {key: measure for key, measure in old.items() if key not in kept}
    once = _only_once(free) & _only_once({key: each for key, each in new.items() if key not in kept})
    homes = {measure: key for key, measure in free.items() if measure in once}
    for key, measure in new.items():
        if key not in kept and measure in homes:
            kept[key] = homes[measure]
    for key in new:
        if key not in kept:
            kept[key] = _free_key(key, set(kept.values()))
    return kept


def _only_once(measures: Mapping[str, str]) -> set[str]:
    return {measure for measure, count in Counter(measures.values()).items() if count == 1}


def _free_key(key: str, taken: set[str]) -> str:
    """Its own number, or one told apart from it, as rows without a number have them."""
    candidates = (key, *(f"{key}+{number}" for number in range(1, len(taken) + 2)))
    return next(each for each in candidates if each not in taken)


def _rename(plan: Roadmap, keys: Mapping[str, str]) -> Roadmap:
    def rename(item: Item) -> Item:
        return replace(item, key=keys[item.key], sum_of=tuple(keys.get(each, each) for each in item.sum_of))

    sections = tuple(
        replace(section, items=tuple(rename(item) for item in section.items)) for section in plan.sections
    )
    return replace(plan, sections=sections)
