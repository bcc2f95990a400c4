"""Updates by webhook: Telegram is told where to bring them, and asked now and then whether it still does."""

import asyncio
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from sqlalchemy.exc import SQLAlchemyError

from bot.health import Health
from bot.intake import ALLOWED_UPDATES, Intake
from bot.refusal import RefusalError
from bot.settings import Settings
from web.app import Hook

LOOK_EVERY = 60.0
CONNECTIONS = 40

log = structlog.get_logger(__name__)


def build_hook(settings: Settings, intake: Intake) -> Hook | None:
    if not settings.webhook_url or not settings.webhook_secret:
        return None
    path = urlsplit(settings.webhook_url).path or "/"
    return Hook(path, settings.webhook_secret.get_secret_value(), intake.store)


class WebhookWatch:
    """The webhook's counterpart of a good poll: Telegram says that it brings updates to our address."""

    def __init__(self, bot: Bot, settings: Settings, health: Health, look_every: float = LOOK_EVERY) -> None:
        self._bot = bot
        self._settings = settings
        self._health = health
        self._look_every = look_every
        self._stopping = asyncio.Event()

    async def hook(self) -> None:
        """Have Telegram bring updates from now on; what waits there comes too."""
        secret = self._settings.webhook_secret
        await self._bot.set_webhook(
            self._settings.webhook_url or "",
            secret_token=secret.get_secret_value() if secret else None,
            allowed_updates=list(ALLOWED_UPDATES),
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )
        await self._health.note()

    async def run(self) -> None:
        while not self._stopping.is_set():
            try:
                async with asyncio.timeout(self._look_every):
                    await self._stopping.wait()
            except TimeoutError:
                await self.look()

    async def stop(self) -> None:
        """Ask the loop to end; the webhook stays, Telegram keeps what comes until the next start."""
        self._stopping.set()

    async def look(self) -> None:
        """Ask once."""
        try:
            info = await self._bot.get_webhook_info()
            if info.url == self._settings.webhook_url:
                await self._health.note()
            else:
                log.error("Telegram brings updates elsewhere: another program has changed the webhook")
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise RefusalError("Telegram no longer accepts BOT_TOKEN") from None
        except (TelegramAPIError, ClientDecodeError, SQLAlchemyError) as error:
            log.warning("the webhook could not be checked", problem=type(error).__name__)
