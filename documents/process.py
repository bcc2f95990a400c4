"""A child process of this floor: without the bot's settings and secrets, ended with whoever awaits it."""

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended; a negative status is the signal that ended it."""

    status: int | None
    output: bytes
    complaint: str


async def run_module(arguments: Sequence[str], wall_seconds: float, given: bytes | None = None) -> Ended:
    """`python -m` with these arguments, `given` on its standard input; TimeoutError when it takes longer."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *arguments),
        cwd=_ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"},
        stdin=asyncio.subprocess.DEVNULL if given is None else asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        output, complaint = await asyncio.wait_for(child.communicate(given), wall_seconds)
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
    return Ended(child.returncode, output, complaint.decode(errors="replace"))
