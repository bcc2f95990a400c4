"""Answers to what is not clear in a draft: a proposal taken, a term typed and agreed with, or later."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.draft_buttons import DraftAgree, DraftAnswer
from handlers.draft_files import agrees, is_typed_text
from handlers.draft_places import place_screen
from handlers.draft_preview import preview_screen
from handlers.draft_questions import find_next, proposal_screen, question_screen, type_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Texts
from roadmap.choices import Choice, What, find_item
from roadmap.choices_questions import OpenQuestion, open_questions
from roadmap.choices_values import reading_value
from roadmap.errors import ConflictError
from services.acts import Act
from services.draft_texts import Proposal, Wanted
from services.drafts import Draft


def build_router() -> Router:
    router = Router(name="draft answers")
    router.message.register(type_text, F.chat.type == ChatType.PRIVATE, F.text, is_typed_text)
    router.callback_query.register(answer, DraftAnswer.filter())
    router.callback_query.register(type_again, DraftAgree.filter(F.reading < 0))
    router.callback_query.register(agree, DraftAgree.filter())
    return router


async def answer(
    query: CallbackQuery, callback_data: DraftAnswer, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """A question that is settled already is passed over."""
    draft = await rooms.drafts.open(act.actor, callback_data.draft_id)
    question = find_question(draft, callback_data.question)
    wanted = find_wanted(draft, question) if question and callback_data.way == "type" else None
    if wanted:
        await rooms.draft_texts.expect(act, wanted)
        await views.show(query, act.actor, type_screen(texts, draft.row.id, wanted.place, wanted.what))
        return
    if question and (choices := find_choices(draft, question, callback_data.way)):
        draft = await rooms.drafts.choose(act, draft.row.id, *choices)
    await views.show(query, act.actor, next_screen(texts, draft, question))


def find_wanted(draft: Draft, question: OpenQuestion) -> Wanted | None:
    """What may be typed: a term of the item, or the full name of a body."""
    if question.body:
        return Wanted(draft.row.id, question.body, What.BODY)
    return Wanted(draft.row.id, question.place, What.TERM) if question.can_type else None


def find_question(draft: Draft, number: int) -> OpenQuestion | None:
    questions = open_questions(draft.understood.base, draft.order)
    return next((each for each in questions if each.number == number), None)


def find_choices(draft: Draft, question: OpenQuestion, way: str) -> tuple[Choice, ...]:
    """What a button settles; nothing for «later»."""
    if way == "take":
        return question.proposed
    if way == "skip" and question.can_skip:
        return (Choice(question.place, What.ASK, value=False),)
    if way == "seen":
        return (note_seen(draft, question),)
    if way.startswith("read") and int(way[-1]) < len(question.readings):
        value = reading_value(question.readings[int(way[-1])])
        item = find_item(draft.order, question.place)
        return (Choice(question.place, What.READING, value, item.term if item else None),)
    return ()


def note_seen(draft: Draft, question: OpenQuestion) -> Choice:
    """Beside the problems of the same place that were seen before."""
    place, names = question.place, question.seen.words
    for choice in draft.understood.choices:
        if choice.place == place and choice.what is What.SEEN:
            names = (*choice.words, *names)
    return Choice(place, What.SEEN, names)


def next_screen(texts: Texts, draft: Draft, after: OpenQuestion | None) -> Screen:
    """The question after this one; when there is none, the order as it stands now."""
    question = find_next(draft, after)
    return question_screen(texts, draft, question) if question else preview_screen(texts, draft)


async def type_text(message: Message, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    """A term is shown as it was understood; a name counts at once; «верно» is as good as the button."""
    wanted = await rooms.draft_texts.find_wanted(act)
    if wanted is None:
        return
    text = message.text or ""
    if wanted.text and agrees(texts, text):
        await views.send(act.actor, await agree_with(texts, act, rooms, wanted))
        return
    said = await rooms.draft_texts.say(act, wanted, text)
    if isinstance(said, Proposal):
        await views.send(act.actor, proposal_screen(texts, said))
    elif wanted.what is What.BODY:
        await views.send(act.actor, next_screen(texts, said, None))
    else:
        await views.send(act.actor, place_screen(texts, said, wanted.place))


async def agree(
    query: CallbackQuery, callback_data: DraftAgree, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    wanted = await get_wanted(rooms, act, callback_data.draft_id)
    await views.show(query, act.actor, await agree_with(texts, act, rooms, wanted, callback_data.reading))


async def agree_with(
    texts: Texts, act: Act, rooms: Rooms, wanted: Wanted, reading: int | None = None
) -> Screen:
    """Back to where the term was asked for: the next question, or the item itself."""
    before = await rooms.drafts.open(act.actor, wanted.draft_id)
    asked = [
        each for each in open_questions(before.understood.base, before.order) if each.place == wanted.place
    ]
    draft = await rooms.draft_texts.agree(act, wanted, reading)
    if asked:
        return next_screen(texts, draft, asked[0])
    return place_screen(texts, draft, wanted.place)


async def type_again(
    query: CallbackQuery, callback_data: DraftAgree, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    wanted = await get_wanted(rooms, act, callback_data.draft_id)
    await rooms.draft_texts.expect(act, Wanted(wanted.draft_id, wanted.place, wanted.what))
    await views.show(query, act.actor, type_screen(texts, wanted.draft_id, wanted.place, wanted.what))


async def get_wanted(rooms: Rooms, act: Act, draft_id: int) -> Wanted:
    """What was typed for this draft; half a day later, or after something else was asked, it is gone."""
    wanted = await rooms.draft_texts.find_wanted(act)
    if wanted is None or wanted.draft_id != draft_id:
        raise ConflictError("draft-typed-gone")
    return wanted
