"""Directors of seven tempers, each reading the own chat and answering in the own way."""

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from sandbox.client import SandboxClient
from sandbox.errors import SandboxError
from sandbox.seen import Message
from soak.temper_acts import RECORDED, Hands, find_label, is_planned
from soak.temper_rules import BY_PHOTO, BY_TAPS, BY_WORDS, Desk, Rule

LATE = re.compile(r"Срок прошёл|Ответа пока нет|ждём")
SOON = re.compile(r"Остал|[31] рабочи|Сегодня последний|Срок прошёл|Ответа пока нет")
WAKES = {"late": LATE, "pair": SOON, "photo": SOON}
"""What wakes those who do not answer at once: the date that is over; the last days before it."""
AWAY_ON, AWAY = "План на февраль", "Меня нет до 1 марта 2023"
BLOCKS_AFTER = 3
A_SITTING = 60
"""More acts than that on one message are a loop."""


class Temper(StrEnum):
    PROMPT = "prompt"
    LATE = "late"
    SILENT = "silent"
    CHATTY = "chatty"
    PHOTO = "photo"
    PAIR = "pair"
    BLOCKER = "blocker"


RULES: dict[Temper, tuple[Rule, ...]] = {
    Temper.PROMPT: BY_TAPS,
    Temper.LATE: BY_TAPS,
    Temper.SILENT: (),
    Temper.CHATTY: BY_WORDS,
    Temper.PHOTO: BY_PHOTO,
    Temper.PAIR: BY_TAPS,
    Temper.BLOCKER: BY_TAPS,
}


@dataclass(frozen=True, slots=True)
class Player:
    """One of the cast; `is_deputy`: the second one of a pair."""

    id: int
    school: str
    temper: Temper
    is_deputy: bool = False


@dataclass(slots=True)
class Director:
    """Reads every message of the own chat as it stands, once."""

    player: Player
    hands: Hands
    inbox: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    heard: int = 0
    _desk: Desk = field(init=False)
    _seen: set[tuple[int, str, tuple[str, ...]]] = field(default_factory=set)
    _acts: int = 0
    _awake: bool = False

    def __post_init__(self) -> None:
        self._desk = Desk(self.hands)

    @property
    def id(self) -> int:
        return self.player.id

    async def live(self) -> None:
        while True:
            message = await self.inbox.get()
            with suppress(SandboxError):  # the message has changed since: it comes again as it is now
                await self._read(message)
            self.inbox.task_done()

    async def _read(self, message: Message) -> None:
        look = (message.message_id, message.text, tuple(message.labels()))
        if look in self._seen:
            return
        is_new = all(message.message_id != seen[0] for seen in self._seen)
        self._seen.add(look)
        if RECORDED in message.text:
            self.hands.confirm()
        if is_new and is_planned(message.text):
            await self._take_up(message)
        for rule in RULES[self.player.temper] if self._awake else ():
            if self._acts < A_SITTING and await rule(self._desk, message):
                self._acts += 1
                if self._acts == A_SITTING:
                    self.hands.faults.append(f"person {self.player.id} goes in circles: {message.text!r}")
                break

    async def _take_up(self, message: Message) -> None:
        self.heard += 1
        self._acts = 0
        self._desk.planned = message
        self.hands.start("card" if find_label(message, "⋯ Ещё") else "list")
        temper = self.player.temper
        self._awake = temper not in WAKES or bool(WAKES[temper].search(message.text))
        if temper is Temper.PAIR and not self.player.is_deputy and message.text.startswith(AWAY_ON):
            await self.hands.people.say(self.player.id, AWAY)
        if temper is Temper.BLOCKER and self.heard == BLOCKS_AFTER:
            self._awake = False
            await self.hands.people.block(self.player.id)


class Listens(Protocol):
    """Whoever has a chat with the bot."""

    inbox: asyncio.Queue[Message]

    @property
    def id(self) -> int: ...

    async def live(self) -> None: ...


async def listen(people: SandboxClient, everybody: Sequence[Listens]) -> None:
    """Hand every change of a chat to whose chat it is; one reader for all."""
    by_chat = {each.id: each for each in everybody}
    cursor = 0
    while True:
        seen = await people.changes(cursor, timeout=5)
        cursor = seen["cursor"]
        for change in seen["changes"]:
            shown = change["message"]
            if shown and shown["from_bot"] and change["chat_id"] in by_chat:
                by_chat[change["chat_id"]].inbox.put_nowait(Message.read(shown))


async def play(people: SandboxClient, everybody: Sequence[Listens], over: asyncio.Event) -> None:
    """Everybody lives until `over`, then finishes what lies in the own inbox."""
    async with asyncio.TaskGroup() as work:
        tasks = [work.create_task(each.live()) for each in everybody]
        tasks.append(work.create_task(listen(people, everybody)))
        await over.wait()
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                await asyncio.gather(*(each.inbox.join() for each in everybody))
        for task in tasks:
            task.cancel()
