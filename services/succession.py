"""Copying a plan into the next school year: a draft, asked of nobody until its order has come.

The copy stands in an order of its own, numbered «594 → 2023/2024» until the number and the date of the
new order are typed. Launching it is importing it: the clusters of its year are asked, as an order's would be.
"""

from dataclasses import dataclass
from datetime import date

from roadmap.answers import parse_answer
from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.model import Item, Order, Period, ReportingDate, Roadmap, RoadmapKind, RoadmapState
from roadmap.periods import collect_by
from roadmap.succession import next_day, next_reporting, next_roadmap, next_text
from roadmap.workdays import WorkDays
from services.acts import Act
from services.addressees import Addressees
from services.calendar import Calendar
from services.catalogue import get_plan, note
from services.orders import put_order
from services.questions import Question, ask
from services.roadmaps import Source, put_roadmap
from storage import awaiting, catalogue, changes, orders, organizations, plan_changes, stored_plans
from storage.catalogue import PlanRow
from storage.database import Database, Transaction

ARROW = " → "
EVERYBODY = frozenset({"schools", "pairs"})


def is_numbered(plan: PlanRow) -> bool:
    """Whether the plan has an order of its own, or still waits for one."""
    return ARROW not in plan.number


@dataclass(frozen=True, slots=True)
class Succession:
    db: Database
    calendar: Calendar

    async def copy(self, act: Act, roadmap_id: int) -> int:
        """The draft of the next year; the one that stands already, if it does."""
        async with self.db.write("copy-plan", act.cause) as tx:
            plan = await get_plan(tx.conn, act.actor, roadmap_id)
            if plan.state is RoadmapState.DRAFT or plan.kind is not RoadmapKind.PLAN:
                raise ConflictError("plan-is-draft", code=plan.code)
            number = f"{plan.number}{ARROW}{next_text(plan.year)}"
            drafts = [each for each in await catalogue.plans(tx.conn) if each.number == number]
            copied = next((each.id for each in drafts if each.code == plan.code), None)
            return copied or await self._copy(tx, act, plan, number)

    async def ask_number(self, act: Act, roadmap_id: int) -> PlanRow:
        async with self.db.write("ask-number", act.cause) as tx:
            plan = await _get_draft(tx, act, roadmap_id)
            await ask(tx, act, "plan_number", {"roadmap": roadmap_id})
            return plan

    async def take_number(self, act: Act, question: Question, text: str) -> int:
        """«№ 612 от 12.12.2023»: the order of this draft and of those copied beside it."""
        said = parse_answer(text, self.calendar.day(self.db.clock.now()))
        if said.document_number is None or said.document_date is None:
            raise RejectedError("order-number-unclear")
        async with self.db.write("number-plan", act.cause) as tx:
            plan = await _get_draft(tx, act, int(question.subject["roadmap"]))
            await awaiting.clear(tx.conn, act.chat_key)
            order_id = await catalogue.find_order(tx.conn, said.document_number, said.document_date)
            if order_id not in {None, plan.order_id}:
                raise ConflictError("order-stands", number=said.document_number)
            await plan_changes.number_order(tx.conn, plan.order_id, said.document_number, said.document_date)
            after = f"{said.document_number}, {said.document_date.isoformat()}"
            await note(tx, act, plan, "number", plan.number, after)
            return plan.id

    async def launch(self, act: Act, roadmap_id: int) -> PlanRow:
        """From now on the plan is asked of the clusters of its year."""
        async with self.db.write("launch-plan", act.cause) as tx:
            plan = await _get_draft(tx, act, roadmap_id)
            if not is_numbered(plan):
                raise RejectedError("launch-without-number")
            stored = await stored_plans.read_plan(tx.conn, roadmap_id)
            await _check_clusters(tx, stored)
            days = await catalogue.reporting_days(tx.conn, plan.order_id)
            order = _order(plan, stored, plan.issued, self._reporting(days))
            await put_order(tx, order, author_id=act.actor.person_id)
            await note(tx, act, plan, "state", RoadmapState.DRAFT, RoadmapState.ACTIVE)
            return await get_plan(tx.conn, act.actor, roadmap_id)

    async def drop(self, act: Act, roadmap_id: int) -> None:
        """A copy that nobody needs; what an order has announced stays."""
        async with self.db.write("drop-plan", act.cause) as tx:
            plan = await _get_draft(tx, act, roadmap_id)
            if is_numbered(plan):
                raise ConflictError("plan-has-order", number=plan.number)
            await stored_plans.drop_plan(tx.conn, roadmap_id)
            before = f"{plan.code} · {plan.number}"
            await changes.add(tx, act.actor.person_id, "copy_dropped", before=before, about={})

    async def _copy(self, tx: Transaction, act: Act, plan: PlanRow, number: str) -> int:
        stored = await stored_plans.read_plan(tx.conn, plan.id)
        days = await catalogue.reporting_days(tx.conn, plan.order_id)
        workdays = self.calendar.workdays
        reporting = next_reporting(days, Period(plan.starts, plan.ends), workdays)
        following = next_roadmap(stored, reporting, workdays)
        order = _order(plan, following, next_day(plan.starts), reporting, number)
        copied = await _put_draft(tx, order, following, workdays)
        about = {"order_id": None, "roadmap_id": copied}
        before = f"{plan.code} · {plan.number}"
        await changes.add(tx, act.actor.person_id, "copied", before=before, after=number, about=about)
        return copied

    def _reporting(self, days: tuple[date, ...]) -> tuple[ReportingDate, ...]:
        return tuple(ReportingDate(day, collect_by(day, self.calendar.workdays)) for day in days)


class Nobody(Addressees):
    """Whom a draft asks."""

    def of(self, item: Item) -> frozenset[int]:
        return frozenset()


async def _put_draft(tx: Transaction, order: Order, plan: Roadmap, workdays: WorkDays) -> int:
    """The plan with its items and windows, asked of nobody."""
    values = {"title": order.title, "issuer": order.issuer, "controller": order.controller}
    order_id, _ = await orders.put_order(tx.conn, order.number, order.date, values, tx.now)
    await orders.put_reporting(tx.conn, order_id, {day.due: day.collect_by for day in order.reporting})
    taken = await orders.positions_of(tx.conn, order_id)
    row = {
        "order_id": order_id,
        "position": max(taken.values(), default=0) + 1,
        "code": plan.code,
        "title": plan.title,
        "year": plan.year,
        "starts": plan.period.start,
        "ends": plan.period.end,
        "clusters": list(plan.clusters),
        "kind": RoadmapKind.PLAN,
        "state": RoadmapState.DRAFT,
    }
    brought = await orders.put_roadmaps(tx.conn, order_id, [row])
    roadmap_id = brought.ids[plan.code,]
    source = Source(order, Nobody(0, {}, {}, ()), workdays)
    await put_roadmap(tx, source, plan, roadmap_id)
    return roadmap_id


def _order(
    plan: PlanRow, stored: Roadmap, issued: date, reporting: tuple[ReportingDate, ...], number: str = ""
) -> Order:
    """An order that holds this plan alone."""
    items = [item for section in stored.sections for item in section.items]
    bodies = dict.fromkeys(name for item in items if not item.for_schools for name in item.asked)
    return Order(
        number=number or plan.number,
        date=issued,
        title=next_text(plan.order_title) if number else plan.order_title,
        issuer=plan.issuer,
        controller=plan.controller,
        reporting=reporting,
        bodies=tuple(bodies),
        roadmaps=(stored,),
    )


async def _check_clusters(tx: Transaction, plan: Roadmap) -> None:
    """RejectedError when the clusters that the plan asks hold no school in its year."""
    items = [item for section in plan.sections for item in section.items if item.for_schools]
    wanted = {code for item in items for code in item.asked} - EVERYBODY
    rows = await organizations.clusters_of_schools(tx.conn)
    missing = wanted - {code for year, _, code, _ in rows if year == plan.year}
    if missing:
        raise RejectedError("launch-without-clusters", year=plan.year, codes=", ".join(sorted(missing)))


async def _get_draft(tx: Transaction, act: Act, roadmap_id: int) -> PlanRow:
    plan = await get_plan(tx.conn, act.actor, roadmap_id)
    if plan.state is not RoadmapState.DRAFT:
        raise ConflictError("plan-is-launched", code=plan.code)
    if not plan.items:
        raise NotFoundError("plan-is-announced", code=plan.code)
    return plan
