"""«📄 Образец»: given to whoever has the card, kept by the coordinator."""

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery

from handlers.callbacks import ItemSample, PlanItem
from handlers.callbacks import Sample as CardSample
from handlers.item_screens import item_screen, prompt_screen
from handlers.paging import rows
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.views import Views
from handlers.wording import capital, cut
from locales.texts import Texts
from roadmap.errors import ConflictError
from services.acts import Act
from services.people import Actor
from services.samples import Sample


def build_router() -> Router:
    router = Router(name="samples")
    router.callback_query.register(give, CardSample.filter())
    router.callback_query.register(show, ItemSample.filter(F.act == "show"))
    router.callback_query.register(ask, ItemSample.filter(F.act == "put"))
    router.callback_query.register(drop, ItemSample.filter(F.act == "drop"))
    router.callback_query.register(open_sample, ItemSample.filter())
    return router


async def give(
    query: CallbackQuery, callback_data: CardSample, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    sample = await rooms.samples.give(act.actor, callback_data.assignment_id)
    await hand_out(views, act.actor, sample, texts)


async def hand_out(views: Views, actor: Actor, sample: Sample, texts: Texts) -> None:
    """A file goes on by its id, as it came; a link in words."""
    if sample["kind"] == "link":
        await views.send(actor, Screen(texts.say("sample-link", url=sample["url"])))
        return
    send = views.bot.send_photo if sample["media"] == "photo" else views.bot.send_document
    try:
        await send(actor.outside_id, sample["outside_id"], caption=texts.say("sample-file"))
    except TelegramBadRequest:
        raise ConflictError("sample-lost") from None


async def show(
    query: CallbackQuery, callback_data: ItemSample, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    sample = await rooms.samples.show(act.actor, callback_data.item_id)
    await hand_out(views, act.actor, sample, texts)


async def open_sample(
    query: CallbackQuery, callback_data: ItemSample, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """An item without a sample is asked for one at once."""
    view = await rooms.catalogue.open_item(act.actor, callback_data.item_id)
    if view.item.sample is None:
        await ask(query, callback_data, act, rooms, views, texts)
        return
    item_id = view.item.id
    name = cut(capital(view.item.short_name), 90)
    buttons = [
        Button(texts.say_plain(key), ItemSample.model_validate({"item_id": item_id, "act": what}).pack())
        for what, key in BUTTON_KEYS.items()
    ]
    text = texts.say("sample-stands", name=name, sample=cut(view.item.sample["name"], 60))
    back = Button(texts.say_plain("button-back"), PlanItem(item_id=item_id).pack())
    await views.show(query, act.actor, Screen(text, rows(tuple(buttons[:1]), tuple(buttons[1:]), (back,))))


BUTTON_KEYS = {"show": "button-sample-show", "put": "button-sample-replace", "drop": "button-sample-drop"}


async def ask(
    query: CallbackQuery, callback_data: ItemSample, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    _, item = await rooms.samples.ask(act, callback_data.item_id)
    text = texts.say("sample-ask", name=cut(capital(item.short_name), 90))
    await views.show(query, act.actor, prompt_screen(texts, text, PlanItem(item_id=item.id).pack()))


async def drop(
    query: CallbackQuery, callback_data: ItemSample, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await rooms.samples.drop(act, callback_data.item_id)
    view = await rooms.catalogue.open_item(act.actor, callback_data.item_id)
    await views.show(query, act.actor, item_screen(texts, view))
