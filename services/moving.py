"""Moving the day of a window for all, for a cluster or for one school, with a reason (RULES §6)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.choices_values import Choice, What, window_place
from roadmap.errors import ConflictError, NotFoundError, RejectedError
from roadmap.model import Period
from roadmap.terms import parse_term
from services.acts import Act
from services.amendments import moved_from
from services.calendar import Calendar
from services.catalogue import ANSWERED, get_item, is_running
from services.people import Actor
from services.questions import Question, ask
from storage import awaiting, catalogue, changes, news, partners, plan_changes, plan_windows, standing_choices
from storage.catalogue import ItemRow, PlanRow
from storage.database import Database, Transaction
from storage.plan_windows import TargetRow, WindowRow

LONGEST_REASON = 300
_BREAK = re.compile(r"[,;:\n]|\s[–—-]\s")


class Whom(StrEnum):
    ALL = "all"
    CLUSTER = "cluster"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Move:
    """Whose day of which window becomes `due`; `target` is the cluster's or the school's id."""

    window_id: int
    whom: Whom = Whom.ALL
    target: int = 0
    due: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MoveView:
    """A move with what it touches: `targets` are those whose day it sets, `former` their day until now."""

    plan: PlanRow
    item: ItemRow
    window: WindowRow
    move: Move
    targets: tuple[TargetRow, ...]
    twins: tuple[str, ...]

    @property
    def former(self) -> date:
        if self.move.whom is Whom.ALL:
            return self.window.due
        return min(each.due for each in self.targets)

    @property
    def answered(self) -> int:
        return sum(each.status in ANSWERED for each in self.targets)

    @property
    def name(self) -> str:
        """«ШНРО», «СШ № 9»; empty for all of several."""
        first = self.targets[0]
        if self.move.whom is Whom.ALL:
            return "" if len(self.targets) > 1 else first.name
        return (first.cluster or "") if self.move.whom is Whom.CLUSTER else first.name

    def new_days(self) -> Mapping[int, date]:
        """Assignment → its new day, where it is another one.

        What is answered is never made late by a move, and a later day that was set for one school stays
        when the day is moved for all.
        """
        assert self.move.due
        found = {}
        for each in self.targets:
            own = self.move.whom is Whom.ALL and each.due != self.window.due
            day = max(each.due, self.move.due) if own or each.status in ANSWERED else self.move.due
            if day != each.due:
                found[each.assignment_id] = day
        return found


@dataclass(frozen=True, slots=True)
class Moving:
    """The day is typed, then the reason; one tap or one word confirms what was shown."""

    db: Database
    calendar: Calendar

    async def choose(self, actor: Actor, window_id: int) -> MoveView:
        """The window and all whom it asks."""
        async with self.db.read() as conn:
            return await self._view(conn, actor, Move(window_id))

    async def ask_day(self, act: Act, move: Move) -> MoveView:
        async with self.db.write("ask-day", act.cause) as tx:
            view = await self._view(tx.conn, act.actor, move)
            await ask(tx, act, "move_due", _subject(move))
            return view

    async def take_day(self, act: Act, question: Question, text: str) -> MoveView:
        """A day as an order would print it, and the reason after it if the person likes."""
        async with self.db.write("take-day", act.cause) as tx:
            view = await self._view(tx.conn, act.actor, _read(question.subject))
            reporting = await catalogue.reporting_days(tx.conn, view.plan.order_id)
            due, reason = self._parse(text, view.plan, reporting)
            return await self._propose(tx, act, view, replace(view.move, due=due, reason=reason))

    async def take_reason(self, act: Act, question: Question, text: str) -> MoveView:
        async with self.db.write("take-reason", act.cause) as tx:
            view = await self._view(tx.conn, act.actor, _read(question.subject))
            return await self._propose(tx, act, view, replace(view.move, reason=_reason(text)))

    async def propose(self, act: Act, move: Move) -> MoveView:
        """A whole move at once, to be confirmed: the way back from one."""
        async with self.db.write("propose-move", act.cause) as tx:
            view = await self._view(tx.conn, act.actor, move)
            return await self._propose(tx, act, view, move)

    async def confirm(self, act: Act) -> MoveView:
        """What was shown last; ConflictError when nothing waits to be confirmed."""
        async with self.db.write("move", act.cause) as tx:
            question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
            if question is None or question.kind != "move_confirm":
                raise ConflictError("move-nothing-waits")
            view = await self._view(tx.conn, act.actor, _read(question.subject))
            await awaiting.clear(tx.conn, act.chat_key)
            await _apply(tx, act, view)
            return view

    async def _view(self, conn: AsyncConnection, actor: Actor, move: Move) -> MoveView:
        window = await plan_windows.find_window(conn, move.window_id)
        if window is None:
            raise NotFoundError("plan-item-gone")
        plan, item = await get_item(conn, actor, window.item_id)
        if not is_running(plan, self.calendar.day(self.db.clock.now())):
            raise ConflictError("plan-not-running", code=plan.code)
        targets = [each for each in await plan_windows.targets(conn, window.id) if _is_meant(move, each)]
        if not targets:
            raise NotFoundError("move-nobody")
        twins = await catalogue.twins_of(conn, item.id)
        return MoveView(plan, item, window, move, tuple(targets), tuple(twins))

    def _parse(self, text: str, plan: PlanRow, reporting: tuple[date, ...]) -> tuple[date, str]:
        """The one day that the text names; with a tail that is no term, the tail is the reason."""
        period = Period(plan.starts, plan.ends)
        for term, tail in _splits(text):
            schedule = parse_term(term, period, reporting, self.calendar.workdays)
            if schedule.resolved and len(schedule.windows) == 1:
                return self._check(schedule.windows[0].due, plan), tail
            if schedule.resolved or schedule.ambiguous:
                break  # several days: a part of them is not what was meant
        raise RejectedError("move-unclear", text=text[:60])

    def _check(self, due: date, plan: PlanRow) -> date:
        if due < self.calendar.day(self.db.clock.now()):
            raise RejectedError("move-past", day=f"{due:%d.%m.%Y}")
        if due > plan.ends:
            raise RejectedError("move-after-plan", day=f"{due:%d.%m.%Y}", ends=f"{plan.ends:%d.%m.%Y}")
        return due

    async def _propose(self, tx: Transaction, act: Act, view: MoveView, move: Move) -> MoveView:
        view = replace(view, move=move)
        if move.due is None or not view.new_days():
            raise RejectedError("move-same", day=f"{view.former:%d.%m.%Y}")
        await ask(tx, act, "move_confirm" if move.reason else "move_reason", _subject(move))
        return view


async def _apply(tx: Transaction, act: Act, view: MoveView) -> None:
    """The window for all, or the assignments alone; every change with its reason in the log."""
    move, days = view.move, view.new_days()
    assert move.due
    await plan_changes.move_assignments(tx.conn, days)
    if view.item.for_schools:
        await _tell(tx, view, days)
    if move.whom is Whom.ALL:
        await plan_changes.move_window(tx.conn, move.window_id, move.due)
        place = window_place(view.plan.code, view.item.key, view.window.end)
        chosen = Choice(place, What.DUE, move.due.isoformat())
        await standing_choices.put_choice(tx.conn, view.plan.order_id, chosen, act.actor.person_id, tx.now)
        await _note(tx, act, view, view.former, None)
        return
    for each in view.targets:
        if each.assignment_id in days:
            await _note(tx, act, view, each.due, each.organization_id)


async def _tell(tx: Transaction, view: MoveView, days: Mapping[int, date]) -> None:
    """Schools, both of a pair, read the new day once, in their daily message; what is answered is no news."""
    waiting = [each for each in view.targets if each.assignment_id in days and each.status not in ANSWERED]
    others = await partners.everyone(tx.conn)
    touched = [
        (place, {moved_from(each.due): [each.assignment_id]})
        for each in waiting
        for place in (each.organization_id, others.get(each.assignment_id))
        if place is not None
    ]
    await news.note_changes(tx, view.plan.order_id, touched)


async def _note(tx: Transaction, act: Act, view: MoveView, before: date, school: int | None) -> None:
    assert view.move.due
    about = {"order_id": view.plan.order_id, "roadmap_id": view.plan.id, "item_id": view.item.id}
    await changes.add(
        tx,
        act.actor.person_id,
        "due",
        before=before.isoformat(),
        after=view.move.due.isoformat(),
        reason=view.move.reason,
        about={**about, "organization_id": school},
    )


def _is_meant(move: Move, each: TargetRow) -> bool:
    found = {Whom.ALL: 0, Whom.CLUSTER: each.cluster_id, Whom.SCHOOL: each.organization_id}
    return found[move.whom] == move.target


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """The text whole, then cut at each comma, colon or dash, the longest term first."""
    yield text, ""
    for found in reversed(list(_BREAK.finditer(text))[:10]):
        yield text[: found.start()], _reason(text[found.end() :])


def _reason(text: str) -> str:
    return " ".join(text.split())[:LONGEST_REASON]


def _subject(move: Move) -> dict[str, Any]:
    due = move.due.isoformat() if move.due else None
    words = {"window": move.window_id, "whom": move.whom, "target": move.target}
    return {**words, "due": due, "reason": move.reason}


def _read(subject: Mapping[str, Any]) -> Move:
    due = date.fromisoformat(subject["due"]) if subject["due"] else None
    return Move(subject["window"], Whom(subject["whom"]), subject["target"], due, subject["reason"])
