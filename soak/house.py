"""Where a soak takes place: order 594, directors who have joined, a stand-in in another process."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.reading import read_understood
from roadmap.clock import ManualClock
from roadmap.model import Role
from roadmap.workdays import WorkDays
from sandbox.client import SandboxClient
from sandbox.server import TOKEN
from services.calendar import Calendar
from services.invites import Invites, Newcomer
from services.orders import Orders
from soak.directors import Person, Said
from soak.keeper import House
from storage import pending
from storage.database import Database
from storage.migrate import migrate
from storage.schema import cluster, cluster_school, inbox, organization

ROOT = Path(__file__).parents[1]
ORDER = ROOT / "documents" / "samples" / "prikaz-594.docx"
ZONE = ZoneInfo("Europe/Moscow")
JOINED = datetime(2022, 12, 20, 10, tzinfo=ZONE)
NOW = datetime(2022, 12, 21, 9, tzinfo=ZONE)
ASKED = {"ШНРО": ("ДК1 1.6", "1.7"), "ШсРНР": ("ДК2 1.5", "1.6"), "ШФНСУ": ("ДК2 1.5", "1.6")}
ASKED_OF_ALL = ("ДК3 1.4", "1.5")


@dataclass(frozen=True, slots=True)
class Stage:
    folder: Path
    directors: tuple[Person, ...]

    @property
    def url(self) -> str:
        return f"sqlite+aiosqlite:///{self.folder}/vekhi.db"

    def house(self, api: str) -> House:
        return House(api, TOKEN, self.folder, NOW)

    def open(self) -> Database:
        return Database(self.url, ManualClock(NOW))

    async def settle(self, people: SandboxClient, said: Said) -> None:
        """Until every act has been received and nothing is left to do."""
        database = self.open()
        while not await self._is_quiet(database, people, said):  # noqa: ASYNC110 - another process works
            await asyncio.sleep(0.1)
        await database.close()

    async def _is_quiet(self, database: Database, people: SandboxClient, said: Said) -> bool:
        if (await people.counters()).pending_updates:
            return False
        async with database.read() as conn:
            received = (await conn.execute(select(func.count()).select_from(inbox))).scalar() or 0
            return received >= said.acts and not (await pending.read(conn, NOW)).is_due


async def build_stage(
    folder: Path, count: int, joined: datetime = JOINED, name: Callable[[str], str] = "Директор, {}".format
) -> Stage:
    """A database with the order and the directors of `count` schools, each of the `name` of its school."""
    url = f"sqlite+aiosqlite:///{folder}/vekhi.db"
    await migrate(url)
    database = Database(url, ManualClock(joined))
    workdays = WorkDays()
    await Orders(database).import_order(await read_understood(ORDER, workdays))
    invites = Invites(database, Calendar(ZONE, workdays))
    clusters = await _clusters(database)
    people = []
    for number, invite in enumerate((await invites.create_for_all(Role.DIRECTOR))[:count], 1):
        called = name(invite.organization)
        await invites.use(invite.token, Newcomer("telegram", str(number), called, "ru"))
        asked = ASKED.get(clusters.get(invite.organization, ""), ASKED_OF_ALL)
        people.append(Person(number, called, *asked))
    await database.close()
    return Stage(folder, tuple(people))


async def _clusters(database: Database) -> dict[str, str]:
    rows = (
        select(organization.c.short_name, cluster.c.code)
        .join_from(organization, cluster_school, cluster_school.c.organization_id == organization.c.id)
        .join(cluster, cluster.c.id == cluster_school.c.cluster_id)
    )
    async with database.read() as conn:
        return {row.short_name: row.code for row in await conn.execute(rows)}


@asynccontextmanager
async def open_telegram() -> AsyncIterator[str]:
    """The address of a stand-in in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--no-flood", "--token", TOKEN),
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().split()[1]
    finally:
        process.terminate()
        await process.wait()
