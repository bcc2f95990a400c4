"""`/roadmaps`: the plans that a centre runs, and what a coordinator changes in one as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.choices_values import Choice, What
from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.model import RoadmapState, Status
from services.acts import Act
from services.calendar import Calendar
from services.coordination import coordinated, issuer_of, run_by
from services.moves import standing
from services.people import Actor
from services.questions import Question, ask
from storage import awaiting, catalogue, changes, plan_changes, plan_windows, standing_choices
from storage.catalogue import ItemRow, PlanRow
from storage.changes import ChangeRow
from storage.database import Database, Transaction
from storage.plan_windows import WindowRow

LONGEST_TITLE = 300
ANSWERED = frozenset({Status.DONE, Status.NOT_APPLICABLE})
MOVES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Shelf:
    """The plans that are run now, drafts among them, and those that are over."""

    current: tuple[PlanRow, ...]
    closed: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of a plan with how many of its assignments are answered, and how many are troubled."""

    item: ItemRow
    asked: int
    answered: int
    troubled: int


@dataclass(frozen=True, slots=True)
class PlanView:
    plan: PlanRow
    lines: tuple[ItemLine, ...]
    today: date

    @property
    def is_over(self) -> bool:
        return is_over(self.plan, self.today)

    @property
    def asked(self) -> int:
        return sum(line.asked for line in self.lines)

    @property
    def answered(self) -> int:
        return sum(line.answered for line in self.lines)


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with its windows and the last changes of its days, the newest first."""

    plan: PlanRow
    item: ItemRow
    windows: tuple[WindowRow, ...]
    moves: tuple[ChangeRow, ...]
    twins: tuple[str, ...]
    today: date

    @property
    def can_move(self) -> bool:
        return bool(self.windows) and is_running(self.plan, self.today)


def is_over(plan: PlanRow, today: date) -> bool:
    """Closed by a person or by time (RULES §1)."""
    return plan.state is RoadmapState.CLOSED or (plan.state is RoadmapState.ACTIVE and plan.ends < today)


def is_running(plan: PlanRow, today: date) -> bool:
    return plan.state is RoadmapState.ACTIVE and plan.ends >= today


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Coordinators only, each within the tree that they run; ForbiddenError for everybody else."""

    db: Database
    calendar: Calendar

    async def shelf(self, actor: Actor) -> Shelf:
        today = self.calendar.day(self.db.clock.now())
        async with self.db.read() as conn:
            plans = await self._mine(conn, actor)
        closed = tuple(plan for plan in plans if is_over(plan, today))
        return Shelf(tuple(plan for plan in plans if plan not in closed), closed)

    async def show(self, actor: Actor, roadmap_id: int) -> PlanView:
        async with self.db.read() as conn:
            plan = await get_plan(conn, actor, roadmap_id)
            items = await catalogue.items(conn, roadmap_id)
            windows = await plan_windows.windows_of_plan(conn, roadmap_id)
        lines = tuple(_line(item, [each for each in windows if each.item_id == item.id]) for item in items)
        return PlanView(plan, lines, self.calendar.day(self.db.clock.now()))

    async def open_item(self, actor: Actor, item_id: int) -> ItemView:
        async with self.db.read() as conn:
            plan, item = await get_item(conn, actor, item_id)
            windows = await plan_windows.windows_of_item(conn, item_id)
            moves = standing(await changes.of(conn, ["due"], item_id=item_id))
            twins = await catalogue.twins_of(conn, item_id)
        today = self.calendar.day(self.db.clock.now())
        return ItemView(plan, item, tuple(windows), tuple(moves[:MOVES_SHOWN]), tuple(twins), today)

    async def find(self, actor: Actor, words: str) -> PlanView | ItemView | None:
        """«ДК1» or «ДК1 1.6»: of the plans of that code the one that is run now, else the newest."""
        code, _, number = " ".join(words.replace("·", " ").split()).partition(" ")
        shelf = await self.shelf(actor)
        plans = [plan for plan in (*shelf.current, *shelf.closed) if plan.code.casefold() == code.casefold()]
        if not plans:
            return None
        view = await self.show(actor, plans[0].id)
        named = (line.item for line in view.lines if line.item.number.rstrip(".") == number.rstrip("."))
        item = next(named, None) if number else None
        return await self.open_item(actor, item.id) if item else view

    async def ask_title(self, act: Act, roadmap_id: int) -> PlanRow:
        async with self.db.write("ask-title", act.cause) as tx:
            plan = await get_plan(tx.conn, act.actor, roadmap_id)
            await ask(tx, act, "plan_title", {"roadmap": roadmap_id})
            return plan

    async def rename(self, act: Act, question: Question, title: str) -> PlanRow:
        """The title that was asked for; it holds when the order is imported again."""
        title = " ".join(title.split())
        if not 3 <= len(title) <= LONGEST_TITLE:
            raise RejectedError("plan-title-length", most=LONGEST_TITLE)
        async with self.db.write("rename-plan", act.cause) as tx:
            plan = await get_plan(tx.conn, act.actor, int(question.subject["roadmap"]))
            await awaiting.clear(tx.conn, act.chat_key)
            if plan.title != title:
                await plan_changes.rename(tx.conn, plan.id, title)
                chosen = Choice(plan.code, What.TITLE, title)
                await standing_choices.put_choice(tx.conn, plan.order_id, chosen, act.actor.person_id, tx.now)
                await note(tx, act, plan, "title", plan.title, title)
            return plan

    async def close(self, act: Act, roadmap_id: int) -> None:
        """Nobody is asked about it any more; what is left counts as not fulfilled in the plan's time."""
        await self._turn(act, roadmap_id, RoadmapState.ACTIVE, RoadmapState.CLOSED)

    async def reopen(self, act: Act, roadmap_id: int) -> None:
        await self._turn(act, roadmap_id, RoadmapState.CLOSED, RoadmapState.ACTIVE)

    async def _turn(self, act: Act, roadmap_id: int, before: RoadmapState, after: RoadmapState) -> None:
        """Twice is once: a plan that stands so already is left as it is."""
        async with self.db.write("turn-plan", act.cause) as tx:
            plan = await get_plan(tx.conn, act.actor, roadmap_id)
            if plan.state is RoadmapState.DRAFT:
                raise ConflictError("plan-is-draft", code=plan.code)
            if await plan_changes.set_state(tx.conn, roadmap_id, before, after):
                await note(tx, act, plan, "state", before, after)

    async def _mine(self, conn: AsyncConnection, actor: Actor) -> Sequence[PlanRow]:
        tree = await coordinated(conn, actor)
        plans = await catalogue.plans(conn)
        issuers = {issuer: await issuer_of(conn, issuer) for issuer in {plan.issuer for plan in plans}}
        return [plan for plan in plans if issuers[plan.issuer] in tree]


async def get_plan(conn: AsyncConnection, actor: Actor, roadmap_id: int) -> PlanRow:
    """The plan, if this person runs the tree of the body that issued its order."""
    await coordinated(conn, actor)
    plan = await catalogue.find_plan(conn, roadmap_id)
    issuer = await issuer_of(conn, plan.issuer) if plan else None
    if plan is None or issuer is None:
        raise NotFoundError("plan-gone")
    await run_by(conn, actor, issuer)
    return plan


async def get_item(conn: AsyncConnection, actor: Actor, item_id: int) -> tuple[PlanRow, ItemRow]:
    await coordinated(conn, actor)
    item = await catalogue.find_item(conn, item_id)
    if item is None:
        raise NotFoundError("plan-item-gone")
    return await get_plan(conn, actor, item.roadmap_id), item


def _line(item: ItemRow, windows: Sequence[WindowRow]) -> ItemLine:
    def count(*statuses: Status) -> int:
        return sum(window.counts.get(status, 0) for window in windows for status in statuses)

    return ItemLine(item, sum(each.asked for each in windows), count(*ANSWERED), count(Status.DIFFICULTY))


async def note(tx: Transaction, act: Act, plan: PlanRow, what: str, before: str, after: str) -> None:
    about = {"order_id": plan.order_id, "roadmap_id": plan.id}
    await changes.add(tx, act.actor.person_id, what, before=before, after=after, about=about)
