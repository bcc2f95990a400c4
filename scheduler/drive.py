"""Time moved by a person: it runs by itself, and a button lets it jump, as `auto` does, to a target."""

from datetime import datetime
from itertools import count

from roadmap.clock import SteerableClock
from scheduler.auto import AutoTime
from scheduler.timer import Timer

STEPS = 100


class Drive:
    """On the way to a target everything happens at its moment; from there time runs on at its own rate.

    A target in the past, or asked for while time is moving, changes nothing.
    """

    def __init__(self, clock: SteerableClock) -> None:
        self._clock = clock
        self._timer: Timer | None = None
        self._moving = False

    def attach(self, timer: Timer) -> None:
        """From now on the program's timer is known; before, time can only be read."""
        self._timer = timer

    def now(self) -> datetime:
        zone = self._timer.moments.hours.calendar.zone if self._timer else None
        return self._clock.now().astimezone(zone)

    def moving(self) -> bool:
        return self._moving

    async def next_morning(self) -> None:
        """To 9:00 of the next working day."""
        if self._timer:
            await self.to(self._timer.moments.next_opening())

    async def next_event(self) -> None:
        """To the next moment at which the bot has something to say."""
        if self._timer and not self._moving:
            await self._move(self._timer, None)

    async def to(self, moment: datetime) -> None:
        if self._timer and not self._moving and moment > self._clock.now():
            await self._move(self._timer, moment)

    async def _move(self, timer: Timer, target: datetime | None) -> None:
        self._moving = True
        self._clock.hold()
        try:
            await self._step_to(timer, target)
        finally:
            self._clock.release()
            self._moving = False
            timer.arm()

    async def _step_to(self, timer: Timer, target: datetime | None) -> None:
        moments, auto = timer.moments, AutoTime(timer.moments, self._clock)
        await auto.wait_for_quiet()
        last = (await moments.pending()).last_message
        for _ in count() if target else range(STEPS):
            opening, moment = moments.next_opening(), await moments.next_event()
            is_last = target is not None and moment >= target
            await auto.jump(target if target and is_last else moment)
            await moments.act()
            await auto.wait_for_quiet()
            has_spoken = moment < opening or (await moments.pending()).last_message > last
            if is_last or (target is None and has_spoken):
                return
