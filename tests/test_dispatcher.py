"""Every handler gets what it asks for by name."""

import inspect
from pathlib import Path
from typing import Any

from aiogram import Router

from bot.rooms import build_rooms
from bot.settings import read_settings
from handlers.dispatcher import build_dispatcher
from roadmap.clock import SystemClock
from roadmap.workdays import WorkDays
from storage.database import Database

BY_MIDDLEWARE = {"actor", "texts", "views", "act", "notice", "inbox_id", "moment", "sent_at"}
BY_FILTERS = {
    "about",
    "ask",
    "asked",
    "button",
    "callback_data",
    "command",
    "draft",
    "is_on",
    "link",
    "name",
    "order_id",
    "question",
    "ref",
    "said",
    "scope",
    "wish",
    "words",
}
EVENTS = {"message", "query", "event", "_event"}


def handlers(router: Router) -> list[Any]:
    """What our routers call; the dispatcher's own handler of updates is aiogram's."""
    here = [
        each.callback
        for name, observer in router.observers.items()
        for each in observer.handlers
        if name != "update"
    ]
    return here + [callback for child in router.sub_routers for callback in handlers(child)]


async def test_every_argument_of_a_handler_is_provided(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/vekhi.db"
    settings = read_settings(_env_file=None, database_url=url, data_dir=tmp_path)
    rooms = build_rooms(settings, Database(url, SystemClock()), WorkDays(), strict=True)
    dispatcher = build_dispatcher(rooms)
    provided = BY_MIDDLEWARE | BY_FILTERS | EVENTS | set(rooms.provided())
    found = handlers(dispatcher)
    assert len(found) > 20
    for callback in found:
        missing = set(inspect.signature(callback).parameters) - provided
        assert not missing, f"nobody provides {missing} to {callback.__qualname__}"
