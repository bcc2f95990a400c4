"""Reading of strangers' files in a limited child process, for the bot and the command line."""

import json
import logging
from pathlib import Path

from documents.printed import load_printed
from documents.process import Ended, run_module
from roadmap.errors import RejectedError
from roadmap.model import PrintedOrder

WALL_SECONDS = 20.0
_REFUSED = 2

logger = logging.getLogger(__name__)


async def read_order(path: Path, *, wall_seconds: float = WALL_SECONDS) -> PrintedOrder:
    """The printed order of an office file; `RejectedError` names what is wrong with the file."""
    try:
        child = await run_module(_command(path), wall_seconds)
    except TimeoutError as error:
        raise RejectedError("document-too-heavy") from error
    if child.status == 0:
        return load_printed(child.output.decode())
    raise _explain(child)


def _command(path: Path) -> tuple[str, ...]:
    return "documents.read", str(path.resolve())


def _explain(child: Ended) -> RejectedError:
    if child.status == _REFUSED:
        key, _, values = child.complaint.strip().rpartition("\n")[2].partition(" ")
        return RejectedError(key, **json.loads(values))
    if child.status is not None and child.status < 0:
        return RejectedError("document-too-heavy")
    logger.error("the reading child failed with status %s: %s", child.status, child.complaint)
    return RejectedError("document-damaged")
