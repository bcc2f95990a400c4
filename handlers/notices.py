"""Answering presses: each callback once, after success or after three seconds, whichever comes first."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, TelegramObject

PATIENCE = 3.0


class Notice:
    """A line that appears over the chat when the press is answered."""

    def __init__(self) -> None:
        self.text: str | None = None

    def say(self, text: str) -> None:
        self.text = text[:200]


class AnswerPresses(BaseMiddleware):
    """When the handler fails its press stays unanswered, so that the error can be shown over it."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not isinstance(event, CallbackQuery):
            return await handler(event, data)
        notice = data["notice"] = Notice()
        work = asyncio.ensure_future(handler(event, data))
        done, _ = await asyncio.wait({work}, timeout=PATIENCE)
        if done:
            result = work.result()
            await _answer(event, notice)
            return result
        await _answer(event, notice)
        return await work


async def _answer(query: CallbackQuery, notice: Notice) -> None:
    """A press that is too old to be answered was still a press (TELEGRAM §2, error 16)."""
    with suppress(TelegramAPIError):
        await query.answer(notice.text)
