"""The same by words: «меня нет до 15 января», «время сообщений», «поручить», «забудьте меня»."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from handlers import absences, deputies, places
from handlers.acts import incoming
from handlers.people_screens import forget_screen, handover_screen, places_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act
from services.forgetting import FORGET
from services.habits import AWAY
from services.invites import OFFERED
from services.questions import Question
from storage import mentions

WORD_KEYS = {
    "deputy": "words-deputy",
    "team": "words-team",
    "hour": "words-hour",
    "away": "words-away",
    "back": "words-back",
    "place": "words-place",
    "forget": "words-forget",
    "assign": "words-assign",
}
LONGEST = 60


def build_router() -> Router:
    router = Router(name="people-words")
    private = F.chat.type == ChatType.PRIVATE
    for name in ("deputy", "team", "hour", "away", "back", "place"):
        router.message.register(command, Command(name), private)
    router.message.register(answer, private, F.text, find_question)
    router.message.register(words, private, F.text, find_words)
    return router


async def find_question(message: Message, rooms: Rooms, act: Act) -> bool | dict[str, Any]:
    """Whether a day, or a yes, is waited for; a command or a reply to something is not it."""
    if (message.text or "").startswith("/") or message.reply_to_message:
        return False
    question = await rooms.questions.find(act)
    return {"question": question} if question and question.kind in (AWAY, FORGET, OFFERED) else False


async def answer(
    message: Message, question: Question, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    said = _fold(message.text or "")
    if question.kind == AWAY and not _is_one_of(said, texts, "words-no"):
        await views.send(act.actor, await absences.take_away(act, message.text or "", rooms, texts))
    elif question.kind == FORGET and _is_one_of(said, texts, "words-yes"):
        await rooms.forgetting.forget(act)
        await views.send(act.actor, Screen(texts.say("forgotten")))
    elif question.kind == OFFERED and _is_one_of(said, texts, "words-yes"):
        await places.accept(act, rooms)
    else:
        await rooms.questions.drop(act)
        await views.send(act.actor, Screen(texts.say("typed-dropped")))


async def find_words(message: Message, texts: Texts, act: Act) -> bool | dict[str, Any]:
    """A short line that is one of ours: whole, or begun by «меня нет …» and «поручить …»."""
    said = _fold(message.text or "")
    if not said or len(said) > LONGEST:
        return False
    for name, key in WORD_KEYS.items():
        phrases = _phrases(texts, key)
        if said in phrases or (
            name in {"away", "assign"} and said.startswith(tuple(f"{p} " for p in phrases))
        ):
            return {"said": name}
    return False


async def command(message: Message, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    await words(message, (message.text or "/")[1:].split()[0].split("@")[0], act, rooms, views, texts)


async def words(message: Message, said: str, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    match said:
        case "deputy":
            await deputies.invite(act, 0, rooms, views, texts)
        case "team":
            await deputies.show_team(act, rooms, views, texts)
        case _:
            await views.send(act.actor, await SCREENS[said](message, act, rooms, texts))


async def _hour(message: Message, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    return await absences.hours(act.actor, rooms, texts)


async def _away(message: Message, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    """«Меня нет до 15 января» at once; without a day it is asked for."""
    said = _fold(message.text or "")
    if said.startswith("/") or _is_one_of(said, texts, "words-away"):
        return await absences.ask_away(act, rooms, texts)
    return await absences.take_away(act, said, rooms, texts)


async def _back(message: Message, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    return await absences.back(act, rooms, texts)


async def _place(message: Message, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    return places_screen(texts, act.actor.memberships)


async def _forget(message: Message, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    await rooms.forgetting.ask(act)
    return forget_screen(texts)


async def _assign(message: Message, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    """As a reply to a card; otherwise where to find it."""
    reply_to = incoming(message).reply_to
    async with rooms.db.read() as conn:
        about = await mentions.about(conn, act.chat_key, reply_to) if reply_to else []
    if len(about) != 1:
        return Screen(texts.say("assign-how"))
    return handover_screen(texts, await rooms.assignees.open(act.actor, about[0]))


SCREENS: dict[str, Callable[[Message, Act, Rooms, Texts], Awaitable[Screen]]] = {
    "hour": _hour,
    "away": _away,
    "back": _back,
    "place": _place,
    "forget": _forget,
    "assign": _assign,
}


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split()).strip(" .!")


def _is_one_of(said: str, texts: Texts, key: str) -> bool:
    return said in _phrases(texts, key)


def _phrases(texts: Texts, key: str) -> list[str]:
    return _fold(texts.say_plain(key)).split(", ")
