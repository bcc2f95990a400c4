"""The HTTP side: `/healthz`, and the webhook's route when updates come that way."""

import hmac
import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import web

from storage.trouble import is_passing

BODY = 1 << 20
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105
RETRY_AFTER = "5"


class Health(Protocol):
    def silence(self) -> float: ...

    def is_well(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates arrive, the secret that proves them Telegram's, and what commits them."""

    path: str
    secret: str
    store: Callable[[Iterable[Any]], Awaitable[None]]


def build_app(health: Health, hook: Hook | None = None) -> web.Application:
    app = web.Application(client_max_size=BODY)
    app.router.add_get("/healthz", _build_healthz(health))
    if hook:
        app.router.add_post(hook.path, _build_receiver(hook))
    return app


def _build_healthz(health: Health) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def healthz(_request: web.Request) -> web.Response:
        is_well = health.is_well()
        body = {"ok": is_well, "seconds_since_update_check": round(health.silence())}
        return web.json_response(body, status=200 if is_well else 503)

    return healthz


def _build_receiver(hook: Hook) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def receive(request: web.Request) -> web.Response:
        """200 only after the commit: until then Telegram keeps the update and brings it again."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), hook.secret.encode()):
            return web.Response(status=401)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=400)
        try:
            await hook.store([update])
        except Exception as error:
            if not is_passing(error):
                raise
            return web.Response(status=503, headers={"Retry-After": RETRY_AFTER})
        return web.Response()

    return receive
