"""Who and what there is: people, groups, messages, files and presses, all in memory."""

import asyncio
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.entities import Entities
from sandbox.keyboards import Markup

Json = dict[str, Any]

MESSAGES_KEPT = 3000
PRESSES_KEPT = 2000


@dataclass(slots=True)
class Person:
    """A human with a Telegram account; `note` is shown on the chat page only."""

    id: int
    first_name: str
    username: str | None = None
    last_name: str | None = None
    note: str = ""
    language_code: str = "ru"
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        return {**self._names(), "is_bot": False, "language_code": self.language_code}

    def chat(self) -> Json:
        return {**self._names(), "type": "private"}

    def _names(self) -> Json:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {"id": self.id} | {key: value for key, value in names.items() if value is not None}


@dataclass(slots=True)
class Group:
    """A group chat; `state`: member, restricted, kicked, left or upgraded (to `migrated_to`)."""

    id: int
    title: str
    kind: str = "group"
    state: str = "member"
    migrated_to: int | None = None

    def chat(self) -> Json:
        return {"id": self.id, "title": self.title, "type": self.kind}


@dataclass(slots=True)
class StoredFile:
    """`data` is None for a file of which only the size was declared."""

    file_id: str
    unique_id: str
    kind: str
    name: str | None
    mime: str | None
    size: int
    data: bytes | None
    path: str
    link_until: float = 0.0


@dataclass(slots=True)
class Message:
    """A message as it stands; `sender` is None for the bot, `versions` are the texts it had before."""

    chat_id: int
    id: int
    sender: int | None
    date: datetime
    text: str = ""
    entities: Entities = field(default_factory=list)
    media: StoredFile | None = None
    markup: Markup | None = None
    keyboard: Markup | None = None
    reply_to: int | None = None
    album: str | None = None
    origin: Json | None = None
    edited: datetime | None = None
    versions: list[str] = field(default_factory=list)
    reactions: list[str] = field(default_factory=list)
    silent: bool = False


@dataclass(slots=True)
class Press:
    """A callback query on its way; `answer` is what the bot said, once."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    data: str
    at: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class World:
    def __init__(self, first_message_id: int = 1) -> None:
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.chats: dict[int, dict[int, Message]] = {}
        self.files: dict[str, StoredFile] = {}
        self.paths: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self._message_id = first_message_id - 1
        self._number = 0

    def next_message_id(self) -> int:
        self._message_id += 1
        return self._message_id

    def add(self, message: Message) -> None:
        chat = self.chats.setdefault(message.chat_id, {})
        chat[message.id] = message
        if len(chat) > MESSAGES_KEPT:
            del chat[next(iter(chat))]

    def message(self, chat_id: int, message_id: int | None) -> Message | None:
        if message_id is None:
            return None
        return self.chats.get(chat_id, {}).get(message_id)

    def add_press(self, press: Press) -> None:
        self.presses[press.id] = press
        if len(self.presses) > PRESSES_KEPT:
            del self.presses[next(iter(self.presses))]

    def add_file(
        self, kind: str, name: str | None, mime: str | None, data: bytes | None, size: int | None = None
    ) -> StoredFile:
        """Store bytes or a bare size; the same bytes have the same unique id."""
        self._number += 1
        size = len(data or b"") if size is None else size
        unique = hashlib.sha256(data).hexdigest()[:15] if data is not None else secrets.token_hex(8)
        suffix = (
            name.rpartition(".")[2]
            if name and "." in name
            else {"photo": "jpg", "voice": "oga"}.get(kind, "")
        )
        if not (suffix.isascii() and suffix.isalnum()):
            suffix = ""
        path = f"{kind}s/file_{self._number}" + (f".{suffix}" if suffix else "")
        file_id = f"BQAC{self._number:x}_{secrets.token_urlsafe(24)}"
        file = StoredFile(file_id, f"AgAD{unique}", kind, name, mime, size, data, path)
        self.files[file_id] = self.paths[path] = file
        return file
