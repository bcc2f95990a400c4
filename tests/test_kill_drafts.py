"""A bot killed anywhere between an order's file and its announcement ends with one of each.

The coordinator sends a file, settles its question, loads it and tells the schools; at every commit of that
way, and at its requests, the bot is killed, one life after another.
"""

import asyncio
import io
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, moment, open_flow
from sqlalchemy import func, select
from stand_in import stand_in
from waiting import until_true

from roadmap.clock import ManualClock
from sandbox.client import SandboxClient
from sandbox.seen import Message
from sandbox.server import TOKEN
from soak.keeper import House, Keeper, Kill, keep
from storage import pending
from storage.database import Database
from storage.schema import awaiting, draft, inbox, message, order

NOW = moment(21, 10)
PATIENCE = 30.0
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


@pytest.fixture(scope="module")
def telegram() -> Iterator[str]:
    with stand_in() as address:
        yield address


@pytest.fixture(scope="module")
def joined(order594: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that a coordinator and the directors of two schools have joined."""
    folder = tmp_path_factory.mktemp("joined")

    async def join() -> None:
        async with open_flow(order594, folder, "polling") as flow:
            await flow.join(COORDINATOR, *SCHOOLS)
            await flow.settle()

    asyncio.run(join())
    return folder / "vekhi.db"


@pytest.fixture
async def people(telegram: str) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(telegram) as client:
        await client.reset()
        for member in (COORDINATOR, *SCHOOLS):
            await client.person(member.id, member.name, started=True)
        yield client


@pytest.fixture
def house(telegram: str, joined: Path, tmp_path: Path) -> House:
    shutil.copyfile(joined, tmp_path / "vekhi.db")
    return House(telegram, TOKEN, tmp_path, NOW)


@dataclass
class Centre:
    """What the coordinator does once each, and how it is known that the bot has it."""

    people: SandboxClient
    database: Database

    async def announce(self, *, asks: bool) -> None:
        """From the file to the announcement; `asks`: its question is settled by a button on the way."""
        await self.people.send_file(CENTRE, "prikaz-77.docx", small_order())
        await self.until(select(draft.c.id).where(draft.c.state == "read"))
        if asks:
            await self.settle_question()
        await self.say("загрузить", select(order.c.id).where(order.c.number == NUMBER))
        await self.say(
            f"сообщить школам {NUMBER}", select(awaiting.c.chat_key).where(awaiting.c.kind == "announce")
        )
        await self.say("отправить", select(order.c.id).where(order.c.announced_at.is_not(None)))

    async def settle_question(self) -> None:
        preview = await self.see("❓ Вопросы")
        await self.people.press_async(CENTRE, preview.message_id, label(preview, "❓ Вопросы"))
        question = await self.see("До 28.02.2023")
        await self.people.press_async(CENTRE, question.message_id, "До 28.02.2023")
        await self.until(select(draft.c.id).where(func.length(draft.c.choices) > len("[]")))

    async def see(self, start: str) -> Message:
        """A message of the bot with a button that begins so."""
        return await self.people.wait_for(
            CENTRE, lambda seen: any(text.startswith(start) for text in seen.labels()), PATIENCE
        )

    async def say(self, text: str, sign: Any) -> None:
        await self.people.say(CENTRE, text)
        await self.until(sign)

    async def until(self, sign: Any) -> None:
        async def is_there() -> bool:
            async with self.database.read() as conn:
                return (await conn.execute(sign)).first() is not None

        await until_true(is_there, PATIENCE)

    async def settle(self) -> None:
        async def is_quiet() -> bool:
            if (await self.people.counters()).pending_updates:
                return False
            async with self.database.read() as conn:
                return not (await pending.read(conn, NOW)).is_due

        await until_true(is_quiet, PATIENCE)


def label(seen: Message, start: str) -> str:
    return next(text for text in seen.labels() if text.startswith(start))


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


async def live(house: House, people: SandboxClient, *kills: Kill, asks: bool) -> tuple[Ending, Keeper]:
    database = Database(house.settings().database_url, ManualClock(NOW))
    async with keep(house, kills) as keeper:
        centre = Centre(people, database)
        await centre.announce(asks=asks)
        await centre.settle()
    ending = await look(people, database)
    await database.close()
    return ending, keeper


def check(ending: Ending, keeper: Keeper) -> None:
    """Only what was in flight at a kill may be unknown, and nothing is sent again."""
    assert (ending.drafts, ending.orders, ending.rows, ending.unhandled) == (["loaded"], 1, ROWS, 0)
    assert ending.unsure <= keeper.deaths
    assert max(ending.told) <= 1
    if not ending.unsure:
        assert ending.told == [1, 1]


@pytest.mark.parametrize("side", ["before", "after"])
async def test_killed_at_every_step_the_bot_ends_with_one_of_each(
    house: House, people: SandboxClient, side: str
) -> None:
    kills = [Kill(f"{step}:{side}") for step in STEPS]
    ending, keeper = await live(house, people, *kills, asks=True)

    assert keeper.deaths == len(STEPS)
    check(ending, keeper)


@pytest.mark.parametrize("side", ["before", "after"])
async def test_killed_at_every_message_nothing_is_said_twice(
    house: House, people: SandboxClient, side: str
) -> None:
    """Whoever does not see a button says its words."""
    kills = [Kill(f"sendMessage:{side}")] * 5
    ending, keeper = await live(house, people, *kills, asks=False)

    assert keeper.deaths == len(kills)
    check(ending, keeper)
