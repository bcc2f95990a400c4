"""An order is announced to the schools it asks, and they say that they have read it."""

from collections.abc import Iterator

import structlog
from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, FSInputFile, Message

from handlers.announcement_screens import announcement_screen, progress_screen, proposed_screen
from handlers.callbacks import Acknowledge, AnnounceOrder, OpenOrder, OrderAcknowledged, OrderFile
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.trouble_words import find_buttons
from handlers.views import Views
from locales import dates
from locales.texts import Texts
from roadmap.acknowledging import Said, Wish, parse_wish
from roadmap.errors import ConflictError
from roadmap.model import Role
from services.acts import Act
from services.announcements import QUESTION
from services.order_files import KeptFile
from services.people import Actor

log = structlog.get_logger(__name__)


def build_router() -> Router:
    router = Router(name="announcements")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(propose, AnnounceOrder.filter(F.act == "ask"))
    router.callback_query.register(announce, AnnounceOrder.filter(F.act == "yes"))
    router.callback_query.register(put_off, AnnounceOrder.filter(F.act == "no"))
    router.callback_query.register(show_progress, OrderAcknowledged.filter())
    router.callback_query.register(acknowledge, Acknowledge.filter())
    router.callback_query.register(open_order, OpenOrder.filter())
    router.callback_query.register(give_file, OrderFile.filter())
    router.message.register(told_in_words, private, F.text, from_centre)
    router.message.register(read_in_words, private, F.text, from_school)
    return router


async def propose(
    query: CallbackQuery, callback_data: AnnounceOrder, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await views.send(act.actor, await _proposed(act, rooms, texts, callback_data.order_id))


async def announce(query: CallbackQuery, callback_data: AnnounceOrder, act: Act, rooms: Rooms) -> None:
    await rooms.announcements.announce(act, callback_data.order_id, pressed=True)


async def put_off(
    query: CallbackQuery, callback_data: AnnounceOrder, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    order = await rooms.announcements.put_off(act, callback_data.order_id)
    await views.show(query, act.actor, Screen(texts.say("announce-put-off", number=order.number)))


async def show_progress(
    query: CallbackQuery,
    callback_data: OrderAcknowledged,
    actor: Actor,
    rooms: Rooms,
    views: Views,
    texts: Texts,
) -> None:
    audience = await rooms.announcements.look(actor, callback_data.order_id)
    screen = progress_screen(texts, audience, rooms.calendar.zone, callback_data.page)
    await views.show(query, actor, screen)


async def acknowledge(
    query: CallbackQuery, callback_data: Acknowledge, act: Act, rooms: Rooms, texts: Texts, notice: Notice
) -> None:
    is_news = await rooms.acknowledgements.acknowledge(
        act, callback_data.order_id, target=act.message_key or None
    )
    notice.say(texts.say_plain("acknowledged-now" if is_news else "acknowledged-before"))


async def open_order(
    query: CallbackQuery, callback_data: OpenOrder, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    announced = await rooms.acknowledgements.open(actor, callback_data.order_id)
    await views.send(actor, announcement_screen(texts, announced, rooms.calendar.zone))


async def give_file(
    query: CallbackQuery, callback_data: OrderFile, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    await _hand_out(callback_data.order_id, actor, rooms, views, texts)


async def from_centre(
    message: Message, rooms: Rooms, actor: Actor | None = None, act: Act | None = None
) -> bool | dict[str, Said]:
    """«Сообщить школам 594», «кто ознакомлен 594»; «отправить» where that was asked last."""
    said = parse_wish(message.text or "")
    if said is None or actor is None or act is None:
        return False
    if not any(each.role is Role.COORDINATOR for each in actor.memberships):
        return False
    if said.wish in {Wish.SEND, Wish.NOT_NOW}:
        question = await rooms.questions.find(act)
        return {"said": said} if question and question.kind == QUESTION else False
    return {"said": said} if said.wish in {Wish.ANNOUNCE, Wish.WHO_HAS_READ} else False


async def told_in_words(
    message: Message, said: Said, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    match said.wish:
        case Wish.SEND:
            await rooms.announcements.confirm(act)
        case Wish.NOT_NOW:
            order = await rooms.announcements.put_off_last(act)
            await views.send(act.actor, Screen(texts.say("announce-put-off", number=order.number)))
        case Wish.ANNOUNCE:
            order_id = await rooms.announcements.find(act.actor, said.number)
            await views.send(act.actor, await _proposed(act, rooms, texts, order_id))
        case _:
            order_id = await rooms.announcements.find(act.actor, said.number)
            audience = await rooms.announcements.look(act.actor, order_id)
            await views.send(act.actor, progress_screen(texts, audience, rooms.calendar.zone))


async def from_school(message: Message, rooms: Rooms, actor: Actor | None = None) -> bool | dict[str, object]:
    """«Ознакомлены», «приказ»: as a Telegram reply to an announcement, the former also by itself."""
    said = parse_wish(message.text or "")
    if said is None or actor is None or said.wish not in {Wish.ACKNOWLEDGE, Wish.FILE}:
        return False
    replied = message.reply_to_message
    if replied is None:
        return {"said": said, "order_id": None} if said.wish is Wish.ACKNOWLEDGE else False
    order_id = await rooms.acknowledgements.find_announced(actor, str(replied.message_id)) or _named(message)
    return {"said": said, "order_id": order_id} if order_id else False


async def read_in_words(
    message: Message,
    said: Said,
    order_id: int | None,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
) -> None:
    if said.wish is Wish.FILE and order_id:
        await _hand_out(order_id, act.actor, rooms, views, texts)
        return
    replied = message.reply_to_message
    found = order_id or await rooms.acknowledgements.find_waiting(act.actor, said.number)
    target = str(replied.message_id) if replied else None
    await rooms.acknowledgements.acknowledge(act, found, target=target)


def _named(message: Message) -> int | None:
    """The order in the buttons of the message of ours that is replied to; as untrusted as any button."""
    read = next(find_buttons(message, Acknowledge), None)
    named = read or next(find_buttons(message, OrderFile), None)
    return named.order_id if named else None


async def _proposed(act: Act, rooms: Rooms, texts: Texts, order_id: int) -> Screen:
    audience, example = await rooms.announcements.propose(act, order_id)
    return proposed_screen(texts, audience, example, rooms.calendar.zone)


async def _hand_out(order_id: int, actor: Actor, rooms: Rooms, views: Views, texts: Texts) -> None:
    file = await rooms.order_files.open(actor, order_id)
    order = file.order
    caption = texts.say("order-file-caption", number=order.number, date=dates.numeric(order.date))
    for document in _ways(file):
        try:
            sent = await views.bot.send_document(actor.outside_id, document, caption=caption)
        except TelegramBadRequest as error:
            log.warning("an order's file is refused", order=order.id, problem=error.message)
            continue
        if document != file.outside_id and sent.document:
            await rooms.order_files.learn(order.id, sent.document.file_id)
        return
    raise ConflictError("order-file-lost")


def _ways(file: KeptFile) -> Iterator[str | FSInputFile]:
    """By its id, as it came; from the disk where it is not known by one, or no longer."""
    if file.outside_id:
        yield file.outside_id
    if file.path:
        yield FSInputFile(file.path, file.name)
