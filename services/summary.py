"""The figures of `/summary`, the same wherever they are shown (DESIGN §7)."""

from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.periods import school_year_of
from roadmap.progress import BITS
from services.calendar import Calendar
from services.coordination import issuer_of
from services.extent import Extent
from services.figures import (
    Figures,
    Frame,
    Line,
    Marked,
    Tallies,
    count_figures,
    count_silent,
    find_reachable,
)
from services.marking import NEVER, Marking
from services.people import Actor, visible_to
from services.scope import WHOLE, Scope
from storage import organizations, partners, progress, reached, standings
from storage.database import Database
from storage.organizations import OrganizationRow
from storage.progress import ItemRow, Narrow, RoadmapRow, WindowRow
from storage.standings import Week

__all__ = ["Figures", "Line", "Summary"]

FEW = 60
"""So many organizations or windows are named to the database; more are picked from all."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Summary:
    db: Database
    calendar: Calendar

    async def figures(self, actor: Actor, day: date | None = None) -> Figures:
        """As of the end of `day` (today by default), of the organizations that this person may see."""
        async with self.db.read() as conn:
            marking = await self.open(conn, Scope(day=day), await visible_to(conn, actor))
            return await self.count(conn, marking)

    async def figures_of_all(self, day: date | None = None) -> Figures:
        """The same of everybody, for the operator's command line."""
        async with self.db.read() as conn:
            return await self.count(conn, await self.open(conn, Scope(day=day), None))

    async def count(self, conn: AsyncConnection, marking: Marking) -> Figures:
        """Every figure, with a line for each organization and cluster."""
        tallies = Tallies()
        async for each in marking.alike(conn):
            tallies.add_alike(each.window, each.marks, each.place_ids)
        return count_figures(marking.frame, tallies)

    async def total(self, conn: AsyncConnection, marking: Marking) -> Figures:
        """The same figures of what `glance` opened, without a line for each school and cluster."""
        tallies, silent = Tallies(), []
        for key, window, bits, number in await marking.tally(conn):
            tallies.add_number(window, bits, number)
            if bits & BITS["silent"]:
                silent.append(key)
        if named := marking.frame.places.keys():
            async for each in replace(marking, narrow=Narrow(named)).alike(conn):
                tallies.add_lines(each.window, each.marks, each.place_ids)
        figures = count_figures(marking.frame, tallies)
        places = await standings.count_places(conn, marking.narrow, silent)
        return replace(figures, silent_schools=places - count_silent(figures.organizations))

    async def pick(self, conn: AsyncConnection, marking: Marking, bits: int) -> AsyncIterator[Marked]:
        """The assignments that add one to any of these figures."""
        async for page in marking.pages(conn):
            for each in page:
                if each.marks & bits:
                    yield each

    async def week(self, conn: AsyncConnection, marking: Marking, extent: Extent) -> Week:
        """Answers given and answers accepted in the seven days before the end of the day, or before now."""
        end = min(marking.end, self.db.clock.now() + timedelta(seconds=1))
        narrow = Narrow(extent.places, marking.frame.windows.keys())
        return await standings.count_since(conn, narrow, end - WEEK, end)

    async def glance(self, conn: AsyncConnection, scope: Scope, extent: Extent) -> Marking:
        """What stands today within the extent, schools without their names: see `total`.

        Its places are the bodies, and the one organization that the scope is of.
        """
        bodies = await organizations.bodies(conn)
        seen = None if extent.tops is None else _below(bodies, extent.tops)
        frame = await self._frame(conn, scope, bodies, seen)
        if scope.place_id:
            named = [await organizations.get(conn, scope.place_id)]
        else:
            named = [each for each in bodies if not scope.cluster_id and (seen is None or each.id in seen)]
        frame = replace(frame, places={each.id: each for each in named})
        return Marking(frame, self.calendar, NEVER, Narrow(extent.places, frame.windows.keys()))

    async def open(
        self, conn: AsyncConnection, scope: Scope = WHOLE, visible: frozenset[int] | None = None
    ) -> Marking:
        """What is counted within the scope: `visible` are the organizations that may be seen, None is all."""
        everywhere = await organizations.everyone(conn)
        clusters = await organizations.clusters_of_schools(conn)
        frame = await self._frame(conn, scope, everywhere, visible)
        places = await self._places(conn, scope, everywhere, clusters, visible)
        by_id, end = {each.id: each for each in everywhere}, self._end_of(frame.day)
        frame = replace(
            frame,
            places=places,
            clusters=clusters,
            reachable=find_reachable(await reached.places(conn, end), everywhere),
            cluster_ids={(each[3], each[1]): each[0] for each in await progress.clusters(conn)},
            partners={
                assignment_id: by_id[other]
                for assignment_id, other in (await partners.everyone(conn)).items()
            },
        )
        return Marking(frame, self.calendar, end, _narrow(frame, is_whole=visible is None))

    def is_past(self, scope: Scope) -> bool:
        """Whether it looks at a day that is over."""
        return scope.day is not None and scope.day < self._today()

    async def _frame(
        self,
        conn: AsyncConnection,
        scope: Scope,
        known: Iterable[OrganizationRow],
        visible: Collection[int] | None,
    ) -> Frame:
        """What is asked, without a look at whom."""
        day = scope.day or self._today()
        roadmaps = await progress.roadmaps(conn)
        if visible is not None:
            roadmaps = await _issued_for(conn, roadmaps, known, visible)
        chosen = _chosen(_current(roadmaps, day), scope)
        ids = [each.id for each in chosen]
        items = [each for each in await progress.items(conn, ids) if scope.item_id in (0, each.id)]
        return Frame(
            day=day,
            roadmaps=chosen,
            items=items,
            windows=_windows(await progress.windows(conn, ids), items, day, scope),
            collect=await progress.collect_dates(conn),
            places={},
        )

    async def _places(
        self,
        conn: AsyncConnection,
        scope: Scope,
        everywhere: Iterable[OrganizationRow],
        clusters: Sequence[tuple[str, int, str, int]],
        visible: frozenset[int] | None,
    ) -> Mapping[int, OrganizationRow]:
        chosen: frozenset[int] | None = frozenset({scope.place_id}) if scope.place_id else None
        if scope.cluster_id:
            found = next(
                (each for each in await progress.clusters(conn) if each[0] == scope.cluster_id), None
            )
            chosen = frozenset(
                school_id
                for year, school_id, code, _ in clusters
                if found and (year, code) == (found[3], found[1])
            )
        return {
            each.id: each
            for each in everywhere
            if (visible is None or each.id in visible) and (chosen is None or each.id in chosen)
        }

    def _today(self) -> date:
        return self.calendar.day(self.db.clock.now())

    def _end_of(self, day: date) -> datetime:
        """The moment at which the day is over; today and the days ahead are not."""
        if day >= self._today():
            return NEVER
        after = day + timedelta(days=1)
        return datetime(after.year, after.month, after.day, tzinfo=self.calendar.zone)


async def _issued_for(
    conn: AsyncConnection,
    roadmaps: Iterable[RoadmapRow],
    everywhere: Iterable[OrganizationRow],
    visible: Collection[int],
) -> list[RoadmapRow]:
    """Those of the orders of a body that is seen, or that stands above one: never a neighbour's."""
    found = list(roadmaps)
    reach = _with_above(everywhere, visible)
    issuers = {issuer: await issuer_of(conn, issuer) for issuer in {each.issuer for each in found}}
    return [each for each in found if issuers[each.issuer] in reach]


def _below(bodies: Iterable[OrganizationRow], tops: frozenset[int]) -> set[int]:
    """Of these bodies, those that stand below one of the tops."""
    parents = {each.id: each.parent_id for each in bodies}
    return {id_ for id_ in parents if not tops.isdisjoint(_upwards(parents, id_))}


def _with_above(everywhere: Iterable[OrganizationRow], visible: Collection[int]) -> set[int]:
    parents = {each.id: each.parent_id for each in everywhere}
    return {above for id_ in visible for above in _upwards(parents, id_)}


def _upwards(parents: Mapping[int, int | None], id_: int | None) -> Iterator[int]:
    """An organization and all above it."""
    while id_ is not None:
        yield id_
        id_ = parents.get(id_)


def _narrow(frame: Frame, *, is_whole: bool) -> Narrow:
    return Narrow(
        frame.places.keys() if len(frame.places) <= FEW and not is_whole else None,
        frame.windows.keys() if len(frame.windows) <= FEW else None,
    )


def _chosen(roadmaps: Iterable[RoadmapRow], scope: Scope) -> list[RoadmapRow]:
    return [each for each in roadmaps if scope.roadmap_id in (0, each.id)]


def _windows(
    windows: Iterable[WindowRow], items: Iterable[ItemRow], day: date, scope: Scope
) -> Mapping[int, WindowRow]:
    """Those that have begun by the day; of a month, those whose day is in it."""
    ids = {each.id for each in items}
    return {
        each.id: each
        for each in windows
        if each.item_id in ids
        and max(each.start or each.issued, each.issued) <= day
        and (scope.month is None or each.due.replace(day=1) == scope.month)
    }


def _current(roadmaps: Sequence[RoadmapRow], day: date) -> list[RoadmapRow]:
    """The roadmaps of the day's school year; when it has none, those of the last year that has."""
    year = school_year_of(day)
    current = [each for each in roadmaps if each.starts <= year.end and each.ends >= year.start]
    last = max((each.year for each in roadmaps), default="")
    return current or [each for each in roadmaps if each.year == last]
