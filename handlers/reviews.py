"""`/review`: the queue and its answers, judged one after another in one message."""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.notices import Notice
from handlers.phoned_screens import schools_screen
from handlers.returned_screens import inquiry_screen
from handlers.review_buttons import (
    AcceptAll,
    Automatic,
    Judge,
    OpenQueue,
    OpenReview,
    SendBack,
    Unjudge,
)
from handlers.review_screens import (
    REASON_KEYS,
    automatic_screen,
    nothing_screen,
    queue_screen,
    reasons_screen,
    review_screen,
)
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from handlers.wording import place, whose
from locales.texts import Texts
from roadmap.errors import ConflictError, NotFoundError
from services.acts import Act
from services.people import Actor
from services.review_queue import By, Pile, ReviewCard
from storage.assignments import AssignmentRow
from storage.reviews import FileRow

WAY_KEYS = {
    "item": "words-queue-item",
    "school": "words-queue-school",
    "age": "words-queue-age",
    "asks": "words-queue-asks",
    "on": "words-queue-automatic-on",
    "off": "words-queue-automatic-off",
    "phoned": "words-queue-phoned",
}


def build_router() -> Router:
    router = Router(name="reviews")
    router.message.register(review, Command("review"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(turn, OpenQueue.filter())
    router.callback_query.register(open_review, OpenReview.filter())
    router.callback_query.register(accept, Judge.filter(F.act == "accept"))
    router.callback_query.register(ask_reason, Judge.filter(F.act == "reasons"))
    router.callback_query.register(go_on, Judge.filter(F.act == "next"))
    router.callback_query.register(show_files, Judge.filter(F.act == "files"))
    router.callback_query.register(accept_all, AcceptAll.filter())
    router.callback_query.register(send_back, SendBack.filter())
    router.callback_query.register(undo, Unjudge.filter())
    router.callback_query.register(automatic, Automatic.filter())
    return router


async def review(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """«/review СШ № 9», «/review ДК1 1.6», «/review давно» go there at once."""
    words = (command.args or "").strip()
    await views.send(act.actor, await _find_screen(act, rooms, texts, words))


async def _find_screen(act: Act, rooms: Rooms, texts: Texts, words: str) -> Screen:
    known = (way for way, key in WAY_KEYS.items() if words.casefold() in texts.say_plain(key).split(", "))
    match way := next(known, None) if words else "item":
        case "item" | "school":
            by: By = "school" if way == "school" else "item"
            return queue_screen(texts, await rooms.review_queue.look(act.actor, by), rooms.calendar.zone)
        case "age":
            return await pile_screen(act, rooms, texts, Pile())
        case "asks":
            return inquiry_screen(texts, await rooms.inquiries.open(act.actor))
        case "on" | "off":
            await rooms.reviews.switch(act, on=way == "on")
            return automatic_screen(texts, is_on=way == "on")
        case "phoned":
            return schools_screen(texts, await rooms.phoned.schools(act.actor))
    pile = await rooms.review_queue.find_pile(act.actor, words)
    if pile is None:
        raise NotFoundError("queue-unknown", text=words[:60])
    return await pile_screen(act, rooms, texts, pile)


async def pile_screen(act: Act, rooms: Rooms, texts: Texts, pile: Pile, reply_id: int = 0) -> Screen:
    return card_or_nothing(rooms, texts, pile, await rooms.reviews.open(act, pile, reply_id))


def card_or_nothing(rooms: Rooms, texts: Texts, pile: Pile, card: ReviewCard | None) -> Screen:
    if card is None:
        return nothing_screen(texts, pile, {}, None)
    return review_screen(texts, card, rooms.calendar.zone, {}, None)


async def turn(
    query: CallbackQuery, callback_data: OpenQueue, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    queue = await rooms.review_queue.look(actor, callback_data.by)
    await views.show(query, actor, queue_screen(texts, queue, rooms.calendar.zone, callback_data.page))


async def open_review(
    query: CallbackQuery, callback_data: OpenReview, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    screen = await pile_screen(act, rooms, texts, _pile(callback_data), callback_data.reply_id)
    await views.show(query, act.actor, screen)


async def accept(query: CallbackQuery, callback_data: Judge, act: Act, rooms: Rooms) -> None:
    """The receipt, the next card, is ordered in the commit of the verdict."""
    await rooms.reviews.accept(act, _pile(callback_data), callback_data.reply_id, act.message_key or None)


async def accept_all(query: CallbackQuery, callback_data: AcceptAll, act: Act, rooms: Rooms) -> None:
    pile, upto = _pile(callback_data), callback_data.upto
    await rooms.reviews.accept_all(act, pile, callback_data.item_id, upto, act.message_key or None)


async def ask_reason(
    query: CallbackQuery, callback_data: Judge, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    card = await rooms.reviews.ask_reason(act, _pile(callback_data), callback_data.reply_id)
    await views.show(query, act.actor, reasons_screen(texts, card))


async def send_back(
    query: CallbackQuery, callback_data: SendBack, act: Act, rooms: Rooms, texts: Texts
) -> None:
    reason = texts.say_plain(REASON_KEYS[callback_data.reason])
    pile, target = _pile(callback_data), act.message_key or None
    await rooms.reviews.send_back(act, pile, callback_data.reply_id, reason, target)


async def undo(query: CallbackQuery, callback_data: Unjudge, act: Act, rooms: Rooms) -> None:
    await rooms.reviews.undo(act, _pile(callback_data), callback_data.cause, act.message_key or None)


async def go_on(
    query: CallbackQuery,
    callback_data: Judge,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    pile = _pile(callback_data)
    card = await rooms.reviews.after(act, pile, callback_data.reply_id)
    if card and card.reply.id == callback_data.reply_id:
        notice.say(texts.say_plain("review-only-one"))
    await views.show(query, act.actor, card_or_nothing(rooms, texts, pile, card))


async def show_files(
    query: CallbackQuery, callback_data: Judge, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await send_files(actor, rooms, views, texts, callback_data.reply_id)


async def send_files(actor: Actor, rooms: Rooms, views: Views, texts: Texts, reply_id: int) -> None:
    """On by the channel's own ids, as they came; nothing is fetched for it."""
    row, files = await rooms.review_queue.files(actor, reply_id)
    if not files:
        raise ConflictError("review-no-files")
    sent = [await _send_file(actor, views, texts, row, file) for file in files]
    if not any(sent):
        raise ConflictError("review-file-lost")


async def _send_file(actor: Actor, views: Views, texts: Texts, row: AssignmentRow, file: FileRow) -> bool:
    """By its id; what cannot go by an id of its kind is copied from the message that brought it."""
    caption = texts.say("review-file", place=place(row), school=whose(row))
    sends: dict[str, Callable[..., Awaitable[object]]] = {
        "photo": views.bot.send_photo,
        "document": views.bot.send_document,
    }
    try:
        if send := sends.get(file.kind):
            await send(actor.outside_id, file.outside_id, caption=caption)
        else:
            await views.bot.copy_message(actor.outside_id, file.chat_key, int(file.message_key))
    except TelegramBadRequest:
        return False
    return True


async def automatic(
    query: CallbackQuery, callback_data: Automatic, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    if callback_data.act != "look":
        await rooms.reviews.switch(act, on=callback_data.act == "on")
    queue = await rooms.review_queue.look(act.actor)
    await views.show(query, act.actor, automatic_screen(texts, is_on=queue.is_automatic))


def _pile(data: OpenReview | Judge | AcceptAll | SendBack | Unjudge) -> Pile:
    return Pile(data.of, data.id)
