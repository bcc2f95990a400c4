"""What the text of an order obliges whom to."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import bring
from storage.schema import obligation


async def put_obligations(conn: AsyncConnection, order_id: int, wanted: Iterable[Mapping[str, Any]]) -> None:
    """By position."""
    brought = await bring(
        conn,
        obligation,
        obligation.c.order_id == order_id,
        ("position",),
        [{"order_id": order_id, "position": number, **each} for number, each in enumerate(wanted, 1)],
    )
    await conn.execute(delete(obligation).where(obligation.c.id.in_(brought.gone)))
