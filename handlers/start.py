"""/start with and without an invite."""

import re

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import Message

from handlers.asking import CHANNEL
from handlers.callbacks import OpenList
from handlers.commands import set_centre_menu
from handlers.guide import CENTRE, is_known
from handlers.people_buttons import SendHour, SwitchPlace, Team
from handlers.people_screens import offer_screen
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.summary_buttons import overview
from locales.texts import Texts
from roadmap.model import SCHOOL_ROLES, Role
from services.desk import is_asked, is_of_school
from services.invites import Newcomer
from services.people import Actor
from services.scope import WHOLE

LINK = re.compile(r"\bt\.me/\w+\?start=([A-Za-z0-9_-]{1,64})")
TOKEN = re.compile(r"\s*([A-Za-z0-9_-]{43})\s*")


def build_router() -> Router:
    router = Router(name="start")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(join, CommandStart(deep_link=True), private)
    router.message.register(pasted, F.text.regexp(LINK, mode="search").as_("link"), private)
    router.message.register(pasted, F.text.regexp(TOKEN, mode="fullmatch").as_("link"), private, is_unknown)
    router.message.register(again, CommandStart(), private, is_known)
    return router


def is_unknown(_event: Message, actor: Actor | None) -> bool:
    return actor is None


async def join(message: Message, command: CommandObject, rooms: Rooms, texts: Texts, inbox_id: int) -> None:
    """The greeting is ordered in the commit that makes the membership; a whole link may be typed too."""
    typed = (command.args or "").strip()
    link = LINK.search(typed)
    await _use(message, link[1] if link else typed, rooms, texts, inbox_id)


async def pasted(message: Message, link: re.Match[str], rooms: Rooms, texts: Texts, inbox_id: int) -> None:
    """A link that was sent as a text, or its end alone, works like one that was opened."""
    await _use(message, link[1], rooms, texts, inbox_id)


async def _use(message: Message, token: str, rooms: Rooms, texts: Texts, inbox_id: int) -> None:
    if message.from_user is None:
        return
    newcomer = Newcomer(
        channel=CHANNEL,
        outside_id=str(message.from_user.id),
        name=message.from_user.full_name,
        language=rooms.language_of(message.from_user.language_code),
    )
    offer = await rooms.invites.open(token, newcomer, inbox_id)
    if offer:
        screen = offer_screen(texts, offer)
        await message.answer(screen.text, reply_markup=screen.markup())
        return
    actor = await rooms.people.find(CHANNEL, newcomer.outside_id)
    if actor and is_centre(actor) and message.bot:
        await set_centre_menu(message.bot, rooms.texts(actor), actor)


async def again(message: Message, actor: Actor, texts: Texts) -> None:
    places = ", ".join(dict.fromkeys(m.organization for m in actor.memberships))
    roles = {membership.role for membership in actor.memberships}
    key = "start-coordinator" if Role.COORDINATOR in roles else "start-centre"
    key = key if is_centre(actor) else "start-again"
    screen = Screen(texts.say(key, places=places), _again_rows(texts, actor))
    await message.answer(screen.text, reply_markup=screen.markup())


def _again_rows(texts: Texts, actor: Actor) -> tuple[tuple[Button, ...], ...]:
    """What the greeting offers, at any time."""
    label = "button-what-is-needed" if is_of_school(actor) else "button-our-items"
    found = [Button(texts.say_plain(label), OpenList().pack())]
    if not is_asked(actor):
        found = [Button(texts.say_plain("button-to-summary"), overview(WHOLE))]
    if is_of_school(actor):
        found.append(Button(texts.say_plain("button-team"), Team(school_id=_first_school(actor)).pack()))
        found.append(Button(texts.say_plain("button-send-hour"), SendHour().pack()))
    if len(actor.memberships) > 1:
        found.append(Button(texts.say_plain("button-switch-place"), SwitchPlace().pack()))
    return tuple((each,) for each in found)


def _first_school(actor: Actor) -> int:
    places = [*actor.here.memberships, *actor.memberships]
    return next(each.organization_id for each in places if each.role in SCHOOL_ROLES)


def is_centre(actor: Actor) -> bool:
    return any(membership.role in CENTRE for membership in actor.memberships)
