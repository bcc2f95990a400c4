"""The routing table of everything that people can do in the chat."""

from aiogram import Dispatcher

from handlers.answers import build_router as build_answers
from handlers.asking import WhoIsAsking
from handlers.browsing import build_router as build_browsing
from handlers.figures import build_router as build_figures
from handlers.notices import AnswerPresses
from handlers.rooms import Rooms
from handlers.start import build_router as build_start
from handlers.strangers import build_router as build_strangers

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""What the handlers handle; intake asks Telegram for its own list, and a test holds the two together."""


def build_dispatcher(rooms: Rooms) -> Dispatcher:
    """A dispatcher without states of its own: dialogue lives in `awaiting` rows (DESIGN §4)."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(WhoIsAsking(rooms))
    dispatcher.callback_query.middleware(AnswerPresses())
    dispatcher.include_routers(
        build_start(),
        build_strangers(),
        build_browsing(),
        build_figures(),
        build_answers(),
    )
    dispatcher.workflow_data.update(rooms.provided())
    return dispatcher
