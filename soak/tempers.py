"""`python -m soak.tempers`: a school year of order 594 with directors of seven tempers, each in the own way.

The limits of promise 7 have to hold for everybody, every due thing is asked twice before it is late, and
nobody is late for what others did not do. Status 0 when all of it holds.
"""

import argparse
import asyncio
import json
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from roadmap.clock import ManualClock
from roadmap.model import Role
from roadmap.workdays import WorkDays
from sandbox.client import SandboxClient
from services.calendar import Calendar
from services.invites import Invites, Newcomer
from soak.house import ZONE, Stage, build_stage, open_telegram
from soak.temper_acts import Answer, Hands
from soak.temper_centre import CENTRE, Centre, join_centre
from soak.temper_people import Director, Player, Temper, play
from soak.temper_verdict import Verdict, judge
from soak.year import BEGINS, ENDS, start_bot
from storage.database import Database

DEPUTIES = 100
"""The deputy of person 7 is person 107."""
COMES_BACK = date(2023, 3, 1)
PROBABLE = 600.0


@dataclass(frozen=True, slots=True)
class Lived:
    """What the year was: who answered how, the seconds it took, what is wrong."""

    cast: tuple[Player, ...]
    answers: dict[Temper, list[Answer]]
    verdict: Verdict
    returned: int
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m soak.tempers", description=__doc__)
    parser.add_argument("--directors", type=int, default=43, help="schools that take part (43)")
    parser.add_argument("--until", default=ENDS.date().isoformat(), help="the last day (2023-08-31)")
    given = parser.parse_args()
    lived = live_year(given.directors, datetime.fromisoformat(given.until))
    print(json.dumps(summed(lived), ensure_ascii=False, indent=1))
    return 1 if lived.verdict.faults else 0


def live_year(directors: int, until: datetime) -> Lived:
    with tempfile.TemporaryDirectory(prefix="vekhi-tempers-") as name:
        return asyncio.run(_live(Path(name), directors, until.replace(hour=18, tzinfo=ZONE)))


def summed(lived: Lived) -> dict[str, object]:
    verdict = lived.verdict
    return {
        "people": Counter(each.temper.value for each in lived.cast),
        "returned": lived.returned,
        "planned": sum(verdict.months.values()),
        "answers": {temper.value: len(made) for temper, made in lived.answers.items()},
        "overdue_at_the_end": {temper.value: count for temper, count in verdict.overdue.items()},
        "seconds": round(lived.seconds, 1),
        "faults": verdict.faults[:40],
    }


async def _live(folder: Path, count: int, until: datetime) -> Lived:
    began = time.monotonic()
    stage = await build_stage(folder, count, BEGINS)
    await join_centre(stage, BEGINS)
    cast = await _cast(stage)
    over = asyncio.Event()
    async with open_telegram() as api, SandboxClient(api) as people:
        directors = [Director(each, Hands(each.id, people)) for each in cast]
        centre = Centre(Hands(CENTRE, people))
        await people.person(CENTRE, "centre", started=True)
        for each in cast:
            await people.person(each.id, f"{each.temper} {each.id}", started=True)
        playing = asyncio.create_task(play(people, (*directors, centre), over))
        bot = await start_bot(folder, api, BEGINS.isoformat(), until)
        days = asyncio.create_task(_watch(folder, people, cast, centre))
        async with asyncio.timeout(PROBABLE):
            status = await bot.wait()
        days.cancel()
        over.set()
        await playing
    if status:
        raise SystemExit(f"the bot ended with {status}: {(folder / 'log').read_text('utf-8')[-2000:]}")
    verdict = await judge(folder / "vekhi.db", cast, until)
    verdict.faults.extend(fault for director in directors for fault in director.hands.faults)
    verdict.faults.extend(_errors(folder / "log"))
    answers: dict[Temper, list[Answer]] = {temper: [] for temper in Temper}
    for director in directors:
        answers[director.player.temper] += director.hands.answers
    return Lived(cast, answers, verdict, centre.returned, time.monotonic() - began)


async def _cast(stage: Stage) -> tuple[Player, ...]:
    """The tempers in turn over the schools; a pair is a director and a deputy who has joined too."""
    tempers = tuple(Temper)
    cast = []
    database = Database(stage.url, ManualClock(BEGINS))
    invites = Invites(database, Calendar(ZONE, WorkDays()))
    for person in stage.directors:
        school, temper = person.name.removeprefix("Директор, "), tempers[person.id % len(tempers)]
        cast.append(Player(person.id, school, temper))
        if temper is Temper.PAIR:
            deputy = Player(person.id + DEPUTIES, school, temper, is_deputy=True)
            invite = await invites.create(school, Role.DEPUTY)
            await invites.use(
                invite.token, Newcomer("telegram", str(deputy.id), f"Заместитель, {school}", "ru")
            )
            cast.append(deputy)
    await database.close()
    return tuple(cast)


async def _watch(folder: Path, people: SandboxClient, cast: tuple[Player, ...], centre: Centre) -> None:
    """The centre's days; in spring every other one of those who blocked the bot opens it again."""
    blocked = [each.id for each in cast if each.temper is Temper.BLOCKER][::2]
    while True:
        today = (await asyncio.to_thread(_clock, folder)).astimezone(ZONE).date()
        await centre.notice(today)
        while blocked and today >= COMES_BACK:
            back = blocked.pop()
            await people.unblock(back)
            await people.say(back, "/start")
        await asyncio.sleep(0.1)


def _clock(folder: Path) -> datetime:
    """Where the program's time stands."""
    with suppress(sqlite3.OperationalError), closing(_open(folder / "vekhi.db")) as db:
        row = db.execute("SELECT value FROM fact WHERE key = 'clock'").fetchone()
        return datetime.fromisoformat(row[0]) if row else BEGINS
    return BEGINS


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def _errors(log: Path) -> list[str]:
    """What the bot complained of."""
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return [line[:200] for line in lines if "[error" in line or "[critical" in line][:5]


if __name__ == "__main__":
    sys.exit(main())
