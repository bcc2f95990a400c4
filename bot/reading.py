"""From a file to an order as understood; the file itself is read in a limited child process."""

from pathlib import Path

from documents.child import read_order
from roadmap.model import Order
from roadmap.understanding import understand
from roadmap.workdays import WorkDays


async def read_understood(
    path: Path, workdays: WorkDays, *, year: str | None = None, clusters: tuple[str, ...] = ()
) -> Order:
    """`year` and `clusters` take the place of what is printed. Raises `RejectedError`."""
    return understand(await read_order(path), year=year, clusters=clusters, workdays=workdays)
