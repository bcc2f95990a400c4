"""One request of the bot from arrival to answer: token, faults, method, delay, journal."""

import asyncio
import inspect
import json
import re
import time
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.bodies import Arguments, read_arguments
from sandbox.errors import ApiError, not_found, unauthorized
from sandbox.faults import Fault
from sandbox.methods.table import METHODS
from sandbox.telegram import Telegram

_TOKEN = re.compile(r"\d+:[\w-]+")
_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
UNPROCESSED = frozenset({"drop", "hang", "bad_gateway"})


@dataclass(frozen=True, slots=True)
class Calls:
    """Routes `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    telegram: Telegram

    async def call(self, request: web.Request) -> web.StreamResponse:
        arrived = time.monotonic()
        name = request.match_info["method"]
        try:
            self._check_token(request)
            arguments = await read_arguments(request)
        except ApiError as error:
            self._record(name, None, arrived, str(error.code), None)
            return _refuse(error)
        chat_id = arguments.optional("chat_id")
        fault = self.telegram.faults.take(name, chat_id)
        if fault and fault.kind in UNPROCESSED:
            self._record(name, chat_id, arrived, fault.kind, None)
            return await self._break(request, fault, None)
        response = await self._answer(name, arguments, chat_id, arrived, fault)
        if delay := self.telegram.delay(name):
            await asyncio.sleep(delay)
        if fault and not fault.error():
            return await self._break(request, fault, response)
        return response

    async def _answer(
        self, name: str, arguments: Arguments, chat_id: int | None, arrived: float, fault: Fault | None
    ) -> web.Response:
        try:
            if fault and (error := fault.error()):
                raise error
            result = await self._run(name, arguments)
        except ApiError as error:
            self._record(name, chat_id, arrived, str(error.code), arguments.optional("message_id"))
            return _refuse(error)
        message_id = (
            result.get("message_id") if isinstance(result, dict) else arguments.optional("message_id")
        )
        self._record(name, chat_id, arrived, fault.kind if fault else "200", message_id)
        return _respond(200, {"ok": True, "result": result})

    async def _run(self, name: str, arguments: Arguments) -> Any:
        method = METHODS.get(name.lower())
        if method is None:
            raise not_found()
        result = method(self.telegram, arguments)
        return await result if inspect.isawaitable(result) else result

    async def _break(
        self, request: web.Request, fault: Fault, response: web.Response | None
    ) -> web.StreamResponse:
        """Spoil the answer; a `response` means that the request has been processed."""
        if fault.kind == "bad_gateway":
            return web.Response(status=502, text=_GATEWAY, content_type="text/html")
        if fault.kind in ("hang", "hang_after"):
            await asyncio.sleep(fault.seconds)
        if fault.kind == "half" and response:
            await _send_half(request, response)
        if request.transport:
            request.transport.close()
        return response or web.Response()

    async def download(self, request: web.Request) -> web.StreamResponse:
        arrived = time.monotonic()
        fault = self.telegram.faults.take("file", None)
        if fault and fault.kind in UNPROCESSED:
            self._record("file", None, arrived, fault.kind, None)
            return await self._break(request, fault, None)
        try:
            self._check_token(request)
            if fault and (error := fault.error()):
                raise error
            response = self._read_file(request.match_info["path"])
        except ApiError as error:
            self._record("file", None, arrived, str(error.code), None)
            return _refuse(error)
        self._record("file", None, arrived, fault.kind if fault else "200", None)
        if delay := self.telegram.delay("file"):
            await asyncio.sleep(delay)
        return await self._break(request, fault, response) if fault else response

    def _read_file(self, path: str) -> web.Response:
        file = self.telegram.world.paths.get(path)
        if file is None or self.telegram.clock.ticks() > file.link_until:
            raise not_found()
        data = bytes(file.size) if file.data is None else file.data
        return web.Response(body=data, content_type="application/octet-stream")

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if token != self.telegram.identity.token:
            raise unauthorized() if _TOKEN.fullmatch(token) else not_found()

    def _record(
        self, name: str, chat_id: int | None, at: float, outcome: str, message_id: int | None
    ) -> None:
        self.telegram.record(name, chat_id, at, outcome, message_id)


async def _send_half(request: web.Request, response: web.Response) -> None:
    """Promise the whole body, send half of it."""
    body = response.body if isinstance(response.body, bytes) else b""
    stream = web.StreamResponse(status=response.status, headers={"Content-Type": response.content_type})
    stream.content_length = len(body)
    await stream.prepare(request)
    await stream.write(body[: len(body) // 2])


def _refuse(error: ApiError) -> web.Response:
    answer: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        answer["parameters"] = error.parameters
    return _respond(error.code, answer)


def _respond(status: int, answer: dict[str, Any]) -> web.Response:
    body = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    return web.Response(status=status, body=body, content_type="application/json")
