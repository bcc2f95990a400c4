"""Which messages of a coordinator are about an order on its way in: its file, a word, a typed term."""

from typing import Any

from aiogram.types import Document, Message

from handlers.acts import names_assignments
from handlers.rooms import Rooms
from locales.texts import Texts
from roadmap.answers import Said, parse_answer
from roadmap.model import Role
from services.acts import Act
from services.people import Actor

SUFFIXES = (".docx", ".doc", ".docm", ".rtf", ".odt", ".xlsx", ".xls", ".xlsm", ".ods", ".pdf", ".txt")
TYPES = frozenset(
    {
        "application/pdf",
        "application/msword",
        "application/rtf",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/plain",
    }
)
OVERSEEING = frozenset({Role.COORDINATOR, Role.CONTROLLER, Role.OBSERVER})
SCHOOL = frozenset({Role.DIRECTOR, Role.DEPUTY})
WORD_KEYS = {
    "load": "words-draft-load",
    "drop": "words-draft-drop",
    "questions": "words-draft-questions",
    "plans": "words-draft-whom",
    "preview": "words-draft-preview",
}
YES_KEY = "words-draft-right"


async def is_order_file(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool:
    """An office file that answers nothing: no reply to a card, no item in its caption, no file asked for."""
    if actor is None or act is None or not _may_be_an_order(message.document) or not _oversees(actor):
        return False
    if message.reply_to_message and names_assignments(message.reply_to_message):
        return False
    said = parse_answer(message.caption or "", rooms.today())
    return not _answers(said) and not await rooms.drafts.expects_answer(act, _reply_key(message))


def _reply_key(message: Message) -> str | None:
    return str(message.reply_to_message.message_id) if message.reply_to_message else None


def _may_be_an_order(document: Document | None) -> bool:
    """By what the sender's client says; what it is in truth is found out by reading it."""
    if document is None:
        return False
    return (document.file_name or "").lower().endswith(SUFFIXES) or document.mime_type in TYPES


def _oversees(actor: Actor) -> bool:
    """Coordinators, and those who are told that it is coordinators who do this."""
    roles = {membership.role for membership in actor.memberships}
    return Role.COORDINATOR in roles or bool(roles & OVERSEEING and not roles & SCHOOL)


def _answers(said: Said) -> bool:
    return bool(said.refs) or said.status is not None


async def says_word(
    message: Message, rooms: Rooms, texts: Texts, actor: Actor | None = None
) -> bool | dict[str, Any]:
    """«загрузить», «вопросы» … of a coordinator who has sent a file, whatever became of it."""
    word = _find_word(texts, message.text or "")
    if word is None or actor is None:
        return False
    return {"command": word} if await rooms.drafts.find_latest(actor) is not None else False


def _find_word(texts: Texts, text: str) -> str | None:
    said = " ".join("".join(sign if sign.isalpha() else " " for sign in text).casefold().split())
    known = {word: name for name, key in WORD_KEYS.items() for word in texts.say_plain(key).split(", ")}
    return known.get(said)


def agrees(texts: Texts, text: str) -> bool:
    """«верно» in place of the button."""
    return text.strip(" .!").casefold() in texts.say_plain(YES_KEY).split(", ")


async def is_typed_text(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool:
    """What a screen of a draft asked this chat for; commands and answers to items are something else."""
    text = message.text or ""
    if actor is None or act is None or not text or text.startswith("/") or not _oversees(actor):
        return False
    if message.reply_to_message and names_assignments(message.reply_to_message):
        return False
    wanted = await rooms.draft_texts.find_wanted(act)
    return wanted is not None and not parse_answer(text, rooms.today()).refs
