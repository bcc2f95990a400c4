"""Organizations: the tree, the names they are known by, the clusters of schools by year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import OrganizationKind
from roadmap.names import fold
from storage.dialect import upsert
from storage.schema import cluster, cluster_school, organization, organization_name


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    id: int
    parent_id: int | None
    kind: OrganizationKind
    short_name: str
    full_name: str
    askable_since: date | None

    @property
    def is_school(self) -> bool:
        return self.kind is OrganizationKind.SCHOOL


_ALL = select(
    organization.c.id,
    organization.c.parent_id,
    organization.c.kind,
    organization.c.short_name,
    organization.c.full_name,
    organization.c.askable_since,
).order_by(organization.c.position, organization.c.id)


async def get(conn: AsyncConnection, organization_id: int) -> OrganizationRow:
    return _row((await conn.execute(_ALL.where(organization.c.id == organization_id))).one())


async def find_root(conn: AsyncConnection) -> OrganizationRow | None:
    row = (await conn.execute(_ALL.where(organization.c.parent_id.is_(None)))).first()
    return None if row is None else _row(row)


async def find(conn: AsyncConnection, name: str) -> OrganizationRow | None:
    """The one known by this name, written in any way (`roadmap.names.fold`)."""
    known = select(organization_name.c.organization_id).where(organization_name.c.key == fold(name))
    row = (await conn.execute(_ALL.where(organization.c.id.in_(known)))).first()
    return None if row is None else _row(row)


async def bodies(conn: AsyncConnection) -> list[OrganizationRow]:
    """All that is no school."""
    statement = _ALL.where(organization.c.kind != OrganizationKind.SCHOOL)
    return [_row(row) for row in await conn.execute(statement)]


async def everyone(conn: AsyncConnection, kind: OrganizationKind | None = None) -> list[OrganizationRow]:
    statement = _ALL if kind is None else _ALL.where(organization.c.kind == kind)
    return [_row(row) for row in await conn.execute(statement)]


async def keys(conn: AsyncConnection) -> Mapping[str, int]:
    """Every folded name and whose it is."""
    rows = await conn.execute(select(organization_name.c.key, organization_name.c.organization_id))
    return {row[0]: row[1] for row in rows}


async def is_named(conn: AsyncConnection, organization_id: int) -> bool:
    statement = select(func.count()).where(organization_name.c.organization_id == organization_id)
    return bool((await conn.execute(statement)).scalar())


async def is_called(conn: AsyncConnection, organization_id: int, name: str) -> bool:
    scope = (organization_name.c.organization_id == organization_id) & (organization_name.c.key == fold(name))
    return bool((await conn.execute(select(func.count()).where(scope))).scalar())


async def subtree(conn: AsyncConnection, tops: Iterable[int]) -> frozenset[int]:
    """These organizations and all below them."""
    return frozenset((await conn.execute(below(tops))).scalars())


def below(tops: Iterable[int]) -> Select[int]:
    """The query that `subtree` is the answer of."""
    start = select(organization.c.id).where(organization.c.id.in_(list(tops)))
    tree = start.cte("tree", recursive=True)
    under = select(organization.c.id).join(tree, organization.c.parent_id == tree.c.id)
    return select(tree.union(under).c.id)


async def roots(conn: AsyncConnection) -> frozenset[int]:
    """Those that nobody stands above."""
    found = select(organization.c.id).where(organization.c.parent_id.is_(None))
    return frozenset((await conn.execute(found)).scalars())


async def upwards(conn: AsyncConnection, organization_id: int) -> frozenset[int]:
    """This organization and all above it."""
    start = select(organization.c.id, organization.c.parent_id).where(organization.c.id == organization_id)
    chain = start.cte("chain", recursive=True)
    over = select(organization.c.id, organization.c.parent_id).join(
        chain, organization.c.id == chain.c.parent_id
    )
    return frozenset((await conn.execute(select(chain.union(over).c.id))).scalars())


def of_cluster(cluster_id: int, within: Select[int] | None) -> Select[int]:
    """The query for the schools of a cluster, of those that another query finds."""
    found = select(cluster_school.c.organization_id).where(cluster_school.c.cluster_id == cluster_id)
    return found if within is None else found.where(cluster_school.c.organization_id.in_(within))


async def add(
    conn: AsyncConnection, kind: OrganizationKind, parent_id: int | None, short_name: str, full_name: str
) -> int:
    """A new one, after its elders; the root stands first."""
    last = select(func.coalesce(func.max(organization.c.position), 0))
    position = (await conn.execute(last)).scalar_one() + 1 if parent_id else 0
    values = {
        "kind": kind,
        "parent_id": parent_id,
        "short_name": short_name,
        "full_name": full_name,
        "position": position,
    }
    added = await conn.execute(insert(organization).returning(organization.c.id), values)
    return int(added.scalar_one())


async def become_root(conn: AsyncConnection, organization_id: int, former_id: int) -> None:
    """The first of these two takes the place above the former root."""
    last = select(func.max(organization.c.position)).scalar_subquery()
    await rename(conn, former_id, parent_id=organization_id, position=last + 1)
    await rename(conn, organization_id, parent_id=None, position=0)


async def rename(conn: AsyncConnection, organization_id: int, **values: Any) -> None:
    await conn.execute(update(organization).where(organization.c.id == organization_id).values(**values))


async def add_names(conn: AsyncConnection, organization_id: int, names: Iterable[str]) -> None:
    """Names it is found by; a name that is somebody's already stays theirs."""
    folded = {key for key in map(fold, names) if key}
    taken = select(organization_name.c.key).where(organization_name.c.key.in_(folded))
    free = folded.difference((await conn.execute(taken)).scalars())
    if free:
        rows = [{"key": key, "organization_id": organization_id} for key in sorted(free)]
        await conn.execute(insert(organization_name), rows)


async def become_askable(conn: AsyncConnection, organization_id: int, today: date) -> None:
    """Note the first day on which somebody of it could be asked."""
    await conn.execute(
        update(organization)
        .where(organization.c.id == organization_id, organization.c.askable_since.is_(None))
        .values(askable_since=today)
    )


async def put_cluster(conn: AsyncConnection, code: str, title: str, year: str, position: int) -> int:
    values = {"year": year, "code": code, "title": title, "position": position}
    await upsert(conn, cluster, ["year", "code"], values)
    found = select(cluster.c.id).where(cluster.c.year == year, cluster.c.code == code)
    return int((await conn.execute(found)).scalar_one())


async def put_in_cluster(conn: AsyncConnection, organization_id: int, year: str, cluster_id: int) -> None:
    values = {"organization_id": organization_id, "year": year, "cluster_id": cluster_id}
    await upsert(conn, cluster_school, ["organization_id", "year"], values)


async def clusters_of_schools(conn: AsyncConnection) -> Sequence[tuple[str, int, str, int]]:
    """Year, school, the code of its cluster and the cluster's place, year by year."""
    rows = await conn.execute(
        select(cluster.c.year, cluster_school.c.organization_id, cluster.c.code, cluster.c.position)
        .join_from(cluster_school, cluster, cluster.c.id == cluster_school.c.cluster_id)
        .order_by(cluster.c.year, cluster.c.position, cluster_school.c.organization_id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def _row(row: Any) -> OrganizationRow:
    return OrganizationRow(row[0], row[1], OrganizationKind(row[2]), row[3], row[4], row[5])
