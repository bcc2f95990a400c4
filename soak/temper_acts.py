"""What a director does with a chat: taps, words and photos, counted from one confirmed answer to the next."""

import re
from dataclasses import dataclass, field

from sandbox.client import SandboxClient
from sandbox.seen import Message

PHOTO = b"\xff\xd8\xff\xe0 an order, photographed"
PLANNED = re.compile(r"План на |До \d|Остал|Сегодня |Завтра, |Срок прошёл|Ответа пока нет|\d+ \w+, ")
"""How a planned message begins; the verdict complains of one that begins otherwise."""
RECORDED = "Записано"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that the chat confirmed: by which way, and what it took."""

    way: str
    taps: int
    words: int
    files: int


@dataclass(slots=True)
class Hands:
    """Everything that one person does; `way` is how the message at hand is being answered."""

    id: int
    people: SandboxClient
    way: str = ""
    taps: int = 0
    words: int = 0
    files: int = 0
    answers: list[Answer] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    async def tap(self, message: Message, label: str) -> None:
        self.taps += 1
        seen = await self.people.press(self.id, message.message_id, label)
        if not seen.answered:
            self.faults.append(f"person {self.id}: nobody answered a tap on {label!r}")

    async def say(self, text: str, reply_to: int | None = None) -> None:
        self.words += 1
        await self.people.say(self.id, text, reply_to)

    async def photo(self, reply_to: int, caption: str | None = None) -> None:
        self.files += 1
        await self.people.send_file(
            self.id,
            "photo.jpg",
            PHOTO + f"{self.id} {reply_to} {self.files}".encode(),
            mime="image/jpeg",
            caption=caption,
            reply_to=reply_to,
            kind="photo",
        )

    def start(self, way: str) -> None:
        """A message is taken up: what was done before has led to nothing."""
        self.way = way
        self.taps = self.words = self.files = 0

    def confirm(self) -> None:
        """The chat says that something was recorded."""
        if self.taps or self.words or self.files:
            self.answers.append(Answer(self.way, self.taps, self.words, self.files))
        self.taps = self.words = self.files = 0


def is_planned(text: str) -> bool:
    return PLANNED.match(text.removeprefix("<b>")) is not None


def find_label(message: Message, *beginnings: str) -> str | None:
    return next((label for label in message.labels() if label.startswith(beginnings)), None)
