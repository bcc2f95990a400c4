"""Reading of strangers' files in a limited child process, for the bot and the command line."""

import asyncio
import json
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

from documents.printed import load_printed
from roadmap.errors import RejectedError
from roadmap.model import PrintedOrder

WALL_SECONDS = 20.0
_ROOT = Path(__file__).resolve().parent.parent
_KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
_REFUSED = 2

logger = logging.getLogger(__name__)


async def read_order(path: Path, *, wall_seconds: float = WALL_SECONDS) -> PrintedOrder:
    """The printed order of an office file; `RejectedError` names what is wrong with the file.

    The child gets none of the bot's settings and secrets and ends with the awaiting task.
    """
    child = await asyncio.create_subprocess_exec(
        *_command(path),
        cwd=_ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        output, complaint = await asyncio.wait_for(child.communicate(), wall_seconds)
    except TimeoutError as error:
        raise RejectedError("document-too-heavy") from error
    finally:
        await _end(child)
    if child.returncode == 0:
        return load_printed(output.decode())
    raise _explain(child.returncode, complaint.decode(errors="replace"))


def _command(path: Path) -> tuple[str, ...]:
    return sys.executable, "-m", "documents.read", str(path.resolve())


async def _end(child: asyncio.subprocess.Process) -> None:
    if child.returncode is None:
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()


def _explain(status: int | None, complaint: str) -> RejectedError:
    if status == _REFUSED:
        key, _, values = complaint.strip().rpartition("\n")[2].partition(" ")
        return RejectedError(key, **json.loads(values))
    if status is not None and status < 0:
        return RejectedError("document-too-heavy")
    logger.error("the reading child failed with status %s: %s", status, complaint)
    return RejectedError("document-damaged")
