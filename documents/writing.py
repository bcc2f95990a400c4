"""Writing of papers in a limited child process."""

import asyncio
import logging

from documents.papers import Kind, Paper, dump
from documents.process import run_module
from documents.write import UNWRITTEN
from roadmap.errors import RejectedError

WALL_SECONDS = 20.0

logger = logging.getLogger(__name__)


async def write_paper(kind: Kind, paper: Paper, *, wall_seconds: float = WALL_SECONDS) -> bytes:
    """The file's content; `RejectedError` when it takes more time, memory or room than there is."""
    given = await asyncio.to_thread(dump, paper)
    try:
        child = await run_module(("documents.write", kind), wall_seconds, given)
    except TimeoutError as error:
        logger.warning("a paper took too long: %s", kind)
        raise RejectedError("paper-too-heavy") from error
    if child.status == 0:
        return child.output
    if child.status is not None and child.status < 0:
        logger.warning("a paper was too heavy: %s", kind)
        raise RejectedError("paper-too-heavy")
    if child.status == UNWRITTEN:
        raise RejectedError("paper-unwritten", problem=child.complaint.strip())
    raise RuntimeError(f"the writing child failed with status {child.status}: {child.complaint[-2000:]}")
