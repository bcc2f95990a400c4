"""How many schools the words of an order mean."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import Order, OrganizationKind
from storage import organizations


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many schools each cluster has in the year of each plan, and how many there are."""

    clusters: Mapping[tuple[str, str], int]
    everybody: int

    def of(self, year: str, codes: Sequence[str]) -> int:
        """The schools of these clusters; all of them when none is named."""
        return sum(self.clusters.get((year, code), 0) for code in codes) if codes else self.everybody


async def count_schools(conn: AsyncConnection, order: Order) -> Sizes:
    """By the order's own list, else as the schools stand in the years of its plans."""
    if order.schools:
        listed = Counter(school.cluster for school in order.schools)
        years = {plan.year for plan in order.roadmaps}
        sizes = {(year, code): count for year in years for code, count in listed.items()}
        return Sizes(sizes, len(order.schools))
    rows = await organizations.clusters_of_schools(conn)
    known = Counter((year, code) for year, _, code, _ in rows)
    schools = await organizations.everyone(conn, OrganizationKind.SCHOOL)
    return Sizes(known, len(schools))
