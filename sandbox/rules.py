"""Rules over the control API: delays, faults, flood control, ages, time."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sandbox.bodies import Arguments
from sandbox.errors import SandboxError
from sandbox.faults import build_fault
from sandbox.routes import Action
from sandbox.telegram import Telegram
from sandbox.times import TimeControl
from sandbox.world import Json


@dataclass(frozen=True, slots=True)
class Rules:
    telegram: Telegram
    time_control: TimeControl | None

    def posts(self) -> dict[str, Action]:
        return {
            "delay": self.delay,
            "fault": self.fault,
            "faults/clear": self.clear_faults,
            "flood": self.flood,
            "age": self.age,
            "reset": self.reset,
            "time": self.move_time,
        }

    def gets(self) -> dict[str, Action]:
        return {"bot": self.bot, "time": self.read_time}

    async def bot(self, arguments: Arguments) -> Json:
        return {**self.telegram.identity.user(), "time_control": self.time_control is not None}

    async def delay(self, arguments: Arguments) -> Json:
        """Hold back answers of a method, a group of methods, or `*`."""
        method = arguments.text("method") or "send"
        self.telegram.delays.pop(method, None)
        self.telegram.delays[method] = arguments.number("seconds", 0.0)
        return self.telegram.delays

    async def fault(self, arguments: Arguments) -> Json:
        fault = build_fault(arguments.values)
        self.telegram.faults.add(fault)
        return asdict(fault)

    async def clear_faults(self, arguments: Arguments) -> bool:
        self.telegram.faults.clear()
        return True

    async def flood(self, arguments: Arguments) -> Json:
        rules = self.telegram.flood.rules
        try:
            self.telegram.flood.rules = replace(rules, **arguments.values)
        except TypeError as error:
            raise SandboxError(str(error)) from error
        return asdict(self.telegram.flood.rules)

    async def age(self, arguments: Arguments) -> bool:
        self.telegram.clock.age(arguments.number("seconds", 0.0))
        return True

    async def reset(self, arguments: Arguments) -> bool:
        await self.telegram.reset()
        return True

    async def read_time(self, arguments: Arguments) -> Json:
        control = self.time_control
        now = control.now() if control else self.telegram.clock.now()
        return {
            "now": now.isoformat(),
            "controllable": control is not None,
            "moving": bool(control and control.moving()),
        }

    async def move_time(self, arguments: Arguments) -> Json:
        control, to = self.time_control, arguments.text("to")
        if control is None:
            raise SandboxError("nothing moves the time here")
        if to == "morning":
            await control.next_morning()
        elif to == "event":
            await control.next_event()
        else:
            await control.to(_moment(to, control.now()))
        return await self.read_time(arguments)


def _moment(text: str, now: datetime) -> datetime:
    """An ISO date or moment; without a zone it is in the program's own."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise SandboxError(f"not a date: {text!r}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
