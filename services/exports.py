"""Everything behind a summary, row by row, for a book: figures, cells, answers, evidence, changes."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError, RejectedError
from roadmap.model import RoadmapKind, Role
from roadmap.report_asks import choose_day
from services.coordination import issuer_of
from services.export_rows import Answer, Evidence, Reading, named
from services.figures import Figures, Frame, count_figures
from services.headline import Headlines, name_scope, overseer
from services.indicator_reading import PlanValues, read_values
from services.marking import Marking
from services.people import Actor, top_of, visible_to
from services.scope import WHOLE, Scope
from storage import exports, organizations, progress, report_rows
from storage.exports import ChangeRow
from storage.progress import Narrow, RoadmapRow

LARGEST, LARGEST_ALONE = 120_000, 240_000
"""Assignments of one book: in the bot, which serves others too, and alone at the command line."""
READING = frozenset({Role.COORDINATOR, Role.CONTROLLER})
"""Who reads the words of schools; an observer sees figures alone."""


class Measures(NamedTuple):
    """The indicators of a plan for the reporting date that comes next, or was the last."""

    values: PlanValues
    day: date


@dataclass(frozen=True, slots=True)
class Register:
    """What proves the answers, as of the end of the day of `frame`; `name` of the part that it is of."""

    frame: Frame
    scope: Scope
    name: str
    moment: datetime
    evidence: tuple[Evidence, ...]

    @property
    def orders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.number for each in self.frame.roadmaps))


@dataclass(frozen=True, slots=True)
class Export(Register):
    """With all the rest; `changes` is None for whoever may not read the log.

    `cells`: item and organization → the marks of its windows.
    """

    figures: Figures
    cells: Mapping[tuple[int, int], tuple[int, ...]]
    answers: tuple[Answer, ...]
    measures: tuple[Measures, ...]
    changes: tuple[ChangeRow, ...] | None


class Reach(NamedTuple):
    """Of which organizations the figures, the words and the changes are given; None is all."""

    figures: frozenset[int] | None
    words: frozenset[int] | None
    changes: frozenset[int] | None


EVERYTHING = Reach(None, None, None)


class Opened(NamedTuple):
    """What is about to be read, all of it as of one moment."""

    conn: AsyncConnection
    marking: Marking
    scope: Scope
    name: str
    moment: datetime
    reach: Reach

    @property
    def narrow(self) -> Narrow:
        return Narrow(self.marking.narrow.places, self.marking.frame.windows.keys())

    async def read(self, *, only_evidence: bool = False) -> Reading:
        reading = Reading(self.conn, self.marking, self.reach.words, only_evidence=only_evidence)
        async for page in self.marking.pages(self.conn):
            await reading.add(page)
        return reading

    def register(self, evidence: Iterable[Evidence]) -> Register:
        return Register(self.marking.frame, self.scope, self.name, self.moment, tuple(evidence))


@dataclass(frozen=True, slots=True)
class Exports:
    """`largest`: a book of more assignments is refused before anything of it is read."""

    headlines: Headlines
    largest: int = LARGEST

    async def of(self, actor: Actor, scope: Scope = WHOLE) -> Export:
        """What this person oversees; ForbiddenError for the people of a school."""
        return await self.headlines.summary.db.apart(lambda: self._of(actor, scope))

    async def of_all(self, scope: Scope = WHOLE) -> Export:
        """For the operator's command line."""
        return await self._of(None, scope)

    @asynccontextmanager
    async def open(self, actor: Actor | None, scope: Scope) -> AsyncIterator[Opened]:
        """For whoever oversees something, or for the operator, who sees everything."""
        summary = self.headlines.summary
        async with summary.db.read() as conn:
            reach = await _reach(conn, overseer(actor)) if actor else EVERYTHING
            if scope.place_id and reach.figures is not None and scope.place_id not in reach.figures:
                raise NotFoundError("not-found")
            marking = await summary.open(conn, scope, reach.figures)
            clusters = {each[0]: each[1] for each in await progress.clusters(conn)}
            name = name_scope(marking.frame, clusters, scope)
            opened = Opened(conn, marking, scope, name, summary.db.clock.now(), reach)
            if await exports.count_asked(conn, opened.narrow, self.largest + 1) > self.largest:
                raise RejectedError("book-too-large")
            yield opened

    async def find_scope(self, roadmap: str = "", item: str = "", org: str = "") -> Scope:
        """«ДК1», «1.6», «СШ № 9» as the operator names them; `NotFoundError` says what there is."""
        async with self.headlines.summary.db.read() as conn:
            frame = (await self.headlines.summary.open(conn)).frame
            place = await organizations.find(conn, org) if org else None
        if org and place is None:
            raise NotFoundError("organization-unlike", name=org)
        found = Scope(place_id=place.id if place else 0)
        if not roadmap:
            return found
        plan = next((each for each in frame.roadmaps if each.code.casefold() == roadmap.casefold()), None)
        if plan is None:
            known = ", ".join(each.code for each in frame.roadmaps)
            raise NotFoundError("export-unknown-roadmap", text=roadmap, known=known or "–")
        return replace(found, roadmap_id=plan.id, item_id=_find_item(frame, plan, item) if item else 0)

    async def _of(self, actor: Actor | None, scope: Scope) -> Export:
        async with self.open(actor, scope) as opened:
            conn, marking, reach = opened.conn, opened.marking, opened.reach
            reading = await opened.read()
            return Export(
                frame=marking.frame,
                scope=scope,
                name=opened.name,
                moment=opened.moment,
                evidence=tuple(named(reading)),
                figures=count_figures(marking.frame, reading.tallies),
                cells=reading.cells,
                answers=tuple(each for _, each in sorted(reading.answers, key=lambda found: found[0])),
                measures=await self._measure(conn, marking, scope, reach.figures),
                changes=await _changes(conn, marking, scope, reach.changes),
            )

    async def _measure(
        self, conn: AsyncConnection, marking: Marking, scope: Scope, visible: frozenset[int] | None
    ) -> tuple[Measures, ...]:
        """Of the plans issued within what may be seen: those that the chat tells of."""
        calendar, chosen = self.headlines.summary.calendar, {each.id for each in marking.frame.roadmaps}
        issuers = {each.id: each.issuer for each in await report_rows.orders(conn)}
        found = []
        for plan in await report_rows.plans(conn):
            if plan.id not in chosen or plan.kind is not RoadmapKind.PLAN or plan.order_id not in issuers:
                continue
            if visible is None or await issuer_of(conn, issuers[plan.order_id]) in visible:
                days = await report_rows.reporting_of(conn, plan.order_id) or [plan.ends]
                day = choose_day(days, marking.frame.day)
                (values,) = await read_values(conn, calendar, [plan], day, marking.end, visible)
                found.append(Measures(_within(values, scope), day))
        return tuple(found)


def _within(values: PlanValues, scope: Scope) -> PlanValues:
    lines = tuple(line for line in values.lines if scope.item_id in (0, line.target.item_id))
    return replace(values, lines=lines)


def _find_item(frame: Frame, plan: RoadmapRow, number: str) -> int:
    for each in frame.items:
        if each.roadmap_id == plan.id and each.number.rstrip(".") == number.rstrip("."):
            return each.id
    raise NotFoundError("export-unknown-item", text=number, code=plan.code)


async def _reach(conn: AsyncConnection, actor: Actor) -> Reach:
    reading = {top_of(each) for each in actor.memberships if each.role in READING}
    running = {top_of(each) for each in actor.memberships if each.role is Role.COORDINATOR}
    return Reach(
        figures=await visible_to(conn, actor),
        words=await organizations.subtree(conn, reading) if reading else frozenset(),
        changes=await organizations.subtree(conn, running) if running else frozenset(),
    )


async def _changes(
    conn: AsyncConnection, marking: Marking, scope: Scope, run: frozenset[int] | None
) -> tuple[ChangeRow, ...] | None:
    """Of what this person runs; what is about nothing of anybody's only the operator sees."""
    if run is not None and not run:
        return None
    known: dict[str, int | None] = {}
    found = []
    for row in await exports.changes(conn, marking.end):
        if row.issuer not in known:
            known[row.issuer] = await issuer_of(conn, row.issuer) if row.issuer else None
        owner = row.organization_id or row.owner_id or known[row.issuer]
        if (run is None or owner in run) and _is_within(row, scope, marking.frame):
            found.append(row)
    return tuple(found)


def _is_within(row: ChangeRow, scope: Scope, frame: Frame) -> bool:
    is_of_all = not scope.place_id and not scope.cluster_id
    return (
        scope.roadmap_id in (0, row.roadmap_id)
        and scope.item_id in (0, row.item_id)
        and (is_of_all or row.organization_id in frame.places)
    )
