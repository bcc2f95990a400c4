"""Requests for another date; `assignment.extension_asked` holds the wish of the one that is open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapKind, RoadmapState
from storage.database import Transaction
from storage.dialect import insert_once
from storage.schema import assignment, extension, item, roadmap, window


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """`is_open` while the wish stands; a wish that a moved day has settled is not open any more."""

    id: int
    assignment_id: int
    person_id: int | None
    wanted: date
    reason: str
    at: datetime
    decided_by: int | None
    granted_to: date | None
    is_open: bool

    @property
    def is_withdrawn(self) -> bool:
        return not self.is_open and self.decided_by == self.person_id and self.granted_to is None


_ALL: Select[Any] = select(
    extension.c.id,
    extension.c.assignment_id,
    extension.c.person_id,
    extension.c.wanted,
    extension.c.reason,
    extension.c.at,
    extension.c.decided_by,
    extension.c.granted_to,
    extension.c.decided_at.is_(None) & assignment.c.extension_asked.is_not(None),
).join_from(extension, assignment, assignment.c.id == extension.c.assignment_id)
_ONE = _ALL.where(extension.c.id == bindparam("extension"))
_UNDECIDED = extension.c.decided_at.is_(None)
_OF = _ALL.where(extension.c.assignment_id == bindparam("assignment"), _UNDECIDED)
_WAITING = (
    _ALL.join(window, window.c.id == assignment.c.window_id)
    .join(item, item.c.id == window.c.item_id)
    .join(roadmap, roadmap.c.id == item.c.roadmap_id)
    .where(
        _UNDECIDED,
        assignment.c.extension_asked.is_not(None),
        assignment.c.withdrawn_at.is_(None),
        assignment.c.organization_id.in_(bindparam("organizations", expanding=True)),
        roadmap.c.state == RoadmapState.ACTIVE,
        roadmap.c.kind != RoadmapKind.OWN,
        roadmap.c.ends >= bindparam("today"),
    )
    .order_by(extension.c.at, extension.c.id)
)


async def find(conn: AsyncConnection, extension_id: int) -> ExtensionRow | None:
    row = (await conn.execute(_ONE, {"extension": extension_id})).first()
    return None if row is None else _extension(row)


async def find_open(conn: AsyncConnection, assignment_id: int) -> ExtensionRow | None:
    row = (await conn.execute(_OF, {"assignment": assignment_id})).first()
    found = None if row is None else _extension(row)
    return found if found and found.is_open else None


async def waiting(
    conn: AsyncConnection, organizations: Collection[int], today: date
) -> Sequence[ExtensionRow]:
    """Those of these organizations that nobody has decided, the oldest first."""
    values = {"organizations": sorted(organizations), "today": today}
    return [_extension(row) for row in await conn.execute(_WAITING, values)]


async def ask(tx: Transaction, assignment_id: int, person_id: int, wanted: date, reason: str) -> int:
    """The open request now wishes this; it is made at need."""
    wish = update(assignment).where(assignment.c.id == assignment_id).values(extension_asked=wanted)
    await tx.conn.execute(wish)
    values = {"assignment_id": assignment_id, "person_id": person_id, "wanted": wanted, "reason": reason}
    added = await insert_once(tx.conn, extension, {**values, "at": tx.now, "cause": tx.cause_key})
    if added is not None:
        return added
    mine = (extension.c.assignment_id == assignment_id) & _UNDECIDED
    values["at"] = tx.now
    changed = await tx.conn.execute(update(extension).where(mine).values(**values).returning(extension.c.id))
    return int(changed.scalar_one())


async def explain(conn: AsyncConnection, extension_id: int, reason: str) -> None:
    await conn.execute(update(extension).where(extension.c.id == extension_id).values(reason=reason))


async def decide(
    tx: Transaction, assignment_id: int, extension_id: int, person_id: int, granted_to: date | None
) -> None:
    """The wish stands no more; a granted day does."""
    values = {"decided_at": tx.now, "decided_by": person_id, "granted_to": granted_to}
    mine = (extension.c.id == extension_id) & _UNDECIDED
    await tx.conn.execute(update(extension).where(mine).values(**values))
    settled = update(assignment).where(assignment.c.id == assignment_id).values(extension_asked=None)
    await tx.conn.execute(settled)
    if granted_to is not None:
        await extend(tx, assignment_id, granted_to)


async def extend(tx: Transaction, assignment_id: int, day: date) -> None:
    """The assignment is in time until this day."""
    await tx.conn.execute(update(assignment).where(assignment.c.id == assignment_id).values(extended_to=day))


def _extension(row: Sequence[Any]) -> ExtensionRow:
    values = [*row[:-1], bool(row[-1])]
    return ExtensionRow(*values)
