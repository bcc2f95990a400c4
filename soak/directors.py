"""Directors who answer all day, each in their own way, and remember what they have said."""

import asyncio
import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.client import SandboxClient
from sandbox.seen import Message

PATIENCE = 600.0
PRESSED, UNDONE = "🔄 В работе", "↩️ Отменить"


@dataclass(frozen=True, slots=True)
class Person:
    """A director, the item that they answer in words, the number of the one that they answer by a button."""

    id: int
    name: str
    written: str
    pressed: str


@dataclass(slots=True)
class Said:
    """Everything that people did: the numbers they named, the files they sent, how many acts there were."""

    numbers: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    presses: int = 0
    acts: int = 0

    def next_number(self) -> str:
        number = str(1001 + len(self.numbers))
        self.numbers.add(number)
        return number


class Director:
    """Writes lines, sends files and presses buttons at random until told to stop."""

    def __init__(self, person: Person, people: SandboxClient, said: Said, chance: random.Random) -> None:
        self.id = person.id
        self._item = person.written
        self._pressed = person.pressed
        self._people = people
        self._said = said
        self._chance = chance

    async def answer(self, stopped: asyncio.Event) -> None:
        acts = (self._write, self._write, self._send_file, self._press)
        while not stopped.is_set():
            await self._chance.choice(acts)()
            await asyncio.sleep(self._chance.uniform(0.2, 3))

    async def _write(self) -> None:
        number = self._said.next_number()
        self._said.acts += 1
        await self._people.say(self.id, f"{self._item} выполнено, приказ {number} от 21.12")

    async def _send_file(self) -> None:
        number = self._said.next_number()
        content = f"приказ {number}, {self._chance.random()}".encode()
        self._said.files.add(hashlib.sha256(content).hexdigest())
        self._said.acts += 1
        caption = f"{self._item} выполнено, приказ {number} от 21.12"
        await self._people.send_file(self.id, f"{number}.txt", content, mime="text/plain", caption=caption)

    async def _press(self) -> None:
        """By `/my` to a card, its button, and back; each step waits for what the bot shows."""
        asked = await self._say("/my")
        item = self._pressed
        menu = await self._see(lambda seen: any(text.startswith(item) for text in seen.labels()), asked)
        await self._touch(menu, next(text for text in menu.labels() if text.startswith(item)))
        card = await self._see(lambda seen: PRESSED in seen.labels(), asked)
        await self._touch(card, PRESSED)
        receipt = await self._see(lambda seen: _is(seen, card) and UNDONE in seen.labels(), asked)
        await self._touch(receipt, UNDONE)
        self._said.presses += 2
        await self._see(lambda seen: _is(seen, card) and UNDONE not in seen.labels(), asked)

    async def _say(self, text: str) -> int:
        self._said.acts += 1
        return await self._people.say(self.id, text)

    async def _touch(self, message: Message, label: str) -> None:
        self._said.acts += 1
        await self._people.press_async(self.id, message.message_id, label)

    async def _see(self, is_it: Callable[[Message], bool], after: int) -> Message:
        return await self._people.wait_for(
            self.id, lambda seen: seen.from_bot and is_it(seen), PATIENCE, after=after
        )


def _is(seen: Message, card: Message) -> bool:
    return seen.message_id == card.message_id
