"""What the coordinator has typed for a report: texts of its rows, its closing parts, the paper's frame."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import facts
from storage.database import Transaction
from storage.dialect import upsert
from storage.schema import report

PARTS = ("problems", "conclusions", "decisions")
FRAME = ("letterhead", "addressee", "post", "name")
_ROWS = select(report.c.item_id, report.c.text).where(
    report.c.order_id == bindparam("order"), report.c.date == bindparam("day")
)


async def rows_of(conn: AsyncConnection, order_id: int, day: date) -> dict[int, str]:
    """Item → its typed text."""
    return {row[0]: row[1] for row in await conn.execute(_ROWS, {"order": order_id, "day": day})}


async def put_row(tx: Transaction, order_id: int, day: date, item_id: int, text: str) -> None:
    values = {"order_id": order_id, "date": day, "item_id": item_id, "text": text, "typed_at": tx.now}
    await upsert(tx.conn, report, ["order_id", "date", "item_id"], values)


async def drop_row(tx: Transaction, order_id: int, day: date, item_id: int) -> None:
    """The row's text makes itself again."""
    await tx.conn.execute(
        delete(report).where(report.c.order_id == order_id, report.c.date == day, report.c.item_id == item_id)
    )


async def rows_above(conn: AsyncConnection, order_id: int, day: date, reporter_id: int) -> dict[int, str]:
    """The same of an order of the level above, on which several bodies report, each with its own words."""
    found = await _named(conn, f"{_paper(order_id, day, reporter_id)}row:")
    return {int(item_id): text for item_id, text in found.items()}


async def put_row_above(
    tx: Transaction, order_id: int, day: date, reporter_id: int, item_id: int, text: str
) -> None:
    """An empty text lets the row make itself again."""
    await facts.put(tx, f"{_paper(order_id, day, reporter_id)}row:{item_id}", text)


async def parts_of(conn: AsyncConnection, order_id: int, day: date, reporter_id: int) -> Mapping[str, str]:
    """«problems», «conclusions», «decisions», as far as they were typed."""
    found = await _named(conn, _paper(order_id, day, reporter_id))
    return {part: text for part, text in found.items() if part in PARTS}


async def put_part(tx: Transaction, order_id: int, day: date, reporter_id: int, part: str, text: str) -> None:
    await facts.put(tx, f"{_paper(order_id, day, reporter_id)}{part}", text)


def _paper(order_id: int, day: date, reporter_id: int) -> str:
    return f"report:{order_id}:{day.isoformat()}:{reporter_id}:"


async def frame_of(conn: AsyncConnection, organization_id: int) -> Mapping[str, str]:
    """The letterhead, the addressee, the post and the name under the signature, of a reporting body."""
    return await _named(conn, f"paper:{organization_id}:")


async def put_frame(tx: Transaction, organization_id: int, part: str, text: str) -> None:
    await facts.put(tx, f"paper:{organization_id}:{part}", text)


async def _named(conn: AsyncConnection, prefix: str) -> dict[str, str]:
    """What is not empty; an emptied text is as if it had never been typed."""
    found = await facts.find_all(conn, prefix)
    return {key.removeprefix(prefix): value for key, value in found.items() if value}
