"""Papers of a filled year, each in its child process, beside the library alone: time and memory of the child.

What is plain writes as many bare cells, paragraphs or bytes by the library itself, without looks or checks.
"""

import argparse
import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.filled import NOW, fill
from documents.papers import Kind, Paper, dump
from handlers.book_words import book_paper
from handlers.exports import archive_paper
from handlers.report_words import order_paper
from handlers.summary_pictures import picture_papers
from locales.texts import Texts
from roadmap.clock import ManualClock
from roadmap.workdays import WorkDays
from services.archives import Archives
from services.calendar import Calendar
from services.exports import Exports
from services.headline import Headlines
from services.reports import Reports
from services.scope import WHOLE
from services.summary import Summary
from storage import people
from storage.database import Database
from storage.files import FileStore

ROOT = Path(__file__).resolve().parent.parent
CONTENT = bytes(30_000)
DAY = date(2023, 6, 30)
COORDINATOR = "SELECT outside_id FROM person WHERE name LIKE 'coordinator%'"
PLAIN_BOOK = """
import xlsxwriter
book = xlsxwriter.Workbook(sys.argv[1], {"in_memory": True})
page = book.add_worksheet()
for number in range(int(sys.argv[0])):
    page.write_string(number // 19, number % 19, f"сделано {number}")
book.close()
"""
PLAIN_WORD = """
import docx
paper = docx.Document()
for number in range(int(sys.argv[0])):
    paper.add_paragraph(f"сделано {number}")
paper.save(sys.argv[1])
"""
PLAIN_ZIP = """
import zipfile
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    for number in range(int(sys.argv[0])):
        archive.writestr(f"{number}", bytes(30_000))
"""
CHILD = """
import atexit, pathlib, sys
peak = lambda: pathlib.Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
atexit.register(lambda: sys.stderr.write(peak()))
del sys.argv[0]
"""
"""Tells its own greatest memory at the end: the system's figure holds that of the parent too."""
OURS = CHILD + 'import runpy; runpy.run_module("documents.write", run_name="__main__")'
PLAIN_PICTURE = "import PIL.Image, PIL.ImageDraw, PIL.ImageFont"


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of the processor; megabytes at the most."""

    seconds: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, how long it took to put together, and a plain program with the amount that it writes."""

    kind: Kind
    paper: Paper
    gathered: float
    plain: str
    amount: int


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, nargs="*", default=[43, 400])
    for schools in parser.parse_args().schools:
        with tempfile.TemporaryDirectory() as folder:
            await measure(Path(folder), schools)


async def measure(folder: Path, schools: int) -> None:
    url = await fill(folder / "vekhi.db", schools)
    database = Database(url, ManualClock(NOW))
    print(f"{schools} schools")
    for make in (_picture, _report, _book, _archive):
        made = await make(folder, database)
        given = folder / "paper.json"
        given.write_bytes(dump(made.paper))
        try:
            own = run(folder, (OURS, "write", made.kind), given)
        except subprocess.CalledProcessError:
            print(f"  {made.kind:9} is more than its child may take")
            continue
        plain = run(folder, (CHILD + made.plain, str(made.amount), str(folder / "plain")), Path(os.devnull))
        print(
            f"  {made.kind:9} {_say(own)}; plain {_say(plain)}; ratio {own.processor / plain.processor:.1f};"
            f" {made.amount} written, gathered in {made.gathered:.2f} s of the processor"
        )
    await database.close()


def run(folder: Path, arguments: tuple[str, ...], given: Path) -> Spent:
    """The quickest of three runs."""
    return min((_run(folder, arguments, given) for _ in range(3)), key=lambda spent: spent.processor)


def _run(folder: Path, arguments: tuple[str, ...], given: Path) -> Spent:
    with given.open("rb") as source, (folder / "written").open("wb") as output:
        began = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(  # noqa: S603 - our own words
            (sys.executable, "-c", *arguments),
            stdin=source,
            stdout=output,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=True,
        )
        seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(seconds, processor, int(done.stderr) / 1024)


def _say(spent: Spent) -> str:
    return f"{spent.seconds:.2f} s ({spent.processor:.2f} of the processor), {spent.memory:.0f} MB"


async def _picture(_: Path, database: Database) -> Made:
    began = time.process_time()
    async with database.read() as conn:
        outside_id = (await conn.exec_driver_sql(COORDINATOR)).scalar_one()
        actor = await people.find(conn, "telegram", outside_id)
    assert actor
    cells = await Headlines(_summary(database)).cells(actor, WHOLE)
    paper = max(picture_papers(_texts(), cells, is_dark=False), key=lambda each: len(each.columns))
    return Made("picture", paper, time.process_time() - began, PLAIN_PICTURE, 1)


async def _report(_: Path, database: Database) -> Made:
    began = time.process_time()
    paper = order_paper(_texts(), await Reports(database, _calendar()).of_number("594", DAY))
    return Made("report", paper, time.process_time() - began, PLAIN_WORD, sum(1 for _ in _words(paper)))


async def _book(_: Path, database: Database) -> Made:
    began = time.process_time()
    paper = book_paper(_texts(), await Exports(Headlines(_summary(database))).of_all(), _calendar())
    gathered = time.process_time() - began
    cells = sum(cell not in {"", None} for sheet in paper.sheets for row in sheet.rows for cell in row)
    return Made("workbook", paper, gathered, PLAIN_BOOK, cells)


async def _archive(folder: Path, database: Database) -> Made:
    store = FileStore(folder / "files")
    await _store(store, database)
    began = time.process_time()
    packing = await Archives(Exports(Headlines(_summary(database))), store).of_all()
    paper = archive_paper(_texts(), packing, folder / "written.zip", _calendar())
    return Made("archive", paper, time.process_time() - began, PLAIN_ZIP, len(packing.found))


async def _store(store: FileStore, database: Database) -> None:
    """Every file of an answer is there; they are names of one content."""
    async with database.read() as conn:
        hashes = (await conn.exec_driver_sql("SELECT DISTINCT sha256 FROM attachment")).scalars().all()
    content = store.aside()
    content.write_bytes(CONTENT)
    for sha256 in hashes:
        path = store.path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(content)


def _words(value: object) -> Iterator[str]:
    """Every text of a paper."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _words(each)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):  # type: ignore[arg-type]
            yield from _words(getattr(value, field.name))


def _summary(database: Database) -> Summary:
    return Summary(database, _calendar())


def _calendar() -> Calendar:
    return Calendar(ZoneInfo("Europe/Moscow"), WorkDays())


def _texts() -> Texts:
    return Texts("ru")


if __name__ == "__main__":
    asyncio.run(main())
