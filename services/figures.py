"""From stored rows to figures: each assignment's facts, counted by roadmap and organization."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from roadmap.model import SCHOOL_ROLES, RoadmapKind, Role
from roadmap.progress import Counts, Parts, counts_of, parts_of
from storage.organizations import OrganizationRow
from storage.progress import ItemRow, RoadmapRow, WindowRow

K = TypeVar("K")
Group = tuple[int, int]
"""A roadmap and an organization."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of figures; `detail` is a roadmap's title, a school's cluster, an item's name."""

    id: int
    name: str
    detail: str
    counts: Counts
    parts: Parts = field(default_factory=Parts)


@dataclass(frozen=True, slots=True)
class Figures:
    """Totals are schools and organizations together; `silent_schools`: in how many there is no answer.

    Where all schools are told together, there are no lines of them and of their clusters.
    """

    date: date
    totals: Counts
    parts: Parts
    roadmaps: tuple[Line, ...]
    clusters: tuple[Line, ...]
    schools: tuple[Line, ...]
    organizations: tuple[Line, ...]
    items: tuple[Line, ...]
    silent_schools: int


class Marked(NamedTuple):
    """An assignment with the bits of the figures that it adds one to."""

    id: int
    window: WindowRow
    place_id: int
    marks: int


class Alike(NamedTuple):
    """Assignments of one window that add one to the same figures."""

    window: WindowRow
    marks: int
    place_ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the figures of one day are counted within, as it stood at the end of that day.

    `places` are those whose figures are asked for; `partners`: assignment → the other school of its pair;
    `clusters`: school year → school → its cluster; `windows` those that have begun by the day.
    """

    day: date
    roadmaps: Sequence[RoadmapRow]
    items: Sequence[ItemRow]
    windows: Mapping[int, WindowRow]
    collect: Mapping[int, Sequence[date]]
    places: Mapping[int, OrganizationRow]
    clusters: Sequence[tuple[str, int, str, int]] = ()
    reachable: Collection[int] = ()
    partners: Mapping[int, OrganizationRow] = field(default_factory=dict)
    cluster_ids: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def places_of(self, assignment_id: int, place_id: int) -> tuple[OrganizationRow, ...]:
        """Who answers it: the organization that it is counted for, and the other school of its pair."""
        own, other = self.places[place_id], self.partners.get(assignment_id)
        return (own, other) if other else (own,)

    def askable(self, places: Sequence[OrganizationRow]) -> date | None:
        """The first day on which somebody of them could be asked."""
        days = (place.askable_since for place in places)
        return min((day for day in days if day and day <= self.day), default=None)

    @property
    def year(self) -> str:
        """The school year that the newest of its roadmaps belongs to."""
        if self.roadmaps:
            return self.roadmaps[-1].year
        return max((each[0] for each in self.clusters), default="")


def find_reachable(members: Iterable[tuple[int, Role]], places: Iterable[OrganizationRow]) -> frozenset[int]:
    """Schools with a director or deputy; a body without members is on the coordinator's desk (RULES §3)."""
    members = list(members)
    schools = {place for place, role in members if role in SCHOOL_ROLES}
    anybody = {place for place, _ in members}
    has_desk = any(role is Role.COORDINATOR for _, role in members)
    return frozenset(
        place.id
        for place in places
        if place.id in (schools if place.is_school else anybody) or (has_desk and not place.is_school)
    )


@dataclass(slots=True)
class Tallies:
    """How many assignments of each roadmap and item have the same marks; `groups`: of each organization.

    `groups` are of those organizations that have a line of their own.
    """

    roadmaps: dict[int, dict[int, int]] = field(default_factory=dict)
    items: dict[int, dict[int, int]] = field(default_factory=dict)
    groups: dict[Group, dict[int, int]] = field(default_factory=dict)

    def add(self, found: Iterable[Marked]) -> None:
        for each in found:
            self.add_alike(each.window, each.marks, (each.place_id,))

    def add_alike(self, window: WindowRow, bits: int, place_ids: Sequence[int]) -> None:
        self.add_number(window, bits, len(place_ids))
        self.add_lines(window, bits, place_ids)

    def add_number(self, window: WindowRow, bits: int, number: int) -> None:
        _put(self.roadmaps, window.roadmap_id, bits, number)
        _put(self.items, window.item_id, bits, number)

    def add_lines(self, window: WindowRow, bits: int, place_ids: Iterable[int]) -> None:
        for place_id in place_ids:
            _put(self.groups, (window.roadmap_id, place_id), bits, 1)


def _put(into: dict[K, dict[int, int]], key: K, bits: int, number: int) -> None:
    tally = into.get(key)
    if tally is None:
        tally = into[key] = {}
    tally[bits] = tally.get(bits, 0) + number


def count_figures(frame: Frame, tallies: Tallies) -> Figures:
    groups, by_roadmap = tallies.groups, tallies.roadmaps
    by_place = _sums(groups, lambda group: group[1])
    total = _merge(by_roadmap.values())
    cluster_of = {school_id: code for year, school_id, code, _ in frame.clusters if year == frame.year}
    lines = [
        _line(id_, place.short_name, cluster_of.get(id_, ""), by_place.get(id_, {}))
        for id_, place in frame.places.items()
    ]
    schools = tuple(line for line in lines if frame.places[line.id].is_school)
    return Figures(
        date=frame.day,
        totals=counts_of(total),
        parts=parts_of(total),
        roadmaps=tuple(
            _line(each.id, each.code, each.title, by_roadmap.get(each.id, {}))
            for each in frame.roadmaps
            if each.kind is not RoadmapKind.DUTIES or each.id in by_roadmap
        ),
        clusters=_count_clusters(frame, groups),
        schools=schools,
        organizations=tuple(
            line for line in lines if line.counts.asked and not frame.places[line.id].is_school
        ),
        items=tuple(_count_items(frame, tallies.items)),
        silent_schools=count_silent(schools),
    )


def count_silent(lines: Iterable[Line]) -> int:
    return sum(line.counts.silent > 0 for line in lines)


def _line(id_: int, name: str, detail: str, tally: Mapping[int, int]) -> Line:
    return (
        Line(id_, name, detail, counts_of(tally), parts_of(tally)) if tally else Line(id_, name, detail, NONE)
    )


NONE = Counts()


def _count_items(frame: Frame, tallies: Mapping[int, Mapping[int, int]]) -> Iterable[Line]:
    """Of those that something is asked of: «ДК1 · 1.6» and the item's name, in the plans' order."""
    codes = {each.id: each.code for each in frame.roadmaps}
    places = {each.id: number for number, each in enumerate(frame.roadmaps)}
    asked = [each for each in frame.items if each.id in tallies]
    for each in sorted(asked, key=lambda item: places[item.roadmap_id]):
        number = each.number.rstrip(".")
        name = f"{codes[each.roadmap_id]} · {number}" if number else codes[each.roadmap_id]
        yield _line(each.id, name, each.short_name, tallies[each.id])


def _count_clusters(frame: Frame, groups: Mapping[Group, Mapping[int, int]]) -> tuple[Line, ...]:
    """By the cluster in which a school stood in the year of each roadmap; empty ones too."""
    year_of = {each.id: each.year for each in frame.roadmaps}
    years = set(year_of.values())
    standing = [each for each in frame.clusters if each[0] in years and each[1] in frame.places]
    code_of = {(year, school_id): code for year, school_id, code, _ in standing}
    sums = _sums(groups, lambda group: code_of.get((year_of[group[0]], group[1]), ""))
    codes = dict.fromkeys(code for _, _, code, _ in standing)
    ids = {code: frame.cluster_ids.get((frame.year, code), 0) for code in codes}
    return tuple(_line(id_, code, "", sums.get(code, {})) for code, id_ in ids.items())


def _sums(groups: Mapping[Group, Mapping[int, int]], key: Callable[[Group], K]) -> Mapping[K, dict[int, int]]:
    sums: dict[K, dict[int, int]] = {}
    for group, tally in groups.items():
        into = sums.setdefault(key(group), {})
        for bits, number in tally.items():
            into[bits] = into.get(bits, 0) + number
    return sums


def _merge(tallies: Iterable[Mapping[int, int]]) -> dict[int, int]:
    merged: dict[int, int] = {}
    for tally in tallies:
        for bits, number in tally.items():
            merged[bits] = merged.get(bits, 0) + number
    return merged
