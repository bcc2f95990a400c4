"""What people measured for an indicator: append-only, for a reporting date the newest holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, insert, select
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
class MeasurementRow:
    """`author` is a person's name, empty for somebody forgotten."""

    id: int
    indicator_id: int
    due: date
    measured: Measured
    note: str
    author: str
    at: datetime


_ROWS: Select[Any] = (
    select(
        measurement.c.id,
        measurement.c.indicator_id,
        measurement.c.due,
        measurement.c.value,
        measurement.c.numerator,
        measurement.c.denominator,
        measurement.c.note,
        person.c.name,
        measurement.c.at,
    )
    .outerjoin_from(measurement, person, person.c.id == measurement.c.author_id)
    .order_by(measurement.c.id)
)


async def add(
    tx: Transaction, indicator_id: int, due: date, measured: Measured, *, author_id: int | None, note: str
) -> int:
    """One more word on it, by whoever is at work in this transaction; once a cause."""
    values = {
        "indicator_id": indicator_id,
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


async def history(conn: AsyncConnection, indicator_id: int) -> Sequence[MeasurementRow]:
    """Every word on an indicator, the oldest first."""
    return [_row(row) for row in await conn.execute(_ROWS.where(measurement.c.indicator_id == indicator_id))]


async def newest(
    conn: AsyncConnection, roadmap_ids: Collection[int], due: date
) -> Mapping[int, MeasurementRow]:
    """Indicator → what holds for this reporting date, of the indicators of these plans."""
    mine = select(indicator.c.id).join(item, item.c.id == indicator.c.item_id)
    scope = measurement.c.indicator_id.in_(mine.where(item.c.roadmap_id.in_(roadmap_ids)))
    rows = await conn.execute(_ROWS.where(scope, measurement.c.due == due))
    return {row.indicator_id: row for row in map(_row, rows)}


def _row(row: Any) -> MeasurementRow:
    return MeasurementRow(row[0], row[1], row[2], Measured(*row[3:6]), row[6], row[7] or "", row[8])
