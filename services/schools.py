"""`/schools`: the tree that a coordinator runs, its clusters by year, one organization of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from roadmap.periods import school_year_name, school_year_of
from services.calendar import Calendar
from services.coordination import coordinated, run_by
from services.organizations import get_by_name
from services.people import Actor
from storage import changes, organizations, schools
from storage.database import Database
from storage.organizations import OrganizationRow
from storage.schools import ClusterRow, MemberRow, PairRow


@dataclass(frozen=True, slots=True)
class Line:
    """An organization and how many of its people can be reached."""

    id: int
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class ClusterLine:
    cluster: ClusterRow
    schools: int
    joined: int


@dataclass(frozen=True, slots=True)
class Tree:
    """`loose` are schools without a cluster in this year, `absent` those that nobody has joined."""

    top: Line
    bodies: tuple[Line, ...]
    clusters: tuple[ClusterLine, ...]
    schools: int
    loose: int
    absent: int
    year: str
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolList:
    cluster: ClusterRow | None
    year: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One organization; `clusters` are its own by year, `choices` those of `year`."""

    row: OrganizationRow
    parent: str
    former: tuple[str, ...]
    clusters: tuple[ClusterRow, ...]
    members: tuple[MemberRow, ...]
    pairs: tuple[PairRow, ...]
    year: str
    choices: tuple[ClusterRow, ...]

    @property
    def mentors(self) -> tuple[PairRow, ...]:
        """Who helps it in this year."""
        return tuple(each for each in self.pairs if self._is_of(each) and each.mentee_id == self.row.id)

    @property
    def mentees(self) -> tuple[PairRow, ...]:
        return tuple(each for each in self.pairs if self._is_of(each) and each.mentor_id == self.row.id)

    def _is_of(self, pair: PairRow) -> bool:
        return pair.year == self.year


@dataclass(frozen=True, slots=True)
class _Known:
    """What all views are made of: the organizations that this person runs, in their order."""

    places: Mapping[int, OrganizationRow]
    people: Mapping[int, int]
    clusters: tuple[ClusterRow, ...]
    placed: Mapping[int, ClusterRow]
    year: str

    def lines(self, cluster_id: int | None = None) -> tuple[Line, ...]:
        """The schools, or those of one cluster, in the order of their names and numbers."""
        found = (
            self.line(row)
            for row in self.places.values()
            if row.is_school and (cluster_id is None or self._cluster_id(row.id) == cluster_id)
        )
        return tuple(sorted(found, key=lambda line: by_number(line.name)))

    def line(self, row: OrganizationRow) -> Line:
        return Line(row.id, row.short_name, self.people.get(row.id, 0))

    def _cluster_id(self, school_id: int) -> int:
        return self.placed[school_id].id if school_id in self.placed else 0


@dataclass(frozen=True, slots=True)
class Schools:
    """Coordinators only, each within the tree that they run; ForbiddenError for everybody else."""

    db: Database
    calendar: Calendar

    async def tree(self, actor: Actor, year: str = "") -> Tree:
        async with self.db.read() as conn:
            known = await self._read(conn, actor, year)
            years = {each.year for each in await schools.clusters(conn)}
        top = next(row for row in known.places.values() if row.parent_id not in known.places)
        everybody = known.lines()
        return Tree(
            top=known.line(top),
            bodies=tuple(
                known.line(row) for row in known.places.values() if not row.is_school and row is not top
            ),
            clusters=tuple(_cluster_line(each, known.lines(each.id)) for each in known.clusters),
            schools=len(everybody),
            loose=len(known.lines(0)),
            absent=sum(not line.people for line in everybody),
            year=known.year,
            years=tuple(sorted(years)),
        )

    async def group(
        self, actor: Actor, of: Literal["cluster", "loose", "absent"], cluster_id: int = 0, year: str = ""
    ) -> SchoolList:
        async with self.db.read() as conn:
            cluster = await schools.find_cluster(conn, cluster_id) if of == "cluster" else None
            known = await self._read(conn, actor, cluster.year if cluster else year)
        if of == "cluster" and cluster is None:
            raise NotFoundError("cluster-gone")
        if of == "absent":
            return SchoolList(None, known.year, tuple(each for each in known.lines() if not each.people))
        return SchoolList(cluster, known.year, known.lines(cluster_id if cluster else 0))

    async def everyone(self, actor: Actor) -> tuple[Line, ...]:
        """All schools of the tree."""
        async with self.db.read() as conn:
            return (await self._read(conn, actor, "")).lines()

    async def open(self, actor: Actor, organization_id: int) -> PlaceView:
        async with self.db.read() as conn:
            row = await get_place(conn, actor, organization_id)
            return await self._view(conn, actor, row)

    async def find(self, actor: Actor, name: str) -> PlaceView:
        """By any name; NotFoundError with the candidates."""
        async with self.db.read() as conn:
            row = await get_by_name(conn, name, await coordinated(conn, actor))
            await run_by(conn, actor, row.id)
            return await self._view(conn, actor, row)

    async def _view(self, conn: AsyncConnection, actor: Actor, row: OrganizationRow) -> PlaceView:
        known = await self._read(conn, actor, "")
        parent = known.places.get(row.parent_id or 0)
        placed = await schools.placed(conn)
        renamed = await changes.of(conn, ["name"], organization_id=row.id)
        return PlaceView(
            row=row,
            parent=parent.short_name if parent else "",
            former=tuple(dict.fromkeys(each.before for each in renamed)),
            clusters=tuple(cluster for school_id, cluster in placed if school_id == row.id),
            members=tuple(await schools.members(conn, row.id)),
            pairs=tuple(await schools.pairs(conn, row.id)),
            year=known.year,
            choices=known.clusters,
        )

    async def _read(self, conn: AsyncConnection, actor: Actor, year: str) -> _Known:
        tree = await coordinated(conn, actor)
        clusters = await schools.clusters(conn)
        year = self._year(clusters, year)
        return _Known(
            places={row.id: row for row in await organizations.everyone(conn) if row.id in tree},
            people=await schools.joined(conn),
            clusters=tuple(each for each in clusters if each.year == year),
            placed={
                school_id: cluster
                for school_id, cluster in await schools.placed(conn)
                if cluster.year == year
            },
            year=year,
        )

    def _year(self, clusters: Sequence[ClusterRow], wanted: str) -> str:
        """The wanted year, else this one, else the last of which clusters are known."""
        years = [each.year for each in clusters]
        this = school_year_name(school_year_of(self.calendar.day(self.db.clock.now())))
        return next((each for each in (wanted, this) if each in years), years[-1] if years else this)


async def get_place(conn: AsyncConnection, actor: Actor, organization_id: int) -> OrganizationRow:
    """An organization of the tree that this person runs."""
    await run_by(conn, actor, organization_id)
    return await organizations.get(conn, organization_id)


async def get_school(conn: AsyncConnection, actor: Actor, organization_id: int) -> OrganizationRow:
    row = await get_place(conn, actor, organization_id)
    if not row.is_school:
        raise NotFoundError("school-gone")
    return row


def by_number(name: str) -> tuple[str, int, str]:
    """«СШ № 9» before «СШ № 11»."""
    found = re.search(r"\d+", name)
    return (name[: found.start()], int(found[0]), name) if found else (name, 0, name)


def _cluster_line(cluster: ClusterRow, lines: tuple[Line, ...]) -> ClusterLine:
    return ClusterLine(cluster, len(lines), sum(bool(line.people) for line in lines))
