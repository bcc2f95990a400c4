"""A bot killed at any instant and started again ends with the same answers as one that never was.

Every commit and every request to Telegram has a named point before and after it; at each of them the bot
is killed twice while a director answers, and then runs on. The stand-in lives in a process of its own.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from flow import DIRECTOR, moment
from lives import PATIENCE, button, has_button, live, settle, stage, until_there
from sqlalchemy import select

from sandbox.client import SandboxClient
from sandbox.seen import Message
from soak.keeper import House, Keeper, Kill
from storage.database import Database
from storage.schema import assignment, attachment, inbox, item, mention, message, reply, window

LAST = "ДК1 1.7 выполнено, приказ 46 от 21.12"
COMMITS = (
    "claim", "clock", "file", "health", "inbox-finished", "incoming", "intake", "mention", "plan", "press",
    "recover", "result",
)  # fmt: skip
REQUESTS = (
    "answerCallbackQuery", "deleteWebhook", "editMessageText", "getFile", "getMe", "getUpdates",
    "sendMessage", "setMessageReaction", "setMyCommands",
)  # fmt: skip
POINTS = tuple(f"{name}:{side}" for name in COMMITS + REQUESTS for side in ("before", "after"))
telegram, joined, people, house = stage(moment(21, 9), DIRECTOR)


async def answer(people: SandboxClient, database: Database) -> None:
    """What the director does once, whatever the bot goes through: a button, a file, a line of text.

    Nobody replies to a card within the milliseconds that the bot takes to note what it is about.
    """
    me = DIRECTOR.id

    async def see(predicate: Any) -> Message:
        return await people.wait_for(me, predicate, PATIENCE, after=asked)

    asked = await people.say(me, "/my")
    menu = await see(has_button("1.6"))
    await people.press_async(me, menu.message_id, button(menu, "1.6"))
    card = await see(has_button("✅ Выполнено"))
    await people.press_async(me, card.message_id, "✅ Выполнено")
    await see(lambda seen: seen.text.startswith("✅ Записано"))
    await until_there(database, select(mention).where(mention.c.message_key == str(card.message_id)))
    await people.send_file(me, "приказ.pdf", b"%PDF-1.7", mime="application/pdf", reply_to=card.message_id)
    await people.say(me, LAST)
    await until_there(database, select(inbox.c.id).where(inbox.c.payload.contains(LAST)))
    await settle(people, database)


@dataclass(frozen=True, slots=True)
class Ending:
    """What is left: rows of the database, and what the person sees of it."""

    replies: list[tuple[str, str, str | None]]
    files: list[tuple[str, str]]
    updates: Counter[str]
    planned: int
    unsure: int
    agendas_seen: int
    recorded_seen: set[str]


async def look(people: SandboxClient, database: Database) -> Ending:
    answers = (
        select(item.c.number, reply.c.status, reply.c.document_number)
        .join_from(reply, assignment, assignment.c.id == reply.c.assignment_id)
        .join(window, window.c.id == assignment.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .order_by(reply.c.id)
    )
    async with database.read() as conn:
        replies = [(row.number, row.status, row.document_number) for row in await conn.execute(answers)]
        files = [(row.name, row.state) for row in await conn.execute(select(attachment))]
        updates = Counter((await conn.execute(select(inbox.c.state))).scalars())
        sent = (await conn.execute(select(message.c.class_, message.c.state))).all()
    seen = [each.text for each in await people.messages(DIRECTOR.id) if each.from_bot]
    return Ending(
        replies=replies,
        files=files,
        updates=updates,
        planned=sum(class_ == "planned" for class_, _ in sent),
        unsure=sum(state == "unknown" for _, state in sent),
        agendas_seen=sum(text.startswith("До 30 декабря") for text in seen),
        recorded_seen={
            name for name in ("ДК1 · 1.6", "ДК1 · 1.7") if any(_records(text, name) for text in seen)
        },
    )


def _records(text: str, name: str) -> bool:
    return text.startswith("✅ Записано") and name in text


async def survive(house: House, people: SandboxClient, *kills: Kill) -> tuple[Ending, Keeper]:
    """The director answers a bot that is killed and started again."""
    return await live(
        house, kills, lambda database: answer(people, database), lambda database: look(people, database)
    )


REPLIES = [("1.6", "done", None), ("1.6", "done", None), ("1.7", "done", "46")]
FILES = [("приказ.pdf", "stored")]


async def test_without_a_kill_everything_is_there_and_seen(house: House, people: SandboxClient) -> None:
    ending, _ = await survive(house, people)

    assert ending == Ending(
        replies=REPLIES,
        files=FILES,
        updates=Counter(done=6),
        planned=1,
        unsure=0,
        agendas_seen=1,
        recorded_seen={"ДК1 · 1.6", "ДК1 · 1.7"},
    )


async def test_every_point_that_is_reached_is_one_at_which_it_is_killed(
    house: House, people: SandboxClient
) -> None:
    await survive(house, people)

    reached = set(house.points.read_text().splitlines())
    assert reached <= {*POINTS, "claim and result:before", "claim and result:after"}


@pytest.mark.parametrize("point", POINTS)
async def test_killed_twice_at_a_point_the_bot_ends_with_the_same_answers(
    house: House, people: SandboxClient, point: str
) -> None:
    ending, keeper = await survive(house, people, Kill(point, 1), Kill(point, 2))

    assert keeper.deaths
    assert ending.replies == REPLIES
    assert ending.files == FILES
    assert ending.updates == Counter(done=6)
    assert ending.planned == 1
    assert ending.agendas_seen <= 1
    assert ending.unsure <= keeper.deaths
    if not ending.unsure:
        assert ending.agendas_seen == 1
        assert ending.recorded_seen == {"ДК1 · 1.6", "ДК1 · 1.7"}
