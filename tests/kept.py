"""What stands beside the assignments, held against the log that it is made of."""

from sqlalchemy import select

from storage.database import Database
from storage.schema import assignment
from storage.standing_codes import standing_of


async def unlike_their_log(database: Database) -> list[int]:
    """The assignments beside which stands another number than their log makes: none, whatever was done."""
    unlike = select(assignment.c.id).where(assignment.c.standing != standing_of(assignment.c.reply_id))
    async with database.read() as conn:
        return list((await conn.execute(unlike)).scalars())
