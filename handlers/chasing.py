"""«Напомнить, кто не ответил» and «Кому позвонить», by buttons and in words."""

from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.calling_screens import call_screen, calls_screen
from handlers.chasing_buttons import CallList, CallSchool, Chase, ChaseBatch
from handlers.chasing_screens import batch_screen, chase_screen, nudge_screen, put_off_screen
from handlers.figures import read_scope
from handlers.prompts import coordinates
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.trouble_words import is_one_of
from handlers.views import Views
from locales.texts import Texts
from roadmap.errors import NotFoundError
from services import chasing
from services.acts import Act
from services.people import Actor
from services.questions import Question
from services.scope import WHOLE, Scope
from storage.nudges import KIND
from storage.outbox import OutboxRow
from storage.silence import CALLED, HELD

MARKS = {"called": (CALLED, True), "back": (CALLED, False), "hold": (HELD, True), "show": (HELD, False)}


def build_router() -> Router:
    router = Router(name="chasing")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(propose, Chase.filter(F.act == "ask"))
    router.callback_query.register(put_off, Chase.filter(F.act == "no"))
    router.callback_query.register(send, Chase.filter())
    router.callback_query.register(show_batch, ChaseBatch.filter())
    router.callback_query.register(show_calls, CallList.filter())
    router.callback_query.register(show_school, CallSchool.filter(F.act == "open"))
    router.callback_query.register(mark, CallSchool.filter())
    router.message.register(decide, private, F.text, find_question)
    router.message.register(propose_in_words, private, F.text, names_list)
    router.message.register(calls_in_words, private, F.text, asks_for_calls)
    router.message.register(called_in_words, private, F.text, says_called)
    return router


async def propose(
    query: CallbackQuery, callback_data: Chase, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    found = await rooms.chasing.propose(act, callback_data.scope)
    await views.send(act.actor, chase_screen(texts, found, rooms.calendar.zone))


async def put_off(query: CallbackQuery, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    await rooms.chasing.put_off(act)
    await views.show(query, act.actor, put_off_screen(texts))


async def send(query: CallbackQuery, callback_data: Chase, act: Act, rooms: Rooms) -> None:
    whom: chasing.Whom = "new" if callback_data.act == "new" else "all"
    await rooms.chasing.nudge(act, callback_data.scope, whom, callback_data.stamp, pressed=True)


async def show_batch(
    query: CallbackQuery, callback_data: ChaseBatch, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    batch = await rooms.chasing.look(actor, f"inbox:{callback_data.batch}")
    await views.show(query, actor, batch_screen(texts, batch, rooms.calendar.zone))


async def show_calls(
    query: CallbackQuery, callback_data: CallList, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    found = await rooms.silences.to_call(actor)
    await views.show(query, actor, calls_screen(texts, found, callback_data.page))


async def show_school(
    query: CallbackQuery, callback_data: CallSchool, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    school = await rooms.silences.open(actor, callback_data.organization_id)
    await views.show(query, actor, call_screen(texts, school))


async def mark(
    query: CallbackQuery, callback_data: CallSchool, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    what, on = MARKS[callback_data.act]
    school = await rooms.silences.mark(act, callback_data.organization_id, what, on=on)
    await views.show(query, act.actor, call_screen(texts, school))


async def find_question(
    message: Message, rooms: Rooms, texts: Texts, actor: Actor | None = None, act: Act | None = None
) -> bool | dict[str, Any]:
    """«Отправить» or «не сейчас», where that was asked last."""
    if act is None or not coordinates(actor) or message.reply_to_message:
        return False
    words = {"send": "words-send", "no": "words-put-off"}
    said = next((name for name, key in words.items() if is_one_of(texts, key, message.text)), None)
    question = await rooms.questions.find(act) if said else None
    if question is None or question.kind != chasing.QUESTION:
        return False
    return {"question": question, "said": said}


async def decide(
    message: Message, question: Question, said: str, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if said == "send":
        await rooms.chasing.confirm(act, question.subject)
        return
    await rooms.chasing.put_off(act)
    await views.send(act.actor, put_off_screen(texts))


async def names_list(
    message: Message, rooms: Rooms, texts: Texts, actor: Actor | None = None
) -> bool | dict[str, Scope]:
    """«Напомнить, кто не ответил», «напомнить ДК1 1.6», «напомнить СШ № 9»: a list that there is."""
    if actor is None or not coordinates(actor) or message.reply_to_message:
        return False
    if is_one_of(texts, "words-chase", message.text):
        return {"scope": WHOLE}
    tail = _after(texts, "words-chase-start", message.text or "")
    if not tail:
        return False
    try:
        scope, view = await read_scope(actor, rooms, texts, tail)
    except NotFoundError:
        return False
    return {"scope": scope} if not scope.is_whole or view == "silent" else False


async def propose_in_words(
    message: Message, scope: Scope, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    found = await rooms.chasing.propose(act, scope)
    await views.send(act.actor, chase_screen(texts, found, rooms.calendar.zone))


async def asks_for_calls(message: Message, texts: Texts, actor: Actor | None = None) -> bool:
    return (
        coordinates(actor) and not message.reply_to_message and is_one_of(texts, "words-calls", message.text)
    )


async def calls_in_words(message: Message, actor: Actor, rooms: Rooms, views: Views, texts: Texts) -> None:
    await views.send(actor, calls_screen(texts, await rooms.silences.to_call(actor)))


async def says_called(message: Message, texts: Texts, actor: Actor | None = None) -> bool | dict[str, str]:
    """«Позвонила СШ № 9»."""
    tail = _after(texts, "words-called-start", message.text or "") if coordinates(actor) else ""
    return {"name": tail} if tail and not message.reply_to_message else False


async def called_in_words(
    message: Message, name: str, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    school_id = await rooms.silences.find(act.actor, name)
    school = await rooms.silences.mark(act, school_id, CALLED, on=True)
    await views.send(act.actor, call_screen(texts, school))


def _after(texts: Texts, key: str, text: str) -> str:
    """What follows one of the words of `key`."""
    line = " ".join(text.split())
    for start in texts.say_plain(key).split(", "):
        if line.casefold().startswith(f"{start} "):
            return line[len(start) :].strip(" .,:")
    return ""


async def draw_nudge(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    """None when everything was answered meanwhile."""
    found = await rooms.chasing.read(conn, actor, row.id, row.subject["assignments"])
    return nudge_screen(texts, found) if found else None


async def draw_batch(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    batch = await rooms.chasing.read_batch(conn, actor, row.subject["batch"])
    return batch_screen(texts, batch, rooms.calendar.zone)


DRAWN = {KIND: draw_nudge, chasing.RECEIPT: draw_batch}
