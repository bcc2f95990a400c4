"""getUpdates and the webhook."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox import limits
from sandbox.bodies import Arguments
from sandbox.errors import WEBHOOK_ACTIVE, bad_request, conflict
from sandbox.telegram import Telegram
from sandbox.webhooks import Hook
from sandbox.world import Json

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


async def get_updates(telegram: Telegram, arguments: Arguments) -> list[Json]:
    if telegram.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    telegram.updates.allow(_read_kinds(arguments))
    limit = min(max(arguments.integer("limit", limits.POLL_LIMIT), 1), limits.POLL_LIMIT)
    timeout = min(max(arguments.number("timeout", 0.0), 0.0), limits.POLL_TIMEOUT)
    batch = await telegram.updates.poll(arguments.integer("offset"), limit, timeout)
    return [update.json() for update in batch]


def _read_kinds(arguments: Arguments) -> list[str] | None:
    kinds: Any = arguments.json("allowed_updates", "allowed updates")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else None


async def set_webhook(telegram: Telegram, arguments: Arguments) -> bool:
    url = arguments.text("url")
    if not url:
        return await delete_webhook(telegram, arguments)
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOCAL):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = arguments.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    telegram.updates.allow(_read_kinds(arguments))
    if arguments.flag("drop_pending_updates"):
        telegram.updates.clear()
    connections = min(max(arguments.integer("max_connections", limits.WEBHOOK_CONNECTIONS), 1), 100)
    await telegram.hook(Hook(url, secret, connections))
    return True


async def delete_webhook(telegram: Telegram, arguments: Arguments) -> bool:
    await telegram.unhook()
    if arguments.flag("drop_pending_updates"):
        telegram.updates.clear()
    return True


def get_webhook_info(telegram: Telegram, arguments: Arguments) -> Json:
    webhook = telegram.webhook
    info: Json = {
        "url": webhook.hook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.updates.pending()),
    }
    if telegram.updates.allowed():
        info["allowed_updates"] = telegram.updates.allowed()
    if webhook:
        info["max_connections"] = webhook.hook.connections
        info["ip_address"] = "127.0.0.1"
    if webhook and webhook.last_error:
        moment, text = webhook.last_error
        info |= {"last_error_date": int(moment.timestamp()), "last_error_message": text}
    return info
