"""Where the program's time begins: as set, or where the last run stopped."""

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings, build_clock
from roadmap.clock import Clock
from storage import facts
from storage.database import Database

log = structlog.get_logger(__name__)


async def learn_clock(settings: Settings, db: Database) -> Clock:
    """The clock of the settings; for `CLOCK_START=last` the database is asked."""
    if settings.clock_start != "last":
        return build_clock(settings, None)
    async with db.read() as conn:
        return build_clock(settings, await facts.find_moment(conn, facts.CLOCK))


async def note_clock(db: Database) -> None:
    """Remember where the program's time stopped; a database that cannot be written must not stop a stop."""
    try:
        async with db.write("clock") as tx:
            await facts.put(tx, facts.CLOCK, tx.now.isoformat())
    except SQLAlchemyError as error:
        log.warning("the moment of the stop could not be noted", problem=type(error).__name__)
