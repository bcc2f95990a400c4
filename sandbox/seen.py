"""What the client shows of the sandbox, as values."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Self


class Readable:
    """Builds a dataclass from JSON by the names of its fields."""

    @classmethod
    def read(cls, item: dict[str, Any]) -> Self:
        return cls(**{field.name: item[field.name] for field in fields(cls)})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Person(Readable):
    id: int
    first_name: str
    username: str | None
    note: str
    started: bool
    blocked: bool


@dataclass(frozen=True, slots=True)
class Button(Readable):
    text: str
    data: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Document(Readable):
    """A file in a message; `kind` is document, photo, voice, audio or video."""

    kind: str
    name: str | None
    mime: str | None
    size: int
    file_id: str
    file_unique_id: str


@dataclass(frozen=True, slots=True)
class Message(Readable):
    """A message as the chat shows it now; `versions` are its earlier texts."""

    message_id: int
    from_bot: bool
    text: str
    entities: list[dict[str, Any]]
    buttons: list[list[Button]]
    date: datetime
    edited: datetime | None
    versions: list[str]
    reply_to: int | None
    reactions: list[str]
    document: Document | None
    album: str | None
    keyboard: dict[str, Any] | None
    silent: bool

    @classmethod
    def read(cls, item: dict[str, Any]) -> Self:
        values = {field.name: item[field.name] for field in fields(cls)}
        values["buttons"] = [[Button.read(key) for key in row] for row in item["buttons"]]
        values["date"] = datetime.fromisoformat(item["date"])
        values["edited"] = datetime.fromisoformat(item["edited"]) if item["edited"] else None
        values["document"] = Document.read(item["document"]) if item["document"] else None
        return cls(**values)

    def labels(self) -> list[str]:
        """All button labels in reading order."""
        return [button.text for row in self.buttons for button in row]


@dataclass(frozen=True, slots=True)
class CallbackOutcome(Readable):
    """How the bot answered a press: `text` is a toast, or an alert when `show_alert`."""

    press_id: str
    data: str
    answered: bool
    text: str
    show_alert: bool
    url: str


@dataclass(frozen=True, slots=True)
class Request(Readable):
    """A request of the bot: `at` is `time.monotonic` on arrival, `outcome` a code or a fault's kind."""

    number: int
    method: str
    chat_id: int | None
    at: float
    wall: float
    outcome: str
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Counters(Readable):
    """Requests by method and outcome, by outcome over all methods; what waits in the queue and for it."""

    methods: dict[str, dict[str, int]]
    outcomes: dict[str, int]
    pending_updates: int
    polling: bool

    @property
    def refused_by_flood(self) -> int:
        return self.outcomes.get("429", 0)
