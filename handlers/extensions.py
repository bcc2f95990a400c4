"""«📅 Попросить другой срок»: by buttons, by words, and taking it back."""

import re
from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.acts import incoming
from handlers.callbacks import OpenCard, Press
from handlers.extension_screens import days_screen, which_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.trouble_buttons import ExtendTo, ExtendWhy, Extension
from handlers.trouble_rows import REASON_KEYS
from handlers.trouble_words import find_button, is_one_of
from handlers.views import Views
from locales.texts import Texts
from roadmap.answers import parse_answer
from roadmap.extensions import is_wish, is_withdrawal, parse_day, reason_in
from roadmap.model import Role, Status
from services.acts import Act
from services.extensions import DAY, WHY
from services.questions import Question

SCHOOL = (Role.DIRECTOR, Role.DEPUTY)
ANSWERS = (Status.DONE, Status.IN_PROGRESS, Status.NOT_APPLICABLE)
NUMBER = re.compile(
    r"(?:дк\s?(?P<code>\d{1,2})\s*[·:,]?\s*)?(?<![\d.])(?P<number>\d{1,2}\.\d{1,2})(?![\d.])", re.IGNORECASE
)


def build_router() -> Router:
    router = Router(name="extensions")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(withdraw, Extension.filter(F.act == "withdraw"))
    router.callback_query.register(propose, Extension.filter())
    router.callback_query.register(wish, ExtendTo.filter())
    router.callback_query.register(explain, ExtendWhy.filter())
    router.message.register(withdraw_in_words, private, F.text, find_withdrawal)
    router.message.register(wish_in_words, private, F.text, find_wish)
    router.message.register(take, private, F.text, find_question)
    return router


async def propose(
    query: CallbackQuery, callback_data: Extension, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    found = await rooms.extensions.propose(act, callback_data.assignment_id)
    await views.show(query, act.actor, days_screen(texts, found))


async def wish(query: CallbackQuery, callback_data: ExtendTo, act: Act, rooms: Rooms) -> None:
    await rooms.extensions.wish(act, callback_data.assignment_id, date.fromordinal(callback_data.day))


async def explain(
    query: CallbackQuery, callback_data: ExtendWhy, act: Act, rooms: Rooms, texts: Texts
) -> None:
    words = texts.say_plain(REASON_KEYS[callback_data.reason])
    await rooms.extensions.explain(act, callback_data.assignment_id, words, act.message_key)


async def withdraw(query: CallbackQuery, callback_data: Extension, act: Act, rooms: Rooms) -> None:
    await rooms.extensions.withdraw(act, callback_data.assignment_id, act.message_key)


async def find_withdrawal(message: Message, act: Act | None = None) -> bool | dict[str, Any]:
    """«Отозвать просьбу», as a Telegram reply to its receipt or to the card."""
    if act is None or not is_withdrawal(message.text or ""):
        return False
    button = find_button(message, Extension)
    about = button.assignment_id if button else _answered(message)
    return {"about": about} if about else False


async def withdraw_in_words(message: Message, about: int, act: Act, rooms: Rooms) -> None:
    await rooms.extensions.withdraw(act, about, None)


async def find_wish(message: Message, rooms: Rooms, act: Act | None = None) -> bool | dict[str, Any]:
    """«Перенесите до 15 января» in reply to a card; «1.6 перенесите до 15 января» by itself."""
    text = message.text or ""
    if act is None or text.startswith("/") or not is_wish(text):
        return False
    if not any(each.role in SCHOOL for each in act.actor.memberships):
        return False
    if about := _answered(message):
        return {"about": [about]}
    match = NUMBER.search(text)
    if match is None:
        return False
    code = f"ДК{match['code']}" if match["code"] else None
    rows = await rooms.extensions.find_named(act.actor, match["number"], code)
    return {"about": [row.id for row in rows]} if rows else False


async def wish_in_words(
    message: Message, about: list[int], act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Without a day the days on offer are shown; of several items one is chosen."""
    text = message.text or ""
    if len(about) > 1:
        cards = [await rooms.cards.open(act.actor, id_) for id_ in about[:8]]
        await views.send(act.actor, which_screen(texts, tuple(card.row for card in cards)))
        return
    if not re.search(r"\d|недел|месяц", NUMBER.sub(" ", text, count=1) if _named(text) else text.casefold()):
        await views.send(act.actor, days_screen(texts, await rooms.extensions.propose(act, about[0])))
        return
    await rooms.extensions.wish_in_words(act, about[0], text, None, reason_in(text))


async def find_question(
    message: Message, rooms: Rooms, texts: Texts, act: Act | None = None
) -> bool | dict[str, Any]:
    """A day or a reason that was asked for; an answer to an item, or a reply to a card, is neither."""
    text = message.text or ""
    if act is None or text.startswith("/") or _answered(message):
        return False
    question = await rooms.questions.find(act)
    if question is None or question.kind not in (DAY, WHY):
        return False
    if is_one_of(texts, "words-no", text):
        return {"question": question}
    today = rooms.today()
    if question.kind == DAY and parse_day(text, today, today, rooms.calendar.workdays):
        return {"question": question}
    said = parse_answer(text, today)
    is_answer = said.refs or said.status in ANSWERS or said.has_document or said.has_figures
    return False if is_answer else {"question": question}


async def take(
    message: Message, question: Question, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    text = message.text or ""
    if is_one_of(texts, "words-no", text):
        await rooms.questions.drop(act)
        await views.send(act.actor, Screen(texts.say("typed-dropped")))
        return
    async with rooms.questions.answered(act):
        if question.kind == DAY:
            about = int(question.subject["about"])
            await rooms.extensions.wish_in_words(act, about, text, None, reason_in(text))
        else:
            await rooms.extensions.explain(act, int(question.subject["about"]), text, None)


def _answered(message: Message) -> int | None:
    """The one item whose card is replied to."""
    named = incoming(message).named if message.reply_to_message else ()
    if find_button(message, Press) or find_button(message, OpenCard) or named:
        return named[0] if len(named) == 1 else None
    button = find_button(message, Extension)
    return button.assignment_id if button else None


def _named(text: str) -> bool:
    return NUMBER.search(text) is not None
