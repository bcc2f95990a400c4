"""A fan-out to many people under Telegram's limits: even pace, no refusals, people's own requests between.

    python -m bench.fanout [--people 1000]

The stand-in has a process of its own, answers after 150 ms and refuses more than 30 new messages in any
sliding second. Three runs: undisturbed; with people asking something meanwhile; with one 429 in the middle.
"""

import argparse
import asyncio
import itertools
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import func, insert, select

from bench.stage import TOKEN, stand_in
from handlers.screen import Screen
from roadmap.clock import ManualClock
from roadmap.workdays import WorkDays
from sandbox.client import SandboxClient
from sandbox.seen import Request
from scheduler.hours import WorkingHours
from scheduler.pace import Pace, PaceMiddleware
from scheduler.sender import Sender
from services.calendar import Calendar
from storage import outbox
from storage.database import Database, Queue
from storage.migrate import migrate
from storage.outbox import OutboxRow
from storage.schema import message, person

ZONE = ZoneInfo("Europe/Moscow")
DELAY = 0.15
RETRY_AFTER = 3
ASKING = 20
ASKING_EVERY = 0.7


class Composer:
    """Says one sentence; composing has its own measurements."""

    async def compose(self, row: OutboxRow) -> Screen:
        return Screen("Сегодня: 1.6 Приказ о наставничестве, до 30 декабря")


class People:
    async def mark_unreachable(self, person_id: int) -> None:
        raise SystemExit(f"person {person_id} cannot be reached")


class Stage(NamedTuple):
    bot: Bot
    db: Database
    sender: Sender
    client: SandboxClient


class Figures(NamedTuple):
    """What the stand-in has seen: new messages only."""

    requests: list[Request]

    @property
    def moments(self) -> list[float]:
        return [request.at for request in self.requests if request.outcome == "200"]

    @property
    def refused(self) -> list[Request]:
        return [request for request in self.requests if request.outcome != "200"]

    def per_second(self) -> list[int]:
        """Messages in every whole second from the second one to the last but one."""
        first = self.moments[0]
        seconds = [int(at - first) for at in self.moments]
        return [seconds.count(second) for second in range(1, max(seconds))]

    def rate(self) -> float:
        """Messages a second over the same time."""
        return sum(self.per_second()) / len(self.per_second())

    def most_in_a_second(self) -> int:
        """In any sliding second."""
        ends = itertools.count()
        end, most, moments = next(ends), 0, self.moments
        for start, at in enumerate(moments):
            while end < len(moments) and moments[end] < at + 1:
                end = next(ends)
            most = max(most, end - start)
        return most


@asynccontextmanager
async def stage(people: int) -> AsyncIterator[Stage]:
    """A bot with so many people to write to, a message ordered for each of them."""
    with tempfile.TemporaryDirectory() as name:
        async with stand_in("--delay", str(DELAY)) as url, SandboxClient(url) as client:
            for number in range(1, people + ASKING + 1):
                await client.person(number, f"Person {number}", started=True)
            database_url = f"sqlite+aiosqlite:///{Path(name) / 'vekhi.db'}"
            await migrate(database_url)
            db = Database(database_url, ManualClock(datetime(2022, 12, 21, 9, tzinfo=ZONE)))
            await _fill(db, people)
            pace = Pace()
            session = AiohttpSession(api=TelegramAPIServer.from_base(url))
            session.middleware(PaceMiddleware(pace))
            async with Bot(TOKEN, session=session) as bot:
                hours = WorkingHours(Calendar(ZONE, WorkDays()))
                yield Stage(bot, db, Sender(bot, db, Composer(), pace, People(), hours), client)
            await db.close()


async def _fill(db: Database, people: int) -> None:
    async with db.write("people") as tx:
        who = {"channel": "telegram", "name": "", "language": "ru", "reachable": True, "created_at": tx.now}
        numbers = range(1, people + ASKING + 1)
        await tx.conn.execute(insert(person), [{**who, "id": n, "outside_id": str(n)} for n in numbers])
        for number in range(1, people + 1):
            await outbox.add(tx, "planned", "agenda", number, day=tx.now.date())


async def send_all(scene: Stage, people: int) -> Figures:
    run = asyncio.create_task(scene.sender.run())
    while await _sent(scene.db) < people:  # noqa: ASYNC110 - a look now and then disturbs the least
        await asyncio.sleep(0.2)
    await scene.sender.stop()
    await run
    return Figures(await scene.client.requests("sendMessage"))


async def _sent(db: Database) -> int:
    async with db.read() as conn:
        planned = (message.c.state == "sent") & (message.c.class_ == "planned")
        return int((await conn.execute(select(func.count()).where(planned))).scalar() or 0)


async def undisturbed(people: int) -> None:
    async with stage(people) as scene:
        cpu = time.process_time()
        seen = await send_all(scene, people)
        cpu = time.process_time() - cpu
    gaps = [later - earlier for earlier, later in itertools.pairwise(seen.moments)]
    print(f"messages                      {len(seen.moments):7d}")
    print(f"refused with 429              {len(seen.refused):7d}")
    print(f"a second, 2nd to last         {seen.rate():7.2f}   (least {min(seen.per_second())})")
    print(f"most in any sliding second    {seen.most_in_a_second():7d}")
    print(f"shortest, longest gap, ms     {min(gaps) * 1000:7.1f} {max(gaps) * 1000:7.1f}")
    print(f"processor time a message, ms  {cpu / people * 1000:7.2f}")


async def with_people_asking(people: int) -> None:
    """Half of them ask for a view, half do what is answered through the outbox."""
    async with stage(people) as scene:
        run = asyncio.create_task(send_all(scene, people))
        await asyncio.sleep(2)
        waits = []
        for number in range(people + 1, people + ASKING + 1):
            ask = _ask_for_a_view if number % 2 else _act
            waits.append(await ask(scene, number))
            await asyncio.sleep(ASKING_EVERY)
        seen = await run
    print(f"own requests, longest wait, s {max(waits):7.3f}   (of {len(waits)}, answer included)")
    print(f"refused with 429              {len(seen.refused):7d}")


async def _ask_for_a_view(scene: Stage, number: int) -> float:
    began = time.monotonic()
    await scene.bot.send_message(number, "Ваши пункты: …")
    return time.monotonic() - began


async def _act(scene: Stage, number: int) -> float:
    began = time.monotonic()
    async with scene.db.write("act") as tx:
        await outbox.add(tx, "answer", "k", number, cause=f"inbox:{number}")
        tx.touched.add(Queue.OUTBOX)
    while True:
        async with scene.db.read() as conn:
            mine = select(message.c.state).where(message.c.person_id == number)
            if (await conn.execute(mine)).scalar() == "sent":
                return time.monotonic() - began
        await asyncio.sleep(0.002)


async def with_a_refusal(people: int) -> None:
    async with stage(people) as scene:
        await scene.client.fault("flood", "sendMessage", skip=people // 3, retry_after=RETRY_AFTER)
        seen = await send_all(scene, people)
    (refused,) = seen.refused
    told = refused.at + DELAY
    after = min(at for at in seen.moments if at > told)
    print(f"messages                      {len(seen.moments):7d}")
    print(f"refused with 429              {len(seen.refused):7d}   (injected, retry after {RETRY_AFTER} s)")
    print(f"silence after it, s           {after - told:7.3f}")


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=1000)
    people = parser.parse_args().people
    for title, run in (
        ("a fan-out", undisturbed),
        ("with people asking", with_people_asking),
        ("with one 429", with_a_refusal),
    ):
        print(f"-- {title}")
        await run(people)


if __name__ == "__main__":
    asyncio.run(main())
