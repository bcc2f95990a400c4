"""Who is who: the root, the bodies and the schools that an order names."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from roadmap.model import OrganizationKind, School
from roadmap.names import find_candidates, fold
from roadmap.offices import find_kind, is_short_for, school_names
from storage import organizations
from storage.database import Transaction
from storage.organizations import OrganizationRow

UNNAMED = "Вехи"
"""The root's name until the first order tells whose it is."""


async def get_by_name(
    conn: AsyncConnection, name: str, tree: frozenset[int] | None = None
) -> OrganizationRow:
    """NotFoundError with candidates: of whoever asks only those of their tree, None is everybody."""
    found = await organizations.find(conn, name)
    if found is not None:
        return found
    everyone = await organizations.everyone(conn)
    known = [row.short_name for row in everyone if tree is None or row.id in tree]
    candidates = find_candidates(name, known)
    if candidates:
        raise NotFoundError("organization-unknown", name=name, candidates=", ".join(candidates))
    raise NotFoundError("organization-unlike", name=name)


async def ensure_root(tx: Transaction, issuer: str = "") -> int:
    """The root of the tree, created at need; the first issuing body known gives it its name."""
    root = await organizations.find_root(tx.conn)
    if root is None:
        kind = _root_kind(issuer)
        root_id = await organizations.add(tx.conn, kind, None, issuer or UNNAMED, issuer or UNNAMED)
    else:
        root_id = root.id
    if issuer and not await organizations.is_named(tx.conn, root_id):
        names = {"short_name": issuer, "full_name": issuer, "kind": _root_kind(issuer)}
        await organizations.rename(tx.conn, root_id, **names)
        await organizations.add_names(tx.conn, root_id, [issuer])
    return root_id


def _root_kind(issuer: str) -> OrganizationKind:
    kind = find_kind(issuer)
    return OrganizationKind.MUNICIPALITY if kind is OrganizationKind.BODY else kind


async def ensure_issuer(tx: Transaction, issuer: str) -> int:
    """The issuing body: the root, a department above it or one below; any other stands for the root."""
    root_id = await ensure_root(tx, issuer)
    known = (await organizations.keys(tx.conn)).get(fold(issuer), root_id) if issuer else root_id
    if known != root_id or await organizations.is_called(tx.conn, root_id, issuer):
        return known
    root = await organizations.get(tx.conn, root_id)
    match _root_kind(issuer), root.kind:
        case OrganizationKind.REGION, OrganizationKind.MUNICIPALITY:
            return await _place_above(tx, root_id, issuer)
        case OrganizationKind.MUNICIPALITY, OrganizationKind.REGION:
            return await _add(tx, OrganizationKind.MUNICIPALITY, root_id, issuer)
    return root_id


async def _place_above(tx: Transaction, root_id: int, issuer: str) -> int:
    """A region's first order: its department becomes the root, its institutes come to stand under it."""
    region_id = await _add(tx, OrganizationKind.REGION, root_id, issuer)
    await organizations.become_root(tx.conn, region_id, root_id)
    for each in await organizations.everyone(tx.conn, OrganizationKind.INSTITUTE):
        await organizations.rename(tx.conn, each.id, parent_id=region_id)
    return region_id


async def _add(
    tx: Transaction, kind: OrganizationKind, parent_id: int, name: str, full_name: str = ""
) -> int:
    added = await organizations.add(tx.conn, kind, parent_id, name, full_name or name)
    await organizations.add_names(tx.conn, added, [name, full_name])
    return added


async def _name_in_full(tx: Transaction, short: str, full: str) -> None:
    """One that is known by either name is known by both; one without a full name gets it."""
    by_short = await organizations.find(tx.conn, short)
    by_full = await organizations.find(tx.conn, full)
    if by_short and by_full is None:
        await organizations.add_names(tx.conn, by_short.id, [full])
        if fold(by_short.full_name) == fold(by_short.short_name):
            await organizations.rename(tx.conn, by_short.id, full_name=full)
    elif by_full and by_short is None:
        await organizations.add_names(tx.conn, by_full.id, [short])


def _kind_of(short: str, full: str) -> OrganizationKind:
    kind = find_kind(short)
    return find_kind(full) if kind is OrganizationKind.BODY else kind


async def ensure_bodies(
    tx: Transaction, names: Iterable[str], root_id: int, in_full: Mapping[str, str] | None = None
) -> Mapping[str, int]:
    """Each named body's organization, created at need; the root is known by its initials too.

    `in_full`: what a person says that a name stands for.
    """
    in_full = in_full or {}
    for short, full in in_full.items():
        await _name_in_full(tx, short, full)
    root = await organizations.get(tx.conn, root_id)
    found: dict[str, int] = {}
    for name in names:
        known = await organizations.find(tx.conn, name)
        if known:
            found[name] = known.id
        elif name in in_full:
            found[name] = await _add(tx, _kind_of(name, in_full[name]), root_id, name, in_full[name])
        elif is_short_for(name, root.full_name):
            found[name] = root_id
            await organizations.add_names(tx.conn, root_id, [name])
            await organizations.rename(tx.conn, root_id, short_name=name)
        else:
            found[name] = await _add(tx, find_kind(name), root_id, name)
    return found


async def ensure_schools(tx: Transaction, schools: Sequence[School], parent_id: int) -> Mapping[str, int]:
    """Each school's organization by its short name, created at need; one that is printed anew is renamed."""
    by_id = {row.id: row for row in await organizations.everyone(tx.conn, OrganizationKind.SCHOOL)}
    known = await organizations.keys(tx.conn)
    found: dict[str, int] = {}
    for school in schools:
        each = known.get(fold(school.name)) or known.get(fold(school.full_name))
        if each not in by_id:
            each = await organizations.add(
                tx.conn, OrganizationKind.SCHOOL, parent_id, school.name, school.full_name
            )
        elif fold(school.full_name) not in known:
            await organizations.rename(tx.conn, each, full_name=school.full_name)
        names = school_names(school.name, school.full_name)
        await organizations.add_names(tx.conn, each, [name for name in names if fold(name) not in known])
        found[school.name] = each
    return found
