"""Writing of papers in a limited child process."""

import asyncio
import logging

from documents.papers import Kind, Paper, dump
from documents.process import run_module
from documents.write import LASTING, UNWRITTEN
from roadmap.errors import RejectedError

WALL_SECONDS, LONG_WALL_SECONDS = 20.0, 120.0

logger = logging.getLogger(__name__)


async def write_paper(kind: Kind, paper: Paper, *, wall_seconds: float = 0) -> bytes:
    """The file's content; `RejectedError` when it takes more time, memory or room than there is."""
    wall_seconds = wall_seconds or (LONG_WALL_SECONDS if kind in LASTING else WALL_SECONDS)
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
