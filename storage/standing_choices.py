"""Single decisions about a loaded order: a moved day, a new title. They hold when it is imported again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.choices_values import Choice, Value, What, choice_json
from storage.dialect import upsert
from storage.schema import choice, roadmap


async def put_choice(
    conn: AsyncConnection, order_id: int, chosen: Choice, author_id: int | None, now: datetime
) -> None:
    values: dict[str, Any] = {
        "order_id": order_id,
        "place": chosen.place,
        "what": chosen.what,
        "value": choice_json(chosen),
        "author_id": author_id,
        "at": now,
    }
    await upsert(conn, choice, ["order_id", "place", "what"], values)


async def decided(conn: AsyncConnection, roadmap_id: int, what: What) -> Mapping[str, Value]:
    """Place → what was decided there, in the order of this plan."""
    mine = choice.join(roadmap, roadmap.c.order_id == choice.c.order_id)
    scope = (roadmap.c.id == roadmap_id) & (choice.c.what == what)
    rows = await conn.execute(select(choice.c.place, choice.c.value).select_from(mine).where(scope))
    return {row[0]: row[1]["value"] for row in rows}
