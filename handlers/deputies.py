"""«👤 Подключить заместителя»: a link to be forwarded, who is connected, ending a deputy."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.notices import Notice
from handlers.people_buttons import Deputy, DeputyLink, Team
from handlers.people_screens import (
    deputy_ended_screen,
    deputy_sure_screen,
    link_made_screen,
    team_screen,
    which_school_screen,
)
from handlers.rooms import Rooms
from handlers.school_change_screens import invite_screen
from handlers.views import Views
from locales.texts import Texts
from roadmap.errors import ForbiddenError
from roadmap.model import SCHOOL_ROLES
from services.acts import Act
from services.deputies import directed, find_place
from services.people import Actor


def build_router() -> Router:
    router = Router(name="deputies")
    router.callback_query.register(team, Team.filter())
    router.callback_query.register(revoke, DeputyLink.filter())
    router.callback_query.register(deputy, Deputy.filter())
    return router


async def team(
    query: CallbackQuery,
    callback_data: Team,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    if callback_data.act == "invite":
        if not await invite(act, callback_data.school_id, rooms, views, texts):
            notice.say(texts.say_plain("deputy-link-made"))
        return
    found = await rooms.deputies.team(act.actor, callback_data.school_id)
    await views.show(query, act.actor, team_screen(texts, found, rooms.calendar.zone))


async def invite(act: Act, school_id: int, rooms: Rooms, views: Views, texts: Texts) -> bool:
    """Two messages: the one to forward, and what to do with it. False for a second tap."""
    schools = directed(act.actor)
    if not school_id and len(schools) > 1:
        await views.send(act.actor, which_school_screen(texts, schools, "invite"))
        return True
    if not school_id and not schools:
        raise ForbiddenError("director-only")
    chosen = school_id or schools[0].organization_id
    made = await rooms.deputies.invite(act, chosen)
    if made is None:
        return False
    await views.send(act.actor, invite_screen(texts, made, rooms.calendar.zone))
    await views.send(act.actor, link_made_screen(texts, made, chosen))
    return True


async def show_team(act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    """By words: the people of the own school, or of which."""
    here = {each.organization_id: each for each in act.actor.here.memberships if each.role in SCHOOL_ROLES}
    schools = tuple(here.values())
    if not schools:
        raise ForbiddenError("director-only")
    if len(schools) > 1:
        await views.send(act.actor, which_school_screen(texts, schools, "show"))
        return
    found = await rooms.deputies.team(act.actor, schools[0].organization_id)
    await views.send(act.actor, team_screen(texts, found, rooms.calendar.zone))


async def revoke(
    query: CallbackQuery,
    callback_data: DeputyLink,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    school_id = await rooms.deputies.revoke(act, callback_data.invite_id)
    notice.say(texts.say_plain("deputy-link-revoked"))
    found = await rooms.deputies.team(act.actor, school_id)
    await views.show(query, act.actor, team_screen(texts, found, rooms.calendar.zone))


async def deputy(
    query: CallbackQuery, callback_data: Deputy, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    who = await rooms.deputies.find(act.actor, callback_data.membership_id)
    school = _school(act.actor, who.organization_id)
    match callback_data.act:
        case "ask":
            await views.show(query, act.actor, deputy_sure_screen(texts, who, school))
        case "end":
            await rooms.deputies.end(act, who.id)
            await views.show(query, act.actor, deputy_ended_screen(texts, who, school))
        case "back":
            await rooms.deputies.restore(act, who.id)
            found = await rooms.deputies.team(act.actor, who.organization_id)
            await views.show(query, act.actor, team_screen(texts, found, rooms.calendar.zone))


def _school(actor: Actor, school_id: int) -> str:
    found = find_place(actor, school_id)
    return found.organization if found else ""
