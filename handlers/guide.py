"""`/help` and `/language`, each in one screen: what a person of this role can do, in which language."""

from typing import Literal

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Language, OpenList
from handlers.commands import set_centre_menu
from handlers.papers import with_papers
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.views import Views
from locales.texts import Texts
from roadmap.model import Role
from roadmap.names import fold
from services.acts import Act
from services.people import Actor

Locale = Literal["ru", "en"]
CENTRE = frozenset({Role.COORDINATOR, Role.CONTROLLER, Role.OBSERVER})
HELP_KEYS = {
    Role.COORDINATOR: "help-coordinator",
    Role.CONTROLLER: "help-overseer",
    Role.OBSERVER: "help-overseer",
    Role.DIRECTOR: "help-school",
}
LANGUAGE_KEYS: dict[Locale, str] = {"ru": "language-ru", "en": "language-en"}
WORD_KEYS: dict[Locale, str] = {"ru": "words-language-ru", "en": "words-language-en"}


def build_router() -> Router:
    router = Router(name="guide")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(guide, private, Command("help"), is_known)
    router.message.register(guide, private, F.text, asks_help)
    router.message.register(languages, private, Command("language"), is_known)
    router.message.register(speak, private, F.text, names_language)
    router.callback_query.register(press, Language.filter(), is_known)
    return router


def is_known(_event: Message | CallbackQuery, actor: Actor | None) -> bool:
    return actor is not None


def asks_help(message: Message, texts: Texts, actor: Actor | None = None) -> bool:
    """«Помощь», the word alone."""
    return actor is not None and _is_one_of(message.text or "", texts.say_plain("words-help"))


def names_language(message: Message, texts: Texts, actor: Actor | None = None) -> bool | dict[str, Locale]:
    """«English», «по-русски»: in either language, the word alone."""
    if actor is None or message.reply_to_message:
        return False
    found = (
        locale for locale, key in WORD_KEYS.items() if _is_one_of(message.text or "", texts.say_plain(key))
    )
    locale = next(found, None)
    return {"said": locale} if locale else False


async def guide(message: Message, actor: Actor, views: Views, texts: Texts) -> None:
    await views.send(actor, help_screen(texts, actor))


async def languages(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """`/language en` needs no button."""
    for locale in LANGUAGE_KEYS:
        if command.args == locale:
            await speak(message, locale, act, rooms, views)
            return
    await views.send(act.actor, language_screen(texts, texts.say("language-now")))


async def speak(message: Message, said: Locale, act: Act, rooms: Rooms, views: Views) -> None:
    texts = await _speak(said, act, rooms, views.bot)
    await views.send(act.actor, language_screen(texts, texts.say("language-set")))


async def press(query: CallbackQuery, callback_data: Language, act: Act, rooms: Rooms, views: Views) -> None:
    texts = await _speak(callback_data.locale, act, rooms, views.bot)
    await views.show(query, act.actor, language_screen(texts, texts.say("language-set")))


def help_screen(texts: Texts, actor: Actor) -> Screen:
    """One screen by the role, for whoever has several by the widest."""
    roles = {each.role for each in actor.here.memberships}
    role = next((each for each in HELP_KEYS if each in roles), Role.DIRECTOR)
    text = texts.say(HELP_KEYS[role], role=role)
    if role in (Role.CONTROLLER, Role.OBSERVER):
        return Screen(text)
    if role is Role.COORDINATOR:
        return with_papers(texts, actor, Screen(text))
    needed = Button(texts.say_plain("button-what-is-needed"), OpenList().pack())
    return with_papers(texts, actor, Screen(text, ((needed,),)))


def language_screen(texts: Texts, text: str) -> Screen:
    """Both languages by their own names, the present one marked."""
    buttons = tuple(_button(texts, locale, key) for locale, key in LANGUAGE_KEYS.items())
    return Screen(text, (buttons,))


def _button(texts: Texts, locale: Locale, key: str) -> Button:
    name = texts.say_plain(key)
    label = texts.say_plain("language-chosen", name=name) if locale == texts.locale else name
    return Button(label, Language(locale=locale).pack())


async def _speak(locale: Locale, act: Act, rooms: Rooms, bot: Bot) -> Texts:
    """The people of the centre have a menu of their own, which speaks their language too."""
    await rooms.people.speak(act.actor, locale, act.cause)
    texts = rooms.languages[locale]
    if any(each.role in CENTRE for each in act.actor.memberships):
        await set_centre_menu(bot, texts, act.actor)
    return texts


def _is_one_of(text: str, words: str) -> bool:
    return fold(text) in map(fold, words.split(", "))
