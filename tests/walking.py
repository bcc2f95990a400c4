"""A school's year as its director sees it: what comes, what is answered at half past six, what comes back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flow import MOSCOW, Flow, Member, moment

from locales import dates
from locales.texts import Texts
from roadmap.model import Role
from roadmap.workdays import WorkDays
from sandbox.seen import Message

NINE = Member(9009, "Ирина Петровна", "СШ № 9", Role.DIRECTOR)
THIRTEEN = Member(9013, "Сергей Викторович", "СШ № 13", Role.DIRECTOR)
GYMNASIUM = Member(9001, "Ольга Ивановна", "Гимназия № 1", Role.DIRECTOR)
WALKERS = (NINE, THIRTEEN, GYMNASIUM)
RUSSIAN = Texts("ru")
WALK = "✍️ Ответить по порядку"
SKIP, ON = "⏭ Пропустить", "⏭ Дальше"
IN_SIGHT = 5
DONE = ("✅ Выполнено", "✅ Ведётся")
TWIN = ("Да, засчитать", "Да, так же")
WORDS = (
    ("протокол", "протокол 4 от {day}, план утвердили"),
    ("соглашени", "с СШ № 33, № 5 от {day}"),
    ("приказ школы", "приказ 145 от {day}"),
    ("номер и дату", "приказ 145 от {day}"),
    ("14 из 32", "14 из 32"),
    ("одна строка", "провели, разобрали на методобъединении"),
    ("одной строкой", "провели, разобрали на методобъединении"),
    ("одна-три фразы", "закрепили четыре пары, раз в месяц разбираем уроки"),
)
"""What a card or a receipt asks for, and what the director writes then."""
ASKED = re.compile(r"^(?:Нужно|Добавьте|Напишите|Сколько)\b.*", re.MULTILINE)
BUTTONS_FIRST = frozenset({NINE})
"""Who presses «Выполнено» before writing; the others write at once."""


@dataclass(slots=True)
class Transcript:
    """What one chat has shown so far, in the order in which it was seen."""

    member: Member
    lines: list[str] = field(default_factory=list)
    seen: dict[int, str] = field(default_factory=dict)
    at: datetime | None = None

    def note(self, now: datetime, text: str, sign: str) -> None:
        if now != self.at:
            day = dates.weekday(RUSSIAN, now.date())
            self.lines.append(f"\n━━━ {now.year} · {day}, {now:%H:%M} ━━━")
            self.at = now
        self.lines.append(f"\n{sign} {text}")

    def look(self, now: datetime, messages: Sequence[Message]) -> list[Message]:
        """Write down what is new or looks another way; the new messages."""
        fresh = [each for each in messages if each.message_id not in self.seen]
        for each in messages:
            shown = drawn(each)
            if self.seen.get(each.message_id) != shown:
                self.note(now, shown, "✎" if each.message_id in self.seen else "▸")
                self.seen[each.message_id] = shown
        return fresh

    def text(self) -> str:
        return "\n".join(self.lines).lstrip() + "\n"


def drawn(message: Message) -> str:
    rows = [" ".join(f"[{button.text}]" for button in row) for row in message.buttons]
    text = message.text + (f" 📎 {message.document.name}" if message.document else "")
    return "\n".join([text, *rows]).replace("\n", "\n  ")


@dataclass(slots=True)
class Walker:
    """A director who answers everything the same evening, or who never answers."""

    flow: Flow
    paper: Transcript
    is_prompt: bool

    @property
    def member(self) -> Member:
        return self.paper.member

    @property
    def now(self) -> datetime:
        return self.flow.clock.now().astimezone(MOSCOW)

    async def look(self) -> list[Message]:
        return self.paper.look(self.now, await self.newest())

    async def newest(self) -> list[Message]:
        """The end of the chat: nothing further up changes any more."""
        shown = await self.flow.people.messages(self.member.id, limit=IN_SIGHT)
        return [message for message in shown if message.from_bot]

    async def press(self, message: Message, label: str) -> None:
        self.paper.note(self.now, f"нажимает «{label}»", "◂")
        outcome = await self.flow.press(self.member, message, label)
        if outcome.text:
            self.paper.note(self.now, outcome.text, "☝" if outcome.show_alert else "…")
        await self.look()

    async def tell(self, words: str) -> None:
        self.paper.note(self.now, f"пишет «{words}»", "◂")
        await self.flow.tell(self.member, words)
        await self.look()

    async def answer(self, message: Message) -> None:
        """Everything that a planned message asks, by the shortest way that it offers."""
        for label in message.labels():
            if label.startswith("✅ Да,"):
                await self.press(message, label)
        labels = message.labels()
        if WALK in labels:
            await self.press(message, WALK)
            await self.go_on()
        elif any(label in labels for label in DONE):
            await self.go_on(message)
        else:
            for label in labels:
                if "·" in label:
                    await self.press(message, label)
                    await self.go_on()

    async def go_on(self, message: Message | None = None) -> None:
        """Answer the newest question, and what its receipts ask for, until nothing more is asked."""
        for _ in range(60):
            shown = message or (await self.newest())[-1]
            message = None
            if not await self.step(shown):
                return
        raise AssertionError(f"the questions of {self.member.organization} never end")

    async def step(self, shown: Message) -> bool:
        labels = shown.labels()
        if found := [label for label in labels if label in TWIN]:
            await self.press(shown, found[0])
        elif words := self.words_for(shown):
            await self.tell(words)
        elif found := [label for each in (DONE, (ON, SKIP)) for label in labels if label in each]:
            await self.press(shown, found[0])
        else:
            return False
        return True

    def words_for(self, shown: Message) -> str | None:
        """What is asked for in words, after a press or instead of it."""
        asked = ASKED.search(shown.text)
        if not asked or (not is_receipt(shown) and self.member in BUTTONS_FIRST):
            return None
        if not is_receipt(shown) and not any(label in DONE for label in shown.labels()):
            return None
        found = next((words for sign, words in WORDS if sign in asked[0]), None)
        return found and found.format(day=f"{self.now:%d.%m}")


def is_receipt(message: Message) -> bool:
    return "↩️ Отменить" in message.labels()


async def walk_year(flow: Flow, *, is_prompt: bool) -> dict[Member, str]:
    """From the day of order 594 to the end of its plans: the three chats, written down."""
    walkers = [Walker(flow, Transcript(member), is_prompt) for member in WALKERS]
    await flow.join(*WALKERS)
    for walker in walkers:
        await walker.look()
    workdays = WorkDays()
    day = moment(14, 9)
    while day <= moment(31, 9, month=8, year=2023):
        if workdays.is_working(day.date()):
            await live(flow, walkers, day)
        day += timedelta(days=1)
    return {walker.member: walker.paper.text() for walker in walkers}


async def live(flow: Flow, walkers: Sequence[Walker], morning: datetime) -> None:
    before = await count_sent(flow)
    await flow.advance(morning)
    if await count_sent(flow) == before:
        return
    fresh = [(walker, await walker.look()) for walker in walkers]
    if not any(messages and walker.is_prompt for walker, messages in fresh):
        return
    await flow.advance(morning.replace(hour=18, minute=30))
    for walker, messages in fresh:
        for message in messages:
            await walker.answer(message)


async def count_sent(flow: Flow) -> int:
    return sum((await flow.people.counters()).methods.get("sendMessage", {}).values())
