"""Importing an order: everything it says, in one commit; importing it again changes nothing (DESIGN §7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roadmap.model import Obligation, Order, OrganizationKind, Roadmap, RoadmapState
from services.organizations import ensure_bodies, ensure_issuer, ensure_schools
from services.roadmaps import Addressees, Changes, put_roadmap
from storage import orders, organizations
from storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; without changes and not new when the order stood already, as it is."""

    order_id: int
    is_new: bool
    changes: Changes


@dataclass(frozen=True, slots=True)
class Orders:
    db: Database

    async def import_order(self, order: Order) -> ImportResult:
        """Store what was understood; answers are kept, what the order no longer has is withdrawn."""
        async with self.db.write("import") as tx:
            return await put_order(tx, order)


async def put_order(tx: Transaction, order: Order) -> ImportResult:
    """The same within the unit of work of somebody else."""
    issuer_id = await ensure_issuer(tx, order.issuer)
    bodies = await ensure_bodies(tx, order.bodies, issuer_id)
    schools = await ensure_schools(tx, order.schools, issuer_id)
    await _put_clusters(tx, order, schools)
    order_id, is_new = await _put_order(tx, order)
    roadmaps = await _put_roadmaps(tx, order, order_id)
    changes = Changes()
    for plan, roadmap_id in roadmaps:
        clusters = await _find_clusters(tx, order, schools, plan)
        addressees = Addressees(issuer_id, bodies, clusters, await _every_school(tx, schools))
        changes += await put_roadmap(tx, order, plan, roadmap_id, addressees)
    return ImportResult(order_id, is_new, changes)


async def _put_roadmaps(tx: Transaction, order: Order, order_id: int) -> list[tuple[Roadmap, int]]:
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
            "state": RoadmapState.ACTIVE,
        }
        for position, plan in enumerate(order.roadmaps, 1)
    ]
    brought = await orders.put_roadmaps(tx.conn, order_id, rows)
    return [(plan, brought.ids[position,]) for position, plan in enumerate(order.roadmaps, 1)]


async def _put_clusters(tx: Transaction, order: Order, schools: Mapping[str, int]) -> None:
    ids = {}
    for number, each in enumerate(order.clusters, 1):
        cluster_id = await organizations.put_cluster(tx.conn, each.code, each.title, each.year, number)
        ids[each.year, each.code] = cluster_id
    for school in order.schools:
        if (school.year, school.cluster) in ids:
            cluster_id = ids[school.year, school.cluster]
            await organizations.put_in_cluster(tx.conn, schools[school.name], school.year, cluster_id)


async def _put_order(tx: Transaction, order: Order) -> tuple[int, bool]:
    values = {"title": order.title, "issuer": order.issuer, "controller": order.controller}
    order_id, is_new = await orders.put_order(tx.conn, order.number, order.date, values, tx.now)
    await orders.put_reporting(tx.conn, order_id, {day.due: day.collect_by for day in order.reporting})
    await orders.put_obligations(tx.conn, order_id, [_duty(each) for each in order.obligations])
    await orders.put_mentorships(tx.conn, order_id, await _find_pairs(tx, order))
    return order_id, is_new


async def _find_pairs(tx: Transaction, order: Order) -> list[dict[str, object]]:
    """Pairs of schools that are known; the others stand among the problems of the reading."""
    pairs: list[dict[str, object]] = []
    for each in order.mentorships:
        mentor = await organizations.find(tx.conn, each.mentor)
        mentee = await organizations.find(tx.conn, each.mentee)
        if mentor and mentee:
            pairs.append({"mentor_id": mentor.id, "mentee_id": mentee.id, "year": each.year})
    return pairs


def _duty(duty: Obligation) -> dict[str, object]:
    days = [day.isoformat() for day in duty.dates]
    return {
        "point": duty.point,
        "who": duty.who,
        "to": duty.to,
        "what": duty.what,
        "dates": days,
        "asked": [],
    }


async def _find_clusters(
    tx: Transaction, order: Order, schools: Mapping[str, int], plan: Roadmap
) -> Mapping[str, Sequence[int]]:
    """Cluster → its schools: by the order's own list, else as they stand in the year of the plan."""
    found: dict[str, list[int]] = {}
    if order.schools:
        for school in order.schools:
            found.setdefault(school.cluster, []).append(schools[school.name])
        return found
    for year, school_id, code, _ in await organizations.clusters_of_schools(tx.conn):
        if year == plan.year:
            found.setdefault(code, []).append(school_id)
    return found


async def _every_school(tx: Transaction, schools: Mapping[str, int]) -> Sequence[int]:
    """The schools that the order lists, else all that are known."""
    if schools:
        return list(schools.values())
    return [row.id for row in await organizations.everyone(tx.conn, OrganizationKind.SCHOOL)]
