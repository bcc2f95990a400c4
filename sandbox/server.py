"""The stand-in as a server, in process or alone."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox import limits
from sandbox.calls import Calls
from sandbox.control import control_routes
from sandbox.flood import FloodRules
from sandbox.pages import page_routes
from sandbox.telegram import Identity, Telegram
from sandbox.times import Clock, TimeControl

TOKEN = "594:sandbox-token"  # noqa: S105
BODY = limits.UPLOAD + (2 << 20)


class Sandbox:
    """Telegram on loopback; `url` is the base of the Bot API, of the control API and of the chat page.

    `now` dates the messages; `ticks` measures ages of queries and flood windows. `time_control`
    gives the page its time buttons. Ids rise from `first_update_id` (random if None) and `first_message_id`.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        port: int = 0,
        bot_username: str = "vekhi_sandbox_bot",
        now: Callable[[], datetime] | None = None,
        ticks: Callable[[], float] | None = None,
        time_control: TimeControl | None = None,
        flood: bool | FloodRules = True,
        delay: float = 0.0,
        webhook_backoff: float = 1.0,
        first_update_id: int | None = None,
        first_message_id: int = 1,
    ) -> None:
        if now is None and time_control is not None:
            now = time_control.now
        clock = Clock(now, ticks) if ticks else Clock(now)
        rules = flood if isinstance(flood, FloodRules) else FloodRules(on=flood)
        identity = Identity(token, bot_username, first_update_id, first_message_id, webhook_backoff)
        self.telegram = Telegram(identity, clock, rules)
        if delay:
            self.telegram.delays["send"] = delay
        self.port = port
        self._time_control = time_control
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        calls = Calls(self.telegram)
        app = web.Application(client_max_size=BODY)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", calls.call)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", calls.download)
        app.router.add_routes(control_routes(self.telegram, self._time_control))
        app.router.add_routes(page_routes(Path(__file__).with_name("page")))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.05, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        runner, self._runner = self._runner, None
        self.telegram.updates.end_poll()
        await self.telegram.unhook()
        if runner:
            await runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
