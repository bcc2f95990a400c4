"""An order's file sent by a coordinator: what was understood of it, corrected by taps and words, loaded."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.acts import attachment
from handlers.draft_bonds import BONDS, bind_choices
from handlers.draft_buttons import DraftItem, DraftPlan, DraftSet, DraftType, DraftView, DraftWhole
from handlers.draft_diff import changes_screen
from handlers.draft_duties import duties_screen
from handlers.draft_files import is_order_file, says_word
from handlers.draft_item import options_screen
from handlers.draft_items import columns_screen, items_screen, plans_screen
from handlers.draft_places import get_place, place_screen
from handlers.draft_preview import preview_screen, sure_screen
from handlers.draft_questions import TYPE_KEYS, find_next, question_screen, type_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Texts
from roadmap.choices import Choice, What, find_item
from roadmap.errors import NotFoundError
from roadmap.model import Evidence, ItemKind
from services.acts import Act
from services.draft_texts import Wanted
from services.drafts import Draft


def build_router() -> Router:
    router = Router(name="drafts")
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(announce, private, F.document, is_order_file)
    router.edited_message.register(announce, private, F.document, is_order_file)
    router.message.register(say_word, private, F.text, says_word)
    router.callback_query.register(load, DraftView.filter(F.view == "load"))
    router.callback_query.register(drop, DraftView.filter(F.view == "drop-yes"))
    router.callback_query.register(view, DraftView.filter())
    router.callback_query.register(open_plan, DraftPlan.filter())
    router.callback_query.register(open_item, DraftItem.filter())
    router.callback_query.register(choose, DraftSet.filter())
    router.callback_query.register(choose_whole, DraftWhole.filter())
    router.callback_query.register(ask_text, DraftType.filter())
    return router


async def announce(message: Message, act: Act, rooms: Rooms) -> None:
    file = attachment(message)
    if file:
        await rooms.drafts.announce(act, file)


async def say_word(
    message: Message, command: str, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """About the newest file; a new message, since the old one may be far above."""
    draft_id = await rooms.drafts.find_latest(act.actor)
    if draft_id is None:
        return
    if command == "load":
        await rooms.drafts.load(act, draft_id, pressed=False)
    elif command == "drop":
        await rooms.drafts.drop(act, draft_id)
        await views.send(act.actor, Screen(texts.say("draft-dropped")))
    else:
        draft = await rooms.drafts.open(act.actor, draft_id)
        await views.send(act.actor, view_screen(texts, draft, command))


async def load(query: CallbackQuery, callback_data: DraftView, act: Act, rooms: Rooms) -> None:
    """The receipt, which takes the place of the preview, is ordered in the same commit."""
    await rooms.drafts.load(act, callback_data.draft_id, pressed=True)


async def drop(
    query: CallbackQuery, callback_data: DraftView, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await rooms.drafts.drop(act, callback_data.draft_id)
    await views.show(query, act.actor, Screen(texts.say("draft-dropped")))


async def view(
    query: CallbackQuery, callback_data: DraftView, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    draft = await rooms.drafts.open(act.actor, callback_data.draft_id)
    await views.show(query, act.actor, view_screen(texts, draft, callback_data.view, callback_data.page))


def view_screen(texts: Texts, draft: Draft, name: str, page: int = 0) -> Screen:
    match name:
        case "plans":
            return plans_screen(texts, draft, page)
        case "columns":
            return columns_screen(texts, draft)
        case "changes":
            return changes_screen(texts, draft, page)
        case "drop":
            return sure_screen(texts, draft)
        case "questions":
            question = find_next(draft)
            return question_screen(texts, draft, question) if question else preview_screen(texts, draft)
    return preview_screen(texts, draft)


async def open_plan(
    query: CallbackQuery, callback_data: DraftPlan, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    draft = await rooms.drafts.open(act.actor, callback_data.draft_id)
    plans = len(draft.order.roadmaps)
    if not 0 <= callback_data.plan <= plans:
        raise NotFoundError("draft-gone")
    if callback_data.plan == plans:
        screen = duties_screen(texts, draft, callback_data.page)
    else:
        screen = items_screen(texts, draft, callback_data.plan, callback_data.page)
    await views.show(query, act.actor, screen)


async def open_item(
    query: CallbackQuery, callback_data: DraftItem, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    draft = await rooms.drafts.open(act.actor, callback_data.draft_id)
    place = get_place(draft, callback_data.plan, callback_data.item)
    if callback_data.view == "item" or find_item(draft.order, place) is None:
        screen = place_screen(texts, draft, place)
    else:
        screen = options_screen(texts, draft, callback_data)
    await views.show(query, act.actor, screen)


async def choose(
    query: CallbackQuery, callback_data: DraftSet, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    draft = await rooms.drafts.open(act.actor, callback_data.draft_id)
    place = get_place(draft, callback_data.plan, callback_data.item)
    draft = await rooms.drafts.choose(act, draft.row.id, *build_choices(draft, callback_data, place))
    await views.show(query, act.actor, place_screen(texts, draft, place))


WORDS: dict[What, frozenset[str]] = {
    What.KIND: frozenset(ItemKind),
    What.EVIDENCE: frozenset(Evidence),
}


YES_OR_NO = frozenset({What.DONE, What.SUM})


def build_choices(draft: Draft, data: DraftSet, place: str) -> tuple[Choice, ...]:
    """NotFoundError for what no button of ours says."""
    item = find_item(draft.order, place)
    found: tuple[Choice, ...] = ()
    if data.what is What.ASK or (data.what in YES_OR_NO and item):
        found = (Choice(place, data.what, data.value == "yes"),)
    elif item and data.what in BONDS:
        plan = draft.order.roadmaps[data.plan]
        found = bind_choices(draft.order, (plan.code, item.key), data.what, is_bound=data.value == "yes")
    elif item and data.what is What.ASKED:
        options = draft.asked_options(data.plan, data.item)
        if data.value.isdecimal() and int(data.value) < len(options):
            found = (Choice(place, What.ASKED, options[int(data.value)], item.responsible),)
    elif item and data.value in WORDS.get(data.what, ()):
        found = (Choice(place, data.what, data.value),)
    if not found:
        raise NotFoundError("draft-gone")
    return found


async def choose_whole(
    query: CallbackQuery, callback_data: DraftWhole, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if callback_data.what not in {What.AMENDS, What.GRACE}:
        raise NotFoundError("draft-gone")
    choice = Choice("", callback_data.what, callback_data.value)
    draft = await rooms.drafts.choose(act, callback_data.draft_id, choice)
    is_grace = callback_data.what is What.GRACE
    screen = plans_screen(texts, draft, 0) if is_grace else preview_screen(texts, draft)
    await views.show(query, act.actor, screen)


async def ask_text(
    query: CallbackQuery, callback_data: DraftType, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    draft = await rooms.drafts.open(act.actor, callback_data.draft_id)
    place = get_place(draft, callback_data.plan, callback_data.item)
    if callback_data.what not in TYPE_KEYS or callback_data.what is What.BODY:
        raise NotFoundError("draft-gone")
    await rooms.draft_texts.expect(act, Wanted(draft.row.id, place, callback_data.what))
    await views.show(query, act.actor, type_screen(texts, draft.row.id, place, callback_data.what))
