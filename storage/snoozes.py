"""Which duties people asked to be reminded of later, each for themselves."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Transaction
from storage.dialect import upsert
from storage.schema import snooze

_OF = select(snooze.c.person_id, snooze.c.assignment_id, snooze.c.until).where(
    snooze.c.person_id.in_(bindparam("people", expanding=True))
)
_DROP = delete(snooze).where(
    snooze.c.person_id == bindparam("person"),
    snooze.c.assignment_id.in_(bindparam("ids", expanding=True)),
)


async def of_people(conn: AsyncConnection, people: Collection[int]) -> Mapping[int, Mapping[int, date]]:
    """Person → assignment → the day before which it is not mentioned."""
    found: dict[int, dict[int, date]] = {}
    for person_id, assignment_id, until in await conn.execute(_OF, {"people": list(people)}):
        found.setdefault(person_id, {})[assignment_id] = until
    return found


async def put(tx: Transaction, person_id: int, assignments: Iterable[int], until: date) -> None:
    for assignment_id in assignments:
        values = {"person_id": person_id, "assignment_id": assignment_id, "until": until}
        await upsert(tx.conn, snooze, ["person_id", "assignment_id"], values)


async def drop(tx: Transaction, person_id: int, assignments: Iterable[int]) -> None:
    """Reminded as everybody is."""
    await tx.conn.execute(_DROP, {"person": person_id, "ids": list(assignments)})
