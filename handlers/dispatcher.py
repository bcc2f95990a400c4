"""The routing table of everything that people can do in the chat."""

from aiogram import Dispatcher

from handlers import answers, browsing, figures, start, strangers
from handlers.asking import WhoIsAsking
from handlers.notices import AnswerPresses
from handlers.rooms import Rooms

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


def build_dispatcher(rooms: Rooms) -> Dispatcher:
    """A dispatcher without states of its own: dialogue lives in `awaiting` rows (DESIGN §4)."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(WhoIsAsking(rooms))
    dispatcher.callback_query.middleware(AnswerPresses())
    dispatcher.include_routers(
        start.build_router(),
        strangers.build_router(),
        browsing.build_router(),
        figures.build_router(),
        answers.build_router(),
    )
    dispatcher.workflow_data.update(rooms.provided())
    return dispatcher
