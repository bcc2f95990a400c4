"""The reporting dates of orders."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import ReportingDate
from storage.schema import reporting_date

_NEXT = (
    select(reporting_date.c.due, reporting_date.c.collect_by)
    .where(reporting_date.c.due >= bindparam("day"))
    .order_by(reporting_date.c.due, reporting_date.c.order_id)
    .limit(1)
)


async def find_next(
    conn: AsyncConnection, day: date, order_ids: Collection[int] | None = None
) -> ReportingDate | None:
    """The first reporting date that is not before `day`, of these orders; None is all."""
    statement = _NEXT if order_ids is None else _NEXT.where(reporting_date.c.order_id.in_(order_ids))
    row = (await conn.execute(statement, {"day": day})).first()
    return row and ReportingDate(due=row.due, collect_by=row.collect_by)
