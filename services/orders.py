"""Importing an order: everything it says, in one commit; importing it again changes nothing (DESIGN §7)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from roadmap.bonds import Bond, Proposal, propose_bonds
from roadmap.duties import CODE, build_duties
from roadmap.model import Order, Roadmap, RoadmapKind, RoadmapState
from roadmap.twins import find_item_twins
from roadmap.workdays import WorkDays
from services.addressees import (
    Addressees,
    find_bodies,
    find_clusters,
    find_every_school,
    find_municipal,
    find_named,
)
from services.affected import Affected, Changes, merge
from services.amendments import note_affected
from services.given_files import Given, put_file
from services.happenings import find_together, put_events
from services.obligations import accept_done, put_obligations, put_pairs
from services.organizations import ensure_bodies, ensure_issuer, ensure_schools
from services.roadmaps import PutRoadmap, Source, put_roadmap
from storage import changes, orders, organizations
from storage.bonds import Bonded, held_together, put_bonds
from storage.database import Database, Transaction
from storage.twins import put_twins

AFTER_PLANS = 1000
"""The place of the duties of an order's own text, however many plans it has or gets."""
Put = tuple[Roadmap, PutRoadmap]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; without changes and not new when the order stood already, as it is.

    `accepted`: assignments that were answered with the order itself.
    """

    order_id: int
    is_new: bool
    changes: Changes
    affected: Affected = field(default_factory=dict)
    accepted: int = 0


@dataclass(frozen=True, slots=True)
class Orders:
    db: Database

    async def import_order(
        self, order: Order, given: Given | None = None, *, accept_on: date | None = None
    ) -> ImportResult:
        """Store what was understood; answers are kept, what the order no longer has is withdrawn.

        `given` is the file that it was read from. `accept_on`: the day on which proposals are accepted; what
        the order itself fulfils is then answered with it, where nobody has answered.
        """
        async with self.db.write("import") as tx:
            result = await put_order(tx, order, accept_on=accept_on)
            if given:
                await put_file(tx, result.order_id, given)
            return result


async def put_order(
    tx: Transaction, order: Order, *, accept_on: date | None = None, author_id: int | None = None
) -> ImportResult:
    """The same within the unit of work of somebody else; `author_id`: who loads it."""
    order_id, is_new = await _put_order(tx, order)
    put = await _put_plans(tx, order, order_id, is_agreed=accept_on is not None, author_id=author_id)
    bonds = propose_bonds(order.roadmaps)
    together = find_together(bonds, await held_together(tx.conn, order_id))
    await put_events(tx, [each for _, plan in put for each in plan.happenings], together)
    await _put_likenesses(tx, order, put, bonds)
    done = [each for _, plan in put for each in plan.done]
    affected = merge(plan.affected for _, plan in put)
    changed = sum((plan.changes for _, plan in put), Changes())
    if is_new or changed != Changes():
        sizes = json.dumps(asdict(changed))
        await changes.add(
            tx,
            author_id,
            "order_loaded" if is_new else "order_amended",
            after=sizes,
            about={"order_id": order_id},
        )
    if not is_new:
        await note_affected(tx, order_id, affected)
    return ImportResult(
        order_id=order_id,
        is_new=is_new,
        changes=changed,
        affected=affected,
        accepted=await accept_done(tx, order, order_id, done, accept_on) if done and accept_on else 0,
    )


async def _put_plans(
    tx: Transaction, order: Order, order_id: int, *, is_agreed: bool, author_id: int | None
) -> list[Put]:
    """The plans, and after them the duties of the order's own text, each with whom it asks."""
    duties = build_duties(order)
    issuer_id = await ensure_issuer(tx, order.issuer)
    municipal = await find_municipal(tx)
    bodies = await ensure_bodies(tx, find_bodies(order, duties, municipal), issuer_id, dict(order.named))
    schools = await ensure_schools(tx, order.schools, issuer_id)
    await _put_clusters(tx, order, schools)
    pairs = await put_pairs(tx, order, order_id, issuer_id)
    named = await find_named(tx, schools, duties)
    workdays, done = WorkDays(), []
    for plan, roadmap_id in await _put_roadmaps(tx, order, order_id, duties):
        clusters = await find_clusters(tx, order, schools, plan)
        everybody = await find_every_school(tx, schools)
        addressees = Addressees(issuer_id, bodies, clusters, everybody, pairs, named, municipal)
        source = Source(order, addressees, workdays, is_agreed, author_id)
        done.append((plan, await put_roadmap(tx, source, plan, roadmap_id)))
    return done


async def _put_order(tx: Transaction, order: Order) -> tuple[int, bool]:
    """A file of plans alone leaves what the order's own text announced."""
    values: dict[str, Any] = {"title": order.title, "issuer": order.issuer, "controller": order.controller}
    if order.announced:
        values["announced"] = [asdict(each) | {"clusters": list(each.clusters)} for each in order.announced]
    order_id, is_new = await orders.put_order(tx.conn, order.number, order.date, values, tx.now)
    await orders.put_reporting(tx.conn, order_id, {day.due: day.collect_by for day in order.reporting})
    await put_obligations(tx, order, order_id)
    return order_id, is_new


async def _put_clusters(tx: Transaction, order: Order, schools: Mapping[str, int]) -> None:
    """The clusters with their schools; a school that a coordinator has put elsewhere stays there."""
    ids = {}
    for number, each in enumerate(order.clusters, 1):
        cluster_id = await organizations.put_cluster(tx.conn, each.code, each.title, each.year, number)
        ids[each.year, each.code] = cluster_id
    by_hand = await changes.placings(tx.conn)
    for school in order.schools:
        school_id = schools[school.name]
        if (school.year, school.cluster) in ids and (school_id, school.year) not in by_hand:
            cluster_id = ids[school.year, school.cluster]
            await organizations.put_in_cluster(tx.conn, school_id, school.year, cluster_id)


async def _put_roadmaps(
    tx: Transaction, order: Order, order_id: int, duties: Roadmap
) -> list[tuple[Roadmap, int]]:
    """Duties that the order's text has no more are withdrawn; a file without that text leaves them."""
    stored = await orders.positions_of(tx.conn, order_id)
    places = _places(order, stored)
    if duties.sections or (order.obligations and CODE in stored):
        places = [*places, (duties, AFTER_PLANS)]
    rows = [
        {
            "order_id": order_id,
            "position": position,
            "code": plan.code,
            "title": plan.title,
            "year": plan.year,
            "starts": plan.period.start,
            "ends": plan.period.end,
            "clusters": list(plan.clusters),
            "baselines": [asdict(each) for each in plan.baselines],
            "kind": RoadmapKind.DUTIES if plan is duties else RoadmapKind.PLAN,
            "state": RoadmapState.ACTIVE,
        }
        for plan, position in places
    ]
    brought = await orders.put_roadmaps(tx.conn, order_id, rows)
    return [(plan, brought.ids[plan.code,]) for plan, _ in places]


def _places(order: Order, stored: Mapping[str, int]) -> Sequence[tuple[Roadmap, int]]:
    """A plan keeps its place in the order; a new one has that of its code among all, else the next free."""
    announced = {each.code: place for place, each in enumerate(order.announced, 1)}
    taken = set(stored.values())
    found: list[tuple[Roadmap, int]] = []
    for number, plan in enumerate(order.roadmaps, 1):
        place = stored.get(plan.code) or announced.get(plan.code, number)
        while place in taken and stored.get(plan.code) != place:
            place += 1
        taken.add(place)
        found.append((plan, place))
    return found


async def _put_likenesses(
    tx: Transaction, order: Order, put: Sequence[Put], bonds: Sequence[Proposal]
) -> None:
    """Which items are twins, and which belong together in another way."""
    ids = {(plan.code, key): item_id for plan, done in put for key, item_id in done.items.items()}
    twins = [sorted((ids[one], ids[other])) for one, other in find_item_twins(order.roadmaps)]
    await put_twins(tx.conn, list(ids.values()), {(one, other) for one, other in twins})
    found = [(each, [ids[side] for side in each.sides]) for each in bonds]
    await put_bonds(
        tx.conn, list(ids.values()), {row for each, sides in found for row in _bonds(each, sides)}
    )


def _bonds(proposal: Proposal, sides: Sequence[int]) -> Iterator[Bonded]:
    """The sides of a certain event share it already."""
    if proposal.bond is Bond.TOGETHER:
        pairs = [(min(pair), max(pair)) for pair in combinations(sides, 2)]
    else:
        pairs = [(sides[-1], other) for other in sides[:-1]] if proposal.bond is Bond.LISTED else []
    return (Bonded(*pair, proposal.bond.value, proposal.agreed) for pair in pairs)
