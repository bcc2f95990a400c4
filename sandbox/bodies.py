"""Reads the parameters of a request: query, urlencoded, multipart or JSON."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from sandbox.errors import ApiError, bad_request, too_large

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Arguments:
    """Parameters by name; JSON bodies keep their types, forms hold strings."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1", "yes")

    def integer(self, name: str, default: int = 0) -> int:
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            return default

    def number(self, name: str, default: float) -> float:
        try:
            return float(self.values.get(name, default))
        except (TypeError, ValueError):
            return default

    def optional(self, name: str) -> int | None:
        return self.integer(name) if self.text(name) else None

    def json(self, name: str, what: str) -> Any:
        """A value given as JSON; None when absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None


async def read_arguments(request: web.Request) -> Arguments:
    arguments = Arguments(dict(request.query) if request.query_string else {})
    if not request.can_read_body:
        return arguments
    try:
        await _read_body(request, arguments)
    except web.HTTPRequestEntityTooLarge:
        raise too_large() from None
    except (UnicodeDecodeError, ValueError):
        raise ApiError(400, "Bad Request: can't parse the request body") from None
    return arguments


async def _read_body(request: web.Request, arguments: Arguments) -> None:
    kind = request.content_type
    if kind == FORM:
        body = (await request.read()).decode()
        arguments.values.update(parse_qsl(body, keep_blank_values=True))
    elif kind == "application/json":
        values = json.loads(await request.read() or b"{}")
        if not isinstance(values, dict):
            raise bad_request("can't parse the request body: object expected")
        arguments.values.update(values)
    elif kind == "multipart/form-data":
        await _read_parts(request, arguments)


async def _read_parts(request: web.Request, arguments: Arguments) -> None:
    for name, part in (await request.post()).items():
        if isinstance(part, web.FileField):
            with part.file as file:
                arguments.files[name] = Upload(part.filename, part.content_type, file.read())
        elif isinstance(part, bytes | bytearray):
            arguments.files[name] = Upload(name, "application/octet-stream", bytes(part))
        else:
            arguments.values[name] = part
