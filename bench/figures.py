"""The figures of `/summary` on a filled year, beside a plain scan of the rows that they are counted from.

Processor time, of which other work on the machine is no part, and the time by the clock: the headline is read
by two connections side by side.

    headline   the eight lines of `/summary`, as the coordinator gets them
    totals     of these, the figures: every one of COUNTS in all, by plan and by item
    lines      the same figures and a line for each school and cluster

    python -m bench.figures [--schools 43 400 4000]

`--schools 40000` takes a few minutes and 3 GB of disk.
"""

import argparse
import asyncio
import tempfile
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bench.filled import NOW, fill
from roadmap.clock import ManualClock
from roadmap.workdays import WorkDays
from services.calendar import Calendar
from services.extent import Extent
from services.headline import Headlines
from services.scope import WHOLE
from services.summary import Summary
from storage import people
from storage.database import Database

RUNS = 7


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, nargs="*", default=[43, 400, 4000])
    for schools in parser.parse_args().schools:
        with tempfile.TemporaryDirectory() as folder:
            await measure(Path(folder) / "vekhi.db", schools)


async def measure(path: Path, schools: int) -> None:
    url = await fill(path, schools)
    database = Database(url, ManualClock(NOW))
    summary = Summary(database, Calendar(ZoneInfo("Europe/Moscow"), WorkDays()))
    rows = [await _count(database, name) for name in ("assignment", "reply", "attachment")]
    print(f"{schools} schools: {rows[0]} assignments, {rows[1]} answers, {rows[2]} files")
    runs = RUNS if schools < 1000 else 2
    scan, _ = await timed(lambda: _scan(database), runs)
    print(f"  scan     {scan * 1000:9.1f} ms")
    headline = await _headline(database, summary)
    for name, work in (
        ("headline", headline),
        ("totals", lambda: _totals(database, summary)),
        ("lines", summary.figures_of_all),
    ):
        spent, clock = await timed(work, runs)
        print(
            f"  {name:8} {spent * 1000:9.1f} ms, {clock * 1000:.1f} by the clock, ratio {spent / scan:.1f},"
            f" {spent / rows[0] * 1e6:.1f} µs an assignment, memory {await _peak(work):.1f} MB"
        )
    await database.close()


async def timed(work: Callable[[], Awaitable[object]], runs: int) -> tuple[float, float]:
    """The medians of warm runs, in seconds: of processor time and by the clock."""
    await work()
    spent, clock = [], []
    for _ in range(runs):
        began = time.process_time(), time.perf_counter()
        await work()
        spent.append(time.process_time() - began[0])
        clock.append(time.perf_counter() - began[1])
    return median(spent), median(clock)


async def _headline(database: Database, summary: Summary) -> Callable[[], Awaitable[object]]:
    async with database.read() as conn:
        found = await conn.execute(text("SELECT person_id FROM membership WHERE role = 'coordinator'"))
        actor = await people.find_by_id(conn, found.scalar_one())
    assert actor
    return lambda: Headlines(summary).of(actor, WHOLE, together=True)


async def _totals(database: Database, summary: Summary) -> object:
    async with database.read() as conn:
        return await summary.total(conn, await summary.glance(conn, WHOLE, Extent(None, None)))


async def _peak(work: Callable[[], Awaitable[object]]) -> float:
    tracemalloc.start()
    await work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


async def _scan(database: Database) -> int:
    """Every answered assignment with its standing reply, added up by the database alone."""
    statement = text(
        "SELECT count(*), sum(length(r.comment)), max(r.at)"
        " FROM assignment a LEFT JOIN reply r ON r.id = a.reply_id"
    )
    async with database.read() as conn:
        return int((await conn.execute(statement)).one()[0])


async def _count(database: Database, table: str) -> int:
    async with database.read() as conn:
        return int((await conn.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())  # noqa: S608


if __name__ == "__main__":
    asyncio.run(main())
