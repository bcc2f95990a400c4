"""From exec to `ready`, against the bare import of aiogram, in turn; the database has its schema already.

python -m bench.ready [--runs 5]
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.stage import BOT_CORE, ORDER, command, environment, process, stand_in


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        async with stand_in("--no-flood") as url:
            env = environment(Path(name), url, CLOCK_START="2022-12-20T10:00:00+03:00")
            await command(env, "import", str(ORDER))
            pairs = [(await import_aiogram(), await start(env)) for _ in range(options.runs)]
    bare = statistics.median(pair[0] for pair in pairs)
    ready = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(f"import aiogram  {bare:6.2f} s")
    print(f"ready           {ready:6.2f} s")
    print(f"ratio           {ratio:6.2f}")


async def import_aiogram() -> float:
    began = time.perf_counter()
    script = "import aiogram; print('ready', flush=True)"
    async with process(sys.executable, "-c", script, core=BOT_CORE, ready="ready"):
        return time.perf_counter() - began


async def start(env: dict[str, str]) -> float:
    began = time.perf_counter()
    bot = (sys.executable, "-m", "bot", "run")
    async with process(*bot, core=BOT_CORE, ready="ready", env=env, stderr=True):
        return time.perf_counter() - began


if __name__ == "__main__":
    asyncio.run(main())
