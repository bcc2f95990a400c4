"""The bot's connection to Telegram, and the first word with it."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetFile,
    Response,
    SendMessage,
    SetMessageReaction,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile, LinkPreviewOptions
from aiohttp import FormData, JsonPayload

from bot.refusal import RefusalError
from bot.settings import Settings
from scheduler.delivery import Edit

FIRST_WORD_SECONDS = 15
KEPT = tuple(
    Response[method.__returning__]  # type: ignore[name-defined]
    for method in (AnswerCallbackQuery, Edit, EditMessageText, GetFile, SendMessage, SetMessageReaction)
)
"""The models of answers, held: pydantic forgets one that nobody holds and builds it anew each time."""


class JsonBody(FormData):
    """The parameters of a request without files: as JSON a Cyrillic letter takes two bytes, in a form six."""

    def __init__(self, values: Mapping[str, Any]) -> None:  # what a form makes ready is not needed
        self._values = values

    def __call__(self) -> JsonPayload:
        return JsonPayload(self._values, dumps=_dump)


_dump = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


class Session(AiohttpSession):
    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> FormData:
        files: dict[str, InputFile] = {}
        values = {
            name: self.prepare_value(value, bot=bot, files=files, _dumps_json=False)
            for name, value in method.model_dump(warnings=False).items()
        }
        if files:
            return super().build_form_data(bot, method)
        return JsonBody({name: value for name, value in values.items() if value not in (None, "")})


def build_bot(settings: Settings) -> Bot:
    server = TelegramAPIServer.from_base(settings.telegram_api_url.rstrip("/"))
    preview = LinkPreviewOptions(is_disabled=True)
    default = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=preview)
    return Bot(settings.token, session=Session(api=server), default=default)


async def learn_username(bot: Bot, settings: Settings) -> str:
    """The bot's username; a wrong token and a server that does not answer are refusals."""
    try:
        me = await bot.get_me(request_timeout=FIRST_WORD_SECONDS)
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise RefusalError("Telegram does not know this BOT_TOKEN") from None
    except TelegramRetryAfter as error:
        raise RefusalError(f"Telegram asks to wait {error.retry_after} s before starting again") from None
    except (TelegramAPIError, ClientDecodeError) as error:
        cause = type(error.__cause__ or error).__name__
        raise RefusalError(f"the Bot API at {settings.telegram_api_url} does not answer ({cause})") from None
    return me.username or ""
