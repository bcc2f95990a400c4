"""What a coordinator writes because a screen asked for it: a title, a day, a reason, a name, a file."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from handlers.acts import incoming
from handlers.item_screens import item_screen
from handlers.moving_screens import moved_screen, proposed_screen
from handlers.prompts import asked_for, is_dropped
from handlers.roadmap_screens import plan_screen
from handlers.rooms import Rooms
from handlers.school_screens import added_screen, new_school_screen, place_screen
from handlers.screen import Screen
from handlers.trouble_words import is_one_of
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act, Incoming
from services.questions import Question


def build_router() -> Router:
    router = Router(name="typed")
    router.message.register(take, F.chat.type == ChatType.PRIVATE, asked_for(TAKERS))
    return router


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer to a question, and what is needed to take it."""

    act: Act
    question: Question
    incoming: Incoming
    rooms: Rooms
    texts: Texts

    @property
    def text(self) -> str:
        return self.incoming.text

    @property
    def is_yes(self) -> bool:
        return is_one_of(self.texts, "words-yes", self.text)


async def take(
    message: Message, question: Question, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """What cannot be understood is said so, and waited for again."""
    typed = Typed(act, question, incoming(message), rooms, texts)
    if await is_dropped(typed.text, act, rooms, views, texts):
        return
    async with rooms.questions.answered(act):
        screen = await TAKERS[question.kind](typed)
    await views.send(act.actor, screen)


async def take_title(typed: Typed) -> Screen:
    plan = await typed.rooms.catalogue.rename(typed.act, typed.question, typed.text)
    return plan_screen(typed.texts, await typed.rooms.catalogue.show(typed.act.actor, plan.id))


async def take_number(typed: Typed) -> Screen:
    roadmap_id = await typed.rooms.succession.take_number(typed.act, typed.question, typed.text)
    return plan_screen(typed.texts, await typed.rooms.catalogue.show(typed.act.actor, roadmap_id))


async def take_sample(typed: Typed) -> Screen:
    item = await typed.rooms.samples.put(typed.act, typed.question, typed.incoming)
    return item_screen(typed.texts, await typed.rooms.catalogue.open_item(typed.act.actor, item.id))


async def take_day(typed: Typed) -> Screen:
    view = await typed.rooms.moving.take_day(typed.act, typed.question, typed.text)
    return proposed_screen(typed.texts, view)


async def take_reason(typed: Typed) -> Screen:
    view = await typed.rooms.moving.take_reason(typed.act, typed.question, typed.text)
    return proposed_screen(typed.texts, view)


async def take_yes_to_move(typed: Typed) -> Screen:
    """«Да» is as good as the button; another reason may still be written."""
    if typed.is_yes:
        return moved_screen(typed.texts, await typed.rooms.moving.confirm(typed.act))
    return await take_reason(typed)


async def take_school(typed: Typed) -> Screen:
    name = await typed.rooms.school_changes.take_new(typed.act, typed.text)
    return new_school_screen(typed.texts, name)


async def take_yes_to_school(typed: Typed) -> Screen:
    if not typed.is_yes:
        return await take_school(typed)
    school = await typed.rooms.school_changes.add(typed.act)
    return added_screen(typed.texts, await typed.rooms.schools.open(typed.act.actor, school))


async def take_name(typed: Typed) -> Screen:
    school = await typed.rooms.school_changes.rename(typed.act, typed.question, typed.text)
    view = await typed.rooms.schools.open(typed.act.actor, school)
    return place_screen(typed.texts, view, typed.rooms.calendar.zone)


async def take_mentor_order(typed: Typed) -> Screen:
    school = await typed.rooms.mentoring.put(typed.act, typed.question, typed.text)
    view = await typed.rooms.schools.open(typed.act.actor, school)
    return place_screen(typed.texts, view, typed.rooms.calendar.zone)


TAKERS: dict[str, Callable[[Typed], Awaitable[Screen]]] = {
    "plan_title": take_title,
    "plan_number": take_number,
    "sample": take_sample,
    "move_due": take_day,
    "move_reason": take_reason,
    "move_confirm": take_yes_to_move,
    "school_new": take_school,
    "school_confirm": take_yes_to_school,
    "school_name": take_name,
    "mentor_order": take_mentor_order,
}
