"""Processes for measurements: the stand-in on one core, the bot that is measured on another."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
ORDER = ROOT / "documents" / "samples" / "prikaz-594.docx"
TOKEN = "594:bench"  # noqa: S105 - the stand-in's own
BOT_CORE, STAND_IN_CORE = 0, max(os.cpu_count() or 1, 1) - 1


def environment(folder: Path, url: str, **more: str) -> dict[str, str]:
    """Settings of a bot with its own database, and with its buckets opened."""
    return {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/vekhi.db",
        "DATA_DIR": str(folder),
        "SEND_PER_SECOND": "0",
        "LOG_LEVEL": "INFO",
        "LOG_FORMAT": "json",
        **more,
    }


@asynccontextmanager
async def process(
    *command: str, core: int, ready: str, env: Mapping[str, str] | None = None, stderr: bool = False
) -> AsyncIterator[tuple[Process, str]]:
    """A process pinned to a core, and the line with which it said `ready`; ended with the block."""
    running = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        env=env,
        stdout=PIPE,
        stderr=PIPE,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    stream = running.stderr if stderr else running.stdout
    assert stream
    assert running.stderr
    assert running.stdout
    try:
        line = ""
        while ready not in line:
            raw = await stream.readline()
            if not raw:
                raise SystemExit(f"{command}: {(await running.stderr.read()).decode()[-2000:]}")
            line = raw.decode()
        drains = [asyncio.create_task(_drain(each)) for each in (running.stdout, running.stderr)]
        yield running, line
        with suppress(ProcessLookupError):
            running.terminate()
        await asyncio.wait_for(running.wait(), 30)
        await asyncio.gather(*drains)
    finally:
        if running.returncode is None:
            running.kill()


async def _drain(stream: asyncio.StreamReader) -> None:
    while await stream.read(65536):
        pass


@asynccontextmanager
async def stand_in(*options: str) -> AsyncIterator[str]:
    """The address of a stand-in for Telegram in its own process."""
    command = (sys.executable, "-m", "sandbox", "--port", "0", "--token", TOKEN, *options)
    async with process(*command, core=STAND_IN_CORE, ready="ready") as (_, line):
        yield line.split()[1]


async def command(env: Mapping[str, str], *arguments: str) -> object:
    """What `python -m bot … --json` prints."""
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, "--json", cwd=ROOT, env=env, stdout=PIPE
    )
    printed, _ = await running.communicate()
    if running.returncode:
        raise SystemExit(f"python -m bot {' '.join(arguments)} ended with {running.returncode}")
    return json.loads(printed)
