"""Telegram's stand-in in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sandbox.server import TOKEN


@contextmanager
def stand_in() -> Iterator[str]:
    """Its address, while it runs."""
    command = [sys.executable, "-m", "sandbox", "--no-flood", "--token", TOKEN]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[1]
        process.terminate()
