"""`python -m soak.year`: 13 December 2022 – 31 August 2023 with silent directors, lived twice.

The second time the bot is killed again and again and goes on from where time stood. Both times the same
people have to be told the same things on the same days, within the limits of promise 7.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from roadmap.workdays import WorkDays
from sandbox.client import SandboxClient
from sandbox.server import TOKEN
from soak.house import ROOT, ZONE, build_stage, open_telegram

BEGINS = datetime(2022, 12, 13, 12, tzinfo=ZONE)
ENDS = datetime(2023, 8, 31, 18, tzinfo=ZONE)
EARLY, LATE = (date(2023, 2, 1), date(2023, 3, 1)), (date(2023, 8, 1), date(2023, 9, 1))
A_WEEK = 3
GROWTH = 5.0

Told = dict[tuple[int, str], str]
"""Person and day → what the planned message said."""


@dataclass(frozen=True, slots=True)
class Life:
    """One run through the year: what was told, how long it took, memory by the program's day."""

    told: Told
    seconds: float
    deaths: int
    memory: list[tuple[date, int]]
    faults: list[str]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m soak.year", description=__doc__)
    parser.add_argument("--kills", type=int, default=20, help="SIGKILLs in the second year (20)")
    parser.add_argument("--directors", type=int, default=43)
    parser.add_argument("--seed", type=int, default=594)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vekhi-year-") as name:
        return asyncio.run(_two_years(given, Path(name)))


async def _two_years(given: argparse.Namespace, folder: Path) -> int:
    stage = folder / "stage"
    stage.mkdir()
    await build_stage(stage, given.directors, BEGINS)
    quiet = await _live(stage, folder / "quiet", given.directors, None, 0)
    killed = await _live(stage, folder / "killed", given.directors, random.Random(given.seed), given.kills)
    growth = _growth(quiet.memory)
    faults = quiet.faults + killed.faults
    faults += [f"told otherwise after kills: {key}" for key in quiet.told.keys() ^ killed.told.keys()]
    faults += [
        f"other words after kills: {key}"
        for key in quiet.told.keys() & killed.told.keys()
        if quiet.told[key] != killed.told[key]
    ]
    if growth >= GROWTH:
        faults.append(f"memory grew by {growth:.1f} %")
    figures = {
        "planned": len(quiet.told),
        "seconds": [round(quiet.seconds, 1), round(killed.seconds, 1)],
        "deaths": killed.deaths,
        "memory_growth_percent": round(growth, 1),
        "faults": faults[:20],
    }
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 1 if faults else 0


async def _live(stage: Path, folder: Path, people: int, chance: random.Random | None, kills: int) -> Life:
    shutil.copytree(stage, folder)
    began = time.monotonic()
    memory: list[tuple[date, int]] = []
    deaths = 0
    async with open_telegram() as api, SandboxClient(api) as client:
        for number in range(1, people + 1):
            await client.person(number, f"Director {number}", started=True)
        while True:
            bot = await start_bot(folder, api, "last" if deaths else BEGINS.isoformat())
            wait = chance.uniform(1.0, 5.0) if chance and deaths < kills else None
            if await _is_over(bot, folder, memory, wait):
                break
            deaths += 1
        if bot.returncode:
            raise SystemExit(
                f"the bot ended with {bot.returncode}: {(folder / 'log').read_text('utf-8')[-2000:]}"
            )
    told, faults = judge_limits(folder / "vekhi.db")
    return Life(told, time.monotonic() - began, deaths, memory, faults)


async def start_bot(folder: Path, api: str, start: str, ends: datetime = ENDS) -> Process:
    """The bot in a process of its own, whose time jumps from one planned moment to the next until `ends`."""
    env = {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/vekhi.db",
        "DATA_DIR": str(folder),
        "CLOCK_START": start,
        "CLOCK_RATE": "auto",
        "CLOCK_UNTIL": ends.isoformat(),
        "SEND_PER_SECOND": "0",
        "LOG_LEVEL": "WARNING",
    }
    with (folder / "log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=ROOT, env=env, stderr=log
        )


async def _is_over(bot: Process, folder: Path, memory: list[tuple[date, int]], wait: float | None) -> bool:
    """Whether the year came to its end; `wait` seconds after time has begun the bot is killed instead."""
    until = None
    while bot.returncode is None:
        with suppress(TimeoutError):
            async with asyncio.timeout(0.5):
                await bot.wait()
        if bot.returncode is None:
            _note_memory(bot.pid, folder, memory)
            if until is None and wait is not None and memory:
                until = time.monotonic() + wait
            if until and time.monotonic() > until:
                bot.kill()
                await bot.wait()
                return False
    return True


def _note_memory(pid: int, folder: Path, memory: list[tuple[date, int]]) -> None:
    with suppress(FileNotFoundError, ProcessLookupError, IndexError):
        pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
        with closing(sqlite3.connect(f"file:{folder}/vekhi.db?mode=ro", uri=True)) as db:
            row = db.execute("SELECT value FROM fact WHERE key = 'clock'").fetchone()
        if row:
            memory.append((datetime.fromisoformat(row[0]).date(), pages * 4096))


def _growth(memory: list[tuple[date, int]]) -> float:
    """Percent from the second month to the eighth."""
    early, late = ([size for day, size in memory if first <= day < last] for first, last in (EARLY, LATE))
    if not early or not late:
        return 0.0
    return (sum(late) / len(late) / (sum(early) / len(early)) - 1) * 100


def judge_limits(path: Path) -> tuple[Told, list[str]]:
    """What was planned and told, and every breach of promise 7 by it."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute(
            "SELECT person_id, day, text, started_at FROM message"
            " WHERE class = 'planned' AND text IS NOT NULL ORDER BY id"
        ).fetchall()
    told = {(person, day): text for person, day, text, _ in rows}
    faults = [] if len(told) == len(rows) else ["two planned messages on one day"]
    weeks = Counter((person, date.fromisoformat(day).isocalendar()[:2]) for person, day, _, _ in rows)
    faults += [f"{count} in a week: {key}" for key, count in weeks.items() if count > A_WEEK]
    workdays = WorkDays()
    for person, day, _, started in rows:
        local = datetime.fromisoformat(started).replace(tzinfo=UTC).astimezone(ZONE)
        if local.date() != date.fromisoformat(day) or not 9 <= local.hour < 18:
            faults.append(f"at an hour of rest: {person}, {local}")
        if not workdays.is_working(local.date()):
            faults.append(f"on a day off: {person}, {local}")
    return told, faults


if __name__ == "__main__":
    sys.exit(main())
