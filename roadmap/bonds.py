"""Which items of an order are sides of one happening: what is certain, what a person is asked (RULES §7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from roadmap.events import find_event, find_head
from roadmap.model import Item, ItemKind, Roadmap, Side
from roadmap.pairs import Happening, build_happening, pair
from roadmap.stems import find_content_words, share_of_words
from roadmap.twins import Place, overlap, walk

_STEM = 6
_ENOUGH = 5000
_PAIR = 2
_NAMED = 0.75
"""Such a share of an event's words in one line of a list, and the line names this event."""


class Bond(StrEnum):
    """Why items belong together.

    `SIDES`: one happening, certainly; their windows share an event. `LISTED`: the last item takes part all
    year in what the others hold. `TOGETHER`: meetings of one body in several plans that could be one.
    """

    SIDES = "sides"
    LISTED = "listed"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Items that belong together, in the printed order; what is not certain is asked.

    `apart` are those that a person has taken out; `agreed`: certain, or a person has said so of all `sides`.
    """

    bond: Bond
    sides: tuple[Place, ...]
    apart: tuple[Place, ...] = ()
    agreed: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        return (*self.sides, *self.apart)


def propose_bonds(roadmaps: Sequence[Roadmap]) -> tuple[Proposal, ...]:
    """Whatever people have said of the items counts; a bond that nobody is left in has no sides."""
    sides = tuple(_find_sides(roadmaps))
    asked = (*_find_listed(roadmaps), *_find_together(roadmaps, sides))
    items = {(roadmap.code, item.key): item for roadmap, item in walk(roadmaps)} if asked else {}
    return (*sides, *(_settle(proposal, items) for proposal in asked))


def _settle(proposal: Proposal, items: Mapping[Place, Item]) -> Proposal:
    said = {place: _said(proposal.bond, items[place]) for place in proposal.sides}
    sides = tuple(place for place in proposal.sides if said[place] is not False)
    taking = proposal.sides[-1]
    if len(sides) < _PAIR or (proposal.bond is Bond.LISTED and taking not in sides):
        return replace(proposal, sides=(), apart=proposal.sides)
    apart = tuple(place for place in proposal.sides if place not in sides)
    return replace(proposal, sides=sides, apart=apart, agreed=all(said[place] for place in sides))


def _said(bond: Bond, item: Item) -> bool | None:
    return item.together if bond is Bond.TOGETHER else item.listed


def _find_sides(roadmaps: Sequence[Roadmap]) -> Iterator[Proposal]:
    """Items whose windows are paired, gathered: one webinar in December, one in August, one row for both."""
    happenings: list[Happening] = []
    places: list[Place] = []
    for place, happening in _happenings(roadmaps):
        places.append(place)
        happenings.append(replace(happening, window_id=len(happenings)))
    groups: dict[Place, set[Place]] = {}
    for meeting in pair(happenings):
        sides = {places[side.window_id] for side in meeting}
        together = sides.union(*(groups.get(place, set()) for place in sides))
        groups.update(dict.fromkeys(together, together))
    order = list(dict.fromkeys(places))
    for place in order:
        group = tuple(each for each in order if each in groups[place])
        if len(group) > 1 and group[0] == place:
            yield Proposal(Bond.SIDES, group, agreed=True)


def _happenings(roadmaps: Sequence[Roadmap]) -> Iterator[tuple[Place, Happening]]:
    for roadmap in roadmaps:
        for number, section in enumerate(roadmap.sections):
            for item in section.items:
                for window in item.schedule.windows if item.kind is ItemKind.EVENT else ():
                    yield (roadmap.code, item.key), build_happening(0, window.end, item, roadmap.code, number)


def _find_listed(roadmaps: Sequence[Roadmap]) -> Iterator[Proposal]:
    """«Обеспечение участия педагогов в мероприятиях: …» with the rows that hold what it lists."""
    for roadmap in roadmaps:
        items = [item for section in roadmap.sections for item in section.items]
        for taking in items:
            if taking.for_schools and taking.side is Side.TAKING_PART and taking.kind is not ItemKind.EVENT:
                lines = [find_content_words(line) for line in taking.measure[:_ENOUGH].split("\n")[1:]]
                held = [each for each in items if taking.key in each.sum_of or _is_listed(each, lines)]
                if held:
                    yield Proposal(Bond.LISTED, tuple((roadmap.code, each.key) for each in (*held, taking)))


def _is_listed(item: Item, lines: Sequence[list[str]]) -> bool:
    words = find_content_words(find_head(item.measure))
    return item.kind is ItemKind.EVENT and any(share_of_words(words, line) >= _NAMED for line in lines)


def _find_together(roadmaps: Sequence[Roadmap], sides: Sequence[Proposal]) -> Iterator[Proposal]:
    """Meetings of one kind and one body, a row in each of several plans, in the same months."""
    known = [set(proposal.sides) for proposal in sides]
    alike: dict[object, list[tuple[Place, Item]]] = {}
    for roadmap, item in walk(roadmaps):
        if item.kind is ItemKind.EVENT and item.side is Side.HOLDING and "«" not in item.measure:
            what = (find_event(find_head(item.measure))[:_STEM], item.asked[:1])
            alike.setdefault(what, []).append(((roadmap.code, item.key), item))
    for group in alike.values():
        places = tuple(place for place, _ in group)
        one_each = len({code for code, _ in places}) == len(places) > 1
        same_months = all(overlap(group[0][1].schedule, item.schedule) for _, item in group)
        if one_each and same_months and not any(set(places) <= each for each in known):
            yield Proposal(Bond.TOGETHER, places)
