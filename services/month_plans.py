"""«План работы центра на месяц», from all plans that the centre runs then."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapKind
from roadmap.month_plans import MonthPlan, plan_month
from roadmap.workdays import last_day_of_month
from services.calendar import Calendar
from services.coordination import coordinated, issuer_of
from services.people import Actor, top_of
from services.report_reading import Reading
from storage import organizations, report_rows, report_texts
from storage.database import Database
from storage.report_rows import OrderRow, PlanRow

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Centre:
    """Whose papers they are, and what stands around them."""

    name: str
    frame: dict[str, str]


@dataclass(frozen=True, slots=True)
class CentrePlan:
    """With whose plan it is, what stands around their papers, and the plans that its codes mean."""

    plan: MonthPlan
    centre: str
    frame: dict[str, str]
    today: date
    named: tuple[tuple[PlanRow, OrderRow], ...] = ()


@dataclass(frozen=True, slots=True)
class MonthPlans:
    """Coordinators only."""

    db: Database
    calendar: Calendar

    async def of(self, actor: Actor, month: date) -> CentrePlan:
        """`month` is any day of it."""
        return await self.db.apart(lambda: self._of(actor, month))

    async def centre(self, actor: Actor) -> Centre:
        async with self.db.read() as conn:
            return await _centre(conn, actor, await coordinated(conn, actor))

    async def _of(self, actor: Actor, month: date) -> CentrePlan:
        first, last = month.replace(day=1), last_day_of_month(month)
        async with self.db.read() as conn:
            tree = await coordinated(conn, actor)
            orders = {
                each.id: each
                for each in await report_rows.orders(conn)
                if await issuer_of(conn, each.issuer) in tree
            }
            plans = [
                each
                for each in await report_rows.plans(conn)
                if each.order_id in orders
                and (each.kind is RoadmapKind.DUTIES or (each.starts <= last and each.ends >= first))
            ]
            read = await Reading(conn, self.calendar, last, NEVER, tree).rows(plans)
            papers = [
                (day, order.number)
                for order in orders.values()
                for day in await report_rows.reporting_of(conn, order.id)
            ]
            centre = await _centre(conn, actor, tree)
        rows = ((each.plan.code, row) for each in read for row in each.rows)
        today = self.calendar.day(self.db.clock.now())
        plan = plan_month(first, rows, papers)
        named = tuple((each, orders[each.order_id]) for each in plans if each.code in plan.codes)
        return CentrePlan(plan, centre.name, centre.frame, today, named)


async def _centre(conn: AsyncConnection, actor: Actor, tree: frozenset[int]) -> Centre:
    membership = next(each for each in actor.memberships if top_of(each) in tree)
    place = await organizations.get(conn, membership.organization_id)
    return Centre(place.short_name, dict(await report_texts.frame_of(conn, top_of(membership))))
