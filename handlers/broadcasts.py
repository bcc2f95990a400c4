"""`/broadcast` by buttons and in words: «/broadcast ШНРО» and, on the lines below it, the letter."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware, F, Router
from aiogram.dispatcher.flags import get_flag
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, TelegramObject
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.broadcast_buttons import (
    BroadcastDone,
    BroadcastReach,
    BroadcastSend,
    BroadcastTick,
    BroadcastTo,
)
from handlers.broadcast_screens import (
    letter_screen,
    letter_text,
    reach_screen,
    schools_screen,
    whom_screen,
)
from handlers.prompts import coordinates
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.trouble_words import is_one_of
from handlers.views import Views
from locales.texts import Html, Texts
from roadmap.errors import ConflictError, NotFoundError
from services.acts import Act
from services.broadcasts import RECEIPT
from services.letter_drafts import Draft, Letter
from services.letters import read_letters, read_reach
from services.people import Actor
from storage.outbox import BROADCAST, OutboxRow


def build_router() -> Router:
    router = Router(name="broadcasts")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(begin, Command("broadcast"), private)
    router.callback_query.register(ask_whom, BroadcastTo.filter(F.to == "ask"))
    router.callback_query.register(choose, BroadcastTo.filter())
    router.callback_query.register(tick, BroadcastTick.filter())
    router.callback_query.register(done, BroadcastDone.filter())
    router.callback_query.register(drop, BroadcastSend.filter(F.act == "no"))
    router.callback_query.register(send, BroadcastSend.filter())
    router.callback_query.register(show_reach, BroadcastReach.filter())
    router.message.register(take, private, F.text, find_letter)
    return router


def build_whom() -> Router:
    """«ШНРО» after «Кому написать?»: words that mean something of their own come first."""
    router = Router(name="letters_whom")
    router.message.register(take, F.chat.type == ChatType.PRIVATE, F.text, find_draft)
    return router


KEEPS_LETTERS = "keeps_letters"
"""The flag of a handler that answers what is no command at all."""


class SetLettersAside(BaseMiddleware):
    """A command ends the writing of a letter; «Отправить» below its preview still sends it."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        is_command = isinstance(event, Message) and (event.text or "").startswith("/")
        if is_command and coordinates(data.get("actor")) and not get_flag(data, KEEPS_LETTERS):
            await self._rooms.broadcasts.set_aside(data["act"])
        return await handler(event, data)


async def begin(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Whom may stand after the command, the letter below it."""
    whom, _, words = (command.args or "").partition("\n")
    draft = await _read_whom(act.actor, rooms, texts, whom.strip())
    letter = await rooms.broadcasts.begin(act, replace(draft, text=words.strip()))
    await views.send(act.actor, letter_screen(texts, letter, rooms.calendar.zone))


async def ask_whom(query: CallbackQuery, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    letter = await rooms.broadcasts.choose(act, "")
    await views.show(query, act.actor, whom_screen(texts, letter))


async def choose(
    query: CallbackQuery, callback_data: BroadcastTo, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    to = callback_data.to
    assert to != "ask"
    letter = await rooms.broadcasts.choose(act, to, callback_data.cluster_id)
    if to == "schools":
        await views.show(query, act.actor, schools_screen(texts, letter, callback_data.page))
        return
    await views.show(query, act.actor, letter_screen(texts, letter, rooms.calendar.zone))


async def tick(
    query: CallbackQuery, callback_data: BroadcastTick, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    letter = await rooms.broadcasts.tick(act, callback_data.organization_id)
    await views.show(query, act.actor, schools_screen(texts, letter, callback_data.page))


async def done(query: CallbackQuery, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    letter = await _look(act, rooms)
    await views.show(query, act.actor, letter_screen(texts, letter, rooms.calendar.zone))


async def send(query: CallbackQuery, callback_data: BroadcastSend, act: Act, rooms: Rooms) -> None:
    await rooms.broadcasts.send(act, callback_data.kept, pressed=True)


async def drop(query: CallbackQuery, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    await rooms.broadcasts.drop(act)
    await views.show(query, act.actor, Screen(texts.say("broadcast-dropped")))


async def show_reach(
    query: CallbackQuery,
    callback_data: BroadcastReach,
    actor: Actor,
    rooms: Rooms,
    views: Views,
    texts: Texts,
) -> None:
    reach = await rooms.broadcasts.reach(actor, callback_data.broadcast_id)
    await views.show(query, actor, reach_screen(texts, reach, rooms.calendar.zone))


async def find_draft(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool | dict[str, Any]:
    """The chat is writing a letter; a command, or a reply to something else, is none of it."""
    if act is None or not coordinates(actor) or message.reply_to_message:
        return False
    if (message.text or "").startswith("/"):
        return False
    draft = await rooms.broadcasts.find(act)
    return {"draft": draft} if draft and not draft.is_aside else False


async def find_letter(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool | dict[str, Any]:
    """The letter's own words: they may say anything."""
    found = await find_draft(message, rooms, actor, act)
    return found if isinstance(found, dict) and found["draft"].to else False


async def take(message: Message, draft: Draft, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    """Whom, the words, or «отправить»; other words are the letter anew."""
    text = message.text or ""
    if is_one_of(texts, "words-put-off", text):
        await rooms.broadcasts.drop(act)
        await views.send(act.actor, Screen(texts.say("broadcast-dropped")))
        return
    if draft.text and is_one_of(texts, "words-send", text):
        await rooms.broadcasts.send(act, draft.kept, pressed=False)
        return
    letter = await (_choose_in_words if not draft.to else _write)(act, rooms, texts, text)
    await views.send(act.actor, letter_screen(texts, letter, rooms.calendar.zone))


async def _choose_in_words(act: Act, rooms: Rooms, texts: Texts, text: str) -> Letter:
    return await rooms.broadcasts.begin(act, await _read_whom(act.actor, rooms, texts, text.strip()))


async def _write(act: Act, rooms: Rooms, texts: Texts, text: str) -> Letter:
    return await rooms.broadcasts.write(act, text)


async def _look(act: Act, rooms: Rooms) -> Letter:
    draft = await rooms.broadcasts.find(act)
    if draft is None:
        await rooms.broadcasts.look(act.actor, Draft())
        raise ConflictError("broadcast-gone")
    return await rooms.broadcasts.look(act.actor, draft)


async def _read_whom(actor: Actor, rooms: Rooms, texts: Texts, text: str) -> Draft:
    """«всем», «ШНРО», «СШ № 9, СШ № 13»; nothing is asked for."""
    if not text:
        return Draft()
    if is_one_of(texts, "words-broadcast-all", text):
        return Draft("all")
    if cluster_id := await rooms.broadcasts.cluster_of(actor, text):
        return Draft("cluster", cluster_id)
    schools = []
    for part in text.split(","):
        school_id = await rooms.broadcasts.school_of(actor, part.strip())
        if school_id is None:
            raise NotFoundError("broadcast-unknown", name=part.strip()[:60])
        schools.append(school_id)
    return Draft("schools", schools=tuple(dict.fromkeys(schools)))


async def draw_letter(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen | None:
    found = await read_letters(conn, actor, row.id, rooms.db.clock.now())
    letters = [letter_text(texts, each.sender, each.words) for each in found]
    return Screen(Html.joined(letters, "\n\n")) if letters else None


async def draw_reach(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    reach = await read_reach(conn, actor, row.subject["broadcast"])
    return reach_screen(texts, reach, rooms.calendar.zone)


DRAWN = {BROADCAST: draw_letter, RECEIPT: draw_reach}
