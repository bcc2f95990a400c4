"""Logs: structlog over the standard library, to standard error, without the token in any line."""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

import structlog

IN_ADDRESS = re.compile(r"bot\d+(?::|%3A)[\w-]+", re.ASCII | re.IGNORECASE)
HIDDEN = "bot<token>"
QUIET = ("aiogram", "aiohttp", "apscheduler", "alembic", "aiosqlite", "sqlalchemy")


class Redaction:
    """Hides tokens in a text: whatever looks like one in an address, and the configured secrets anywhere."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        words = {secret for secret in secrets if secret}
        words |= {word.replace(":", "%3A") for word in words}
        longest_first = sorted(words, key=len, reverse=True)
        self._words = re.compile("|".join(map(re.escape, longest_first))) if words else None

    def __call__(self, text: str) -> str:
        text = IN_ADDRESS.sub(HIDDEN, text)
        return self._words.sub("<secret>", text) if self._words else text


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """The last step of every line, tracebacks included."""

    def __init__(self, redact: Redaction, is_json: bool) -> None:
        super().__init__(
            foreign_pre_chain=_common_steps(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_last_steps(is_json)],
        )
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))


def _common_steps() -> list[structlog.typing.Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _last_steps(is_json: bool) -> list[structlog.typing.Processor]:
    if is_json:
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain)]


def route_logs() -> None:
    """Let the standard library decide what becomes of structlog's lines."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_common_steps(),
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def configure_logs(
    level: str = "INFO", shape: str = "console", secrets: Iterable[str] = (), stream: TextIO | None = None
) -> Redaction:
    """Send every log of the process, ours and the libraries', to one redacting handler."""
    redact = Redaction(secrets)
    route_logs()
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(redact, shape == "json"))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel("WARNING" if level != "DEBUG" else "INFO")
    logging.getLogger("aiogram.event").setLevel("WARNING")
    return redact
