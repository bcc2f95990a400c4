"""How a command on the whole of the data ends when something is wrong: one clear line and status 2."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from bot.desk import refuse
from bot.refusal import RefusalError
from bot.settings import Settings, load_settings
from locales.texts import Texts
from roadmap.errors import AppError
from storage.trouble import say_trouble


def run_operation(work: Callable[[Settings, Texts], Awaitable[None]]) -> int:
    """Unlike at a desk, the database is neither made nor migrated before the work."""
    settings = load_settings()
    texts = Texts(settings.locale)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]

    async def do() -> None:
        await work(settings, texts)

    try:
        asyncio.run(do())
    except AppError as error:
        return refuse(texts.say_plain(error.key, **error.values))
    except RefusalError as error:
        return refuse(str(error))
    except (SQLAlchemyError, ConnectionError) as error:
        return refuse(texts.say_plain("cli-database", problem=say_trouble(error)))
    except OSError as error:
        return refuse(f"{error.filename or 'the disk'}: {error.strerror or type(error).__name__}")
    return 0
