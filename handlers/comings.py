"""«Будем», «Не сможем», afterwards «Были», «Не были», and «📅 В календарь», by buttons and in words."""

from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.event_buttons import Came, Come, EventFile
from handlers.event_papers import event_paper
from handlers.rooms import Rooms
from handlers.trouble_words import find_button
from handlers.views import Views
from locales.texts import Texts
from roadmap.event_words import asks_file, parse_came, parse_coming
from roadmap.file_names import join_name
from roadmap.model import SCHOOL_ROLES
from services.acts import Act
from services.comings import Coming, Presence
from services.people import Actor


def build_router() -> Router:
    router = Router(name="comings")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(come, Come.filter())
    router.callback_query.register(came, Came.filter())
    router.callback_query.register(give_file, EventFile.filter())
    router.message.register(come_in_words, private, F.text, says_coming)
    router.message.register(came_in_words, private, F.text, says_came)
    router.message.register(give_in_words, private, F.text, says_file)
    return router


async def come(query: CallbackQuery, callback_data: Come, act: Act, rooms: Rooms) -> None:
    target = act.message_key or None
    said = callback_data
    await rooms.comings.say(act, said.event_id, said.answer, target, said.of)


async def came(query: CallbackQuery, callback_data: Came, act: Act, rooms: Rooms) -> None:
    target = act.message_key or None
    await rooms.comings.say_came(act, callback_data.event_id, callback_data.presence, target)


async def give_file(
    query: CallbackQuery, callback_data: EventFile, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await _give(act, callback_data.event_id, rooms, views, texts)


async def says_coming(message: Message, actor: Actor | None = None) -> bool | dict[str, Any]:
    """In reply to the message about a meeting, or alone when one is ahead."""
    said = parse_coming(message.text or "")
    if said is None or actor is None or not any(each.role in SCHOOL_ROLES for each in actor.memberships):
        return False
    event_id = _replied(message)
    if message.reply_to_message and event_id is None:
        return False
    return {"said": Coming(said), "about": event_id}


async def come_in_words(message: Message, said: Coming, about: int | None, act: Act, rooms: Rooms) -> None:
    found = about or await rooms.comings.find_told(act.actor)
    shown = find_button(message, Come)
    await rooms.comings.say(act, found, said, None, shown.of if shown else None)


async def says_came(message: Message, actor: Actor | None = None) -> bool | dict[str, Any]:
    """In reply to a message about a meeting, or alone when it names one."""
    said = parse_came(message.text or "")
    if said is None or actor is None or not any(each.role in SCHOOL_ROLES for each in actor.memberships):
        return False
    event_id = _replied(message)
    if event_id is None and (message.reply_to_message or not said.names_meeting):
        return False
    return {"said": Presence(said.presence), "about": event_id}


async def came_in_words(message: Message, said: Presence, about: int | None, act: Act, rooms: Rooms) -> None:
    found = about or await rooms.comings.find_over(act.actor)
    await rooms.comings.say_came(act, found, said, None)


async def says_file(message: Message, actor: Actor | None = None) -> bool | dict[str, int]:
    """«В календарь», as a Telegram reply to the message about a meeting."""
    event_id = _replied(message)
    if actor is None or event_id is None or not asks_file(message.text or ""):
        return False
    return {"about": event_id}


async def give_in_words(
    message: Message, about: int, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await _give(act, about, rooms, views, texts)


async def _give(act: Act, event_id: int, rooms: Rooms, views: Views, texts: Texts) -> None:
    found = await rooms.event_files.of(act, event_id)
    content = await rooms.papers.write("calendar_file", event_paper(texts, found))
    starts = found.meeting.row.starts_at
    assert starts
    name = join_name((found.meeting.row.title, rooms.calendar.day(starts).isoformat()), "ics")
    caption = texts.say("event-file-caption")
    await views.bot.send_document(act.actor.outside_id, BufferedInputFile(content, name), caption=caption)


def _replied(message: Message) -> int | None:
    """The meeting that the message replied to is about."""
    button = find_button(message, Come) or find_button(message, Came) or find_button(message, EventFile)
    return button.event_id if button else None
