"""What a coordinator states of an indicator or of a value in a preamble, and takes back."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError, RejectedError
from roadmap.indicator_words import LONGEST_NOTE, read_fact
from services.acts import Act
from services.coordination import issuer_of, run_by
from services.indicators import history_of, plans_of, topic_of
from services.questions import Question, ask
from storage import awaiting, changes, indicators, measurements, report_rows
from storage.database import Database, Transaction
from storage.measurements import About, Measured, MeasurementRow, Topic
from storage.report_rows import OrderRow, PlanRow

KIND = "indicator"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is stated: of an indicator its id, of a preamble the plan and the number; for which day."""

    day: date
    indicator_id: int = 0
    roadmap_id: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Topic:
    about: About
    unit: str
    plan: PlanRow
    item_id: int | None


@dataclass(frozen=True, slots=True)
class Stating:
    """Coordinators only; the newest word for a day holds, and every word is kept."""

    db: Database

    async def ask(self, act: Act, subject: Subject) -> None:
        """The next message of the chat is its value."""
        async with self.db.write("ask-indicator", act.cause) as tx:
            await self._topic(tx, act, subject)
            await ask(tx, act, KIND, _pack(subject))

    async def put(self, act: Act, subject: Subject, text: str) -> None:
        """«5 из 6», «62 %», and after it a note; RejectedError for what is no value."""
        async with self.db.write("indicator", act.cause) as tx:
            topic = await self._topic(tx, act, subject)
            read = read_fact(text, topic.unit)
            if read is None:
                raise RejectedError("indicator-unclear")
            fact, note = read
            if len(note) > LONGEST_NOTE:
                raise RejectedError("line-long", limit=LONGEST_NOTE)
            before = await _standing(tx.conn, topic.about, subject.day)
            measured = Measured(fact.value, fact.part, fact.whole)
            author = act.actor.person_id
            await measurements.add(tx, topic.about, subject.day, measured, author_id=author, note=note)
            await _note(tx, act, topic, before, measured)
            await awaiting.clear(tx.conn, act.chat_key)

    async def take_back(self, act: Act, subject: Subject, word_id: int = 0) -> None:
        """This word if it is the newest for the day; 0 is whatever is the newest."""
        async with self.db.write("indicator-undo", act.cause) as tx:
            topic = await self._topic(tx, act, subject)
            before = await _standing(tx.conn, topic.about, subject.day)
            if before and word_id in {0, before.id}:
                await measurements.withdraw(tx, before.id)
                after = await _standing(tx.conn, topic.about, subject.day)
                await _note(tx, act, topic, before, after.measured if after else None)

    async def _topic(self, tx: Transaction, act: Act, subject: Subject) -> _Topic:
        """ForbiddenError for whoever only reads."""
        plans = await plans_of(tx.conn, act.actor)
        found = await _find(tx.conn, plans, subject)
        if found is None:
            log.warning("person %s was refused %s", act.actor.person_id, subject)
            raise NotFoundError("indicator-gone")
        order = await _order_of(tx.conn, found.plan)
        issuer = await issuer_of(tx.conn, order.issuer)
        await run_by(tx.conn, act.actor, issuer or 0)
        if subject.day not in (await report_rows.reporting_of(tx.conn, order.id) or [found.plan.ends]):
            raise NotFoundError("indicator-gone")
        return found


def subject_of(question: Question) -> Subject:
    said = question.subject
    day = date.fromisoformat(said["day"])
    return Subject(day, int(said["indicator"]), int(said["roadmap"]), int(said["number"]))


def _pack(subject: Subject) -> dict[str, Any]:
    return {
        "day": subject.day.isoformat(),
        "indicator": subject.indicator_id,
        "roadmap": subject.roadmap_id,
        "number": subject.number,
    }


async def _find(conn: AsyncConnection, plans: Sequence[PlanRow], subject: Subject) -> _Topic | None:
    if subject.indicator_id:
        by_id = {plan.id: plan for plan in plans}
        for target in await indicators.targets(conn, list(by_id)):
            if target.id == subject.indicator_id:
                return _Topic(target.id, target.unit, by_id[target.roadmap_id], target.item_id)
        return None
    for plan in plans:
        if plan.id == subject.roadmap_id:
            printed = await indicators.baselines(conn, plan.id)
            if 0 < subject.number <= len(printed):
                each = printed[subject.number - 1]
                return _Topic(Topic(plan.id, topic_of(each)), each.unit or "%", plan, None)
    return None


async def _order_of(conn: AsyncConnection, plan: PlanRow) -> OrderRow:
    return next(each for each in await report_rows.orders(conn) if each.id == plan.order_id)


async def _standing(conn: AsyncConnection, about: About, day: date) -> MeasurementRow | None:
    return next((each for each in await history_of(conn, about, day) if not each.withdrawn), None)


async def _note(
    tx: Transaction, act: Act, topic: _Topic, before: MeasurementRow | None, after: Measured | None
) -> None:
    about = {"order_id": topic.plan.order_id, "roadmap_id": topic.plan.id, "item_id": topic.item_id}
    words = {"before": _plain(before.measured if before else None), "after": _plain(after)}
    reason = topic.about.baseline if isinstance(topic.about, Topic) else ""
    await changes.add(tx, act.actor.person_id, KIND, **words, reason=reason, about=about)


def _plain(measured: Measured | None) -> str:
    if measured is None:
        return ""
    if measured.denominator is not None:
        return f"{measured.numerator}/{measured.denominator}"
    return f"{measured.value:g}"
