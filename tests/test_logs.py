"""The token is in no log line, whatever went wrong and whoever wrote it."""

import asyncio
import io
import logging
from collections.abc import Iterator

import aiohttp
import pytest
import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError

from bot.logs import Redaction, configure_logs, route_logs

TOKEN = "594:very-secret_token"
OTHER = "777000:another-bot"


@pytest.fixture(params=["console", "json"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What the program writes to standard error."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    stream = io.StringIO()
    configure_logs("INFO", request.param, [TOKEN], stream)
    yield stream
    root.handlers, root.level = before, level
    route_logs()


@pytest.fixture
async def bot() -> Bot:
    """A bot whose server is not there."""
    server = TelegramAPIServer.from_base("http://127.0.0.1:9")
    return Bot(TOKEN, session=AiohttpSession(api=server))


async def test_a_network_error_with_the_address_is_logged_without_the_token(
    written: io.StringIO, bot: Bot
) -> None:
    with pytest.raises(TelegramNetworkError) as refused:
        await bot.get_me()
    await bot.session.close()
    structlog.get_logger("vekhi").warning("getMe failed", exc_info=refused.value, url=bot.session.api.base)
    logging.getLogger("aiohttp.client").warning("%s", bot.session.api.api_url(TOKEN, "getMe"))

    assert "getMe" in written.getvalue()
    assert TOKEN not in written.getvalue()


async def test_a_download_error_with_the_address_is_logged_without_the_token(written: io.StringIO) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async with (
        await asyncio.start_server(serve, "127.0.0.1", 0) as server,
        aiohttp.ClientSession() as session,
    ):
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(aiohttp.ClientResponseError) as refused:
            await session.get(f"http://127.0.0.1:{port}/file/bot{TOKEN}/a.pdf", raise_for_status=True)
    assert TOKEN in str(refused.value)
    structlog.get_logger("vekhi").warning("download failed", exc_info=refused.value)

    assert "download failed" in written.getvalue()
    assert TOKEN not in written.getvalue()


def test_a_token_is_hidden_where_no_address_stands_around_it(written: io.StringIO) -> None:
    structlog.get_logger("vekhi").info("settings", token=TOKEN)

    assert "settings" in written.getvalue()
    assert TOKEN not in written.getvalue()


def test_a_token_of_another_bot_is_hidden_in_an_address() -> None:
    hidden = Redaction()(f"GET /bot{OTHER}/getMe and /bot777000%3Aanother-bot/getMe")

    assert "another-bot" not in hidden


def test_what_is_no_token_is_left_alone() -> None:
    line = "bot ready at 12:30, robot7:x is 594"

    assert Redaction([TOKEN])("bot ready at 12:30, 594") == "bot ready at 12:30, 594"
    assert Redaction([TOKEN])(line).startswith("bot ready at 12:30")


def test_a_line_names_the_row_it_is_about(written: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(row=17):
        logging.getLogger("anybody").warning("slow")

    assert "17" in written.getvalue()


def test_lines_of_libraries_are_quiet_below_a_warning(written: io.StringIO) -> None:
    logging.getLogger("aiogram.event").info("Update id=1 is handled")

    assert written.getvalue() == ""
