"""A bot killed anywhere between an order's file and its announcement ends with one of each.

The coordinator sends a file, settles its question, loads it and tells the schools; at every commit of that
way, and at its requests, the bot is killed, one life after another.
"""

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import docx
import pytest
from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, moment
from lives import PATIENCE, button, has_button, live, settle, stage, until_there
from sqlalchemy import func, select

from sandbox.client import SandboxClient
from sandbox.seen import Message
from soak.keeper import House, Kill
from storage.database import Database
from storage.schema import awaiting, draft, inbox, message, order

CENTRE = COORDINATOR.id
SCHOOLS = (DIRECTOR, OTHER_DIRECTOR)
NUMBER = "77-ОД"
STEPS = (
    "announce-draft", "getFile", "draft-read", "choose-draft", "load-draft", "propose-announcement",
    "announce",
)  # fmt: skip
ROWS = Counter(draft_reading=1, draft_preview=1, draft_loaded=1, announced=1, announcement=2)


def small_order() -> bytes:
    """An order with one plan of two rows, the second with a term of two readings."""
    document = docx.Document()
    for line in (
        "Управление образования и молодежной политики Администрации города Смоленска",
        "ПРИКАЗ",
        f"от 15.12.2022 № {NUMBER}",
        "Об утверждении плана мероприятий на 2022/2023 учебный год",
        "План мероприятий («дорожная карта») по подготовке к итоговой аттестации на 2022/2023 учебный год",
    ):
        document.add_paragraph(line)
    rows = (
        ("№ п/п", "Мероприятия", "Сроки", "Ответственные", "Ожидаемые результаты"),
        ("1.1", "Назначение ответственных за подготовку", "январь 2023", "ОО", "Приказы ОО"),
        ("1.2", "Анализ пробных экзаменов", "февраль или март 2023", "ОО", "Аналитические справки"),
    )
    table = document.add_table(rows=0, cols=5)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


telegram, joined, people, house = stage(moment(21, 10), COORDINATOR, *SCHOOLS)


@dataclass
class Centre:
    """What the coordinator does once each, and how it is known that the bot has it."""

    people: SandboxClient
    database: Database

    async def announce(self, *, asks: bool) -> None:
        """From the file to the announcement; `asks`: its question is settled by a button on the way."""
        await self.people.send_file(CENTRE, "prikaz-77.docx", small_order())
        await until_there(self.database, select(draft.c.id).where(draft.c.state == "read"))
        if asks:
            await self.settle_question()
        await self.say("загрузить", select(order.c.id).where(order.c.number == NUMBER))
        await self.say(
            f"сообщить школам {NUMBER}", select(awaiting.c.chat_key).where(awaiting.c.kind == "announce")
        )
        await self.say("отправить", select(order.c.id).where(order.c.announced_at.is_not(None)))

    async def settle_question(self) -> None:
        preview = await self.see("❓ Вопросы")
        await self.people.press_async(CENTRE, preview.message_id, button(preview, "❓ Вопросы"))
        question = await self.see("До 28.02.2023")
        await self.people.press_async(CENTRE, question.message_id, "До 28.02.2023")
        await until_there(self.database, select(draft.c.id).where(func.length(draft.c.choices) > len("[]")))

    async def see(self, start: str) -> Message:
        """A message of the bot with a button that begins so."""
        return await self.people.wait_for(CENTRE, has_button(start), PATIENCE)

    async def say(self, text: str, sign: Any) -> None:
        await self.people.say(CENTRE, text)
        await until_there(self.database, sign)


@dataclass(frozen=True, slots=True)
class Ending:
    """What is left: rows of the database, and what the directors see of it."""

    drafts: list[str]
    orders: int
    rows: Counter[str]
    unsure: int
    unhandled: int
    told: list[int]


async def look(people: SandboxClient, database: Database) -> Ending:
    async with database.read() as conn:
        sent = (await conn.execute(select(message.c.kind, message.c.state))).all()
        return Ending(
            drafts=[*(await conn.execute(select(draft.c.state))).scalars()],
            orders=len((await conn.execute(select(order.c.id).where(order.c.number == NUMBER))).all()),
            rows=Counter(kind for kind, _ in sent if kind in ROWS),
            unsure=sum(state == "unknown" for _, state in sent),
            unhandled=len((await conn.execute(select(inbox.c.id).where(inbox.c.state != "done"))).all()),
            told=[
                sum(
                    seen.text.startswith(f"Новый приказ: № {NUMBER}")
                    for seen in await people.messages(each.id)
                )
                for each in SCHOOLS
            ],
        )


async def survive(house: House, people: SandboxClient, kills: Sequence[Kill], *, asks: bool) -> None:
    """Only what was in flight at a kill may be unknown, and nothing is sent again."""

    async def act(database: Database) -> None:
        await Centre(people, database).announce(asks=asks)
        await settle(people, database)

    ending, keeper = await live(house, kills, act, lambda database: look(people, database))
    assert keeper.deaths == len(kills)
    assert (ending.drafts, ending.orders, ending.rows, ending.unhandled) == (["loaded"], 1, ROWS, 0)
    assert ending.unsure <= keeper.deaths
    assert max(ending.told) <= 1
    if not ending.unsure:
        assert ending.told == [1, 1]


@pytest.mark.parametrize("side", ["before", "after"])
async def test_killed_at_every_step_the_bot_ends_with_one_of_each(
    house: House, people: SandboxClient, side: str
) -> None:
    await survive(house, people, [Kill(f"{step}:{side}") for step in STEPS], asks=True)


@pytest.mark.parametrize("side", ["before", "after"])
async def test_killed_at_every_message_nothing_is_said_twice(
    house: House, people: SandboxClient, side: str
) -> None:
    """Whoever does not see a button says its words."""
    await survive(house, people, [Kill(f"sendMessage:{side}")] * 5, asks=False)
