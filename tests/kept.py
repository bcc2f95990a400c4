"""What stands beside the assignments, held against what it is made of."""

from sqlalchemy import or_, select

from storage.database import Database
from storage.reaches import askable_since, reachable
from storage.schema import assignment
from storage.standing_codes import standing_of


async def unlike_their_log(database: Database) -> list[int]:
    """The assignments beside which stands something else than their log and people make: none, ever."""
    unlike = or_(
        assignment.c.standing != standing_of(assignment.c.reply_id),
        assignment.c.askable_since.is_distinct_from(askable_since),
        assignment.c.reachable != reachable,
    )
    async with database.read() as conn:
        return list((await conn.execute(select(assignment.c.id).where(unlike))).scalars())
