"""What a person sees when a request cannot be met: one sentence, an alert over the button or a message."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest

from locales.texts import Texts
from roadmap.errors import AppError

ALERT = 200  # Telegram's limit for the answer to a press

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ErrorScreens:
    """Never raises: what cannot be shown is logged. `find_texts` knows a person by the outside's id."""

    find_texts: Callable[[str], Awaitable[Texts]]

    async def explain(self, bot: Bot, payload: Any, error: AppError) -> None:
        """What is wrong and what to do next."""
        key, values = error.key, error.values
        try:
            sender, chat, press = _find_addressee(payload)
            texts = await self.find_texts(sender)
            if press and await _alert(bot, press, texts.say_plain(key, **values)):
                return
            if chat:
                await bot.send_message(chat, texts.say(key, **values))
        except (AiogramError, OSError) as trouble:
            _log.warning("%s could not be shown: %s", key, type(trouble).__name__)
        except Exception:  # noqa: BLE001 - logged; the row itself is settled already
            _log.exception("%s could not be shown", key)

    async def apologise(self, bot: Bot, payload: Any) -> None:
        """The program's own fault: the update is kept, somebody will look."""
        await self.explain(bot, payload, AppError("apology"))

    async def doubt(self, bot: Bot, payload: Any) -> None:
        """The line broke while the answer was on its way: whether it came only the person sees."""
        await self.explain(bot, payload, AppError("answer-unsure"))


async def _alert(bot: Bot, press: str, text: str) -> bool:
    """False when the press was answered already or is too old."""
    try:
        await bot.answer_callback_query(press, text[:ALERT], show_alert=True)
    except TelegramBadRequest:
        return False
    return len(text) <= ALERT


def _find_addressee(payload: Any) -> tuple[str, int | None, str | None]:
    """Who sent the update, the chat to answer in, and the press to answer, of an update of any shape."""
    for kind, event in payload.items() if isinstance(payload, dict) else ():
        if not isinstance(event, dict):
            continue
        holder = event.get("message") if kind == "callback_query" else event
        chat, sender = _read_id(holder, "chat"), _read_id(event, "from")
        press = event.get("id") if kind == "callback_query" else None
        return str(sender or chat or ""), chat or sender, press if isinstance(press, str) else None
    return "", None, None


def _read_id(holder: Any, name: str) -> int | None:
    found = holder.get(name) if isinstance(holder, dict) else None
    value = found.get("id") if isinstance(found, dict) else None
    return value if isinstance(value, int) else None
