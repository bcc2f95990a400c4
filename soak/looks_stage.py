"""The bot on order 594 with the demo's clock, and the hands of those whose screens are looked at."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from bot.application import Application
from bot.logs import configure_logs
from bot.settings import Settings
from roadmap.clock import SteerableClock
from roadmap.model import Role
from sandbox.client import SandboxClient
from sandbox.seen import Message
from sandbox.server import TOKEN, Sandbox
from scheduler.drive import Drive
from scheduler.timer import Timer
from soak.directors import Person
from soak.house import JOINED, ZONE, build_stage

JOINING = 37
"""Schools that have joined; the others stand on the sheet of invitations."""
NAMES = ("Анна Львовна", "Олег Иванович", "Сергей Викторович", "Татьяна Юрьевна", "Елена Борисовна")
HEROES = {"СШ № 9": "Ирина Петровна", "СШ № 33": "Анна Павловна"}


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of a centre whose screens are looked at."""

    id: int
    name: str
    organization: str
    role: Role
    note: str


CENTRE = Guest(950, "Марина Сергеевна", "ОЦПРМСО", Role.COORDINATOR, "координатор, ОЦПРМСО")
CONTROLLER = Guest(951, "Павел Андреевич", "УОиМП", Role.CONTROLLER, "контролёр, УОиМП")


def moment(month: int, day: int, hour: int) -> datetime:
    """Of the school year 2022/2023, in the centre's zone."""
    return datetime(2022 if month > 8 else 2023, month, day, hour, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Stage:
    """`crowd`: the directors by their schools."""

    url: str
    people: SandboxClient
    crowd: dict[str, Person]
    _application: Application
    _drive: Drive

    async def to(self, at: datetime) -> None:
        """Let time come to a moment; everything on the way happens."""
        await self._drive.to(at)
        await self.settle()

    async def say(self, person_id: int, text: str) -> Message:
        """Write; what the bot has said last when it has done everything about it."""
        await self.people.say(person_id, text)
        await self.settle()
        return await self.last(person_id)

    async def press(self, person_id: int, part: str, message: Message | None = None) -> Message:
        """Press the first button with these words in it, of the last message that has any."""
        shown = message or await self.last(person_id, part)
        label = next((each for each in shown.labels() if part in each), None)
        if label is None:
            raise LookupError(f"no button {part!r} of {shown.labels()} under {shown.text!r}")
        await self.people.press(person_id, shown.message_id, label)
        await self.settle()
        return await self.last(person_id)

    async def last(self, person_id: int, part: str = "") -> Message:
        """The bot's last message; the last with a button that holds `part`, if there is one."""
        seen = [each for each in await self.people.messages(person_id) if each.from_bot]
        found = [each for each in seen if part and any(part in label for label in each.labels())]
        return (found or seen)[-1]

    async def after(self, person_id: int, message: Message) -> list[Message]:
        """What the bot has said since."""
        seen = await self.people.messages(person_id)
        return [each for each in seen if each.from_bot and each.message_id > message.message_id]

    async def settle(self) -> None:
        """Until nothing is to be fetched, handled or sent."""
        while not await self._is_quiet():  # noqa: ASYNC110 - several loops work
            await asyncio.sleep(0.02)

    async def _is_quiet(self) -> bool:
        if (await self.people.counters()).pending_updates:
            return False
        return not (await self._timer.moments.pending()).is_due

    @property
    def _timer(self) -> Timer:
        return timer_of(self._application)


def timer_of(application: Application) -> Timer:
    timer = application.timer
    if not isinstance(timer, Timer):
        raise TypeError("time that jumps by itself cannot be driven")
    return timer


@asynccontextmanager
async def open_stage(folder: Path) -> AsyncIterator[Stage]:
    """On 20 December 2022, 10:00; people of the centre and 37 directors have joined."""
    configure_logs("WARNING", "console", (TOKEN,))
    schools: list[str] = []

    def name(school: str) -> str:
        schools.append(school)
        return HEROES.get(school) or NAMES[len(schools) % len(NAMES)]

    directors = (await build_stage(folder, JOINING, JOINED, name)).directors
    clock = SteerableClock(JOINED)
    drive = Drive(clock)
    sandbox = Sandbox(bot_username="vekhi_demo_bot", time_control=drive, flood=False)
    async with sandbox, SandboxClient(sandbox.url) as people:
        crowd = dict(zip(schools, directors, strict=True))
        for school, person in crowd.items():
            await people.person(person.id, person.name, note=f"директор, {school}", started=True)
        application = Application(_settings(folder, sandbox.url), clock=clock)
        await application.start()
        try:
            drive.attach(timer_of(application))
            stage = Stage(sandbox.url, people, crowd, application, drive)
            for guest in (CENTRE, CONTROLLER):
                await people.person(guest.id, guest.name, note=guest.note)
                invite = await application.rooms.invites.create(guest.organization, guest.role)
                await stage.say(guest.id, f"/start {invite.token}")
            yield stage
        finally:
            await application.stop()


def _settings(folder: Path, api: str) -> Settings:
    return Settings(
        bot_token=SecretStr(TOKEN),
        telegram_api_url=api,
        database_url=f"sqlite+aiosqlite:///{folder}/vekhi.db",
        data_dir=folder,
        send_per_second=0,
    )
