"""A bot in a process of its own, killed where one wants it and started again, as an operator would.

The processes are forked from one that has imported the bot, so that a start takes a tenth of a second.
"""

import asyncio
import gc
import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from bot.settings import Settings, read_settings
from roadmap.clock import ManualClock

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["soak.keeper", "bot.application", "sqlalchemy.dialects.sqlite.aiosqlite"])


@dataclass(frozen=True, slots=True)
class Kill:
    """SIGKILL when the point is reached for the `nth` time of a run."""

    point: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class House:
    """Where the bot lives: its Telegram, its folder with the database, its time."""

    api: str
    token: str
    folder: Path
    now: datetime

    def settings(self) -> Settings:
        return read_settings(
            _env_file=None,
            bot_token=self.token,
            telegram_api_url=self.api,
            database_url=f"sqlite+aiosqlite:///{self.folder}/vekhi.db",
            data_dir=self.folder,
            send_per_second=0,
            log_level="WARNING",
        )

    @property
    def points(self) -> Path:
        """Every point that was reached, a line each."""
        return self.folder / "points.txt"

    @property
    def log(self) -> Path:
        return self.folder / "bot.log"


def serve(house: House, kill: Kill | None, ready: Connection) -> None:
    """In the child: run the bot until SIGTERM, or die; say when it is ready."""
    gc.freeze()
    from bot.application import Application
    from bot.logs import configure_logs

    reached: Counter[str] = Counter()
    points = os.open(house.points, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def observe(point: str) -> None:
        reached[point] += 1
        os.write(points, f"{point}\n".encode())
        if kill and (point, reached[point]) == (kill.point, kill.nth):
            os.kill(os.getpid(), signal.SIGKILL)

    async def run() -> None:
        application = Application(
            house.settings(), clock=ManualClock(house.now), observe=observe, strict=True
        )
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, application.ask_to_stop)
        await application.start()
        ready.send(None)
        try:
            await application.wait()
        finally:
            await application.stop()

    with house.log.open("a", encoding="utf-8") as stream:
        configure_logs("WARNING", "console", [house.token], stream)
        asyncio.run(run())


class Keeper:
    """Starts the bot, and starts it again whenever it was killed: first as planned, then without a kill."""

    def __init__(self, house: House, kills: Sequence[Kill] = ()) -> None:
        self.house = house
        self.deaths = 0
        self.born = asyncio.Event()
        self.ready = asyncio.Event()
        self._died = asyncio.Event()
        self._kills = list(kills)
        self._process: ForkServerProcess | None = None
        self._stopping = False

    async def run(self) -> None:
        while not self._stopping:
            kill = self._kills.pop(0) if self._kills else None
            heard, said = FORKS.Pipe(duplex=False)
            process = self._process = FORKS.Process(target=serve, args=(self.house, kill, said), daemon=True)
            process.start()
            said.close()
            self.born.set()
            await self._note_ready(heard)
            await asyncio.to_thread(process.join)
            self.ready.clear()
            if process.exitcode == -signal.SIGKILL:
                self.deaths += 1
                self.born.clear()
                self._died.set()
            elif not self._stopping:
                raise AssertionError(f"the bot ended by itself:\n{self.house.log.read_text('utf-8')[-3000:]}")

    async def _note_ready(self, heard: Connection) -> None:
        with heard, suppress(EOFError):
            await asyncio.to_thread(heard.recv)
            self.ready.set()

    async def kill(self) -> None:
        """Now, wherever it is; on return it is dead."""
        deaths = self.deaths
        if self._process and self._process.pid and self._process.is_alive():
            os.kill(self._process.pid, signal.SIGKILL)
            while self.deaths == deaths:
                self._died.clear()
                await self._died.wait()

    def stop(self) -> None:
        """Cleanly, and not to be started again."""
        self._stopping = True
        if self._process and self._process.is_alive():
            self._process.terminate()


@asynccontextmanager
async def keep(house: House, kills: Sequence[Kill] = ()) -> AsyncIterator[Keeper]:
    """The bot is kept alive while the block runs, and is stopped cleanly after it."""
    keeper = Keeper(house, kills)
    task = asyncio.create_task(keeper.run())
    block = asyncio.current_task()
    task.add_done_callback(
        lambda done: block.cancel() if block and not done.cancelled() and done.exception() else None
    )
    try:
        yield keeper
    except asyncio.CancelledError:
        if task.done():
            await task
        raise
    finally:
        keeper.stop()
        if not task.done():
            await task
