"""The review in words: a verdict, a reason, a question to the centre, what a school said on the telephone."""

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Message

from handlers.acts import incoming, names_assignments
from handlers.phoned_screens import items_screen, which_screen
from handlers.prompts import coordinates, is_dropped
from handlers.review_buttons import AskCentre, Judge
from handlers.review_screens import reasons_screen
from handlers.reviews import card_or_nothing, send_files
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.trouble_words import is_one_of
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act, Incoming
from services.people import Actor
from services.phoned import KEPT, LINE, SchoolItems
from services.questions import Question
from services.returned import awaited_reply
from services.reviews import pile_of

COMMAND_KEYS = {
    "accept": "words-review-accept",
    "all": "words-review-all",
    "return": "words-review-return",
    "next": "words-review-next",
    "files": "words-review-files",
    "undo": "words-review-undo",
}
_FOR = re.compile(r"(?P<word>\w+)\s+(?P<name>[^:\n]{2,80}):\s*(?P<text>\S.*)", re.DOTALL)
_ENDS = " \t\n.!:,–—-"


def build_router() -> Router:
    router = Router(name="review_words")
    router.message.register(take, F.chat.type == ChatType.PRIVATE, find_words)
    return router


@dataclass(frozen=True, slots=True)
class Words:
    """A message that is about the review: `kind` says in what way, `question` what was asked before it."""

    kind: str
    question: Question
    incoming: Incoming
    text: str

    @property
    def reply_id(self) -> int:
        return awaited_reply(self.question)


async def find_words(
    message: Message,
    rooms: Rooms,
    texts: Texts,
    actor: Actor | None = None,
    act: Act | None = None,
) -> bool | dict[str, Any]:
    """Whether the message is one of ours; whatever else is said goes on to where it belongs."""
    if actor is None or act is None or (message.text or "").startswith("/"):
        return False
    said, is_coordinator = incoming(message), coordinates(actor)
    if not said.text.strip():
        return False
    if is_coordinator and (found := _for_school(texts, said)):
        return {"words": found}
    if found := _to_centre(texts, message, said):
        return {"words": found}
    pressed = _find_button(message, Judge)
    question = _as_question(pressed) if pressed and is_coordinator else await rooms.questions.find(act)
    if question is None or (message.reply_to_message and not pressed and _is_elsewhere(message, question)):
        return False
    found = _read(texts, question, said)
    return {"words": found} if found else False


async def take(message: Message, words: Words, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    if words.kind != "command" and await is_dropped(words.text, act, rooms, views, texts):
        return
    async with rooms.questions.answered(act):
        screen = await TAKERS[words.kind](Taking(words, act, rooms, views, texts))
    if screen:
        await views.send(act.actor, screen)


@dataclass(frozen=True, slots=True)
class Taking:
    """Words, and what is needed to act on them."""

    words: Words
    act: Act
    rooms: Rooms
    views: Views
    texts: Texts


async def take_command(taking: Taking) -> Screen | None:
    """What the buttons of the card do; the receipt is a new message, the card stands far above."""
    words, act, rooms, texts = taking.words, taking.act, taking.rooms, taking.texts
    pile, reply_id = pile_of(words.question.subject), words.reply_id
    match _command(texts, words.text):
        case "accept", _:
            await rooms.reviews.accept(act, pile, reply_id, None)
        case "all", _:
            card = await rooms.review_queue.show(act.actor, pile, reply_id)
            await rooms.reviews.accept_all(act, pile, card.row.deed, card.upto, None)
        case "return", "":
            return reasons_screen(texts, await rooms.reviews.ask_reason(act, pile, reply_id))
        case "return", reason:
            await rooms.reviews.send_back(act, pile, reply_id, reason, None)
        case "next", _:
            return card_or_nothing(rooms, texts, pile, await rooms.reviews.after(act, pile, reply_id))
        case "files", _:
            await send_files(act.actor, rooms, taking.views, texts, reply_id)
        case "undo", _:
            await rooms.reviews.undo(act, pile, int(words.question.subject.get("undo", 0)), None)
    return None


async def take_reason(taking: Taking) -> None:
    words, pile = taking.words, pile_of(taking.words.question.subject)
    await taking.rooms.reviews.send_back(taking.act, pile, words.reply_id, words.text, None)


async def take_question(taking: Taking) -> None:
    prompt = taking.words.question.subject.get("message")
    await taking.rooms.returned.tell(taking.act, taking.words.reply_id, taking.words.text, prompt or None)


async def take_answer(taking: Taking) -> None:
    await taking.rooms.inquiries.answer(taking.act, taking.words.reply_id, taking.words.text)


async def take_phoned(taking: Taking) -> None:
    assignment_id = int(taking.words.question.subject["row"])
    await taking.rooms.phoned.add_line(taking.act, assignment_id, taking.words.text)


async def take_for_school(taking: Taking) -> Screen | None:
    """«За СШ № 9: 1.6 выполнено»: recorded at once, or what is missing is asked."""
    name = taking.words.question.subject["name"]
    found = await taking.rooms.phoned.say(taking.act, name, taking.words.text)
    if isinstance(found, SchoolItems):
        return items_screen(taking.texts, found)
    return which_screen(taking.texts, found, taking.rooms.today()) if found else None


TAKERS: dict[str, Callable[[Taking], Awaitable[Screen | None]]] = {
    "command": take_command,
    "review_reason": take_reason,
    "return_ask": take_question,
    "inquiry": take_answer,
    LINE: take_phoned,
    "for_school": take_for_school,
}


def _read(texts: Texts, question: Question, said: Incoming) -> Words | None:
    """A card takes words of command and nothing else; a line that was asked for, whatever it says."""
    if question.kind == "review":
        is_command = not said.files and question.subject.get("reply") and _command(texts, said.text)
        is_undo = (
            not said.files
            and question.subject.get("undo")
            and is_one_of(texts, "words-review-undo", said.text)
        )
        return Words("command", question, said, said.text) if is_command or is_undo else None
    if question.kind not in TAKERS or said.files or question.kind == KEPT:
        return None
    return Words(question.kind, question, said, said.text.strip())


def _command(texts: Texts, text: str) -> tuple[str, str] | None:
    """The command, and what follows «вернуть»."""
    for name, key in COMMAND_KEYS.items():
        if is_one_of(texts, key, text):
            return name, ""
    for word in sorted(texts.say_plain("words-review-return").split(", "), key=len, reverse=True):
        if text.strip().casefold().startswith(word) and (rest := text.strip()[len(word) :])[:1] in _ENDS:
            return "return", rest.strip(_ENDS)
    return None


def _for_school(texts: Texts, said: Incoming) -> Words | None:
    found = _FOR.fullmatch(said.text.strip())
    if found is None or said.files or found["word"].casefold() != texts.say_plain("phoned-words"):
        return None
    return Words("for_school", Question("for_school", {"name": found["name"].strip()}), said, found["text"])


def _to_centre(texts: Texts, message: Message, said: Incoming) -> Words | None:
    """«Центру: …» as a Telegram reply to a return."""
    button = _find_button(message, AskCentre)
    word, colon, text = said.text.partition(":")
    if button is None or not colon or said.files or not is_one_of(texts, "words-ask-centre", word):
        return None
    return Words("return_ask", Question("return_ask", {"reply": button.reply_id}), said, text.strip())


def _as_question(button: Judge) -> Question:
    """The card that the message replies to, whatever has been looked at since."""
    return Question("review", {"of": button.of, "id": button.id, "reply": button.reply_id, "undo": 0})


def _is_elsewhere(message: Message, question: Question) -> bool:
    """A reply to a card is an answer to it, except to the return that is being asked about."""
    button = _find_button(message, AskCentre)
    is_same = question.kind == "return_ask" and button and button.reply_id == question.subject["reply"]
    return not is_same and bool(message.reply_to_message and names_assignments(message.reply_to_message))


def _find_button(message: Message, kind: type[Any]) -> Any:
    """The first button of this kind below the message that is replied to."""
    replied = message.reply_to_message
    markup = replied.reply_markup if replied else None
    for button in (button for row in (markup.inline_keyboard if markup else []) for button in row):
        if (button.callback_data or "").startswith(f"{kind.__prefix__}{kind.__separator__}"):
            with suppress(TypeError, ValueError):
                found: CallbackData = kind.unpack(button.callback_data or "")
                return found
    return None
