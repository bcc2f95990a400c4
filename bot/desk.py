"""What a command of the operator works with, and how it ends when something is wrong."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from bot.clocks import learn_clock
from bot.refusal import RefusalError
from bot.settings import Settings, load_settings
from locales.texts import Texts
from roadmap.clock import SystemClock
from roadmap.errors import AppError
from services.calendar import Calendar
from storage.calendar import load_workdays
from storage.database import Database
from storage.migrate import migrate


@dataclass(frozen=True, slots=True)
class Desk:
    """The database with its newest schema, the program's time and the operator's language."""

    settings: Settings
    db: Database
    calendar: Calendar
    texts: Texts


def run_at_desk(work: Callable[[Desk], Awaitable[None]]) -> int:
    """Do the work beside a running bot: status 0, or 2 and one clear line on standard error."""
    settings = load_settings()
    texts = Texts(settings.locale)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        asyncio.run(_work(settings, texts, work))
    except AppError as error:
        return refuse(texts.say_plain(error.key, **error.values))
    except RefusalError as error:
        return refuse(str(error))
    except SQLAlchemyError as error:
        problem = str(getattr(error, "orig", None) or error).partition("\n")[0]
        return refuse(texts.say_plain("cli-database", problem=problem))
    return 0


def refuse(line: str) -> int:
    print(f"vekhi: {line}", file=sys.stderr)
    return 2


async def _work(settings: Settings, texts: Texts, work: Callable[[Desk], Awaitable[None]]) -> None:
    await migrate(settings.database_url, zone=settings.timezone)
    db = Database(settings.database_url, SystemClock())
    try:
        db.clock = await learn_clock(settings, db)
        async with db.read() as conn:
            workdays = await load_workdays(conn)
        await work(Desk(settings, db, Calendar(settings.timezone, workdays), texts))
    finally:
        await db.close()
