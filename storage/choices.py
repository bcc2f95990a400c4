"""What people decided about the understanding of stored orders; it holds when an order is imported again."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.choices_values import Choice, choice_json, read_choice
from storage.database import Transaction
from storage.schema import choice, order


async def read_choices(conn: AsyncConnection, number: str, day: date) -> tuple[Choice, ...]:
    """Those about the order of this number and date; none when it is not stored."""
    found = await conn.execute(
        select(choice.c.value)
        .join_from(choice, order, order.c.id == choice.c.order_id)
        .where(order.c.number == number, order.c.date == day, order.c.owner_id.is_(None))
        .order_by(choice.c.at, choice.c.place, choice.c.what)
    )
    return tuple(map(read_choice, found.scalars()))


async def put_choices(
    tx: Transaction, order_id: int, choices: Iterable[Choice], author_id: int | None
) -> None:
    """All that is decided about the order; what stood already keeps its author and its moment."""
    rows = await tx.conn.execute(select(choice).where(choice.c.order_id == order_id))
    stored = {(row.place, row.what): row for row in rows}
    wanted = {(each.place, each.what.value): choice_json(each) for each in choices}
    gone = [key for key, row in stored.items() if wanted.get(key) != row.value]
    for place, what in gone:
        scope = (choice.c.order_id == order_id) & (choice.c.place == place) & (choice.c.what == what)
        await tx.conn.execute(delete(choice).where(scope))
    new = [
        {
            "order_id": order_id,
            "place": place,
            "what": what,
            "value": value,
            "author_id": author_id,
            "at": tx.now,
        }
        for (place, what), value in wanted.items()
        if (place, what) not in stored or (place, what) in gone
    ]
    if new:
        await tx.conn.execute(insert(choice), new)
