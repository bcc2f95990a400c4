"""What people measured: append-only; for a reporting date the newest that was not taken back holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Transaction
from storage.schema import indicator, item, measurement, person


@dataclass(frozen=True, slots=True)
class Measured:
    """A number, or a share as «14 из 32»; whole schools are never turned into percents on the way."""

    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A value of a plan's preamble, by its own words."""

    roadmap_id: int
    baseline: str


About = int | Topic
"""An indicator's id, or a value of a preamble."""


@dataclass(frozen=True, slots=True)
class MeasurementRow:
    """`author` is a person's name, empty for somebody forgotten; `withdrawn` means taken back."""

    id: int
    about: About
    due: date
    measured: Measured
    note: str
    author: str
    at: datetime
    withdrawn: bool


_ROWS: Select[Any] = (
    select(
        measurement.c.id,
        measurement.c.indicator_id,
        measurement.c.roadmap_id,
        measurement.c.baseline,
        measurement.c.due,
        measurement.c.value,
        measurement.c.numerator,
        measurement.c.denominator,
        measurement.c.note,
        person.c.name,
        measurement.c.at,
        measurement.c.withdrawn_at,
    )
    .outerjoin_from(measurement, person, person.c.id == measurement.c.author_id)
    .order_by(measurement.c.id)
)
_STANDS = measurement.c.withdrawn_at.is_(None)


async def add(
    tx: Transaction, about: About, due: date, measured: Measured, *, author_id: int | None, note: str
) -> int:
    """One more word on it, by whoever is at work in this transaction; once a cause."""
    values = {
        **_subject(about),
        "due": due,
        "value": measured.value,
        "numerator": measured.numerator,
        "denominator": measured.denominator,
        "note": note,
        "author_id": author_id,
        "at": tx.now,
        "cause": tx.cause_key,
    }
    added = await tx.conn.execute(insert(measurement).returning(measurement.c.id), values)
    return int(added.scalar_one())


async def withdraw(tx: Transaction, id_: int) -> None:
    """It is taken back; what stood before it holds again."""
    await tx.conn.execute(
        update(measurement).where(measurement.c.id == id_, _STANDS).values(withdrawn_at=tx.now)
    )


async def history(conn: AsyncConnection, about: About) -> Sequence[MeasurementRow]:
    """Every word on it, the oldest first."""
    scope = and_(*(measurement.c[name] == value for name, value in _subject(about).items()))
    return [_row(row) for row in await conn.execute(_ROWS.where(scope))]


async def newest(
    conn: AsyncConnection, roadmap_ids: Collection[int], due: date
) -> Mapping[int, MeasurementRow]:
    """Indicator → what holds for this reporting date, of the indicators of these plans."""
    mine = select(indicator.c.id).join(item, item.c.id == indicator.c.item_id)
    scope = measurement.c.indicator_id.in_(mine.where(item.c.roadmap_id.in_(roadmap_ids)))
    found = await _standing(conn, scope, due)
    return {row.about: row for row in found if isinstance(row.about, int)}


async def newest_topics(conn: AsyncConnection, roadmap_id: int, due: date) -> Mapping[str, MeasurementRow]:
    """The words of a value in the plan's preamble → what holds of it for this reporting date."""
    found = await _standing(conn, measurement.c.roadmap_id == roadmap_id, due)
    return {row.about.baseline: row for row in found if isinstance(row.about, Topic)}


async def _standing(conn: AsyncConnection, scope: ColumnElement[bool], due: date) -> Sequence[MeasurementRow]:
    """The newest last."""
    rows = await conn.execute(_ROWS.where(scope, measurement.c.due == due, _STANDS))
    return [_row(row) for row in rows]


def _subject(about: About) -> Mapping[str, Any]:
    if isinstance(about, Topic):
        return {"roadmap_id": about.roadmap_id, "baseline": about.baseline}
    return {"indicator_id": about}


def _row(row: Any) -> MeasurementRow:
    about = row[1] if row[1] is not None else Topic(row[2], row[3])
    measured = Measured(*row[5:8])
    return MeasurementRow(row[0], about, row[4], measured, row[8], row[9] or "", row[10], row[11] is not None)
