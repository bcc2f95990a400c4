"""Everything that somebody was refused is in the log, whichever use case refused it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from roadmap.errors import ForbiddenError, NotFoundError

log = logging.getLogger(__name__)


class NoteRefusals(BaseMiddleware):
    """Told before the sentence that the person reads; a button is named by what it carries."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        try:
            return await handler(event, data)
        except (ForbiddenError, NotFoundError) as error:
            actor = data.get("actor")
            who = f"person {actor.person_id}" if actor else "a stranger"
            log.warning("%s was refused %s: %s", who, _what(event), error.key)
            raise


def _what(event: TelegramObject) -> str:
    if isinstance(event, Update) and event.callback_query:
        return f"the button {event.callback_query.data!r}"
    return "what they wrote"
