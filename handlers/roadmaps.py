"""`/roadmaps`: the list, a plan, an item; renaming, closing, copying (coordinators only)."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Plan, PlanAct, PlanItem, Plans
from handlers.item_screens import item_screen, plan_item_printed_screen, prompt_screen
from handlers.roadmap_screens import (
    plan_act,
    plan_label,
    plan_screen,
    plans_screen,
    sure_screen,
)
from handlers.rooms import Rooms
from handlers.views import Views
from locales.texts import Texts
from services.acts import Act
from services.catalogue import PlanView


def build_router() -> Router:
    router = Router(name="roadmaps")
    router.message.register(roadmaps, Command("roadmaps"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(turn, Plans.filter())
    router.callback_query.register(open_plan, Plan.filter())
    router.callback_query.register(open_item, PlanItem.filter(F.view != "move"))
    router.callback_query.register(ask_title, PlanAct.filter(F.act == "rename"))
    router.callback_query.register(ask_number, PlanAct.filter(F.act == "number"))
    router.callback_query.register(ask_sure, PlanAct.filter(F.act.in_(SURE_KEYS)))
    router.callback_query.register(act_on_plan, PlanAct.filter())
    return router


SURE_KEYS = {
    "close": "plan-close-sure",
    "copy": "plan-copy-sure",
    "launch": "plan-launch-sure",
    "drop": "plan-drop-sure",
}
YES_KEYS = {
    "close": "button-plan-close-yes",
    "copy": "button-plan-copy-yes",
    "launch": "button-plan-launch-yes",
    "drop": "button-plan-drop-yes",
}


async def roadmaps(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """«/roadmaps ДК1 1.6» opens the plan or its item at once."""
    found = await rooms.catalogue.find(act.actor, command.args) if command.args else None
    if found is None:
        screen = plans_screen(texts, await rooms.catalogue.shelf(act.actor))
    elif isinstance(found, PlanView):
        screen = plan_screen(texts, found)
    else:
        screen = item_screen(texts, found)
    await views.send(act.actor, screen)


async def turn(
    query: CallbackQuery, callback_data: Plans, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    shelf = await rooms.catalogue.shelf(act.actor)
    screen = plans_screen(texts, shelf, is_closed=callback_data.is_closed, page=callback_data.page)
    await views.show(query, act.actor, screen)


async def open_plan(
    query: CallbackQuery, callback_data: Plan, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    view = await rooms.catalogue.show(act.actor, callback_data.roadmap_id)
    await rooms.questions.drop(act)
    screen = plan_screen(texts, view, callback_data.page, callback_data.choose)
    await views.show(query, act.actor, screen)


async def open_item(
    query: CallbackQuery, callback_data: PlanItem, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    view = await rooms.catalogue.open_item(act.actor, callback_data.item_id)
    await rooms.questions.drop(act)
    is_printed = callback_data.view == "printed"
    screen = plan_item_printed_screen(texts, view) if is_printed else item_screen(texts, view)
    await views.show(query, act.actor, screen)


async def ask_title(
    query: CallbackQuery, callback_data: PlanAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    plan = await rooms.catalogue.ask_title(act, callback_data.roadmap_id)
    text = texts.say("plan-ask-title", code=plan.code, title=plan.title)
    await views.show(query, act.actor, prompt_screen(texts, text, Plan(roadmap_id=plan.id).pack()))


async def ask_number(
    query: CallbackQuery, callback_data: PlanAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    plan = await rooms.succession.ask_number(act, callback_data.roadmap_id)
    text = texts.say("plan-ask-number", code=plan.code)
    await views.show(query, act.actor, prompt_screen(texts, text, Plan(roadmap_id=plan.id).pack()))


async def ask_sure(
    query: CallbackQuery, callback_data: PlanAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Nothing is done yet."""
    view = await rooms.catalogue.show(act.actor, callback_data.roadmap_id)
    plan, asked = view.plan, callback_data.act
    left = view.asked - view.answered
    text = texts.say(SURE_KEYS[asked], plan=plan_label(plan), left=left, year=plan.year)
    yes = plan_act(texts, YES_KEYS[asked], plan, f"{asked}-yes")
    await views.show(query, act.actor, sure_screen(texts, text, yes, plan.id))


async def act_on_plan(
    query: CallbackQuery, callback_data: PlanAct, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """What was confirmed; then the plan as it stands now."""
    roadmap_id = callback_data.roadmap_id
    match callback_data.act:
        case "close-yes":
            await rooms.catalogue.close(act, roadmap_id)
        case "reopen":
            await rooms.catalogue.reopen(act, roadmap_id)
        case "launch-yes":
            await rooms.succession.launch(act, roadmap_id)
        case "copy-yes":
            roadmap_id = await rooms.succession.copy(act, roadmap_id)
        case "drop-yes":
            await rooms.succession.drop(act, roadmap_id)
            await views.show(query, act.actor, plans_screen(texts, await rooms.catalogue.shelf(act.actor)))
            return
    view = await rooms.catalogue.show(act.actor, roadmap_id)
    await views.show(query, act.actor, plan_screen(texts, view))
