"""The official report on an order's plans for a day: its rows, its texts, and who may read or write it."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from roadmap.model import RoadmapKind
from roadmap.report_links import link_rows
from roadmap.report_rows import ReportRow, Tally, difficulties, tally
from services.calendar import Calendar
from services.coordination import issuer_of
from services.people import Actor
from services.report_reach import Reach, is_above, reach_of
from services.report_reading import PlanReport, Reading, SchoolLine
from storage import organizations, report_rows, report_texts
from storage.database import Database
from storage.organizations import OrganizationRow
from storage.report_rows import DutyRow, OrderRow, PlanRow

MOVED = timedelta(days=4)
"""A duty's day on a day off is moved to a working day before by not more than that."""
NEVER = datetime.max.replace(tzinfo=UTC)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """`ours` is the order whose plans stand in it: another one when `order` is of the level above.

    `reporter_id` is the body whose paper it is. `is_annex`: the plan one level up is not loaded, so our
    own report goes up as it is. `duty` is what an order asks for on this very day.
    """

    order: OrderRow
    ours: OrderRow
    day: date
    today: date
    plans: tuple[PlanReport, ...]
    schools: tuple[SchoolLine, ...]
    duty: DutyRow | None
    parts: Mapping[str, str]
    frame: Mapping[str, str]
    reporter_id: int
    reporter: str
    is_annex: bool = False
    can_write: bool = False

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        return tuple(row for plan in self.plans for row in plan.rows)

    @property
    def tally(self) -> Tally:
        return tally(self.rows)

    @property
    def empty(self) -> tuple[ReportRow, ...]:
        """The rows that wait for somebody's words."""
        return tuple(row for row in self.rows if not row.is_ready)

    @property
    def has_difficulties(self) -> bool:
        return bool(difficulties(self.rows))

    def find(self, item_id: int) -> tuple[PlanReport, ReportRow]:
        for plan in self.plans:
            for row in plan.rows:
                if row.item.id == item_id:
                    return plan, row
        raise NotFoundError("paper-row-gone")


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """An order that can be reported on, and the days on which it asks for it."""

    order: OrderRow
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """For coordinators and controllers, each of what they oversee; only a coordinator writes."""

    db: Database
    calendar: Calendar

    async def orders(self, actor: Actor) -> tuple[OrderChoice, ...]:
        """Those that hold plans, and those of the level above, the newest first."""
        async with self.db.read() as conn:
            reach = await reach_of(conn, actor)
            found = [each for each in await report_rows.orders(conn) if await reach.covers(conn, each)]
            choices = [
                OrderChoice(each, await _days(conn, each, is_above=await is_above(conn, each, reach)))
                for each in found
            ]
        return tuple(each for each in choices if each.days)

    async def of(self, actor: Actor, order_id: int, day: date, *, to_write: bool = False) -> Report:
        """`to_write`: ForbiddenError for whoever may only read it."""
        return await self.db.apart(lambda: self._of(actor, order_id, day, to_write=to_write))

    async def _of(self, actor: Actor, order_id: int, day: date, *, to_write: bool) -> Report:
        async with self.db.read() as conn:
            reach = await reach_of(conn, actor)
            if to_write:
                reach.require_writing(actor)
            order = await _get(conn, order_id)
            if order is None or not await reach.covers(conn, order):
                log.warning("person %s was refused the report of order %s", actor.person_id, order_id)
                raise NotFoundError("paper-order-gone")
            return await self._read(conn, order, day, reach)

    async def of_number(self, number: str, day: date) -> Report:
        """For the operator's command line; of several orders of this number the newest one by the day."""
        wanted = number.casefold().replace("№", "").strip()
        async with self.db.read() as conn:
            known = await report_rows.orders(conn)
            found = [each for each in known if each.number.casefold() == wanted]
            if not found:
                numbers = ", ".join(dict.fromkeys(each.number for each in known))
                raise NotFoundError("paper-number-unknown", number=number, known=numbers or "–")
            order = next((each for each in found if each.date <= day), found[0])
            return await self._read(conn, order, day, None)

    async def _read(self, conn: AsyncConnection, order: OrderRow, day: date, reach: Reach | None) -> Report:
        everything = await report_rows.plans(conn)
        theirs = _plans_of(everything, order)
        from_above = await is_above(conn, order, reach)
        ours = await self._find_ours(conn, order, everything, day, reach) if from_above else None
        is_annex = ours is not None and not any(plan.kind is RoadmapKind.PLAN for plan in theirs)
        shown = ours if is_annex and ours else order
        visible = reach.visible if reach else None
        reading = Reading(conn, self.calendar, day, self._end_of(day), visible)
        reporter = await _reporter(conn, ours or order, reach)
        reporter_id = reporter.id if reporter else 0
        typed = await rows_typed(conn, Desk(order, reporter_id, from_above), day)
        if shown is not order:
            typed = await self._typed_before(conn, shown, day) | typed
        plans = await reading.plans(_plans_of(everything, shown), typed)
        if ours and not is_annex:
            below = await reading.plans(
                _plans_of(everything, ours), await self._typed_before(conn, ours, day)
            )
            plans = _link(plans, below)
        return Report(
            order=order,
            ours=ours or order,
            day=day,
            today=self.calendar.day(self.db.clock.now()),
            plans=plans,
            schools=await reading.schools((ours or order).date),
            duty=_duty(await report_rows.duties(conn), order, day),
            parts=await report_texts.parts_of(conn, order.id, day, reporter_id),
            frame=await report_texts.frame_of(conn, reporter_id),
            reporter_id=reporter_id,
            reporter=reporter.full_name if reporter else order.issuer,
            is_annex=is_annex,
            can_write=reach is not None and reach.coordinates,
        )

    async def _find_ours(
        self,
        conn: AsyncConnection,
        above: OrderRow,
        everything: Sequence[PlanRow],
        day: date,
        reach: Reach | None,
    ) -> OrderRow | None:
        """Our newest order with a plan for the day; never a neighbour's."""
        with_plans = {plan.order_id for plan in everything if _covers(plan, day)} - {above.id}
        for each in await report_rows.orders(conn):
            if each.id in with_plans and not await is_above(conn, each, reach):
                issuer = await issuer_of(conn, each.issuer)
                if reach is None or issuer in reach.visible:
                    return each
        return None

    async def _typed_before(self, conn: AsyncConnection, order: OrderRow, day: date) -> dict[int, str]:
        """What was typed for our own paper of the last reporting date before that of the level above."""
        days = [each for each in await report_rows.reporting_of(conn, order.id) if each <= day]
        return await report_texts.rows_of(conn, order.id, days[-1]) if days else {}

    def _end_of(self, day: date) -> datetime:
        """The moment at which the day is over; of today and the days ahead everything counts."""
        if day >= self.calendar.day(self.db.clock.now()):
            return NEVER
        after = day + timedelta(days=1)
        return datetime(after.year, after.month, after.day, tzinfo=self.calendar.zone)


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose words are typed about which order; `is_above`: it is of the level above that body."""

    order: OrderRow
    reporter_id: int
    is_above: bool


async def rows_typed(conn: AsyncConnection, desk: Desk, day: date) -> dict[int, str]:
    """Item → its typed text."""
    if desk.is_above:
        return await report_texts.rows_above(conn, desk.order.id, day, desk.reporter_id)
    return await report_texts.rows_of(conn, desk.order.id, day)


async def writable(conn: AsyncConnection, actor: Actor, order_id: int) -> Desk:
    """The order, if this person may write in its report; ForbiddenError for a controller."""
    reach = await reach_of(conn, actor)
    reach.require_writing(actor)
    order = await _get(conn, order_id)
    if order is None or not await reach.covers(conn, order):
        log.warning("person %s was refused the report of order %s", actor.person_id, order_id)
        raise NotFoundError("paper-order-gone")
    reporter = await _reporter(conn, order, reach)
    return Desk(order, reporter.id if reporter else 0, await is_above(conn, order, reach))


async def _get(conn: AsyncConnection, order_id: int) -> OrderRow | None:
    return next((each for each in await report_rows.orders(conn) if each.id == order_id), None)


async def _days(conn: AsyncConnection, order: OrderRow, *, is_above: bool) -> tuple[date, ...]:
    """The order's reporting dates; one of the level above may want ours earlier than it reports itself."""
    found = set(await report_rows.reporting_of(conn, order.id))
    if is_above or not found:
        own = (duty for duty in await report_rows.duties(conn) if duty.order_id == order.id)
        found |= {day for duty in own for day in duty.dates}
    return tuple(sorted(found))


async def _reporter(conn: AsyncConnection, ours: OrderRow, reach: Reach | None) -> OrganizationRow | None:
    """The body that signs: whoever issued our order; of the level above alone, the person's own."""
    issuer = await issuer_of(conn, ours.issuer)
    if reach and issuer not in reach.visible:
        issuer = min(reach.tops)
    return await organizations.get(conn, issuer) if issuer else None


def _plans_of(plans: Iterable[PlanRow], order: OrderRow) -> list[PlanRow]:
    """The order's plans; where it has none, the duties of its own text."""
    own = [plan for plan in plans if plan.order_id == order.id]
    return [plan for plan in own if plan.kind is RoadmapKind.PLAN] or own


def _covers(plan: PlanRow, day: date) -> bool:
    return plan.kind is RoadmapKind.PLAN and plan.starts <= day <= plan.ends


def _duty(duties: Iterable[DutyRow], order: OrderRow, day: date) -> DutyRow | None:
    """What the order wants on this day; the last one, which goes furthest up, where it wants several."""
    own = [duty for duty in duties if duty.order_id == order.id]
    return next(
        (duty for duty in reversed(own) if any(day <= each <= day + MOVED for each in duty.dates)), None
    )


def _link(plans: Sequence[PlanReport], below: Sequence[PlanReport]) -> tuple[PlanReport, ...]:
    ours = [row for plan in below for row in plan.rows]
    linked: dict[int, tuple[ReportRow, ...]] = defaultdict(tuple)
    linked.update(link_rows((row for plan in plans for row in plan.rows), ours))
    return tuple(plan.with_links(linked) for plan in plans)
