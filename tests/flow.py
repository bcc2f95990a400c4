"""The whole bot against Telegram's stand-in over HTTP, and the people who use it.

A test acts as one of the cast and asserts what that person sees. The program's time is the test's own.
"""

import shutil
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kept import unlike_their_log
from waiting import until_true

from bot.application import Application
from bot.settings import Settings, read_settings
from documents.docx import read_blocks
from documents.orders import read_order
from roadmap.clock import ManualClock
from roadmap.model import Role
from roadmap.understanding import understand
from roadmap.workdays import WorkDays
from sandbox.client import SandboxClient
from sandbox.seen import CallbackOutcome, Message
from sandbox.server import TOKEN, Sandbox
from services.orders import Orders
from storage import pending
from storage.database import Database, Queue
from storage.migrate import migrate

MOSCOW = ZoneInfo("Europe/Moscow")
ORDER_594 = Path(__file__).parent / "data" / "prikaz-594.docx"
ISSUED = datetime(2022, 12, 13, 12, tzinfo=MOSCOW)
SECRET = "of-the-tests"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the cast; a stranger has no organization."""

    id: int
    name: str
    organization: str | None = None
    role: Role | None = None


DIRECTOR = Member(909, "Ирина Петровна", "СШ № 9", Role.DIRECTOR)
OTHER_DIRECTOR = Member(913, "Сергей Викторович", "СШ № 13", Role.DIRECTOR)
COORDINATOR = Member(950, "Марина Сергеевна", "ОЦПРМСО", Role.COORDINATOR)
CONTROLLER = Member(951, "Павел Андреевич", "УОиМП", Role.CONTROLLER)
STRANGER = Member(999, "Прохожий")
CAST = (DIRECTOR, OTHER_DIRECTOR, COORDINATOR, CONTROLLER, STRANGER)


def moment(day: int, hour: int = 0, minute: int = 0, *, month: int = 12, year: int = 2022) -> datetime:
    """A moment in Moscow, by default of December 2022."""
    return datetime(year, month, day, hour, minute, tzinfo=MOSCOW)


async def fill_594(path: Path) -> None:
    """A new database that holds order 594 and nobody's answers."""
    url = f"sqlite+aiosqlite:///{path}"
    await migrate(url)
    database = Database(url, ManualClock(ISSUED))
    order = understand(read_order(read_blocks(ORDER_594)), workdays=WorkDays())
    await Orders(database).import_order(order)
    await database.close()
    for name in ("-wal", "-shm"):
        path.with_name(path.name + name).unlink(missing_ok=True)


class Flow:
    """The bot, the stand-in and the people. `app` is the running application; it can be restarted."""

    app: Application

    def __init__(
        self, settings: Settings, clock: ManualClock, sandbox: Sandbox, people: SandboxClient
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.sandbox = sandbox
        self.people = people
        self.observe: Callable[[str], None] | None = None

    async def start(self) -> None:
        self.app = Application(self.settings, clock=self.clock, observe=self.observe, strict=True)
        await self.app.start()

    async def stop(self) -> None:
        await self.app.stop()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    # acts

    async def join(self, *members: Member) -> None:
        """Each opens an invite link of their organization and is greeted."""
        for member in members:
            assert member.organization
            assert member.role
            invite = await self.app.rooms.invites.create(member.organization, member.role)
            await self.say(member, f"/start {invite.token}")

    async def say(self, member: Member, text: str, *, reply_to: int | None = None) -> Message:
        """Write, and read the bot's next message."""
        sent = await self.people.say(member.id, text, reply_to)
        return await self.answer_to(member, sent)

    async def tell(self, member: Member, text: str, *, reply_to: int | None = None) -> int:
        """Write, and wait until the bot has done everything about it."""
        sent = await self.people.say(member.id, text, reply_to)
        await self.settle()
        return sent

    async def press(self, member: Member, message: Message, label: str) -> CallbackOutcome:
        """Press a button, and wait until the bot has done everything about it."""
        outcome = await self.people.press(member.id, message.message_id, label)
        await self.settle()
        return outcome

    async def answer_to(self, member: Member, message_id: int) -> Message:
        return await self.people.wait_for(member.id, lambda seen: seen.from_bot, after=message_id)

    # reading

    async def seen(self, member: Member) -> list[Message]:
        """The bot's messages in the member's chat, as they look now."""
        return [message for message in await self.people.messages(member.id) if message.from_bot]

    async def last(self, member: Member) -> Message:
        return (await self.seen(member))[-1]

    # time

    async def advance(self, to: datetime) -> None:
        """Let the program's time be `to` and everything of that moment happen."""
        self.clock.set(to)
        await self.app.timer.moments.act()
        self.app.db.wakes[Queue.OUTBOX].set()
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is to be fetched, handled or sent."""
        await until_true(self._is_quiet)

    async def _is_quiet(self) -> bool:
        if (await self.people.counters()).pending_updates:
            return False
        async with self.app.db.read() as conn:
            return not (await pending.read(conn, self.clock.now())).is_due


@asynccontextmanager
async def open_flow(
    template: Path, folder: Path, way: str, *, now: datetime | None = None, **values: Any
) -> AsyncIterator[Flow]:
    """The bot on a copy of the template, by `polling` or by `webhook`; buckets are open."""
    clock = ManualClock(now or moment(20, 10))
    shutil.copyfile(template, folder / "vekhi.db")
    sandbox = Sandbox(now=clock.now, flood=False, webhook_backoff=0.05)
    async with sandbox, SandboxClient(sandbox.url) as people:
        for member in CAST:
            await people.person(member.id, member.name)
        flow = Flow(build_settings(sandbox.url, folder, way, **values), clock, sandbox, people)
        await flow.start()
        try:
            yield flow
            assert await unlike_their_log(flow.app.db) == []
        finally:
            await flow.stop()


def build_settings(api: str, folder: Path, way: str = "polling", **values: Any) -> Settings:
    given: dict[str, Any] = {
        "bot_token": TOKEN,
        "telegram_api_url": api,
        "database_url": f"sqlite+aiosqlite:///{folder}/vekhi.db",
        "data_dir": folder,
        "send_per_second": 0,
    }
    if way == "webhook":
        port = free_port()
        hook = {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_secret": SECRET, "http_port": port}
        given.update(hook)
    return read_settings(_env_file=None, **(given | values))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
