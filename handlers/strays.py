"""What is no words while a screen of the centre waits for words: said so, and they are still waited for."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from handlers.prompts import coordinates
from handlers.rooms import Rooms
from handlers.typed import TAKERS
from locales.texts import Texts
from services import broadcasts, decisions, draft_texts, events, indicator_stating, phoned, report_texts
from services.acts import Act
from services.people import Actor
from storage.kept_messages import album_parts

WORDED = frozenset(
    {
        *(TAKERS.keys() - {"sample"}),
        *report_texts.KINDS,
        broadcasts.QUESTION,
        decisions.QUESTION,
        draft_texts.KIND,
        events.QUESTION,
        indicator_stating.KIND,
        phoned.LINE,
        "inquiry",
        "review_reason",
    }
)
"""The questions that words answer. Files that some of them take have been taken before."""


def build_router() -> Router:
    router = Router(name="strays")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(say_words, private, ~F.text, waits_for_words)
    router.edited_message.register(say_words, private, waits_for_words)
    return router


async def waits_for_words(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool:
    """In reply to nothing, and not while a letter is set aside."""
    if act is None or not coordinates(actor) or message.reply_to_message:
        return False
    question = await rooms.questions.find(act)
    return question is not None and question.kind in WORDED and not question.subject.get("aside")


async def say_words(message: Message, act: Act, rooms: Rooms, texts: Texts) -> None:
    """Once for an album."""
    if message.media_group_id:
        async with rooms.db.read() as conn:
            parts = await album_parts(conn, act.chat_key, message.media_group_id, act.cause)
        if any(row_id < act.cause for row_id, _ in parts):
            return
    await message.answer(texts.say("words-awaited"))
