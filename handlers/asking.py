"""Who is asking: one middleware tells every handler the person, the texts and the act."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from handlers.acts import message_act, press_act
from handlers.rooms import Rooms
from handlers.views import Views

CHANNEL = "telegram"


class WhoIsAsking(BaseMiddleware):
    """Puts `actor` (None for a stranger), `texts` and `act` beside the event."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        actor = await self._rooms.people.find(CHANNEL, str(user.id)) if user else None
        data["actor"] = actor if actor and actor.memberships else None
        data["texts"] = self._rooms.texts(actor)
        data["views"] = Views(data["bot"], self._rooms.db)
        if actor and isinstance(event, Update):
            inner = event.event
            arguments = (actor, data["inbox_id"], data["moment"], data["sent_at"])
            if isinstance(inner, Message):
                data["act"] = message_act(inner, *arguments)
            elif isinstance(inner, CallbackQuery):
                data["act"] = press_act(inner, *arguments)
        return await handler(event, data)
