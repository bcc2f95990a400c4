"""One file from Telegram: where it lies for the next hour, and its bytes, written to where they are kept."""

from dataclasses import dataclass
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest
from aiohttp import ClientError, ClientResponseError, ClientTimeout

LARGEST = 20 << 20
ATTEMPTS = 5
TIMEOUT: Any = ClientTimeout(total=None, sock_connect=15, sock_read=60)


class TooBigError(Exception):
    """Telegram does not hand out a file of this size."""


class UnavailableError(Exception):
    """Telegram does not hand out this file, for now or for ever."""


class CutShortError(Exception):
    """Another number of bytes came than was announced."""


BROKEN_LINE = (TelegramAPIError, ClientDecodeError, ClientError, TimeoutError, CutShortError)
"""What says nothing about the file itself."""


class Destination(Protocol):
    """Counts what is written to it."""

    @property
    def size(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Fetcher:
    """`largest` is what the public server hands out; None for a server of one's own."""

    bot: Bot
    largest: int | None = LARGEST

    async def locate(self, outside_id: str, size: int | None) -> tuple[str, int | None]:
        """Where the file is for the next hour, and its size."""
        if self.largest and (size or 0) > self.largest:
            raise TooBigError
        try:
            file = await self.bot.get_file(outside_id)
        except TelegramBadRequest as error:
            if "file is too big" in error.message.casefold():
                raise TooBigError from error
            raise UnavailableError(error.message) from error
        if not file.file_path:
            raise UnavailableError("no path")
        return file.file_path, file.file_size

    async def stream(self, path: str, destination: Destination, size: int | None) -> None:
        binary: Any = destination
        try:
            await self.bot.download_file(path, binary, timeout=TIMEOUT, seek=False)
        except ClientResponseError as error:
            if error.status == 404:
                raise UnavailableError("the link is not valid") from None
            raise
        if size is not None and destination.size != size:
            raise CutShortError
