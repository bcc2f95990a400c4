"""Whom the words of an order's items mean: schools, clusters, mentor pairs, bodies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roadmap.duties import MUNICIPAL, PAIRS, SCHOOLS
from roadmap.model import Item, Order, OrganizationKind, Roadmap
from storage import changes, organizations
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Addressees:
    """Whose ids the words of `Item.asked` are; `pairs`: mentee → mentor, `named`: schools by their names.

    `municipal`: the departments of the municipalities, if any is known.
    """

    issuer: int
    bodies: Mapping[str, int]
    clusters: Mapping[str, Sequence[int]]
    schools: Sequence[int]
    pairs: Mapping[int, int] = field(default_factory=dict)
    named: Mapping[str, int] = field(default_factory=dict)
    municipal: frozenset[int] = frozenset()

    def of(self, item: Item) -> frozenset[int]:
        """All schools, those of the clusters, the named, the weaker of each pair; or the leading body."""
        if not item.for_schools:
            leading = item.asked[0] if item.asked else ""
            if leading == MUNICIPAL and self.municipal:
                return self.municipal
            return frozenset({self.bodies.get(leading, self.issuer)})
        if SCHOOLS in item.asked:
            return frozenset(self.schools)
        found = {each for code in item.asked for each in self.clusters.get(code, ())}
        found |= {self.named[name] for name in item.asked if name in self.named}
        return frozenset(found.union(self.pairs if PAIRS in item.asked else ()))

    def partner_of(self, item: Item, organization_id: int) -> int | None:
        """The school that answers this together with that one."""
        return self.pairs.get(organization_id) if PAIRS in item.asked else None


async def find_municipal(tx: Transaction) -> frozenset[int]:
    known = await organizations.everyone(tx.conn, OrganizationKind.MUNICIPALITY)
    return frozenset(each.id for each in known)


def find_bodies(order: Order, duties: Roadmap, municipal: frozenset[int]) -> tuple[str, ...]:
    """Everybody who answers beside the schools, in plans or in the order's own text."""
    owed = (item for section in duties.sections for item in section.items if not item.for_schools)
    names = (name for item in owed for name in item.asked)
    found = dict.fromkeys((*order.bodies, *names))
    return tuple(name for name in found if name != MUNICIPAL or not municipal)


async def find_named(tx: Transaction, schools: Mapping[str, int], duties: Roadmap) -> Mapping[str, int]:
    """The schools that duties name themselves, listed by the order or known already."""
    owed = (item for section in duties.sections for item in section.items if item.for_schools)
    names = {name for item in owed for name in item.asked} - {SCHOOLS, PAIRS}
    found = {name: await organizations.find(tx.conn, name) for name in names - schools.keys()}
    known = {name: row.id for name, row in found.items() if row and row.is_school}
    return {**known, **{name: schools[name] for name in names & schools.keys()}}


async def find_clusters(
    tx: Transaction, order: Order, schools: Mapping[str, int], plan: Roadmap
) -> Mapping[str, Sequence[int]]:
    """Cluster → its schools: by the order's own list, else as they stand in the year of the plan.

    A school that a coordinator has put elsewhere stands there.
    """
    if order.schools:
        placed = [(schools[school.name], school.cluster) for school in order.schools]
    else:
        rows = await organizations.clusters_of_schools(tx.conn)
        placed = [(school_id, code) for year, school_id, code, _ in rows if year == plan.year]
    moves = await changes.placings(tx.conn)
    by_hand = {school_id: code for (school_id, year), code in moves.items() if year == plan.year}
    found: dict[str, list[int]] = {}
    for school_id, code in [each for each in placed if each[0] not in by_hand] + [*by_hand.items()]:
        found.setdefault(code, []).append(school_id)
    return found


async def find_every_school(tx: Transaction, schools: Mapping[str, int]) -> Sequence[int]:
    """The schools that the order lists, else all that are known."""
    if schools:
        return list(schools.values())
    return [row.id for row in await organizations.everyone(tx.conn, OrganizationKind.SCHOOL)]
