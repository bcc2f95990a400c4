"""`python -m soak`: the bot is killed at random while directors answer; every answer has to be there once.

The stand-in for Telegram is a process of its own. Status 0 when nothing is lost and nothing is double.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from sandbox.client import SandboxClient
from soak.directors import Director, Said
from soak.house import Stage, build_stage, open_telegram
from soak.keeper import Keeper, keep
from soak.verdict import judge

LIFE, LONG_LIFE, SHORT = 0.8, 3.0, 0.75
"""Seconds that a run lives at most, and how many of them live so short: a few must get somewhere."""


@dataclass(frozen=True, slots=True)
class Plan:
    kills: int
    starts: int
    directors: int
    longest: float
    seed: int


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="SIGKILLs at random after `ready` (200)")
    parser.add_argument("--starts", type=int, default=5, help="SIGKILLs during a start (5)")
    parser.add_argument("--directors", type=int, default=43, help="people who answer meanwhile (43)")
    parser.add_argument("--seconds", type=float, default=1200, help="give up after so long (1200)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="repeat a run's chances")
    given = parser.parse_args()
    plan = Plan(given.kills, given.starts, given.directors, given.seconds, given.seed)
    with tempfile.TemporaryDirectory(prefix="vekhi-soak-") as folder:
        return asyncio.run(_soak(plan, Path(folder)))


async def _soak(plan: Plan, folder: Path) -> int:
    began = time.monotonic()
    stage = await build_stage(folder, plan.directors)
    said = Said()
    async with asyncio.timeout(plan.longest), open_telegram() as api, SandboxClient(api) as people:
        for person in stage.directors:
            await people.person(person.id, person.name, started=True)
        house = stage.house(api)
        async with keep(house) as keeper:
            await _live(plan, stage, people, said, keeper)
            await stage.settle(people, said)
        faults = await judge(stage, people, said)
    took = round(time.monotonic() - began, 1)
    figures = {"deaths": keeper.deaths, "acts": said.acts, "answers": len(said.numbers) + said.presses}
    print(
        json.dumps(
            {**figures, "seconds": took, "seed": plan.seed, "faults": faults}, ensure_ascii=False, indent=1
        )
    )
    return 1 if faults else 0


async def _live(plan: Plan, stage: Stage, people: SandboxClient, said: Said, keeper: Keeper) -> None:
    """Everybody answers while the bot is killed; then they stop, each after what they are at."""
    stopped = asyncio.Event()
    chance = random.Random(plan.seed)
    directors = [Director(person, people, said, random.Random(chance.random())) for person in stage.directors]
    async with asyncio.TaskGroup() as work:
        for director in directors:
            work.create_task(director.answer(stopped))
        await _kill(plan, chance, keeper)
        stopped.set()


async def _kill(plan: Plan, chance: random.Random, keeper: Keeper) -> None:
    at_start = set(chance.sample(range(plan.kills + plan.starts), plan.starts))
    for number in range(plan.kills + plan.starts):
        if number in at_start:
            await keeper.born.wait()
            await asyncio.sleep(chance.uniform(0.0, 0.1))
        else:
            await keeper.ready.wait()
            await asyncio.sleep(chance.uniform(0.0, LIFE if chance.random() < SHORT else LONG_LIFE))
        await keeper.kill()
        if sys.stderr.isatty():
            print(f"\r{number + 1} of {plan.kills + plan.starts}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
