"""`python -m soak.looks FOLDER`: every paper, picture and screen of order 594, drawn to be looked at.

Status 1 when LibreOffice cannot open a paper, a page is empty, the report lacks a row of its plans or counts
them otherwise than by hand, or a screen of the chat does not fit.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

from soak.looks_chat import CHROMIUM, open_album
from soak.looks_papers import OFFICE, is_office_there, judge_papers
from soak.looks_stage import open_stage
from soak.looks_story import Story


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m soak.looks", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the PNG and PDF files go")
    folder: Path = parser.parse_args().folder
    papers, screens = folder / "papers", folder / "screens"
    for each in (papers, screens):
        each.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    faults = asyncio.run(_look(papers, screens))
    for fault in faults:
        print(fault)
    drawn = sum(1 for _ in folder.rglob("*.png"))
    print(f"{drawn} pictures in {folder}, {len(faults)} faults, {time.monotonic() - began:.0f} s")
    return 1 if faults else 0


async def _look(papers: Path, screens: Path) -> list[str]:
    """The faults; a program that is missing is told and is not one."""
    faults = await _act(papers, screens)
    if is_office_there():
        return faults + await judge_papers(papers)
    print(f"{OFFICE} is missing, papers are not turned into pages: apt-get install libreoffice")
    return faults


async def _act(papers: Path, screens: Path) -> list[str]:
    async with AsyncExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vekhi-looks-")))
        stage = await stack.enter_async_context(open_stage(place))
        if not CHROMIUM.exists():
            print(f"{CHROMIUM} is missing, screens are not drawn: apt-get install chromium")
            await Story(stage, _look_away, papers).tell()
            return []
        album = await stack.enter_async_context(open_album(stage.url, screens))

        async def look(name: str, person_id: int) -> None:
            await album.look(name, person_id, (await stage.last(person_id)).message_id)

        await Story(stage, look, papers).tell()
        return album.faults


async def _look_away(name: str, person_id: int) -> None:
    """Nothing is drawn."""


if __name__ == "__main__":
    sys.exit(main())
