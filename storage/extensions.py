"""Requests for another date; `assignment.extension_asked` holds the wish of the one that is open."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import RoadmapKind, RoadmapState
from storage.database import Transaction
from storage.dialect import insert_once
from storage.schema import assignment, change, extension, item, roadmap, window

LOGGED = "extension"
"""What the log of changes calls a decision."""


@dataclass(frozen=True, slots=True)
class ExtensionRow:
    """`is_open` while the wish stands; a wish that a moved day has settled is not open any more.

    `is_last`: its assignment has no later one.
    """

    id: int
    assignment_id: int
    person_id: int | None
    wanted: date
    reason: str
    at: datetime
    decided_by: int | None
    granted_to: date | None
    decided_at: datetime | None
    is_open: bool
    is_last: bool

    @property
    def is_withdrawn(self) -> bool:
        return not self.is_open and self.decided_by == self.person_id and self.granted_to is None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What the log of changes says of a decision: the day until then, and the act that it was.

    `extended_to` is that day where it had been given before, too.
    """

    extended_to: date | None
    cause: str


_LATER = extension.alias("later")
_ALL: Select[Any] = select(
    extension.c.id,
    extension.c.assignment_id,
    extension.c.person_id,
    extension.c.wanted,
    extension.c.reason,
    extension.c.at,
    extension.c.decided_by,
    extension.c.granted_to,
    extension.c.decided_at,
    extension.c.decided_at.is_(None) & assignment.c.extension_asked.is_not(None),
    ~exists().where(_LATER.c.assignment_id == extension.c.assignment_id, _LATER.c.id > extension.c.id),
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


async def find_decision(conn: AsyncConnection, wish: ExtensionRow, school_id: int) -> DecisionRow | None:
    made = (change.c.what == LOGGED, change.c.organization_id == school_id)
    decided = select(change.c.id, change.c.item_id, change.c.before, change.c.cause)
    latest = decided.where(*made, change.c.at == wish.decided_at).order_by(change.c.id.desc()).limit(1)
    row = (await conn.execute(latest)).first()
    if row is None:
        return None
    given = (change.c.item_id == row.item_id, change.c.after == row.before, change.c.id < row.id)
    is_given = (await conn.execute(select(change.c.id).where(*made, *given).limit(1))).first() is not None
    return DecisionRow(date.fromisoformat(row.before) if is_given else None, row.cause)


async def reopen(tx: Transaction, wish: ExtensionRow, extended_to: date | None) -> None:
    """The wish stands again, as before it was decided; so does the day."""
    values: dict[str, Any] = {"decided_at": None, "decided_by": None, "granted_to": None}
    await tx.conn.execute(update(extension).where(extension.c.id == wish.id).values(**values))
    stands: dict[str, Any] = {"extension_asked": wish.wanted}
    if wish.granted_to is not None:
        stands["extended_to"] = extended_to
    await tx.conn.execute(update(assignment).where(assignment.c.id == wish.assignment_id).values(**stands))


async def extend(tx: Transaction, assignment_id: int, day: date) -> None:
    """The assignment is in time until this day."""
    await tx.conn.execute(update(assignment).where(assignment.c.id == assignment_id).values(extended_to=day))


def _extension(row: Sequence[Any]) -> ExtensionRow:
    values = [*row[:-2], bool(row[-2]), bool(row[-1])]
    return ExtensionRow(*values)
