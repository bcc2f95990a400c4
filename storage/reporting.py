"""The reporting dates of orders."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.model import ReportingDate
from storage.schema import reporting_date

_NEXT = (
    select(reporting_date.c.due, reporting_date.c.collect_by)
    .where(
        reporting_date.c.due >= bindparam("day"),
        reporting_date.c.order_id.in_(bindparam("orders", expanding=True)),
    )
    .order_by(reporting_date.c.due, reporting_date.c.order_id)
    .limit(1)
)


async def find_next(conn: AsyncConnection, day: date, order_ids: Collection[int]) -> ReportingDate | None:
    """The first reporting date that is not before `day`, of these orders."""
    row = (await conn.execute(_NEXT, {"day": day, "orders": list(order_ids)})).first()
    return row and ReportingDate(due=row.due, collect_by=row.collect_by)
