"""`python -m bot run`: the bot, until it is told to stop."""

import argparse
import asyncio
import gc
import signal
import sys
from typing import TYPE_CHECKING

from bot.refusal import RefusalError
from bot.settings import Settings, load_settings

if TYPE_CHECKING:
    from bot.logs import Redaction

NO_TOKEN = "BOT_TOKEN is not set: put the token from BotFather into .env, or try `python -m bot demo`"  # noqa: S105

YOUNG = 10_000
"""Objects made between two looks for garbage: a press makes many, and leaves next to none behind."""


def run(_args: argparse.Namespace) -> int:
    """The exit status: 2 with one clear line when the bot cannot start or go on."""
    settings = load_settings()
    if settings.bot_token is None:
        return _refuse(NO_TOKEN)
    gc.disable()  # what a start makes is kept: looking through it for garbage only makes the start longer
    import structlog

    from bot.logs import configure_logs

    redact = configure_logs(settings.log_level, settings.log_format, settings.secrets)
    try:
        return asyncio.run(_serve(settings, redact))
    except RefusalError as refusal:
        return _refuse(redact(str(refusal)))
    except Exception:  # noqa: BLE001 - the traceback goes through the log, which hides the token
        structlog.get_logger(__name__).exception("the bot has failed")
        return 1


def _refuse(line: str) -> int:
    print(f"vekhi: {line}", file=sys.stderr)
    return 2


async def _serve(settings: Settings, redact: "Redaction") -> int:
    from bot.application import Application

    application = Application(settings, redact=redact)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, application.ask_to_stop)
    await application.start()
    gc.freeze()
    gc.set_threshold(YOUNG)
    gc.enable()
    try:
        return await application.wait()
    finally:
        await application.stop()
