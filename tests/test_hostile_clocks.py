"""The machine's clock is put back: nothing that was asked for is held up until it has caught up."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from roadmap.clock import ManualClock
from roadmap.workdays import WorkDays
from scheduler.hours import WorkingHours
from scheduler.moments import Moments
from scheduler.timer import Timer
from services.calendar import Calendar
from services.papers import Papers
from storage.database import Database, Queue

NOON = datetime(2023, 1, 12, 12, tzinfo=UTC)


def test_a_second_tap_brings_no_second_paper() -> None:
    papers = Papers()
    papers.note_given(1, "report", NOON, "content")
    assert papers.is_given(1, "report", NOON + timedelta(seconds=3), "content")


def test_a_paper_comes_again_after_the_clock_was_put_back() -> None:
    papers = Papers()
    papers.note_given(1, "report", NOON, "content")
    assert not papers.is_given(1, "report", NOON - timedelta(hours=1), "content")


class Planning:
    async def plan(self) -> int:
        return 0


async def test_the_planner_does_not_wait_for_a_clock_that_was_put_back(
    sqlite_url: str, clock: ManualClock
) -> None:
    seen = [datetime.now(UTC) + timedelta(hours=1)]
    db = Database(sqlite_url, clock)
    hours = WorkingHours(Calendar(ZoneInfo("Europe/Moscow"), WorkDays()))
    timer = Timer(
        Moments(db, Planning(), hours),
        outside=lambda: seen.pop() if seen else datetime.now(UTC),
        longest=0.01,
    )
    run = asyncio.create_task(timer.run())
    await asyncio.wait_for(db.wakes[Queue.FILES].wait(), 30)
    await timer.stop()
    await run
    await db.close()
