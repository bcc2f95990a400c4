"""The centre's word on difficulties and requests for another date: by buttons and in words."""

from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.matter_screens import matter_screen, matters_screen, prompt_screen
from handlers.prompts import coordinates, is_dropped
from handlers.rooms import Rooms
from handlers.trouble_buttons import MatterAct, MatterDay, OpenMatter, OpenMatters
from handlers.trouble_words import find_buttons, is_one_of
from handlers.views import Views
from locales.texts import Texts
from roadmap.extensions import is_wish, reason_in
from services.acts import Act
from services.decisions import QUESTION, Want
from services.matters import Desk, Kind, Ref
from services.people import Actor
from services.questions import Question

WANTS = {"answer": Want.ANSWER, "move": Want.DAY, "refuse": Want.REFUSAL}


def build_router() -> Router:
    router = Router(name="matters")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(show_all, OpenMatters.filter())
    router.callback_query.register(show_one, OpenMatter.filter())
    router.callback_query.register(call, MatterAct.filter(F.act == "called"))
    router.callback_query.register(undo, MatterAct.filter(F.act == "undo"))
    router.callback_query.register(ask_line, MatterAct.filter())
    router.callback_query.register(postpone, MatterDay.filter())
    router.message.register(list_in_words, private, F.text, asks_for_list)
    router.message.register(take, private, F.text, find_question)
    router.message.register(decide_in_words, private, F.text, find_matter)
    return router


async def show_all(
    query: CallbackQuery, callback_data: OpenMatters, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    waiting = await rooms.matters.waiting(act.actor)
    await views.show(query, act.actor, matters_screen(texts, waiting, rooms.today(), callback_data.page))


async def show_one(
    query: CallbackQuery, callback_data: OpenMatter, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Opening a matter leaves whatever was to be written about another."""
    desk = await rooms.matters.open(act.actor, _ref(callback_data))
    await rooms.questions.drop(act)
    await views.show(query, act.actor, matter_screen(texts, desk, rooms.today()))


async def call(
    query: CallbackQuery, callback_data: MatterAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk = await rooms.decisions.call(act, _ref(callback_data))
    await views.show(query, act.actor, matter_screen(texts, desk, rooms.today()))


async def undo(
    query: CallbackQuery, callback_data: MatterAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk = await rooms.decisions.undo(act, _ref(callback_data))
    await views.show(query, act.actor, matter_screen(texts, desk, rooms.today()))


async def ask_line(
    query: CallbackQuery, callback_data: MatterAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    want = WANTS[callback_data.act]
    desk = await rooms.decisions.ask(act, _ref(callback_data), want)
    await views.show(query, act.actor, prompt_screen(texts, desk, rooms.today(), want))


async def postpone(
    query: CallbackQuery, callback_data: MatterDay, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    day = date.fromordinal(callback_data.day)
    desk = await rooms.decisions.postpone(act, _ref(callback_data), day)
    await views.show(query, act.actor, matter_screen(texts, desk, rooms.today()))


async def asks_for_list(message: Message, texts: Texts, actor: Actor | None = None) -> bool:
    """«Трудности»: what waits for the centre's word."""
    return (
        coordinates(actor)
        and not message.reply_to_message
        and (is_one_of(texts, "words-matters", message.text))
    )


async def list_in_words(message: Message, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    waiting = await rooms.matters.waiting(act.actor)
    await views.send(act.actor, matters_screen(texts, waiting, rooms.today()))


async def find_question(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool | dict[str, Any]:
    """A line that the centre was asked for; a command, or a reply to something else, is none."""
    if act is None or not coordinates(actor) or (message.text or "").startswith("/"):
        return False
    if message.reply_to_message and not _matter(message):
        return False
    question = await rooms.questions.find(act)
    return {"question": question} if question and question.kind == QUESTION else False


async def take(
    message: Message, question: Question, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    text = message.text or ""
    if question.subject["want"] != Want.REFUSAL and await is_dropped(text, act, rooms, views, texts):
        return
    async with rooms.questions.answered(act):
        desk = await rooms.decisions.take(act, question, text)
    await views.send(act.actor, matter_screen(texts, desk, rooms.today()))


async def find_matter(message: Message, actor: Actor | None = None) -> bool | dict[str, Any]:
    """A Telegram reply to the message of one matter decides it."""
    found = _matter(message) if coordinates(actor) else None
    return {"ref": found} if found else False


async def decide_in_words(
    message: Message, ref: Ref, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    text = message.text or ""
    if ref.kind is Kind.EXTENSION and is_one_of(texts, "words-no", text):
        desk = await rooms.decisions.ask(act, ref, Want.REFUSAL)
        await views.send(act.actor, prompt_screen(texts, desk, rooms.today(), Want.REFUSAL))
        return
    desk = await _decide(text, ref, act, rooms, texts)
    await views.send(act.actor, matter_screen(texts, desk, rooms.today()))


async def _decide(text: str, ref: Ref, act: Act, rooms: Rooms, texts: Texts) -> Desk:
    """«Решено», «перенести до 31 мая», «да», «нет, …», «отменить»; else the answer to the school."""
    if ref.kind is Kind.DIFFICULTY:
        if is_one_of(texts, "words-called", text):
            return await rooms.decisions.call(act, ref)
        if is_wish(text):
            day = await rooms.decisions.day_in(act.actor, ref, text)
            return await rooms.decisions.postpone(act, ref, day, reason_in(text))
        return await rooms.decisions.answer(act, ref, text)
    if is_one_of(texts, "words-matter-undo", text):
        return await rooms.decisions.undo(act, ref)
    if is_one_of(texts, "words-yes", text):
        desk = await rooms.matters.open(act.actor, ref)
        return await rooms.decisions.postpone(act, ref, desk.matter.wanted or desk.matter.due)
    no, _, why = text.partition(",")
    if why.strip() and is_one_of(texts, "words-no", no):
        return await rooms.decisions.refuse(act, ref, why)
    day = await rooms.decisions.day_in(act.actor, ref, text)
    return await rooms.decisions.postpone(act, ref, day, reason_in(text))


def _matter(message: Message) -> Ref | None:
    """The one matter that the message replied to is about."""
    found = {_ref(button) for button in find_buttons(message, MatterAct)}
    found |= {_ref(button) for button in find_buttons(message, MatterDay)}
    found |= {_ref(button) for button in find_buttons(message, OpenMatter)}
    return found.pop() if len(found) == 1 else None


def _ref(button: OpenMatter | MatterAct | MatterDay) -> Ref:
    return Ref(button.kind, button.id)
