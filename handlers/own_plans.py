"""A school's own roadmap: its file noticed beside what it answers, the question about it, «Не напоминать»."""

from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.acts import attachment
from handlers.own_plan_buttons import Answer, OwnPlanAnswer, OwnPlanReminds
from handlers.rooms import Rooms
from handlers.trouble_words import find_buttons
from locales.texts import Texts
from services.acts import Act
from services.people import Actor

REPLIES: dict[Answer, str] = {"me": "words-own-me", "other": "words-own-other", "no": "words-own-no"}


def build_router() -> Router:
    router = Router(name="own-plans")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(notice, private, F.document)
    router.message.register(say_answer, private, F.text, answers_question)
    router.message.register(say_reminds, private, F.text, says_reminds)
    router.callback_query.register(press_answer, OwnPlanAnswer.filter())
    router.callback_query.register(press_reminds, OwnPlanReminds.filter())
    return router


async def notice(message: Message, rooms: Rooms, act: Act | None = None) -> None:
    """What the file answers is the business of whoever comes next."""
    file = attachment(message)
    if act and file:
        await rooms.own_plans.announce(act, file, message.caption or "")
    raise SkipHandler


async def press_answer(query: CallbackQuery, callback_data: OwnPlanAnswer, act: Act, rooms: Rooms) -> None:
    await _take(rooms, act, callback_data, pressed=True)


async def press_reminds(query: CallbackQuery, callback_data: OwnPlanReminds, act: Act, rooms: Rooms) -> None:
    await rooms.own_plans.remind(act, is_on=callback_data.is_on, pressed=False)


async def answers_question(
    message: Message, texts: Texts, actor: Actor | None = None
) -> bool | dict[str, Any]:
    """«Да, мне» … in reply to the question."""
    asked = next(find_buttons(message, OwnPlanAnswer), None)
    if actor is None or asked is None:
        return False
    for answer, key in REPLIES.items():
        if _is_said(texts, key, message.text or ""):
            return {"asked": OwnPlanAnswer(draft_id=asked.draft_id, answer=answer)}
    return False


async def say_answer(message: Message, asked: OwnPlanAnswer, act: Act, rooms: Rooms) -> None:
    await _take(rooms, act, asked, pressed=False)


async def says_reminds(
    message: Message, rooms: Rooms, texts: Texts, actor: Actor | None = None
) -> bool | dict[str, Any]:
    """«Не напоминать о карте» of a school that has one."""
    if actor is None or message.reply_to_message:
        return False
    said = {is_on: _is_said(texts, key, message.text or "") for is_on, key in WORDS.items()}
    is_on = next((each for each, is_said in said.items() if is_said), None)
    return {"is_on": is_on} if is_on is not None and await rooms.own_plans.has_any(actor) else False


WORDS = {True: "words-own-on", False: "words-own-off"}


async def say_reminds(message: Message, is_on: bool, act: Act, rooms: Rooms) -> None:
    await rooms.own_plans.remind(act, is_on=is_on, pressed=False)


async def _take(rooms: Rooms, act: Act, asked: OwnPlanAnswer, *, pressed: bool) -> None:
    if asked.answer == "no":
        await rooms.own_plans.decline(act, asked.draft_id, pressed=pressed)
    else:
        await rooms.own_plans.keep(act, asked.draft_id, asked.answer, pressed=pressed)


def _is_said(texts: Texts, key: str, text: str) -> bool:
    said = " ".join("".join(sign if sign.isalnum() else " " for sign in text).casefold().split())
    return said in texts.say_plain(key).split(", ")
