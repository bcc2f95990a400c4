"""What a digest tells: of the week ahead to a coordinator, of the whole to a controller (TEXTS 9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from roadmap.indicator_values import Conclusion, Forecast, IndicatorValue, Stand
from roadmap.model import Role
from roadmap.rhythm import WEEK, digest_day, week_of
from services.calendar import Calendar
from services.coordination import coordinated
from services.duties import effective
from services.events import Events
from services.headline import Headline, Headlines
from services.indicator_reading import Line
from services.indicators import Indicators
from services.matters import Kind, Matter, Matters
from services.meetings import Meeting, Stage
from services.people import Actor, visible_to
from services.reports import Report, Reports
from services.review_queue import Pile, ReviewQueue
from services.scope import WHOLE
from services.silence import Silences, Silent
from storage import organizations
from storage.database import Database

AHEAD = timedelta(days=120)
"""So far ahead a report is spoken of."""
NOTED_AFTER = 3
"""Working days of silence after which the coordinator's digest tells of it (RULES §4)."""
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Oldest:
    school: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Aims:
    """Indicators of the year's plans: how many have reached their targets, and the one that lacks least.

    `schools`: so many of whom a word is still expected, the likeliest first, as `nearest` lacks.
    """

    met: int
    all: int
    nearest: Line | None
    schools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """`silent`: items without an answer; `to_call` and `to_show` are schools, `undated` meetings."""

    first: date
    last: date
    headline: Headline
    report: Report | None
    oldest: Oldest | None
    matters: Sequence[Matter]
    silent: int
    to_call: Sequence[Silent]
    to_show: Sequence[Silent]
    meetings: Sequence[Meeting]
    undated: Sequence[Meeting]
    aims: Aims
    is_season: bool

    @property
    def troubles(self) -> list[Matter]:
        return [each for each in self.matters if each.ref.kind is Kind.DIFFICULTY]

    @property
    def wishes(self) -> list[Matter]:
        return [each for each in self.matters if each.ref.kind is Kind.EXTENSION]


@dataclass(frozen=True, slots=True)
class Overview:
    """What a controller is shown: `silent` are the schools that owe an answer for long, at most five."""

    headline: Headline
    silent: Sequence[Silent]


@dataclass(frozen=True, slots=True)
class DigestFacts:
    db: Database
    calendar: Calendar
    headlines: Headlines
    silences: Silences
    matters: Matters
    events: Events
    reports: Reports
    queue: ReviewQueue
    indicators: Indicators

    async def of_centre(self, actor: Actor, *, is_season: bool = False) -> Digest:
        """Coordinators only; `is_season`: it tells what the half-year's report lacks."""
        return await self.db.apart(lambda: self._of_centre(actor, is_season=is_season))

    async def of_controller(self, actor: Actor) -> Overview:
        return await self.db.apart(lambda: self._of_controller(actor))

    async def _of_centre(self, actor: Actor, *, is_season: bool) -> Digest:
        today = self.today()
        first, last = week_of(today, self.calendar.workdays)
        async with self.db.read() as conn:
            silent = await self.silences.read(conn, await coordinated(conn, actor))
            waiting = await self.queue.waiting(conn, actor, Pile("age"))
            names = {each.id: each.short_name for each in await organizations.everyone(conn)}
        meetings = await self.events.of_year(actor)
        plans = await self.indicators.overview(_coordinating(actor))
        oldest = min(waiting, key=lambda each: each.at, default=None)
        return Digest(
            first=first,
            last=last,
            headline=await self.headlines.of(_coordinating(actor), WHOLE),
            report=await self._report(actor, today),
            oldest=Oldest(names[oldest.organization_id], oldest.at) if oldest else None,
            matters=await self.matters.waiting(actor),
            silent=sum(self._is_noted(each, today) for each in silent),
            to_call=self.silences.to_call_of(silent),
            to_show=self._next_shown(silent, today),
            meetings=[each for each in meetings if self._is_soon(each, today)],
            undated=[
                each for each in meetings if each.stage is Stage.UNDATED and each.end <= today + 5 * WEEK
            ],
            aims=sum_up([line for view in plans for line in view.values.lines]),
            is_season=is_season,
        )

    async def _of_controller(self, actor: Actor) -> Overview:
        async with self.db.read() as conn:
            silent = await self.silences.read(conn, await visible_to(conn, actor))
        shown = self.silences.to_show(silent, digest_day(self.today(), self.calendar.workdays))
        return Overview(await self.headlines.of(actor, WHOLE), shown[:MOST_SHOWN])

    def today(self) -> date:
        return self.calendar.day(self.db.clock.now())

    async def _report(self, actor: Actor, today: date) -> Report | None:
        """The next paper that is to go up."""
        due = [
            (day, choice.order.id)
            for choice in await self.reports.orders(actor)
            for day in choice.days
            if today <= day <= today + AHEAD
        ]
        if not due:
            return None
        day, order_id = min(due)
        return await self.reports.of(actor, order_id, day)

    def _next_shown(self, silent: Sequence[Silent], today: date) -> list[Silent]:
        """Those of which the controller will hear next week and has not heard yet."""
        this, after = (digest_day(day, self.calendar.workdays) for day in (today, today + WEEK))
        already = self.silences.to_show(silent, this)
        return [each for each in self.silences.to_show(silent, after) if each not in already]

    def _is_noted(self, silent: Silent, today: date) -> int:
        workdays = self.calendar.workdays
        days = [effective(row, workdays) or row.due for row in silent.rows]
        return sum(workdays.forward(day, NOTED_AFTER) <= today for day in days)

    def _is_soon(self, meeting: Meeting, today: date) -> bool:
        starts = meeting.row.starts_at
        return (
            meeting.stage is Stage.PLANNED
            and starts is not None
            and self.calendar.day(starts) <= today + 2 * WEEK
        )


def sum_up(lines: Sequence[Line]) -> Aims:
    """Only of what whole schools make up, and still can, is it told who is near."""
    met = sum(each.value.conclusion is Conclusion.MET for each in lines)
    near = [each for each in lines if _is_near(each)]
    nearest = min(near, key=lambda each: _lacks(each.value), default=None)
    schools = nearest.value.open[: _lacks(nearest.value)] if nearest else ()
    return Aims(met, len(lines), nearest, tuple(each.school for each in schools))


def _is_near(line: Line) -> bool:
    value = line.value
    return (
        value.conclusion is Conclusion.NOT_MET
        and value.is_of_schools
        and value.forecast is Forecast.POSSIBLE
        and value.op.startswith((">", "="))
    )


def _lacks(value: IndicatorValue) -> int:
    return value.needed - value.count(Stand.REACHED)


def _coordinating(actor: Actor) -> Actor:
    """In the place that they look at, if they coordinate there."""
    is_here = any(each.role is Role.COORDINATOR for each in actor.here.memberships)
    return actor.here if is_here else actor
