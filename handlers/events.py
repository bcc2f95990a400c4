"""`/meeting`: the coordinator names days, marks who came, gives the protocol, by buttons and in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.event_buttons import EventSheet, JoinEvent, OpenEvent, OpenEvents, TickSchool
from handlers.event_screens import event_screen, events_screen, join_screen, prompt_screen
from handlers.event_sheets import note, sheet_screen
from handlers.prompts import coordinates
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Html, Texts
from roadmap.event_words import asks_list, parse_item
from services.acts import Act
from services.attendance import Note
from services.events import Desk, Want
from services.meetings import Meeting, Stage
from services.people import Actor

AHEAD = frozenset({Stage.UNDATED, Stage.PLANNED})

WANTS: Mapping[str, Want] = {
    "day": Want.DAY,
    "minutes": Want.MINUTES,
    "decide": Want.DECISIONS,
    "off": Want.OFF,
    "unheld": Want.UNHELD,
}
"""Buttons that ask for a line, or once more, before anything is done."""


def build_router() -> Router:
    router = Router(name="events")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(show_year, private, Command("meeting"))
    router.message.register(list_in_words, private, F.text, asks_for_list)
    router.callback_query.register(show_page, OpenEvents.filter())
    router.callback_query.register(ask_first, OpenEvent.filter(F.act.in_(WANTS.keys())))
    router.callback_query.register(confirm, OpenEvent.filter(F.act == "yes"))
    router.callback_query.register(call_off, OpenEvent.filter(F.act == "off-yes"))
    router.callback_query.register(save_sheet, OpenEvent.filter(F.act == "save"))
    router.callback_query.register(take_back, OpenEvent.filter(F.act == "unheld-yes"))
    router.callback_query.register(save_decisions, OpenEvent.filter(F.act == "decide-yes"))
    router.callback_query.register(show_joinable, OpenEvent.filter(F.act == "join"))
    router.callback_query.register(split, OpenEvent.filter(F.act == "split"))
    router.callback_query.register(open_event, OpenEvent.filter())
    router.callback_query.register(join, JoinEvent.filter())
    router.callback_query.register(show_sheet, EventSheet.filter())
    router.callback_query.register(tick, TickSchool.filter())
    return router


async def show_year(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """`/meeting ДК2 1.2` opens the next meeting of an item at once."""
    meetings = await rooms.events.of_year(act.actor)
    code, number = parse_item(command.args or "")
    chosen = [each for each in meetings if _serves(each, code, number)]
    if (code or number) and chosen:
        desk = await rooms.events.open(act.actor, _next(chosen, rooms.today()).id)
        await views.send(act.actor, desk_screen(desk, rooms, texts))
        return
    await views.send(act.actor, _list(rooms, texts, meetings, OpenEvents()))


def asks_for_list(message: Message, actor: Actor | None = None) -> bool:
    """«Встречи», the word alone."""
    return coordinates(actor) and not message.reply_to_message and asks_list(message.text or "")


async def list_in_words(message: Message, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    meetings = await rooms.events.of_year(act.actor)
    await views.send(act.actor, _list(rooms, texts, meetings, OpenEvents()))


async def show_page(
    query: CallbackQuery, callback_data: OpenEvents, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    meetings = await rooms.events.of_year(act.actor)
    await views.show(query, act.actor, _list(rooms, texts, meetings, callback_data))


async def open_event(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Opening a meeting leaves whatever was to be written about another."""
    desk = await rooms.events.open(act.actor, callback_data.event_id)
    await rooms.questions.drop(act)
    await views.show(query, act.actor, desk_screen(desk, rooms, texts))


async def ask_first(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk = await rooms.events.ask(act, callback_data.event_id, WANTS[callback_data.act])
    await views.show(query, act.actor, prompt_screen(texts, desk, callback_data.act))


async def confirm(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk, count = await rooms.event_days.confirm(act, callback_data.event_id)
    await views.show(query, act.actor, confirmed_screen(desk, count, rooms, texts))


async def call_off(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk, count = await rooms.event_days.call_off(act, callback_data.event_id)
    await views.show(query, act.actor, off_screen(desk, count, rooms, texts))


async def show_sheet(
    query: CallbackQuery, callback_data: EventSheet, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await rooms.events.ask(act, callback_data.event_id, Want.SHEET)
    sheet = await rooms.attendance.open(act.actor, callback_data.event_id)
    await views.show(query, act.actor, sheet_screen(texts, sheet, callback_data.page))


async def tick(
    query: CallbackQuery, callback_data: TickSchool, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    told = callback_data
    sheet = await rooms.attendance.tick(act, told.event_id, told.school_id, told.presence)
    await views.show(query, act.actor, sheet_screen(texts, sheet, told.page))


async def save_sheet(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await rooms.attendance.save(act, callback_data.event_id, noter(rooms))
    desk = await rooms.events.open(act.actor, callback_data.event_id)
    await views.show(query, act.actor, saved_screen(desk, rooms, texts))


async def take_back(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    told = await rooms.unheld.undo(act, callback_data.event_id)
    desk = await rooms.events.open(act.actor, callback_data.event_id)
    await views.show(query, act.actor, unheld_screen(desk, told, rooms, texts))


async def save_decisions(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    draft = await rooms.event_decisions.save(act, callback_data.event_id)
    desk = await rooms.events.open(act.actor, callback_data.event_id)
    said = texts.say("decisions-saved", count=len(draft.decisions))
    await views.show(query, act.actor, desk_screen(desk, rooms, texts, said))


async def show_joinable(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk = await rooms.events.open(act.actor, callback_data.event_id)
    await views.show(query, act.actor, join_screen(texts, desk, rooms.calendar.zone))


async def join(
    query: CallbackQuery, callback_data: JoinEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk = await rooms.event_sides.join(act, callback_data.event_id, callback_data.other_id)
    await views.show(query, act.actor, desk_screen(desk, rooms, texts, texts.say("event-joined")))


async def split(
    query: CallbackQuery, callback_data: OpenEvent, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk = await rooms.event_sides.split(act, callback_data.event_id)
    await views.show(query, act.actor, desk_screen(desk, rooms, texts, texts.say("event-is-split")))


def desk_screen(desk: Desk, rooms: Rooms, texts: Texts, said: Html | None = None) -> Screen:
    return event_screen(texts, desk, rooms.today(), rooms.calendar.zone, said)


def confirmed_screen(desk: Desk, count: int, rooms: Rooms, texts: Texts) -> Screen:
    said = texts.say("event-set-told", count=count) if count else texts.say("event-set")
    return desk_screen(desk, rooms, texts, said)


def off_screen(desk: Desk, count: int, rooms: Rooms, texts: Texts) -> Screen:
    starts = desk.meeting.row.starts_at
    was_ahead = starts is not None and starts > rooms.db.clock.now()
    quiet = "event-off-nobody" if was_ahead else "event-off-noted"
    said = texts.say("event-off-told", count=count) if count else texts.say(quiet)
    return desk_screen(desk, rooms, texts, said)


def unheld_screen(desk: Desk, told: int, rooms: Rooms, texts: Texts) -> Screen:
    return desk_screen(desk, rooms, texts, texts.say("event-unheld", count=told))


def saved_screen(desk: Desk, rooms: Rooms, texts: Texts) -> Screen:
    return desk_screen(desk, rooms, texts, texts.say("sheet-saved"))


def noter(rooms: Rooms) -> Note:
    """The log is written in the program's language, whoever presses."""
    words = rooms.languages[rooms.default_language]
    return lambda presence, day: note(words, presence, day)


def _list(rooms: Rooms, texts: Texts, meetings: Sequence[Meeting], page: OpenEvents) -> Screen:
    return events_screen(texts, meetings, rooms.today(), rooms.calendar.zone, page)


def _next(meetings: Sequence[Meeting], today: date) -> Meeting:
    """The one to be marked as held, else the first that is ahead, else the last."""
    over = [each for each in meetings if each.stage is Stage.OVER]
    ahead = [each for each in meetings if each.stage in AHEAD and each.end >= today]
    return next(iter((*over, *ahead)), meetings[-1])


def _serves(meeting: Meeting, code: str | None, number: str | None) -> bool:
    return any(
        code in (None, named.upper()) and number in (None, printed.rstrip("."))
        for named, printed in meeting.places
    )
