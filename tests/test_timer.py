"""The program's time: what the timer wakes, how `auto` jumps, how a person drives it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, update

from roadmap.clock import ManualClock, RunningClock, SteerableClock
from roadmap.workdays import WorkDays
from scheduler.auto import AutoTime
from scheduler.drive import Drive
from scheduler.hours import WorkingHours
from scheduler.moments import Moments
from scheduler.timer import FARTHEST, Timer
from services.calendar import Calendar
from storage import facts, inbox, outbox
from storage.database import Database, Queue
from storage.inbox import NewUpdate
from storage.schema import message, person

MOSCOW = ZoneInfo("Europe/Moscow")
HOURS = WorkingHours(Calendar(MOSCOW, WorkDays()))


def moscow(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=MOSCOW)  # type: ignore[arg-type, misc]


def ten_times_faster() -> float:
    return time.monotonic() * 10


@dataclass
class Planning:
    """Orders one message a run while `speaks`; remembers when it was asked."""

    db: Database
    speaks: Callable[[date], bool] = lambda _: False
    asked: list[datetime] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    async def plan(self) -> int:
        now = self.db.clock.now()
        self.asked.append(now.astimezone(MOSCOW))
        if self.failures:
            raise self.failures.pop()
        if HOURS.is_open(now) and self.speaks(HOURS.day(now)):
            async with self.db.write("plan") as tx:
                await outbox.add(tx, "planned", "agenda", 1, day=HOURS.day(now))
        return 0


@pytest.fixture
async def db(sqlite_url: str, clock: ManualClock) -> AsyncIterator[Database]:
    db = Database(sqlite_url, clock)
    async with db.write("people") as tx:
        values = {"id": 1, "channel": "telegram", "outside_id": "1001", "name": "…", "language": "ru"}
        await tx.conn.execute(insert(person), {**values, "reachable": True, "created_at": tx.now})
    yield db
    await db.close()


async def send_everything(db: Database) -> None:
    """What the sender would do."""
    async with db.write("send") as tx:
        await tx.conn.execute(
            update(message)
            .where(message.c.state == "ready", message.c.not_before <= tx.now)
            .values(state="sent", finished_at=tx.now)
        )


async def planned_days(db: Database) -> list[date]:
    async with db.read() as conn:
        return list((await conn.execute(select(message.c.day).order_by(message.c.id))).scalars())


async def noted(db: Database) -> datetime | None:
    async with db.read() as conn:
        return await facts.find_moment(conn, facts.CLOCK)


# --- time that runs


async def test_the_planner_runs_at_the_start_and_time_is_noted(db: Database) -> None:
    planning = Planning(db)
    timer = Timer(Moments(db, planning, HOURS))
    run = asyncio.create_task(timer.run())
    await asyncio.wait_for(db.wakes[Queue.FILES].wait(), 5)
    await timer.stop()
    await run
    assert planning.asked == [moscow(2022, 12, 20, 10)]
    assert await noted(db) == moscow(2022, 12, 20, 10)


async def test_the_planner_runs_at_nine_of_a_working_day_by_the_rate_of_the_clock(db: Database) -> None:
    db.clock = RunningClock(moscow(2022, 12, 21, 8, 59, 50), rate=100)
    planning = Planning(db, lambda _: True)
    until = moscow(2022, 12, 21, 9, 0, 20)
    await asyncio.wait_for(Timer(Moments(db, planning, HOURS), until).run(), 10)
    assert await planned_days(db) == [date(2022, 12, 21)]
    assert any(at.hour == 9 for at in planning.asked)


async def test_the_run_ends_when_its_time_is_over(db: Database) -> None:
    db.clock = RunningClock(moscow(2022, 12, 21, 12), rate=3600)
    until = moscow(2022, 12, 21, 13)
    await asyncio.wait_for(Timer(Moments(db, Planning(db), HOURS), until).run(), 10)
    assert (await noted(db) or datetime.min.replace(tzinfo=UTC)) >= until


async def test_the_timer_is_armed_again_after_a_failure(db: Database, expected_errors: list[str]) -> None:
    expected_errors.append("the planner has failed")
    db.clock = RunningClock(moscow(2022, 12, 21, 8, 59, 59), rate=10)
    planning = Planning(db, lambda _: True, failures=[ZeroDivisionError()])
    until = moscow(2022, 12, 21, 9, 0, 2)
    await asyncio.wait_for(Timer(Moments(db, planning, HOURS), until).run(), 10)
    assert await planned_days(db) == [date(2022, 12, 21)]


async def test_the_timer_never_sleeps_longer_than_a_quarter_of_a_minute(db: Database) -> None:
    timer = Timer(Moments(db, Planning(db), HOURS))
    assert timer._next_delay() == FARTHEST
    db.clock = RunningClock(moscow(2022, 12, 21, 8, 59, 57), monotonic=lambda: 0.0)
    assert timer._next_delay() == pytest.approx(3.0)


# --- time that jumps


@dataclass
class Run:
    """A run by `auto` that sends what is due as soon as anything is ordered."""

    db: Database
    planning: Planning
    auto: AutoTime

    async def to_the_end(self) -> None:
        sender = asyncio.create_task(self._send())
        try:
            await asyncio.wait_for(self.auto.run(), 60)
        finally:
            sender.cancel()

    async def _send(self) -> None:
        wake = self.db.wakes[Queue.OUTBOX]
        while True:
            await wake.wait()
            wake.clear()
            await send_everything(self.db)


def auto(db: Database, until: datetime, speaks: Callable[[date], bool] = lambda _: True) -> Run:
    planning = Planning(db, speaks)
    clock: Any = db.clock
    return Run(db, planning, AutoTime(Moments(db, planning, HOURS), clock, until, ten_times_faster))


async def test_auto_time_goes_from_morning_to_morning_of_working_days(db: Database) -> None:
    run = auto(db, moscow(2022, 12, 30, 20))
    await run.to_the_end()
    mornings = [moscow(2022, 12, day, 9) for day in (21, 22, 23, 26, 27, 28, 29, 30)]
    assert run.planning.asked == [moscow(2022, 12, 20, 10), *mornings]
    assert await noted(db) == moscow(2022, 12, 30, 20)


async def test_auto_time_stops_at_a_message_that_waits_for_its_moment(
    db: Database, clock: ManualClock
) -> None:
    at = clock.now() + timedelta(hours=2)
    async with db.write("order") as tx:
        await outbox.add(tx, "immediate", "returned", 1, cause="inbox:1", not_before=at)
    run = auto(db, moscow(2022, 12, 20, 18), lambda _: False)
    await run.to_the_end()
    assert run.planning.asked == [clock.now().replace(hour=7), at]


@pytest.mark.parametrize("what", ["update", "message", "sending"])
async def test_time_stands_still_while_anything_is_to_be_done(
    db: Database, clock: ManualClock, what: str
) -> None:
    async with db.write("work") as tx:
        if what == "update":
            await inbox.add(tx, "telegram", [NewUpdate(1, "1001", {})])
        else:
            await outbox.add(tx, "answer", "k", 1, cause="inbox:1")
            await tx.conn.execute(update(message).values(state="ready" if what == "message" else what))
    clock_before = clock.now()
    time_runs = AutoTime(Moments(db, Planning(db), HOURS), clock, None, ten_times_faster)
    waiting = asyncio.create_task(time_runs.wait_for_quiet())
    done, _ = await asyncio.wait({waiting}, timeout=0.3)
    assert not done
    async with db.write("done") as tx:
        await tx.conn.execute(inbox.inbox.update().values(state="done", finished_at=tx.now))
        await tx.conn.execute(update(message).values(state="sent", finished_at=tx.now))
    assert await waiting
    assert clock.now() == clock_before


async def test_the_moment_is_on_disk_before_anything_is_done_in_it(db: Database) -> None:
    seen: list[tuple[datetime | None, datetime]] = []

    class Watching(Planning):
        async def plan(self) -> int:
            seen.append((await noted(self.db), self.db.clock.now()))
            return 0

    clock: Any = db.clock
    moments = Moments(db, Watching(db), HOURS)
    await AutoTime(moments, clock, moscow(2022, 12, 22, 10), ten_times_faster).run()
    assert len(seen) == 3
    assert all(on_disk == now for on_disk, now in seen)


@dataclass
class Kill:
    """Ends a run at its n-th point around a commit."""

    after: int
    victim: asyncio.Task[None] | None = None

    def observe(self, _point: str) -> None:
        self.after -= 1
        if self.after == 0 and self.victim:
            self.victim.cancel()


async def test_a_killed_run_that_goes_on_from_its_last_moment_plans_the_same(
    db: Database, clock: ManualClock, sqlite_url: str
) -> None:
    until, kills = moscow(2023, 1, 13, 20), 0
    while True:
        async with db.read() as conn:
            start = await facts.find_moment(conn, facts.CLOCK) or clock.now()
        kill = Kill(after=2 + 7 * kills % 17)
        again = Database(sqlite_url, ManualClock(start), kill.observe)
        kill.victim = asyncio.create_task(auto(again, until).to_the_end())
        await asyncio.wait({kill.victim})
        await again.close()
        if not kill.victim.cancelled():
            break
        kills += 1
    workdays, day, expected = WorkDays(), date(2022, 12, 20), []
    while day <= date(2023, 1, 13):
        expected += [day] if workdays.is_working(day) else []
        day += timedelta(days=1)
    assert kills > 3
    assert await planned_days(db) == expected


async def test_a_run_by_auto_ends_when_asked_to(db: Database, clock: ManualClock) -> None:
    run = AutoTime(Moments(db, Planning(db), HOURS), clock)
    task = asyncio.create_task(run.run())
    await run.stop()
    await asyncio.wait_for(task, 5)
    assert clock.now() == moscow(2022, 12, 20, 10)


# --- time that a person drives


@dataclass
class Cockpit:
    db: Database
    clock: SteerableClock
    planning: Planning
    drive: Drive
    sender: asyncio.Task[None]


@pytest.fixture
async def cockpit(db: Database) -> AsyncIterator[Cockpit]:
    clock = SteerableClock(moscow(2022, 12, 20, 14, 5), monotonic=lambda: 0.0)
    db.clock = clock
    planning = Planning(db, lambda day: day.day == 26)
    drive = Drive(clock)
    timer = Timer(Moments(db, planning, HOURS))
    drive.attach(timer)
    run = auto(db, moscow(2023, 1, 1))
    yield Cockpit(db, clock, planning, drive, sender := asyncio.create_task(run._send()))
    sender.cancel()


async def test_next_morning_is_nine_of_the_next_working_day(cockpit: Cockpit) -> None:
    await cockpit.drive.next_morning()
    assert cockpit.drive.now() == moscow(2022, 12, 21, 9)
    assert cockpit.planning.asked == [moscow(2022, 12, 21, 9)]
    assert not cockpit.drive.moving()


async def test_to_a_date_everything_happens_on_the_way(cockpit: Cockpit) -> None:
    await cockpit.drive.to(moscow(2022, 12, 27, 15))
    assert cockpit.drive.now() == moscow(2022, 12, 27, 15)
    assert [at.day for at in cockpit.planning.asked] == [21, 22, 23, 26, 27, 27]
    assert await planned_days(cockpit.db) == [date(2022, 12, 26)]


async def test_next_event_stops_where_the_bot_speaks(cockpit: Cockpit) -> None:
    await cockpit.drive.next_event()
    assert cockpit.drive.now() == moscow(2022, 12, 26, 9)


async def test_time_never_goes_back(cockpit: Cockpit) -> None:
    await cockpit.drive.to(moscow(2022, 12, 1, 9))
    assert cockpit.drive.now() == moscow(2022, 12, 20, 14, 5)


async def test_one_move_at_a_time(cockpit: Cockpit) -> None:
    moving = asyncio.create_task(cockpit.drive.next_morning())
    await asyncio.sleep(0)
    assert cockpit.drive.moving()
    await cockpit.drive.to(moscow(2023, 12, 1, 9))
    await moving
    assert cockpit.drive.now() == moscow(2022, 12, 21, 9)


def test_a_steerable_clock_runs_stands_and_jumps() -> None:
    seconds = [0.0]
    start = moscow(2022, 12, 20, 10)
    clock = SteerableClock(start, monotonic=lambda: seconds[0])
    seconds[0] = 5.0
    assert clock.now() == start + timedelta(seconds=5)
    assert clock.real_seconds(start + timedelta(seconds=8)) == pytest.approx(3.0)
    clock.hold()
    seconds[0] = 60.0
    assert clock.now() == start + timedelta(seconds=5)
    assert clock.real_seconds(start + timedelta(seconds=8)) is None
    clock.set(start + timedelta(hours=1))
    clock.set(start)
    clock.release()
    seconds[0] = 61.0
    assert clock.now() == start + timedelta(hours=1, seconds=1)
