"""What the centre has done about a silent school: in the log of changes, the last word of each kind."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import change

CALLED, HELD = "called", "held-back"
ON, OFF = "yes", "no"


async def marks(conn: AsyncConnection, what: str) -> Mapping[int, datetime]:
    """School → the moment since which it is so."""
    rows = await conn.execute(
        select(change.c.organization_id, change.c.at, change.c.after)
        .where(change.c.what == what)
        .order_by(change.c.id)
    )
    found: dict[int, datetime] = {}
    for school_id, at, after in rows:
        if after == ON:
            found[school_id] = at
        else:
            found.pop(school_id, None)
    return found
