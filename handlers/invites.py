"""`/invite`: links for schools, a sheet of QR codes to be printed, links that work and their end."""

from collections.abc import Sequence
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.invite_buttons import EndLink, GiveLinks, OpenInvites, TickInvited
from handlers.invite_screens import (
    IN_ONE_MESSAGE,
    again_screen,
    choose_screen,
    desk_screen,
    end_screen,
    ended_screen,
    given_text,
    links_file,
    links_screen,
    links_text,
    sheet_of,
)
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.school_change_screens import invite_screen
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Texts
from roadmap.file_names import join_name
from roadmap.names import fold
from services.acts import Act
from services.invite_lists import CHOOSING, Given
from services.invites import Invite

CARDS = 200
"""A sheet of so many takes some seconds."""


def build_router() -> Router:
    router = Router(name="invites")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(say, private, Command("invite"))
    router.message.register(say_chosen, private, F.text, chooses)
    router.callback_query.register(choose, OpenInvites.filter(F.view == "choose"))
    router.callback_query.register(look, OpenInvites.filter())
    router.callback_query.register(give, GiveLinks.filter())
    router.callback_query.register(tick, TickInvited.filter())
    router.callback_query.register(end, EndLink.filter())
    return router


async def say(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """«/invite», «/invite всем», «/invite СШ № 9, СШ № 13», «/invite отозвать СШ № 9»."""
    words = (command.args or "").strip()
    first, _, rest = words.partition(" ")
    if _is(words, texts, "words-invite-all"):
        await _deliver(await rooms.invite_lists.give(act, "without"), act, rooms, views, texts)
    elif _is(words, texts, "words-invite-again"):
        await views.send(act.actor, again_screen(texts, await rooms.invite_lists.desk(act)))
    elif _is(words, texts, "words-invite-again-yes"):
        await _deliver(await rooms.invite_lists.give(act, "again"), act, rooms, views, texts)
    elif _is(words, texts, "words-invite-links"):
        desk = await rooms.invite_lists.desk(act)
        await views.send(act.actor, links_screen(texts, desk, rooms.calendar.zone))
    elif _is(first, texts, "words-invite-end"):
        await _end_named(rest, act, rooms, views, texts)
    elif words:
        schools = await rooms.invite_lists.find(act.actor, words)
        await _deliver(await rooms.invite_lists.give_named(act, schools), act, rooms, views, texts)
    else:
        desk = await rooms.invite_lists.desk(act)
        await views.send(act.actor, desk_screen(texts, desk, rooms.calendar.zone))


async def chooses(
    message: Message, rooms: Rooms, texts: Texts, act: Act | None = None
) -> bool | dict[str, Any]:
    """While schools are ticked: their names, or «выдать»; anything else is not about them."""
    text = message.text or ""
    if act is None or message.reply_to_message or text.startswith("/"):
        return False
    question = await rooms.questions.find(act)
    if question is None or question.kind != CHOOSING:
        return False
    if _is(text, texts, "words-invite-chosen"):
        return {"words": ""}
    return {"words": text} if await rooms.invite_lists.knows(act.actor, text) else False


async def say_chosen(
    message: Message, words: str, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if not words:
        await _deliver(await rooms.invite_lists.give(act, "chosen"), act, rooms, views, texts)
        return
    schools = await rooms.invite_lists.find(act.actor, words)
    await views.send(act.actor, choose_screen(texts, await rooms.invite_lists.tick_named(act, schools)))


async def look(
    query: CallbackQuery, callback_data: OpenInvites, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk, zone = await rooms.invite_lists.desk(act), rooms.calendar.zone
    match callback_data.view:
        case "links":
            screen = links_screen(texts, desk, zone, callback_data.page)
        case "again":
            screen = again_screen(texts, desk)
        case "end":
            screen = end_screen(texts, desk)
        case _:
            await rooms.questions.drop(act)
            screen = desk_screen(texts, desk, zone)
    await views.show(query, act.actor, screen)


async def choose(
    query: CallbackQuery, callback_data: OpenInvites, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Another page keeps what is ticked."""
    desk = await rooms.invite_lists.choose(act)
    await views.show(query, act.actor, choose_screen(texts, desk, callback_data.page))


async def tick(
    query: CallbackQuery, callback_data: TickInvited, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    desk = await rooms.invite_lists.tick(act, callback_data.organization_id)
    await views.show(query, act.actor, choose_screen(texts, desk, callback_data.page))


async def give(
    query: CallbackQuery,
    callback_data: GiveLinks,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    given = await rooms.invite_lists.give(act, callback_data.whom)
    if given is None:
        notice.say(texts.say_plain("invites-given-before"))
        return
    await _deliver(given, act, rooms, views, texts)


async def end(
    query: CallbackQuery, callback_data: EndLink, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if not callback_data.invite_id:
        count = await rooms.invite_lists.revoke_all(act)
        await views.show(query, act.actor, ended_screen(texts, count))
        return
    desk = await rooms.invite_lists.revoke(act, callback_data.invite_id)
    screen = links_screen(texts, desk, rooms.calendar.zone, callback_data.page)
    await views.show(query, act.actor, screen)


async def _end_named(words: str, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    """«отозвать СШ № 9», «отозвать все»; without a name the links are listed."""
    if not words:
        desk = await rooms.invite_lists.desk(act)
        await views.send(act.actor, links_screen(texts, desk, rooms.calendar.zone))
        return
    ids = None
    if not _is(words, texts, "words-invite-all"):
        ids = [row.id for row in await rooms.invite_lists.find(act.actor, words)]
    await views.send(act.actor, ended_screen(texts, await rooms.invite_lists.revoke_all(act, ids)))


async def _deliver(given: Given | None, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    """One link to be forwarded; several as a list, long ones as a file, and the same in QR codes."""
    if given is None:
        await views.send(act.actor, Screen(texts.say("invites-given-before")))
        return
    zone, told = rooms.calendar.zone, given_text(texts, given, rooms.calendar.zone)
    if len(given.invites) == 1:
        await views.send(act.actor, invite_screen(texts, given.invites[0], zone))
        if given.replaced:
            await views.send(act.actor, Screen(texts.say("invites-replaced", links=given.replaced)))
        return
    if len(given.invites) <= IN_ONE_MESSAGE:
        await views.send(act.actor, Screen(links_text(texts, given)))
        await views.send(act.actor, Screen(told))
    else:
        name = join_name((texts.say_plain("invite-sheet-title"), rooms.today().isoformat()), "txt")
        file = BufferedInputFile(links_file(texts, given), name)
        await views.bot.send_document(act.actor.outside_id, file, caption=told)
    drawn = [invite for invite in given.invites if invite.link]
    for start in range(0, len(drawn), CARDS):
        await _send_sheet(drawn[start : start + CARDS], act, rooms, views, texts)


async def _send_sheet(invites: Sequence[Invite], act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    """For schools to read: in the program's language."""
    words, day = rooms.languages[rooms.default_language], rooms.today().isoformat()
    paper = sheet_of(words, invites, rooms.calendar.zone, act.at.isoformat())
    content = await rooms.papers.write("invite_sheet", paper)
    name = join_name((words.say_plain("invite-sheet-name"), day), "docx")
    caption = texts.say("invite-sheet-caption", schools=len(invites))
    await views.bot.send_document(act.actor.outside_id, BufferedInputFile(content, name), caption=caption)


def _is(words: str, texts: Texts, key: str) -> bool:
    return bool(words) and fold(words) in map(fold, texts.say_plain(key).split(", "))
