"""What the seven tempers do with a message: rules, the first that applies acts."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sandbox.seen import Message
from soak.temper_acts import Hands, find_label

PAPER, NUMBERS, DONE = "приказ 45 от 13.12.2022", "14 из 32", "провели занятия для педагогов"
ANOTHER, RETURNED = "приказ 46 от 14.12.2022", "Нужно уточнить"
WALK, ON, FILE = "✍️ Ответить по порядку", "⏭ Дальше", "📎 Файл"
YES = ("Да, засчитать", "Да, так же", "Да, и ")
ITEM = re.compile(r"\d+\.\d+")
PLACE = re.compile(r"^• .*\((ДК\d) · (\d+\.\d+)", re.MULTILINE)
MISSING = (
    (re.compile(r"Добавьте (номер|дату)"), PAPER),
    (re.compile(r"Добавьте числа"), NUMBERS),
    (re.compile(r"Напишите одной строкой"), DONE),
)


@dataclass(slots=True)
class Desk:
    """What a director has in front: the planned message being answered, what was tapped and said already."""

    hands: Hands
    planned: Message | None = None
    tapped: set[tuple[int, str]] = field(default_factory=set)
    told: set[tuple[int, str]] = field(default_factory=set)


Rule = Callable[[Desk, Message], Awaitable[bool]]


async def count_twins(desk: Desk, message: Message) -> bool:
    label = find_label(message, *YES)
    if label:
        await desk.hands.tap(message, label)
    return label is not None


async def answer_return(desk: Desk, message: Message) -> bool:
    """What came back gets another paper; a message about several has a button for each."""
    if not message.text.startswith(RETURNED) or (message.message_id, RETURNED) in desk.told:
        return False
    desk.told.add((message.message_id, RETURNED))
    desk.hands.start("returned")
    await desk.hands.say(ANOTHER, reply_to=message.message_id)
    return True


async def tell_missing(desk: Desk, message: Message) -> bool:
    """The number, the figures or the line that a receipt asks for, once."""
    for asked, words in MISSING:
        key = (message.message_id, message.text.partition("(")[2][:12] + words)
        if asked.search(message.text) and key not in desk.told:
            desk.told.add(key)
            await desk.hands.say(words)
            return True
    return False


async def tick(desk: Desk, message: Message) -> bool:
    """«✅ Выполнено», «✅ Ведётся», «✅ Да, были»."""
    label = find_label(message, "✅")
    if label is None:
        return False
    if label.startswith("✅ Да"):
        desk.hands.way = "plan"
    elif desk.hands.way == "plan":
        desk.hands.way = "walk"
    await desk.hands.tap(message, label)
    return True


async def walk(desk: Desk, message: Message) -> bool:
    label = find_label(message, ON, WALK)
    if label is None or (label == WALK and (message.message_id, label) in desk.tapped):
        return False
    desk.tapped.add((message.message_id, label))
    desk.hands.way = "walk"
    await desk.hands.tap(message, label)
    return True


async def open_item(desk: Desk, message: Message) -> bool:
    """The next line of a short planned message that was not opened yet; after a receipt, too."""
    planned = desk.planned
    if planned is None or WALK in planned.labels():
        return False
    for label in filter(ITEM.match, planned.labels()):
        if (planned.message_id, label) not in desk.tapped:
            desk.tapped.add((planned.message_id, label))
            desk.hands.way = "list"
            await desk.hands.tap(planned, label)
            return True
    return False


async def choose_first(desk: Desk, message: Message) -> bool:
    """«К какому пункту это относится?»: the first of what is offered."""
    if "Ваше сообщение сохранено" not in message.text:
        return False
    await desk.hands.tap(message, message.labels()[0])
    return True


async def send_photo(desk: Desk, message: Message) -> bool:
    """A photo with the number under it to every card that takes files, numbers to the others."""
    if find_label(message, "✅") is None or find_label(message, "✅ Да"):
        return False
    if (message.message_id, message.text) in desk.told:
        return False
    desk.told.add((message.message_id, message.text))
    if find_label(message, FILE):
        await desk.hands.photo(message.message_id, PAPER)
    else:
        await desk.hands.say(NUMBERS, reply_to=message.message_id)
    return True


async def chat(desk: Desk, message: Message) -> bool:
    """A greeting, a short line for everything that the message names, thanks."""
    if desk.planned is None or message.message_id != desk.planned.message_id:
        return False
    if (message.message_id, "") in desk.told:
        return False
    desk.told.add((message.message_id, ""))
    desk.hands.way = "words"
    await desk.hands.people.say(desk.hands.id, "Здравствуйте!")
    for code, number in dict.fromkeys(PLACE.findall(message.text)):
        await desk.hands.say(f"{code} {number} выполнено, {PAPER}")
    if find_label(message, "✅ В"):
        await desk.hands.say(f"выполнено, {PAPER}", reply_to=message.message_id)
    await desk.hands.people.say(desk.hands.id, "спасибо")
    return True


TIDY: tuple[Rule, ...] = (answer_return, count_twins, tell_missing)
BY_TAPS: tuple[Rule, ...] = (*TIDY, tick, walk, open_item)
BY_PHOTO: tuple[Rule, ...] = (choose_first, *TIDY, send_photo, tick, walk, open_item)
BY_WORDS: tuple[Rule, ...] = (chat, choose_first, *TIDY, tick, walk)
