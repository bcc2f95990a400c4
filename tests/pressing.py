"""The dispatcher and the services without any HTTP: people press and write, Telegram only takes notes."""

import itertools
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import AnswerCallbackQuery, EditMessageText, TelegramMethod
from aiogram.types import Chat, Message, Update
from flow import Member

from bot.rooms import build_rooms
from bot.settings import Settings, read_settings
from handlers.dispatcher import build_dispatcher
from roadmap.clock import Clock
from roadmap.errors import AppError
from roadmap.workdays import WorkDays
from storage import inbox
from storage.database import Database
from storage.inbox import NewUpdate

TOKEN = "42:of-the-tests"
UNSEEN = (AnswerCallbackQuery,)
"""What a refusal may ask of Telegram: nothing of it stays in a chat."""


class Notes(BaseSession):
    """A session that keeps what it was asked and answers what Telegram would."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[TelegramMethod[Any]] = []
        self._ids = itertools.count(500)

    async def close(self) -> None:
        """There is nothing to close."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - aiogram's own signature
        self.asked.append(method)
        chat = getattr(method, "chat_id", None)
        if chat is None:
            return True
        id_ = method.message_id if isinstance(method, EditMessageText) else next(self._ids)
        return Message(message_id=id_ or 1, date=datetime.now(UTC), chat=Chat(id=int(chat), type="private"))

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        raise NotImplementedError("files are not fetched here")
        yield b""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an update: the refusal, if it was one, what Telegram was asked, what was committed."""

    error: AppError | None
    asked: tuple[TelegramMethod[Any], ...]
    commits: tuple[str, ...] = ()

    @property
    def shown(self) -> list[TelegramMethod[Any]]:
        return [each for each in self.asked if not isinstance(each, UNSEEN)]

    @property
    def notice(self) -> str | None:
        return next((each.text for each in self.asked if isinstance(each, AnswerCallbackQuery)), None)


@dataclass
class Stage:
    """The bot over a database; `press` and `say` return when everything about them is done."""

    settings: Settings
    db: Database
    bot: Bot
    notes: Notes
    commits: list[str]
    _ids: Any = field(default_factory=lambda: itertools.count(1))
    _presses: Any = field(default_factory=lambda: itertools.count(100_000))

    def __post_init__(self) -> None:
        self.rooms = build_rooms(self.settings, self.db, WorkDays(), strict=True)
        self.dispatcher = build_dispatcher(self.rooms)

    async def press(self, member: Member, data: CallbackData | str, message_id: int = 7) -> Outcome:
        packed = data if isinstance(data, str) else data.pack()
        message = {"message_id": message_id, "date": 0, "chat": _chat(member)}
        query = {"id": "1", "from": _user(member), "chat_instance": "1", "data": packed, "message": message}
        return await self._feed({"update_id": 1, "callback_query": query}, next(self._presses))

    async def say(self, member: Member, text: str, **more: Any) -> Outcome:
        """Write; `more` is what else the message holds, a document or what it replies to."""
        words = {"caption": text} if "document" in more else {"text": text}
        return await self.send(member, **words, **more)

    async def send(self, member: Member, **content: Any) -> Outcome:
        """Any message; with an `edit_date` it is an earlier one that was edited."""
        message = {
            "message_id": 1000 + next(self._ids),
            "date": 1,
            "chat": _chat(member),
            "from": _user(member),
        }
        kind = "edited_message" if "edit_date" in content else "message"
        payload = {"update_id": next(self._ids), kind: {**message, **content}}
        async with self.db.write("intake") as tx:
            new = NewUpdate(payload["update_id"], str(member.id), payload)
            (row,) = await inbox.add(tx, "telegram", [new])
        return await self._feed(payload, row.id)

    async def _feed(self, payload: dict[str, Any], inbox_id: int) -> Outcome:
        self.notes.asked.clear()
        self.commits.clear()
        update = Update.model_validate(payload, context={"bot": self.bot})
        now, error = self.db.clock.now(), None
        try:
            await self.dispatcher.feed_update(self.bot, update, inbox_id=inbox_id, moment=now, sent_at=None)
        except AppError as refusal:
            error = refusal
        return Outcome(error, tuple(self.notes.asked), tuple(self.commits))

    async def close(self) -> None:
        await self.db.close()


def open_stage(path: Path, clock: Clock) -> Stage:
    url = f"sqlite+aiosqlite:///{path}"
    settings = read_settings(_env_file=None, bot_token=TOKEN, database_url=url, data_dir=path.parent)
    notes, commits = Notes(), list[str]()
    db = Database(url, clock, commits.append)
    return Stage(settings, db, Bot(TOKEN, session=notes), notes, commits)


def document(name: str = "приказ.pdf") -> dict[str, Any]:
    return {"file_id": f"id-{name}", "file_unique_id": f"unique-{name}", "file_name": name, "file_size": 9}


def _user(member: Member) -> dict[str, Any]:
    return {"id": member.id, "is_bot": False, "first_name": member.name}


def _chat(member: Member) -> dict[str, Any]:
    return {"id": member.id, "type": "private"}
