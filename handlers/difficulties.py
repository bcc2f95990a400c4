"""A difficulty told by a school: its reason, and whether the mentor school may see it; the mentor's word."""

from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.cards import recorded_screen
from handlers.help_screens import plea_screen
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.trouble_buttons import HelpAnswer, Hinders, OpenHelp, ShowMentor
from handlers.trouble_words import find_button, is_one_of
from handlers.views import Views
from locales.texts import Texts
from roadmap.model import Status
from services.acts import Act
from services.people import Actor


def build_router() -> Router:
    router = Router(name="difficulties")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(say_reason, Hinders.filter())
    router.callback_query.register(show_mentor, ShowMentor.filter(F.yes))
    router.callback_query.register(only_centre, ShowMentor.filter())
    router.callback_query.register(show_plea, OpenHelp.filter())
    router.callback_query.register(help_out, HelpAnswer.filter())
    router.message.register(consent_in_words, private, F.text, find_consent)
    router.message.register(help_in_words, private, F.text, find_help)
    return router


async def say_reason(query: CallbackQuery, callback_data: Hinders, act: Act, rooms: Rooms) -> None:
    reason = callback_data.reason
    await rooms.replies.press(act, callback_data.assignment_id, Status.DIFFICULTY, reason)


async def show_mentor(query: CallbackQuery, callback_data: ShowMentor, act: Act, rooms: Rooms) -> None:
    await _consent(callback_data, act, rooms)


async def only_centre(
    query: CallbackQuery, callback_data: ShowMentor, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """The receipt without the question."""
    card = await rooms.cards.open(act.actor, callback_data.assignment_id)
    if card.trouble and not card.trouble.is_shown:
        card = replace(card, trouble=replace(card.trouble, mentor=""))
    await views.show(query, act.actor, recorded_screen(texts, card, rooms.today(), rooms.calendar.zone))


async def show_plea(
    query: CallbackQuery, callback_data: OpenHelp, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    plea = await rooms.help.open(actor, callback_data.reply_id)
    await views.send(actor, plea_screen(texts, plea, rooms.today()))


async def help_out(
    query: CallbackQuery, callback_data: HelpAnswer, act: Act, rooms: Rooms, texts: Texts, notice: Notice
) -> None:
    await rooms.help.answer(act, callback_data.reply_id, callback_data.answer, act.message_key)
    notice.say(texts.say_plain("help-thanks"))


async def find_consent(message: Message, texts: Texts, act: Act | None = None) -> bool | dict[str, Any]:
    """«Да, показать», «только центру»: as a Telegram reply to the receipt that asks."""
    button = find_button(message, ShowMentor) if act else None
    if button is None:
        return False
    if is_one_of(texts, "words-show-mentor", message.text):
        return {"button": button.model_copy(update={"yes": True})}
    if is_one_of(texts, "words-only-centre", message.text):
        return {"button": button.model_copy(update={"yes": False})}
    return False


async def consent_in_words(
    message: Message, button: ShowMentor, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    replied = message.reply_to_message
    assert replied
    if button.yes:
        await _consent(button, replace(act, message_key=str(replied.message_id)), rooms)
    else:
        await message.answer(texts.say("only-centre"))


async def find_help(message: Message, texts: Texts, actor: Actor | None = None) -> bool | dict[str, Any]:
    """«Поможем», «позвоню», «не сейчас»: as a Telegram reply to what a school asks."""
    button = find_button(message, HelpAnswer) if actor else None
    if button is None:
        return False
    for answer, key in HELP_WORD_KEYS.items():
        if is_one_of(texts, key, message.text):
            return {"button": button.model_copy(update={"answer": answer})}
    return False


HELP_WORD_KEYS = {
    "can_help": "words-can-help",
    "will_call": "words-will-call",
    "not_now": "words-not-now",
}


async def help_in_words(message: Message, button: HelpAnswer, act: Act, rooms: Rooms) -> None:
    replied = message.reply_to_message
    assert replied
    await rooms.help.answer(act, button.reply_id, button.answer, str(replied.message_id))


async def _consent(button: ShowMentor, act: Act, rooms: Rooms) -> None:
    card = await rooms.cards.open(act.actor, button.assignment_id)
    await rooms.help.show(act, card.row, button.reply_id)
