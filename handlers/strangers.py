"""People without a place in any organization, groups, and news of a blocked bot."""

import logging

from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.filters import IS_MEMBER, IS_NOT_MEMBER, ChatMemberUpdatedFilter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, TelegramObject

from handlers.asking import CHANNEL
from handlers.notices import Notice
from handlers.rooms import Rooms
from locales.texts import Texts
from services.people import Actor

UNSAID = frozenset(
    {
        ContentType.PINNED_MESSAGE,
        ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED,
        ContentType.CHAT_BACKGROUND_SET,
        ContentType.WRITE_ACCESS_ALLOWED,
    }
)
"""What Telegram tells of a chat by itself."""

log = logging.getLogger(__name__)


def build_router() -> Router:
    router = Router(name="strangers")
    router.my_chat_member.register(blocked, ChatMemberUpdatedFilter(IS_MEMBER >> IS_NOT_MEMBER))
    router.my_chat_member.register(unblocked, ChatMemberUpdatedFilter(IS_NOT_MEMBER >> IS_MEMBER))
    router.message.register(quiet, F.content_type.in_(UNSAID))
    router.message.register(group, F.chat.type != ChatType.PRIVATE)
    router.edited_message.register(quiet, F.chat.type != ChatType.PRIVATE)
    router.message.register(stranger, is_stranger)
    router.edited_message.register(quiet, is_stranger)
    router.callback_query.register(stranger_press, is_stranger)
    return router


def is_stranger(_event: TelegramObject, actor: Actor | None) -> bool:
    return actor is None


async def blocked(event: ChatMemberUpdated, rooms: Rooms, inbox_id: int) -> None:
    await rooms.people.block(CHANNEL, str(event.from_user.id), inbox_id)


async def unblocked(event: ChatMemberUpdated, rooms: Rooms, inbox_id: int) -> None:
    await rooms.people.unblock(CHANNEL, str(event.from_user.id), inbox_id)


async def group(message: Message, texts: Texts) -> None:
    """A command in a group is answered once with where to go; other talk is not ours."""
    if message.text and message.text.startswith("/"):
        await message.answer(texts.say("private-only"))


async def quiet(message: Message) -> None:
    """Edits of what was never an answer; a message of ours that was pinned."""


async def stranger(message: Message, texts: Texts) -> None:
    await message.answer(texts.say("stranger"))


async def stranger_press(query: CallbackQuery, texts: Texts, notice: Notice) -> None:
    log.warning("a stranger was refused the button %r", query.data)
    notice.say(texts.say_plain("stranger-press"))
