"""The report in words: what a row is to say, «план центра на январь», «справка СШ № 9»."""

from datetime import date

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

from handlers.acts import incoming
from handlers.prompts import Found, asked_for, is_dropped
from handlers.report_files import give_month, give_school
from handlers.report_screens import filled_screen, frame_screen, parts_screen, row_screen
from handlers.reports import answer, next_empty
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales import dates
from locales.texts import Texts
from roadmap.errors import RejectedError
from services.acts import Act
from services.people import Actor
from services.questions import Question
from services.report_reach import READING
from services.report_texts import FRAME, KINDS, MORE, PART, ROW, find_begun
from services.reports import Report

WISH_KEYS = {
    "report": "words-paper-report",
    "month": "words-paper-month",
    "school": "words-paper-school",
}
SEPTEMBER = 9
_find_asked = asked_for((*KINDS, MORE))


def build_router() -> Router:
    router = Router(name="report_typed")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(take, private, F.text, find_question)
    router.message.register(grant, private, F.text, find_wish)
    return router


async def find_question(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> Found:
    """What is asked; of a text that may have been cut, only its rest."""
    found = await _find_asked(message, rooms, actor, act)
    is_rest = isinstance(found, dict) and act and find_begun(found["question"], act)
    return False if isinstance(found, dict) and found["question"].kind == MORE and not is_rest else found


async def take(
    message: Message, question: Question, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """The text is kept; after a row comes the next one without a text."""
    text, begun = incoming(message).text, find_begun(question, act)
    if await is_dropped(text, act, rooms, views, texts):
        return
    order_id, day = int(question.subject["order"]), date.fromisoformat(question.subject["day"])
    async with rooms.questions.answered(act):
        before = await rooms.reports.of(act.actor, order_id, day)
        wanted = int(question.subject["item"]) if question.kind == ROW else None
        if wanted and not begun:
            wanted = next_empty(before, wanted)
        await rooms.report_texts.put(act, question, text, wanted or 0)
    report = await rooms.reports.of(act.actor, order_id, day)
    await views.send(act.actor, _following(begun or question, report, wanted, rooms, texts))


def _following(question: Question, report: Report, wanted: int | None, rooms: Rooms, texts: Texts) -> Screen:
    paper = rooms.languages[rooms.default_language]
    if question.kind == PART:
        return parts_screen(texts, paper, report)
    if question.kind == FRAME:
        return frame_screen(texts, report)
    if wanted is None:
        return filled_screen(texts, report)
    return row_screen(texts, paper, report, wanted, saved=True)


def find_wish(
    message: Message, texts: Texts, actor: Actor | None = None
) -> bool | dict[str, tuple[str, str]]:
    """A word of ours at the beginning, in reply to nothing; only of those who may read reports."""
    if actor is None or message.reply_to_message:
        return False
    if not any(each.role in READING for each in actor.memberships):
        return False
    said = " ".join((message.text or "").split())
    for name, key in WISH_KEYS.items():
        for word in sorted(texts.say_plain(key).split(", "), key=len, reverse=True):
            head, rest = said[: len(word)], said[len(word) :]
            if head.casefold() == word and (not rest or rest.startswith(" ")):
                return {"wish": (name, rest.strip())}
    return False


async def grant(
    message: Message, wish: tuple[str, str], act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    name, rest = wish
    if name == "report":
        await answer(rest, act, rooms, views, texts)
    elif name == "month":
        await give_month(_month(texts, rest, rooms.today()), act, rooms, views, texts)
    else:
        if not rest:
            raise RejectedError("school-paper-which")
        await give_school(rest, act, rooms, views, texts)


def _month(texts: Texts, words: str, today: date) -> date:
    """The named month of this school year («январь», «на январь»), else the present one."""
    said, first = words.casefold().split(), today.year - (today.month < SEPTEMBER)
    for number in range(1, 13):
        day = date(first + (number < SEPTEMBER), number, 1)
        if dates.month(texts, day).casefold() in said:
            return day
    return today
