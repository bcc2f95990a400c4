"""What a coordinator writes about a meeting: a day, who came, a protocol, decisions, «да»."""

from dataclasses import dataclass
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from handlers.acts import incoming
from handlers.event_buttons import EventSheet, OpenEvent
from handlers.event_screens import prompt_screen, proposal_screen
from handlers.event_sheets import decisions_screen, sheet_screen
from handlers.events import (
    confirmed_screen,
    desk_screen,
    noter,
    off_screen,
    saved_screen,
    unheld_screen,
)
from handlers.prompts import coordinates
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.trouble_words import find_buttons, is_one_of
from handlers.views import Views
from locales.texts import Texts
from roadmap.event_words import Wish, parse_sheet, parse_wish
from services.acts import Act, Incoming
from services.comings import Presence
from services.events import QUESTION, Want
from services.meetings import Stage
from services.people import Actor

ASKED = {Wish.MINUTES: Want.MINUTES, Wish.DECISIONS: Want.DECISIONS}
PROMPTS = {Want.MINUTES: "minutes", Want.DECISIONS: "decide"}


def build_router() -> Router:
    router = Router(name="event_answers")
    router.message.register(take, F.chat.type == ChatType.PRIVATE, find_event)
    return router


@dataclass(frozen=True, slots=True)
class About:
    """The meeting that a message is about, and what was asked of it, if anything was."""

    event_id: int
    want: Want | None


async def find_event(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool | dict[str, Any]:
    """A Telegram reply to a meeting's message, or what its screen asked for; a command is neither."""
    if act is None or not coordinates(actor) or (message.text or "").startswith("/"):
        return False
    replied = _replied(message)
    if message.reply_to_message and replied is None:
        return False
    question = await rooms.questions.find(act)
    asked = question.subject if question and question.kind == QUESTION else None
    if asked and replied in (None, asked["event"]):
        found = About(asked["event"], Want(asked["want"]))
    elif replied is not None:
        found = About(replied, None)
    else:
        return False
    if incoming(message).files:
        return {"about": found} if found.want in {Want.MINUTES, Want.PAGES, None} else False
    if found.want is Want.PAGES and replied is None:
        return False
    return {"about": found}


async def take(message: Message, about: About, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    given = incoming(message)
    if about.want not in {None, Want.YES, Want.OFF, Want.UNHELD, Want.SAVE} or not is_one_of(
        texts, "words-no", given.text
    ):
        async with rooms.questions.answered(act):
            screen = await Answers(act, rooms, texts).take(about, given)
    else:
        await rooms.questions.drop(act)
        screen = Screen(texts.say("typed-dropped"))
    await views.send(act.actor, screen)


@dataclass(frozen=True, slots=True)
class Answers:
    """One line about a meeting, and what is needed to take it."""

    act: Act
    rooms: Rooms
    texts: Texts

    async def take(self, about: About, given: Incoming) -> Screen:
        wish = parse_wish(given.text) if not given.files else None
        if wish is not None and (screen := await self._wish(about, wish)):
            return screen
        if sheet := parse_sheet(given.text):
            presence, names = Presence(sheet[0]), sheet[1]
            marked = await self.rooms.attendance.mark(self.act, about.event_id, names, presence)
            return sheet_screen(self.texts, marked)
        want = about.want or await self._by_stage(about.event_id, given)
        match want:
            case Want.MINUTES | Want.PAGES:
                await self.rooms.event_papers.take(self.act, about.event_id, given)
                return await self._desk(about.event_id)
            case Want.DECISIONS | Want.SAVE:
                draft = await self.rooms.event_decisions.propose(self.act, about.event_id, given.text)
                return decisions_screen(self.texts, draft)
        proposal = await self.rooms.event_days.propose(self.act, about.event_id, given.text)
        return proposal_screen(self.texts, proposal, self.rooms.calendar.zone)

    async def _wish(self, about: About, wish: Wish) -> Screen | None:
        """A word that does what a button does; None where it is only the answer that was asked for."""
        event_id = about.event_id
        match wish:
            case Wish.SAVE:
                return await self._yes(about)
            case Wish.OFF:
                desk = await self.rooms.events.open(self.act.actor, event_id)
                want = Want.UNHELD if desk.meeting.stage is Stage.HELD else Want.OFF
                return prompt_screen(self.texts, await self.rooms.events.ask(self.act, event_id, want), want)
            case Wish.HELD:
                await self.rooms.events.ask(self.act, event_id, Want.SHEET)
                return sheet_screen(self.texts, await self.rooms.attendance.open(self.act.actor, event_id))
        desk = await self.rooms.events.ask(self.act, event_id, ASKED[wish])
        return prompt_screen(self.texts, desk, PROMPTS[ASKED[wish]])

    async def _yes(self, about: About) -> Screen | None:
        act, rooms, event_id = self.act, self.rooms, about.event_id
        match about.want:
            case Want.YES:
                return confirmed_screen(*await rooms.event_days.confirm(act, event_id), rooms, self.texts)
            case Want.OFF:
                return off_screen(*await rooms.event_days.call_off(act, event_id), rooms, self.texts)
            case Want.UNHELD:
                told = await rooms.unheld.undo(act, event_id)
                desk = await rooms.events.open(act.actor, event_id)
                return unheld_screen(desk, told, rooms, self.texts)
            case Want.SHEET:
                await rooms.attendance.save(act, event_id, noter(rooms))
                desk = await rooms.events.open(act.actor, event_id)
                return saved_screen(desk, rooms, self.texts)
            case Want.SAVE:
                draft = await rooms.event_decisions.save(act, event_id)
                desk = await rooms.events.open(act.actor, event_id)
                said = self.texts.say("decisions-saved", count=len(draft.decisions))
                return desk_screen(desk, rooms, self.texts, said)
        return None

    async def _by_stage(self, event_id: int, given: Incoming) -> Want:
        """A reply without a question: of a meeting that was held its papers or decisions, else its day."""
        desk = await self.rooms.events.open(self.act.actor, event_id)
        if desk.meeting.stage is not Stage.HELD:
            return Want.DAY
        return (
            Want.DECISIONS
            if ":" in given.text and not given.files and "://" not in given.text
            else Want.MINUTES
        )

    async def _desk(self, event_id: int) -> Screen:
        desk = await self.rooms.events.open(self.act.actor, event_id)
        return desk_screen(desk, self.rooms, self.texts, self.texts.say("event-papers-taken"))


def _replied(message: Message) -> int | None:
    """The one meeting that the message replied to is about."""
    found = {button.event_id for button in find_buttons(message, OpenEvent)}
    found |= {button.event_id for button in find_buttons(message, EventSheet)}
    return found.pop() if len(found) == 1 else None
