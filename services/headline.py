"""`/summary` as a person opens it: the figures and what they lead to."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import ConflictError, ForbiddenError
from roadmap.model import ReportingDate, Role
from roadmap.progress import BITS, PART_BITS
from services.coordination import issuer_of
from services.extent import Extent, extent_of
from services.figures import Figures, Frame, Marked
from services.marking import Marking
from services.people import Actor, top_of, visible_to
from services.report_reach import READING
from services.scope import Scope
from services.summary import Summary
from storage import (
    organizations,
    progress,
    reached,
    report_rows,
    report_tally,
    reporting,
    standings,
)
from storage.progress import Narrow
from storage.standings import Week

OVERSEEING = frozenset({Role.COORDINATOR, Role.CONTROLLER, Role.OBSERVER})
QUIET = Week(0, 0)
LISTS = {
    "silent": PART_BITS["silent"],
    "troubles": BITS["difficulty"],
    "unproved": BITS["without_evidence"],
}
"""Lists that a figure opens, and the figure's bit."""


@dataclass(frozen=True, slots=True)
class Headline:
    """`absent`: schools in which nobody can be asked; `name`: what the scope narrows to, without its days.

    `judges`: whether this person accepts answers;
    `reports`: whether they read the official report.
    `ready`: rows of the next report that have their text, and all; None for whom it is not.
    """

    figures: Figures
    scope: Scope
    name: str
    orders: tuple[str, ...]
    moment: datetime
    report: ReportingDate | None
    absent: tuple[str, ...]
    judges: bool
    reports: bool = False
    ready: tuple[int, int] | None = None
    week: Week = QUIET


@dataclass(frozen=True, slots=True)
class Asked:
    """One assignment in a list; `reason` and `words` of a difficulty."""

    id: int
    place_id: int
    place: str
    item: str
    name: str
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """What a picture shows: per plan its items, its schools by cluster, and the marks of every cell."""

    headline: Headline
    frame: Frame
    marks: Mapping[tuple[int, int], tuple[int, ...]]
    """Item and organization → the marks of its windows."""


@dataclass(frozen=True, slots=True)
class Within:
    scope: Scope
    extent: Extent


@dataclass(frozen=True, slots=True)
class Headlines:
    summary: Summary

    async def of(self, actor: Actor, scope: Scope, *, together: bool = False) -> Headline:
        """What this person oversees, now; ForbiddenError for the people of a school.

        `together`: its figures have no line for each school and cluster, and are there at once.
        """
        actor = overseer(actor)
        async with self.summary.db.read() as conn:
            if not together or self.summary.is_past(scope):
                return (await self._whole(conn, actor, scope))[1]
            extent = await extent_of(conn, actor, scope)
            marking = await self.summary.glance(conn, scope, extent)
            week = asyncio.create_task(self._week(marking, extent))
            try:
                figures = await self.summary.total(conn, marking)
                headline = await self._headline(conn, actor, marking, figures, Within(scope, extent))
            except BaseException:
                week.cancel()
                raise
        return replace(headline, week=await week)

    async def asked(self, actor: Actor, scope: Scope, name: str) -> tuple[Headline, tuple[Asked, ...]]:
        """The headline, and the assignments behind one of its figures, school by school.

        What schools wrote of a difficulty is for those alone who read their words.
        """
        actor = overseer(actor)
        async with self.summary.db.read() as conn:
            marking, headline = await self._whole(conn, actor, scope)
            found = [each async for each in self.summary.pick(conn, marking, LISTS[name])]
            told = await standings.troubles(conn, [each.id for each in found]) if name == "troubles" else {}
        if not headline.reports:
            told = {id_: (reason, "") for id_, (reason, _) in told.items()}
        return headline, tuple(_asked(marking.frame, found, told))

    async def cells(self, actor: Actor, scope: Scope) -> Cells:
        actor = overseer(actor)
        marks: dict[tuple[int, int], tuple[int, ...]] = {}
        async with self.summary.db.read() as conn:
            marking, headline = await self._whole(conn, actor, scope)
            async for each in self.summary.pick(conn, marking, BITS["asked"]):
                key = (each.window.item_id, each.place_id)
                marks[key] = (*marks.get(key, ()), each.marks)
        return Cells(headline, marking.frame, marks)

    async def find(self, actor: Actor, text: str) -> Scope | None:
        """«ШНРО», «СШ № 9», «ДК1», «ДК1 1.6», «1.6»: what is called so, and may be seen.

        ConflictError where several plans have an item of that number.
        """
        actor = overseer(actor)
        async with self.summary.db.read() as conn:
            frame = (await self._open(conn, actor, Scope())).frame
            clusters = [
                each for each in await progress.clusters(conn) if each[1].casefold() == text.casefold()
            ]
            place = await organizations.find(conn, text)
        if clusters:
            return Scope(cluster_id=clusters[-1][0])
        if place:
            return Scope(place_id=place.id) if place.id in frame.places else None
        return _find_item(frame, text)

    async def _whole(self, conn: AsyncConnection, actor: Actor, scope: Scope) -> tuple[Marking, Headline]:
        extent = await extent_of(conn, actor, scope)
        marking = await self._open(conn, actor, scope)
        figures = await self.summary.count(conn, marking)
        headline = await self._headline(conn, actor, marking, figures, Within(scope, extent))
        return marking, replace(headline, week=await self.summary.week(conn, marking, extent))

    async def _week(self, marking: Marking, extent: Extent) -> Week:
        """Read beside the figures, these two being the longest; neither connection waits for the other."""
        async with self.summary.db.read() as conn:
            return await self.summary.week(conn, marking, extent)

    async def _open(self, conn: AsyncConnection, actor: Actor, scope: Scope) -> Marking:
        return await self.summary.open(conn, scope, await visible_to(conn, actor))

    async def _headline(
        self, conn: AsyncConnection, actor: Actor, marking: Marking, figures: Figures, within: Within
    ) -> Headline:
        frame, scope = marking.frame, within.scope
        report = await reporting.find_next(conn, figures.date, {each.order_id for each in frame.roadmaps})
        clusters = {each[0]: each[1] for each in await progress.clusters(conn)}
        return Headline(
            figures=figures,
            scope=scope,
            name=name_scope(frame, clusters, scope),
            orders=tuple(dict.fromkeys(each.number for each in frame.roadmaps)),
            moment=self.summary.db.clock.now(),
            report=report,
            absent=await self._absent(conn, marking, within),
            judges=any(each.role is Role.COORDINATOR for each in actor.memberships),
            reports=any(each.role in READING for each in actor.memberships),
            ready=await self._ready(conn, actor, frame, report) if report and scope.is_whole else None,
        )

    async def _absent(self, conn: AsyncConnection, marking: Marking, within: Within) -> tuple[str, ...]:
        """Schools in which nobody can be asked; of a plan or an item, only those that it asks."""
        is_part = within.scope.roadmap_id or within.scope.item_id
        windows = marking.frame.windows.keys() if is_part else None
        return await reached.absent(conn, Narrow(within.extent.places, windows), marking.end)

    async def _ready(
        self, conn: AsyncConnection, actor: Actor, frame: Frame, report: ReportingDate
    ) -> tuple[int, int] | None:
        """Of the orders of these figures whose own issuer is overseen: others are reported on elsewhere."""
        if not any(each.role in READING for each in actor.memberships):
            return None
        numbers = {each.order_id for each in frame.roadmaps}
        found = [each for each in await report_rows.orders(conn) if each.id in numbers]
        ours = [each.id for each in found if await issuer_of(conn, each.issuer) in frame.places]
        tops = {top_of(each) for each in actor.memberships if each.role in OVERSEEING}
        ready, rows = await report_tally.count_ready(conn, ours, report.due, tops)
        return (ready, rows) if rows else None


def overseer(actor: Actor) -> Actor:
    """The person in the place that they have chosen, if it oversees anything."""
    if not any(membership.role in OVERSEEING for membership in actor.memberships):
        raise ForbiddenError("summary-not-yours")
    return actor.here if any(each.role in OVERSEEING for each in actor.here.memberships) else actor


def _asked(frame: Frame, found: Sequence[Marked], told: Mapping[int, tuple[str, str]]) -> Sequence[Asked]:
    """In the order of schools and, of each, of the plans."""
    codes = {each.id: each.code for each in frame.roadmaps}
    items = {each.id: (number, each) for number, each in enumerate(frame.items)}
    order = {place_id: number for number, place_id in enumerate(frame.places)}
    ranked = sorted(found, key=lambda each: (order[each.place_id], items[each.window.item_id][0], each.id))
    lines = []
    for each in ranked:
        item = items[each.window.item_id][1]
        number = item.number.rstrip(".")
        code = codes[item.roadmap_id]
        reason, words = told.get(each.id, ("", ""))
        place = frame.places[each.place_id].short_name
        named = f"{code} · {number}" if number else code
        lines.append(Asked(each.id, each.place_id, place, named, item.short_name, reason, words))
    return lines


def _find_item(frame: Frame, text: str) -> Scope | None:
    words = text.replace("·", " ").split()
    plans = [each for each in frame.roadmaps if each.code.casefold() == words[0].casefold()]
    if plans and len(words) == 1:
        return Scope(roadmap_id=plans[-1].id)
    ids = {each.id for each in plans} if len(words) > 1 else {each.id for each in frame.roadmaps}
    found = [
        each
        for each in frame.items
        if each.roadmap_id in ids and each.number.rstrip(".") == words[-1].rstrip(".")
    ]
    if len(found) > 1:
        codes = {each.id: each.code for each in frame.roadmaps}
        named = (f"/summary {codes[each.roadmap_id]} {each.number.rstrip('.')}" for each in found)
        raise ConflictError("summary-several", number=words[-1].rstrip("."), places=", ".join(named))
    return Scope(item_id=found[0].id, roadmap_id=found[0].roadmap_id) if found else None


def name_scope(frame: Frame, clusters: Mapping[int, str], scope: Scope) -> str:
    """«ДК1 · 1.6 · СШ № 9»: what the scope is narrowed to, without its days."""
    names = []
    if scope.item_id and frame.items:
        names.append(f"{frame.items[0].number.rstrip('.')} {frame.items[0].short_name}".strip())
    if scope.cluster_id:
        names.append(clusters.get(scope.cluster_id, ""))
    if scope.place_id and scope.place_id in frame.places:
        names.append(frame.places[scope.place_id].short_name)
    return " · ".join(each for each in names if each)
