"""«⏰ Напомнить позже»: the days to choose from, by buttons and by words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.acts import incoming
from handlers.callbacks import More
from handlers.cards import card_screen
from handlers.line_answers import is_said
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.snooze_buttons import Snooze
from handlers.views import Views
from handlers.wording import capital, place
from locales import dates
from locales.texts import Html, Texts
from services.acts import Act
from services.people import Actor
from services.snoozes import SNOOZED, Choices, When
from storage.outbox import OutboxRow

WORDS = {
    "words-snooze-tomorrow": When.TOMORROW,
    "words-snooze-before": When.BEFORE,
    "words-snooze-usual": When.USUAL,
    "words-snooze": None,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """To be reminded of `about` later; what the words do not tell is None."""

    about: int | None
    when: When | None


def build_router() -> Router:
    router = Router(name="snoozes")
    router.callback_query.register(press, Snooze.filter())
    router.message.register(say, F.chat.type == ChatType.PRIVATE, find_words)
    return router


async def press(
    query: CallbackQuery,
    callback_data: Snooze,
    act: Act,
    actor: Actor,
    rooms: Rooms,
    views: Views,
    texts: Texts,
) -> None:
    if callback_data.when == "ask":
        choices = await rooms.snoozes.choices(actor, callback_data.assignment_id)
        await views.show(query, actor, choices_screen(texts, choices))
    else:
        when = When(callback_data.when)
        await rooms.snoozes.put(act, callback_data.assignment_id, when, act.message_key)


async def find_words(
    message: Message, rooms: Rooms, texts: Texts, actor: Actor | None = None, act: Act | None = None
) -> bool | dict[str, Any]:
    """Whether a reminder is to be moved, and of what: by a Telegram reply, or the question of a walk."""
    key = next((key for key in WORDS if is_said(texts.say_plain(key), message.text)), None)
    if key is None or actor is None or act is None:
        return False
    said = incoming(message)
    if said.reply_to:
        about = await rooms.snoozes.meant(act, said.reply_to, said.named)
    else:
        question = await rooms.walks.find_asked(act)
        about = question.ids[0] if question else None
    return {"asked": Wish(about, WORDS[key])}


async def say(
    message: Message, asked: Wish, act: Act, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if asked.about is None:
        await views.send(actor, Screen(texts.say("snooze-which")))
    elif asked.when is None:
        await views.send(actor, choices_screen(texts, await rooms.snoozes.choices(actor, asked.about)))
    else:
        await rooms.snoozes.put(act, asked.about, asked.when)


def choices_screen(texts: Texts, choices: Choices) -> Screen:
    row = choices.row
    rows = [
        (Button(_label(texts, when, day, choices.today), _data(row.id, when)),)
        for when, day in choices.days.items()
    ]
    if choices.until:
        rows.append((Button(texts.say_plain("button-snooze-usual"), _data(row.id, When.USUAL)),))
    back = More(assignment_id=row.id, is_open=True).pack()
    rows.append((Button(texts.say_plain("button-back"), back),))
    text = texts.say("snooze-when", name=capital(row.short_name), place=place(row))
    return Screen(text, tuple(rows), (row.id,))


def with_snooze(texts: Texts, screen: Screen, until: date | None) -> Screen:
    """A card with the day on which this person is reminded of it."""
    if until is None:
        return screen
    line = texts.say("snooze-until", day=dates.weekday(texts, until))
    return Screen(Html.joined([Html(screen.text), line], "\n\n"), screen.rows, screen.mentions)


async def draw_snoozed(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    card = await rooms.cards.read(conn, actor, row.subject["assignment"])
    until = await rooms.snoozes.until(conn, row.person_id, card.row.id)
    return with_snooze(texts, card_screen(texts, card, rooms.today(), rooms.calendar.zone), until)


def _label(texts: Texts, when: When, day: date, today: date) -> str:
    """«Завтра, 22 декабря, чт», or «После выходных, 26 декабря, пн»."""
    named = dates.weekday(texts, day)
    if when is When.BEFORE:
        return texts.say_plain("button-snooze-before", day=named)
    return texts.say_plain("button-snooze-tomorrow", day=named, left=(day - today).days)


def _data(assignment_id: int, when: When) -> str:
    return Snooze(assignment_id=assignment_id, when=when.value).pack()


DRAWN = {SNOOZED: draw_snoozed}
