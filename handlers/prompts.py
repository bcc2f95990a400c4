"""Lines that a screen of the centre asks for: who is asked, what answers, how it is left."""

from collections.abc import Awaitable, Callable, Collection
from typing import Any

from aiogram.types import Message

from handlers.acts import names_assignments
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.trouble_words import is_one_of
from handlers.views import Views
from locales.texts import Texts
from roadmap.model import Role
from services.acts import Act
from services.people import Actor

Found = bool | dict[str, Any]


def coordinates(actor: Actor | None) -> bool:
    return actor is not None and any(each.role is Role.COORDINATOR for each in actor.memberships)


def asked_for(kinds: Collection[str]) -> Callable[..., Awaitable[Found]]:
    """Whether a question of these kinds is answered; by a command or a reply to a card it is not."""

    async def find_question(
        message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
    ) -> Found:
        if act is None or not coordinates(actor) or (message.text or "").startswith("/"):
            return False
        if message.reply_to_message and names_assignments(message.reply_to_message):
            return False
        question = await rooms.questions.find(act)
        return {"question": question} if question and question.kind in kinds else False

    return find_question


async def is_dropped(text: str, act: Act, rooms: Rooms, views: Views, texts: Texts) -> bool:
    """«Нет»: nothing is waited for any more, and that is said."""
    if not is_one_of(texts, "words-no", text):
        return False
    await rooms.questions.drop(act)
    await views.send(act.actor, Screen(texts.say("typed-dropped")))
    return True
