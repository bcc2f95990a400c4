"""What a person answers: a status by a button, words or files, a choice, and taking it back."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from handlers.acts import incoming
from handlers.broadcasts import KEEPS_LETTERS
from handlers.callbacks import Choose, Press, SendFile, Undo
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.wording import cut, place
from locales.texts import Texts
from services.acts import Act
from services.incoming import Choice


def build_presses() -> Router:
    """What is pressed most is looked for first: every filter before it has its price."""
    router = Router(name="presses")
    router.callback_query.register(press, Press.filter())
    return router


def build_router() -> Router:
    router = Router(name="answers")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(undo, Undo.filter())
    router.callback_query.register(send_file, SendFile.filter())
    router.callback_query.register(choose, Choose.filter())
    router.callback_query.register(outdated)
    router.message.register(unknown, private, F.text.regexp(COMMAND), flags={KEEPS_LETTERS: True})
    router.message.register(take, private, F.text | F.caption | F.content_type.in_(FILES))
    router.edited_message.register(take, private, F.text | F.caption | F.content_type.in_(FILES))
    router.message.register(other, private)
    router.edited_message.register(ignore, private)
    return router


FILES = {"document", "photo", "voice", "video", "video_note", "audio", "animation", "sticker", "live_photo"}
COMMAND = r"/[A-Za-z]\w*"
NAMED = 32


async def press(query: CallbackQuery, callback_data: Press, act: Act, rooms: Rooms) -> None:
    recorded = await rooms.replies.press(act, callback_data.assignment_id, callback_data.status)
    rooms.cards.keep(recorded, act.actor)


async def undo(query: CallbackQuery, callback_data: Undo, act: Act, rooms: Rooms) -> None:
    await rooms.replies.undo(act, callback_data.reply_id)


async def send_file(
    query: CallbackQuery, callback_data: SendFile, act: Act, rooms: Rooms, texts: Texts, notice: Notice
) -> None:
    row = await rooms.replies.expect_file(act, callback_data.assignment_id)
    notice.say(texts.say_plain("send-file", name=row.short_name, place=place(row)))


async def choose(query: CallbackQuery, callback_data: Choose, act: Act, rooms: Rooms) -> None:
    """The message that was kept is read again from its inbox row; only its own chat may do so."""
    choice = Choice((callback_data.assignment_id,), callback_data.status)
    await rooms.incoming.choose(act, callback_data.kept, choice)


async def unknown(message: Message, act: Act, rooms: Rooms, texts: Texts) -> None:
    """A command of nobody's changes nothing: what the chat was asked for is still waited for."""
    said = cut((message.text or "").split()[0], NAMED)
    waits = "yes" if await rooms.questions.find(act) else "no"
    await message.answer(texts.say("command-unknown", command=said, waits=waits))


async def take(message: Message, act: Act, rooms: Rooms) -> None:
    await rooms.incoming.take(act, incoming(message))


async def other(message: Message, texts: Texts) -> None:
    """A contact, a place, a poll …: said so, in words."""
    await message.answer(texts.say("not-understood"))


async def ignore(message: Message) -> None:
    """An edit of what was no answer changes nothing."""


async def outdated(query: CallbackQuery, texts: Texts, notice: Notice) -> None:
    notice.say(texts.say_plain("button-outdated"))
