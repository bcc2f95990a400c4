"""Turns an action into an HTTP route that only this machine may call."""

import ipaddress
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.bodies import Arguments, read_arguments
from sandbox.errors import ApiError, SandboxError

Action = Callable[[Arguments], Awaitable[Any]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LONGEST_WAIT = 55.0


def guarded(handler: Handler) -> Handler:
    """Refuse peers, hosts and pages of other machines (a rebound name, a foreign site's form)."""

    async def guard(request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        foreign = origin is not None and urlsplit(origin).netloc != request.host
        if foreign or not _is_loopback(request.remote) or not _is_loopback(_host(request)):
            return web.json_response({"error": "only from this machine"}, status=403)
        return await handler(request)

    return guard


def route(action: Action) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            result = await action(await read_arguments(request))
        except SandboxError as error:
            return web.json_response({"error": str(error)}, status=409)
        except ApiError as error:
            return web.json_response({"error": error.description}, status=error.code)
        return web.json_response(result, dumps=_dump)

    return guarded(handle)


def _host(request: web.Request) -> str | None:
    return urlsplit(f"//{request.host}").hostname


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return host is not None and ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
