"""`python -m bot demo`: the bot against the built-in stand-in for Telegram, on a real order."""

import argparse
import asyncio
import signal
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.application import Application
from bot.logs import configure_logs
from bot.reading import read_understood
from bot.settings import Settings
from roadmap.clock import SteerableClock
from roadmap.model import Role
from sandbox.client import SandboxClient
from sandbox.server import Sandbox
from scheduler.drive import Drive
from scheduler.timer import Timer
from services.orders import Orders

ORDER = Path(__file__).parent.parent / "documents" / "samples" / "prikaz-594.docx"
TOKEN = "594:demo"  # noqa: S105 - the stand-in's own
ZONE = ZoneInfo("Europe/Moscow")
JOINED = datetime(2022, 12, 20, 14, 5, tzinfo=ZONE)
OPENED = datetime(2022, 12, 21, 8, 59, 40, tzinfo=ZONE)
PORT = 8594


@dataclass(frozen=True, slots=True)
class Player:
    """A person of the demo and what they have said before the curtain rises."""

    id: int
    name: str
    organization: str
    role: Role
    note: str
    lines: tuple[str, ...] = ()


CAST = (
    Player(9, "Ирина Петровна", "СШ № 9", Role.DIRECTOR, "директор, СШ № 9"),
    Player(
        13,
        "Сергей Викторович",
        "СШ № 13",
        Role.DIRECTOR,
        "директор, СШ № 13",
        ("ДК2 1.5 выполнено, приказ 87 от 19.12", "ДК2 1.6 в работе"),
    ),
    Player(
        1,
        "Анна Львовна",
        "Гимназия № 1",
        Role.DIRECTOR,
        "директор, Гимназия № 1",
        ("ДК3 1.4 выполнено, приказ 112-ОД от 16.12",),
    ),
    Player(100, "Марина Сергеевна", "ОЦПРМСО", Role.COORDINATOR, "координатор, ОЦПРМСО"),
    Player(101, "Павел Андреевич", "УОиМП", Role.CONTROLLER, "контролёр, УОиМП"),
)


def run(args: argparse.Namespace) -> int:
    port = PORT if args.port is None else args.port
    configure_logs("WARNING", "console", (TOKEN,))
    try:
        with tempfile.TemporaryDirectory(prefix="vekhi-demo-") as folder:
            asyncio.run(_play(Path(folder), port))
    except OSError as error:
        print(f"vekhi: port {port} cannot be used ({error.strerror})", file=sys.stderr)
        return 2
    return 0


async def _play(folder: Path, port: int) -> None:
    stopped = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    clock = SteerableClock(JOINED)
    drive = Drive(clock)
    async with Sandbox(TOKEN, port=port, bot_username="vekhi_demo_bot", time_control=drive) as sandbox:
        settings = Settings(
            bot_token=SecretStr(TOKEN),
            telegram_api_url=sandbox.url,
            database_url=f"sqlite+aiosqlite:///{folder}/vekhi.db",
            data_dir=folder,
        )
        application = Application(settings, clock=clock)
        await application.start()
        try:
            timer = application.timer
            if not isinstance(timer, Timer):
                raise TypeError("time that jumps by itself cannot be driven")
            drive.attach(timer)
            await _set_the_stage(application, sandbox)
            clock.set(OPENED)
            timer.arm()
            print(f"The chat page: {sandbox.url}/  (Ctrl+C ends the demo)", flush=True)
            await stopped.wait()
        finally:
            await application.stop()


async def _set_the_stage(application: Application, sandbox: Sandbox) -> None:
    """The order is imported, five people join, three answers are given."""
    workdays = application.rooms.calendar.workdays
    order = await read_understood(ORDER, workdays)
    await Orders(application.db).import_order(order)
    async with SandboxClient(sandbox.url) as client:
        for player in CAST:
            await client.person(player.id, player.name, note=player.note)
            invite = await application.rooms.invites.create(player.organization, player.role)
            await client.ask(player.id, f"/start {invite.token}")
            for line in player.lines:
                await client.ask(player.id, line)
