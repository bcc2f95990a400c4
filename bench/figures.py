"""The figures of `/summary` on a filled year, beside a plain scan of the rows that they are counted from.

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
from services.summary import Summary
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
    scan = await timed(lambda: _scan(database), runs)
    counted = await timed(summary.figures_of_all, runs)
    print(f"  scan {scan * 1000:9.1f} ms")
    print(
        f"  figures {counted * 1000:6.1f} ms, ratio {counted / scan:.2f},"
        f" memory {await _peak(summary):.1f} MB"
    )
    await database.close()


async def timed(work: Callable[[], Awaitable[object]], runs: int) -> float:
    """The median of warm runs, in seconds."""
    await work()
    spent = []
    for _ in range(runs):
        began = time.perf_counter()
        await work()
        spent.append(time.perf_counter() - began)
    return median(spent)


async def _peak(summary: Summary) -> float:
    tracemalloc.start()
    await summary.figures_of_all()
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
