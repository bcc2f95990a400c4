"""The composition root: every part of the running bot, in the order in which they start and stop."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.clocks import learn_clock, note_clock
from bot.health import Health
from bot.inbox import Handling, InboxRunner
from bot.intake import CHANNEL, Intake
from bot.lock import take_lock
from bot.loops import Loops
from bot.poller import Poller
from bot.refusal import RefusalError
from bot.rooms import build_rooms
from bot.session import build_bot, learn_username
from bot.settings import Settings
from bot.webhook import WebhookWatch, build_hook
from handlers.commands import set_menus
from handlers.compose import Composer
from handlers.dispatcher import build_dispatcher
from handlers.errors import ErrorScreens
from handlers.rooms import Rooms
from locales.texts import Texts
from roadmap.clock import Clock, ManualClock, SystemClock
from roadmap.errors import AppError
from scheduler.auto import AutoTime
from scheduler.downloads import Downloads
from scheduler.hours import WorkingHours
from scheduler.moments import Moments
from scheduler.pace import Pace, PaceMiddleware
from scheduler.plans import AllPlans
from scheduler.readings import Readings
from scheduler.sender import Sender
from scheduler.timer import Timer
from services.draft_reading import DraftReading
from storage import facts
from storage.calendar import load_workdays
from storage.database import Database, Queue
from storage.files import FileStore
from storage.migrate import migrate
from storage.trouble import say_trouble
from web.app import build_app

WEBHOOK_PORT = 8080

log = structlog.get_logger(__name__)


class Application:
    """Built from settings; tests give a clock, and `observe`, which is told of every commit and request."""

    db: Database
    bot: Bot
    rooms: Rooms
    runner: InboxRunner
    sender: Sender
    timer: Timer | AutoTime
    downloads: Downloads
    readings: Readings
    username: str
    http_port: int | None = None

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock | None = None,
        observe: Callable[[str], None] | None = None,
        redact: Callable[[str], str] = str,
        strict: bool = False,
    ) -> None:
        self.settings = settings
        self._clock = clock
        self._observe = observe
        self._redact = redact
        self._strict = strict
        self._stack = AsyncExitStack()
        self._loops = Loops()
        self._stop_asked = asyncio.Event()

    async def start(self) -> None:
        """On return the bot serves. A RefusalError says why it cannot; nothing is left running then."""
        began = time.monotonic()
        try:
            await self._start()
        except BaseException:
            await self.stop()
            raise
        log.info("ready", bot=self.username, seconds=round(time.monotonic() - began, 2))

    async def _start(self) -> None:
        self._lock = await take_lock(self.settings)
        self._stack.push_async_callback(self._lock.release)
        await self._open_database()
        await self._open_bot()
        await self._begin()

    async def wait(self) -> int:
        """The exit status: 0 when asked to stop or when the set time is over. A RefusalError says why not."""
        stop, lost = asyncio.create_task(self._stop_asked.wait()), asyncio.create_task(self._lock.lost.wait())
        ended = asyncio.create_task(self._loops.first_ended())
        try:
            await asyncio.wait({stop, lost, ended}, return_when=asyncio.FIRST_COMPLETED)
            if lost.done():
                raise RefusalError("the database's server has dropped the lock of this program")
            if ended.done():
                ended.result()
            if self.sender.alarm:
                raise RefusalError(f"Telegram refuses the bot: {self.sender.alarm}")
            return 0
        finally:
            for task in (stop, lost, ended):
                task.cancel()
            await asyncio.gather(stop, lost, ended, return_exceptions=True)

    def ask_to_stop(self) -> None:
        self._stop_asked.set()

    async def stop(self) -> None:
        """Intake first; what runs is finished and acknowledged; then the connections close."""
        await self._loops.stop()
        await self._stack.aclose()

    # the parts

    async def _open_database(self) -> None:
        try:
            await migrate(self.settings.database_url, zone=self.settings.timezone)
            self.db = Database(self.settings.database_url, self._clock or SystemClock(), self._observe)
            self._stack.push_async_callback(self.db.close)
            if self._clock is None:
                self.db.clock = await learn_clock(self.settings, self.db)
            self._stack.push_async_callback(note_clock, self.db)
        except AppError as error:
            raise RefusalError(Texts(self.settings.locale).say_plain(error.key, **error.values)) from None
        except (SQLAlchemyError, OSError) as error:
            raise RefusalError(f"the database cannot be used: {say_trouble(error)}") from None

    async def _open_bot(self) -> None:
        self.pace = Pace(self.settings.send_per_second)
        self.bot = build_bot(self.settings)
        self._stack.push_async_callback(self.bot.session.close)
        self.bot.session.middleware(PaceMiddleware(self.pace, self._observe))
        self.username = await learn_username(self.bot, self.settings)
        await self._note_username()

    async def _note_username(self) -> None:
        async with self.db.read() as conn:
            known = await facts.find(conn, facts.BOT_USERNAME)
        if known != self.username:
            async with self.db.write("username") as tx:
                await facts.put(tx, facts.BOT_USERNAME, self.username)

    async def _begin(self) -> None:
        """Rows of the last run first, then what is sent, and only then new updates."""
        async with self.db.read() as conn:
            workdays = await load_workdays(conn)
        self.rooms = build_rooms(self.settings, self.db, workdays, strict=self._strict)
        hours = WorkingHours(self.rooms.calendar)
        self.runner = InboxRunner(self.db, self._build_handling())
        self.sender = Sender(self.bot, self.db, Composer(self.rooms), self.pace, self.rooms.people, hours)
        self.db.takers[Queue.OUTBOX] = self.sender.take
        self.downloads = Downloads(self.bot, self.db, FileStore(self.settings.data_dir / "files"))
        reading = DraftReading(self.db, self.rooms.drafts.understandings)
        self.readings = Readings(self.bot, reading, self.settings.data_dir / "drafts")
        plans = AllPlans((self.rooms.digests, self.rooms.planning, self.rooms.event_notices))
        self.timer = self._build_timer(Moments(self.db, plans, hours))
        self.health = Health(self.db)
        await self._begin_intake(Intake(self.db, self.runner.accept))
        self._loops.start("inbox", self.runner)
        self._loops.start("timer", self.timer)
        self._loops.start("sender", self.sender)
        self._loops.start("downloads", self.downloads)
        self._loops.start("readings", self.readings)
        menus = asyncio.create_task(self._set_menus())
        self._stack.callback(menus.cancel)

    async def _set_menus(self) -> None:
        """Beside the work: a bot whose menu is out of date serves all the same."""
        try:
            await set_menus(self.bot, self.rooms)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("the menu of commands could not be set", problem=type(error).__name__)

    def _build_handling(self) -> Handling:
        is_outside = self.settings.clock_start is None and self._clock is None
        errors = ErrorScreens(self._find_texts)
        dispatcher = build_dispatcher(self.rooms)
        return Handling(self.bot, dispatcher, errors, self._redact, trusts_outside=is_outside)

    def _build_timer(self, moments: Moments) -> Timer | AutoTime:
        until = self.settings.clock_until and self.settings.moment(self.settings.clock_until)
        if self._clock is None and isinstance(self.db.clock, ManualClock):
            return AutoTime(moments, self.db.clock, until)
        return Timer(moments, until)

    async def _begin_intake(self, intake: Intake) -> None:
        hook = build_hook(self.settings, intake)
        if hook or self.settings.http_port is not None:
            await self._serve_http(build_app(self.health, hook))
        try:
            if hook:
                watch = WebhookWatch(self.bot, self.settings, self.health)
                await watch.hook()
                self._loops.start("webhook", watch)
            else:
                await self.bot.delete_webhook(drop_pending_updates=False)
                self._loops.start("poller", Poller(self.bot, intake, self.health))
        except (TelegramAPIError, ClientDecodeError) as error:
            problem = getattr(error, "message", None) or type(error).__name__
            raise RefusalError(f"Telegram does not agree on how to bring updates: {problem}") from None

    async def _serve_http(self, app: web.Application) -> None:
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=5.0)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        port = WEBHOOK_PORT if self.settings.http_port is None else self.settings.http_port
        try:
            await web.TCPSite(runner, self.settings.http_host, port).start()
        except OSError as error:
            raise RefusalError(f"HTTP_PORT: {self.settings.http_host}:{port} ({error.strerror})") from None
        self.http_port = runner.addresses[0][1]

    async def _find_texts(self, outside_id: str) -> Texts:
        return self.rooms.texts(await self.rooms.people.find(CHANNEL, outside_id))
