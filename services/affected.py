"""What an import changed: in its plans as a whole, and for each organization that it asks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from storage.assigning import Asked, Assigned


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import changed in its roadmaps."""

    items_added: int = 0
    items_changed: int = 0
    items_withdrawn: int = 0
    windows_changed: int = 0
    assignments_added: int = 0
    assignments_withdrawn: int = 0

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


@dataclass(frozen=True, slots=True)
class AffectedDuties:
    """Assignments of one organization that an import touched, each under one heading.

    `moved`: asked by another day, in the same window or in one that took the place of another;
    `changed`: the printed row reads otherwise; `removed`: asked no more.
    """

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    moved: tuple[int, ...] = ()

    def __add__(self, other: "AffectedDuties") -> "AffectedDuties":
        return AffectedDuties(
            *(getattr(self, each.name) + getattr(other, each.name) for each in fields(self))
        )


Affected = Mapping[int, AffectedDuties]
"""By organization; those for whom all stayed as it was are not in it."""


def find_affected(
    done: Assigned, changed_items: Collection[int], partners: Mapping[int, int]
) -> dict[int, AffectedDuties]:
    """`partners`: assignment → the other school of its pair, which is affected as well."""
    found: dict[int, AffectedDuties] = {}
    for each in _by_item(done, changed_items):
        others = {partners[one.id] for one in each.everyone if one.id in partners}
        for organization_id in {each.organization_id} | others:
            found[organization_id] = found.get(organization_id, AffectedDuties()) + each.sorted_out()
    return found


def merge(parts: Iterable[Affected]) -> dict[int, AffectedDuties]:
    """Several plans of one order together."""
    found: dict[int, AffectedDuties] = {}
    for part in parts:
        for organization_id, duties in part.items():
            found[organization_id] = found.get(organization_id, AffectedDuties()) + duties
    return found


@dataclass(frozen=True, slots=True)
class _Touched:
    """What was done with the windows of one item at one organization."""

    organization_id: int
    added: Sequence[Asked]
    withdrawn: Sequence[Asked]
    moved: Sequence[Asked]
    reworded: Sequence[Asked]

    @property
    def everyone(self) -> tuple[Asked, ...]:
        return (*self.added, *self.withdrawn, *self.moved, *self.reworded)

    def sorted_out(self) -> AffectedDuties:
        """A window that came in the place of one that went is the same duty on another day."""
        replaced = min(len(self.added), len(self.withdrawn))
        moved = {each.id for each in (*self.added[:replaced], *self.moved)}
        return AffectedDuties(
            new=_ids(self.added[replaced:]),
            changed=tuple(each.id for each in self.reworded if each.id not in moved),
            removed=_ids(self.withdrawn[replaced:]),
            moved=tuple(sorted(moved)),
        )


def _by_item(done: Assigned, changed_items: Collection[int]) -> list[_Touched]:
    added = {each.id for each in done.added}
    reworded = [each for each in done.standing if each.item_id in changed_items and each.id not in added]
    kinds = [_grouped(each) for each in (done.added, done.withdrawn, done.moved, reworded)]
    keys = sorted({key for kind in kinds for key in kind})
    return [_Touched(key[1], *(kind.get(key, ()) for kind in kinds)) for key in keys]


def _grouped(rows: Iterable[Asked]) -> Mapping[tuple[int, int], Sequence[Asked]]:
    found: dict[tuple[int, int], list[Asked]] = defaultdict(list)
    for each in rows:
        found[each.item_id, each.organization_id].append(each)
    return found


def _ids(rows: Sequence[Asked]) -> tuple[int, ...]:
    return tuple(each.id for each in rows)
