"""Changes in the tree by buttons; names and orders are typed (`handlers/typed.py`)."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from handlers.callbacks import InviteAs, Membership, Mentor, Place, PlaceAct, SchoolNew, ToCluster, Tree
from handlers.item_screens import prompt_screen
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.school_change_screens import (
    ask_order_screen,
    invite_screen,
    member_ended_screen,
    member_sure_screen,
    members_screen,
    regroup_screen,
    which_cluster_screen,
    which_mentor_screen,
    which_role_screen,
)
from handlers.school_screens import added_screen, place_screen
from handlers.schools import school_year
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act


def build_router() -> Router:
    router = Router(name="school-changes")
    router.callback_query.register(add_school, SchoolNew.filter())
    router.callback_query.register(ask_name, PlaceAct.filter(F.act == "rename"))
    router.callback_query.register(which_mentor, PlaceAct.filter(F.act == "mentor"))
    router.callback_query.register(no_mentor, PlaceAct.filter(F.act == "no-mentor"))
    router.callback_query.register(choose, PlaceAct.filter())
    router.callback_query.register(to_cluster, ToCluster.filter())
    router.callback_query.register(ask_mentor_order, Mentor.filter())
    router.callback_query.register(invite, InviteAs.filter())
    router.callback_query.register(member, Membership.filter())
    return router


async def add_school(
    query: CallbackQuery, callback_data: SchoolNew, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Asks for the name, and after it was shown makes the school."""
    if callback_data.is_sure:
        school_id = await rooms.school_changes.add(act)
        await views.show(
            query, act.actor, added_screen(texts, await rooms.schools.open(act.actor, school_id))
        )
        return
    await rooms.school_changes.ask_new(act)
    screen = prompt_screen(texts, texts.say("school-ask-new"), Tree().pack())
    await views.show(query, act.actor, screen)


async def ask_name(
    query: CallbackQuery, callback_data: PlaceAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    school = await rooms.school_changes.ask_name(act, callback_data.organization_id)
    text = texts.say("school-ask-name", name=school.short_name, full_name=school.full_name)
    await views.show(query, act.actor, prompt_screen(texts, text, Place(organization_id=school.id).pack()))


async def which_mentor(
    query: CallbackQuery, callback_data: PlaceAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    view = await rooms.schools.open(act.actor, callback_data.organization_id)
    everybody = await rooms.schools.everyone(act.actor)
    await views.show(query, act.actor, which_mentor_screen(texts, view, everybody, callback_data.page))


async def no_mentor(
    query: CallbackQuery, callback_data: PlaceAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    school_id = callback_data.organization_id
    year = (await rooms.schools.open(act.actor, school_id)).year
    await rooms.mentoring.drop(act, school_id, year)
    await _show(query, act, school_id, rooms, views, texts)


async def choose(
    query: CallbackQuery, callback_data: PlaceAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """The screens on which something of an organization is picked."""
    view = await rooms.schools.open(act.actor, callback_data.organization_id)
    screens = {"cluster": which_cluster_screen, "invite": which_role_screen, "members": members_screen}
    await views.show(query, act.actor, screens[callback_data.act](texts, view))


async def to_cluster(
    query: CallbackQuery, callback_data: ToCluster, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    school_id, cluster_id = callback_data.organization_id, callback_data.cluster_id
    if callback_data.is_sure:
        await rooms.regroupings.move(act, school_id, cluster_id)
        await _show(query, act, school_id, rooms, views, texts)
        return
    preview = await rooms.regroupings.preview(act.actor, school_id, cluster_id)
    await views.show(query, act.actor, regroup_screen(texts, preview))


async def ask_mentor_order(
    query: CallbackQuery, callback_data: Mentor, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    year = school_year(callback_data.year)
    mentee, mentor = await rooms.mentoring.ask_order(
        act, callback_data.mentee_id, callback_data.mentor_id, year
    )
    await views.show(query, act.actor, ask_order_screen(texts, mentee, mentor, year))


async def invite(
    query: CallbackQuery,
    callback_data: InviteAs,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    """A message of its own, to be forwarded; a second tap points to it."""
    made = await rooms.school_changes.invite(act, callback_data.organization_id, callback_data.role)
    if made is None:
        notice.say(texts.say_plain("invite-made"))
        return
    await views.send(act.actor, invite_screen(texts, made, rooms.calendar.zone))
    notice.say(texts.say_plain("invite-forward"))


async def member(
    query: CallbackQuery, callback_data: Membership, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    who, place = await rooms.school_changes.member(act, callback_data.membership_id)
    match callback_data.act:
        case "end":
            links = await rooms.school_changes.end(act, who.id)
            await views.show(query, act.actor, member_ended_screen(texts, who, place, links))
        case "back":
            await rooms.school_changes.restore(act, who.id)
            await _show(query, act, place.id, rooms, views, texts)
        case _:
            await views.show(query, act.actor, member_sure_screen(texts, who, place))


async def _show(
    query: CallbackQuery, act: Act, organization_id: int, rooms: Rooms, views: Views, texts: Texts
) -> None:
    view = await rooms.schools.open(act.actor, organization_id)
    await views.show(query, act.actor, place_screen(texts, view, rooms.calendar.zone))
