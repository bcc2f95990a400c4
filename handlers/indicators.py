"""«Показатели»: by plan, one by one, stated and taken back; by buttons and by words."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.acts import incoming
from handlers.baseline_screens import baseline_screen, baselines_screen
from handlers.indicator_asks import IndicatorAsk, read_indicator_ask
from handlers.indicator_buttons import IndicatorAct, OpenBaseline, OpenIndicator, OpenIndicators, day_of
from handlers.indicator_screens import card_screen, choice_screen, overview_screen, plan_screen
from handlers.prompts import asked_for, is_dropped
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales import dates
from locales.texts import Texts
from roadmap.errors import NotFoundError, RejectedError
from services.acts import Act
from services.indicator_reading import Line
from services.indicator_stating import KIND, Subject, subject_of
from services.indicators import READING, PlanView
from services.people import Actor
from services.questions import Question


def build_router() -> Router:
    router = Router(name="indicators")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(show, OpenIndicators.filter())
    router.callback_query.register(show_one, OpenIndicator.filter())
    router.callback_query.register(show_baseline, OpenBaseline.filter())
    router.message.register(take, private, F.text, asked_for((KIND,)))
    router.message.register(answer, private, F.text, find_words)
    return router


async def show(
    query: CallbackQuery, callback_data: OpenIndicators, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if not callback_data.roadmap_id:
        found = await rooms.indicators.overview(act.actor, day_of(callback_data.day))
        await views.show(query, act.actor, overview_screen(texts, found))
        return
    view = await rooms.indicators.plan(act.actor, callback_data.roadmap_id, day_of(callback_data.day))
    await views.show(query, act.actor, plan_screen(texts, view, callback_data.page))


async def show_one(
    query: CallbackQuery, callback_data: OpenIndicator, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    id_ = callback_data.indicator_id
    card = await rooms.indicators.open(act.actor, id_, day_of(callback_data.day))
    subject = Subject(card.view.day, indicator_id=id_)
    await _do(callback_data.act, subject, callback_data.word_id, act, rooms)
    screen = await _after(subject, act, rooms, texts, asked=callback_data.act == "type")
    await views.show(query, act.actor, screen)


async def show_baseline(
    query: CallbackQuery, callback_data: OpenBaseline, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    plan_id, number, day = callback_data.roadmap_id, callback_data.number, day_of(callback_data.day)
    found = await rooms.indicators.baselines(act.actor, plan_id, day)
    if not number:
        await views.show(query, act.actor, baselines_screen(texts, found, callback_data.page))
        return
    subject = Subject(found.view.day, roadmap_id=plan_id, number=number)
    await _do(callback_data.act, subject, callback_data.word_id, act, rooms)
    screen = await _after(subject, act, rooms, texts, asked=callback_data.act == "type")
    await views.show(query, act.actor, screen)


async def _do(what: IndicatorAct, subject: Subject, word_id: int, act: Act, rooms: Rooms) -> None:
    if what == "type":
        await rooms.stating.ask(act, subject)
    elif what == "undo":
        await rooms.stating.take_back(act, subject, word_id)
    else:
        await rooms.questions.drop(act)


async def take(
    message: Message, question: Question, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """The value that was asked for; what cannot be understood is said so, and waited for again."""
    text, subject = incoming(message).text, subject_of(question)
    if await is_dropped(text, act, rooms, views, texts):
        return
    async with rooms.questions.answered(act):
        await rooms.stating.put(act, subject, text)
    await views.send(act.actor, await _after(subject, act, rooms, texts))


def find_words(message: Message, texts: Texts, actor: Actor | None = None) -> bool | dict[str, IndicatorAsk]:
    """«Показатели …», in reply to nothing; of those who may see them."""
    if actor is None or message.reply_to_message:
        return False
    if not any(each.role in READING for each in actor.memberships):
        return False
    ask = read_indicator_ask(texts, message.text or "")
    return {"ask": ask} if ask else False


async def answer(
    message: Message, ask: IndicatorAsk, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """«Показатели ДК1», «показатель ДК1 3.3 5 из 6», «показатели ДК2 начальные 3 62 %»."""
    await views.send(act.actor, await _answer(ask, act, rooms, texts))


async def _answer(ask: IndicatorAsk, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    found = await rooms.indicators.overview(act.actor, ask.day)
    if not ask.code:
        return overview_screen(texts, found)
    view = next((each for each in found if each.plan.code.casefold() == ask.code), None)
    if view is None:
        raise NotFoundError(
            "indicator-plan-unknown", known=", ".join(each.plan.code for each in found) or "–"
        )
    if ask.day and ask.day not in view.days:
        raise RejectedError("indicator-day-unknown", days=", ".join(map(dates.numeric, view.days)))
    if ask.is_baseline:
        return await _baseline(ask, view, act, rooms, texts)
    return await _indicator(ask, view, act, rooms, texts) if ask.item else plan_screen(texts, view)


async def _baseline(ask: IndicatorAsk, view: PlanView, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    if not ask.number:
        return baselines_screen(texts, await rooms.indicators.baselines(act.actor, view.plan.id, view.day))
    subject = Subject(view.day, roadmap_id=view.plan.id, number=ask.number)
    await _state(ask, subject, act, rooms)
    return await _after(subject, act, rooms, texts)


async def _indicator(ask: IndicatorAsk, view: PlanView, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    lines = [each for each in view.values.lines if _is_named(each, ask)]
    if not lines:
        raise NotFoundError("indicator-item-unknown", code=view.plan.code, item=ask.item)
    if len(lines) > 1:
        return choice_screen(texts, view, lines)
    subject = Subject(view.day, indicator_id=lines[0].target.id)
    await _state(ask, subject, act, rooms)
    return await _after(subject, act, rooms, texts)


def _is_named(line: Line, ask: IndicatorAsk) -> bool:
    target = line.target
    is_item = ask.item in {target.number.rstrip("."), target.key}
    return is_item and (not ask.group or ask.group in {code.casefold() for code in target.group})


async def _state(ask: IndicatorAsk, subject: Subject, act: Act, rooms: Rooms) -> None:
    if ask.is_undo:
        await rooms.stating.take_back(act, subject)
    elif ask.value:
        await rooms.stating.put(act, subject, ask.value)


async def _after(subject: Subject, act: Act, rooms: Rooms, texts: Texts, *, asked: bool = False) -> Screen:
    """The card as it stands now."""
    zone = rooms.calendar.zone
    if subject.indicator_id:
        card = await rooms.indicators.open(act.actor, subject.indicator_id, subject.day)
        return card_screen(texts, card, zone, asked=asked)
    found = await rooms.indicators.open_baseline(act.actor, subject.roadmap_id, subject.number, subject.day)
    return baseline_screen(texts, found, zone, asked=asked)
