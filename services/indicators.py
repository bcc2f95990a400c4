"""Indicators as the centre and whoever controls it read them."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ForbiddenError, NotFoundError
from roadmap.model import Baseline, RoadmapKind, Role
from roadmap.periods import school_year_of
from roadmap.report_asks import choose_day
from services.calendar import Calendar
from services.coordination import issuer_of
from services.indicator_reading import Line, PlanValues, read_values
from services.marking import NEVER
from services.people import Actor, visible_to
from storage import indicators, measurements, report_rows
from storage.database import Database
from storage.measurements import About, MeasurementRow, Topic
from storage.report_rows import PlanRow

READING = frozenset({Role.COORDINATOR, Role.CONTROLLER, Role.OBSERVER})

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan's indicators for one of its reporting `days`; `baselines`: how many its preamble gives."""

    values: PlanValues
    day: date
    days: tuple[date, ...]
    baselines: int
    can_write: bool

    @property
    def plan(self) -> PlanRow:
        return self.values.plan


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """`history`: every word for the day, the newest first."""

    view: PlanView
    line: Line
    history: tuple[MeasurementRow, ...]


@dataclass(frozen=True, slots=True)
class BaselineLine:
    """A value of a preamble, and what holds of it for the day."""

    number: int
    printed: Baseline
    entered: MeasurementRow | None


@dataclass(frozen=True, slots=True)
class BaselinesView:
    view: PlanView
    lines: tuple[BaselineLine, ...]


@dataclass(frozen=True, slots=True)
class BaselineCard:
    view: PlanView
    line: BaselineLine
    history: tuple[MeasurementRow, ...]


@dataclass(frozen=True, slots=True)
class Indicators:
    """For everybody who oversees the plans' own tree; each of those plans for one day."""

    db: Database
    calendar: Calendar

    async def overview(self, actor: Actor, day: date | None = None) -> tuple[PlanView, ...]:
        """Of the plans of this school year, each for the day or its own next reporting date."""
        return await self._read(lambda conn: self._overview(conn, actor, day))

    async def plan(self, actor: Actor, roadmap_id: int, day: date | None = None) -> PlanView:
        return await self._read(lambda conn: self._plan(conn, actor, roadmap_id, day))

    async def open(self, actor: Actor, indicator_id: int, day: date | None = None) -> IndicatorCard:
        return await self._read(lambda conn: self._open(conn, actor, indicator_id, day))

    async def baselines(self, actor: Actor, roadmap_id: int, day: date | None = None) -> BaselinesView:
        return await self._read(lambda conn: self._baselines(conn, actor, roadmap_id, day))

    async def open_baseline(
        self, actor: Actor, roadmap_id: int, number: int, day: date | None = None
    ) -> BaselineCard:
        return await self._read(lambda conn: self._open_baseline(conn, actor, roadmap_id, number, day))

    async def _read(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Apart: a single indicator needs every answer about its plan."""

        async def read() -> T:
            async with self.db.read() as conn:
                return await work(conn)

        return await self.db.apart(read)

    async def _overview(self, conn: AsyncConnection, actor: Actor, day: date | None) -> tuple[PlanView, ...]:
        plans = _current(await plans_of(conn, actor), self._today())
        return tuple([await self._view(conn, actor, plan, day) for plan in plans])

    async def _plan(self, conn: AsyncConnection, actor: Actor, roadmap_id: int, day: date | None) -> PlanView:
        return await self._view(conn, actor, await self._get(conn, actor, roadmap_id), day)

    async def _open(
        self, conn: AsyncConnection, actor: Actor, indicator_id: int, day: date | None
    ) -> IndicatorCard:
        for plan in await plans_of(conn, actor):
            if any(each.id == indicator_id for each in await indicators.targets(conn, [plan.id])):
                view = await self._view(conn, actor, plan, day)
                line = next(each for each in view.values.lines if each.target.id == indicator_id)
                return IndicatorCard(view, line, await history_of(conn, indicator_id, view.day))
        log.warning("person %s was refused indicator %s", actor.person_id, indicator_id)
        raise NotFoundError("indicator-gone")

    async def _open_baseline(
        self, conn: AsyncConnection, actor: Actor, roadmap_id: int, number: int, day: date | None
    ) -> BaselineCard:
        found = await self._baselines(conn, actor, roadmap_id, day)
        line = next((each for each in found.lines if each.number == number), None)
        if line is None:
            raise NotFoundError("indicator-gone")
        about = Topic(roadmap_id, topic_of(line.printed))
        return BaselineCard(found.view, line, await history_of(conn, about, found.view.day))

    async def _get(self, conn: AsyncConnection, actor: Actor, roadmap_id: int) -> PlanRow:
        found = next((each for each in await plans_of(conn, actor) if each.id == roadmap_id), None)
        if found is None:
            log.warning("person %s was refused the indicators of plan %s", actor.person_id, roadmap_id)
            raise NotFoundError("indicator-gone")
        return found

    async def _view(self, conn: AsyncConnection, actor: Actor, plan: PlanRow, day: date | None) -> PlanView:
        days = tuple(await report_rows.reporting_of(conn, plan.order_id)) or (plan.ends,)
        chosen = day if day in days and day else choose_day(days, self._today())
        visible = await visible_to(conn, actor)
        (values,) = await read_values(conn, self.calendar, [plan], chosen, self._end_of(chosen), visible)
        printed = await indicators.baselines(conn, plan.id)
        return PlanView(values, chosen, days, len(printed), _writes(actor))

    async def _baselines(
        self, conn: AsyncConnection, actor: Actor, roadmap_id: int, day: date | None
    ) -> BaselinesView:
        view = await self._plan(conn, actor, roadmap_id, day)
        entered = await measurements.newest_topics(conn, roadmap_id, view.day)
        printed = await indicators.baselines(conn, roadmap_id)
        lines = (
            BaselineLine(number, each, entered.get(topic_of(each))) for number, each in enumerate(printed, 1)
        )
        return BaselinesView(view, tuple(lines))

    def _today(self) -> date:
        return self.calendar.day(self.db.clock.now())

    def _end_of(self, day: date) -> datetime:
        """The moment at which the day is over; of today and the days ahead everything counts."""
        if day >= self._today():
            return NEVER
        after = day + timedelta(days=1)
        return datetime(after.year, after.month, after.day, tzinfo=self.calendar.zone)


async def plans_of(conn: AsyncConnection, actor: Actor) -> list[PlanRow]:
    """Of the orders that were issued within what this person oversees."""
    if not any(each.role in READING for each in actor.memberships):
        log.warning("person %s may not see indicators", actor.person_id)
        raise ForbiddenError("indicators-not-yours")
    visible = await visible_to(conn, actor)
    orders = [
        each.id for each in await report_rows.orders(conn) if await issuer_of(conn, each.issuer) in visible
    ]
    found = await report_rows.plans(conn)
    return [each for each in found if each.order_id in orders and each.kind is RoadmapKind.PLAN]


def topic_of(printed: Baseline) -> str:
    """The words that a value of a preamble is known by, whatever place it has."""
    return f"{printed.text}: {printed.detail}".strip(" :")


def _writes(actor: Actor) -> bool:
    return any(each.role is Role.COORDINATOR for each in actor.memberships)


def _current(plans: Sequence[PlanRow], today: date) -> list[PlanRow]:
    """Those of this school year; where it has none, of the last that has."""
    year = school_year_of(today)
    current = [each for each in plans if each.starts <= year.end and each.ends >= year.start]
    last = max((each.year for each in plans), default="")
    return current or [each for each in plans if each.year == last]


async def history_of(conn: AsyncConnection, about: About, day: date) -> tuple[MeasurementRow, ...]:
    found = await measurements.history(conn, about)
    return tuple(each for each in reversed(found) if each.due == day)
