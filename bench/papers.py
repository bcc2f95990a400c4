"""Papers of a filled year, each in its child process, beside the library alone: time and memory of the child.

Before it, what it costs the bot to read them and put them into words, and the longest that it held others up.
What is plain writes as many bare cells, paragraphs or bytes by the library itself, without looks or checks.
"""

import argparse
import asyncio
import gc
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from sqlalchemy import update

from bench.filled import NOW, fill
from bot.rooms import build_rooms
from bot.run import YOUNG
from bot.settings import read_settings
from documents.books import ArchivePaper, BookPaper
from documents.papers import Kind, Paper, dump
from documents.pictures import PicturePaper
from handlers.book_words import book_paper
from handlers.exports import archive_paper
from handlers.month_plan_words import month_paper
from handlers.report_words import order_paper
from handlers.rooms import Rooms
from handlers.summary_pictures import lay_out
from locales.texts import Texts
from roadmap.clock import ManualClock
from roadmap.errors import AppError
from roadmap.workdays import WorkDays
from services.archives import LARGEST
from services.people import Actor
from services.scope import WHOLE
from storage import people
from storage.database import Database
from storage.files import FileStore
from storage.schema import attachment

ROOT = Path(__file__).resolve().parent.parent
SIZE, REGISTERED = 30_000, 1_600
"""Bytes of a file, fewer where the bot could not send them all, and of its part in a register with links."""
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
        archive.writestr(str(number), bytes(%d))
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
class House:
    """The bot's rooms, the coordinator who asks, and a folder to write in."""

    rooms: Rooms
    actor: Actor
    folder: Path

    @property
    def texts(self) -> Texts:
        return self.rooms.texts(self.actor)


class Gathered(NamedTuple):
    """Seconds of the processor, and of the longest that a press waited meanwhile."""

    processor: float
    stall: float


class Made(NamedTuple):
    """A paper, and a plain program that writes as much."""

    paper: Paper
    plain: str


T = TypeVar("T")
TICK = 0.001


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--schools", type=int, nargs="*", default=[43, 400])
    for schools in parser.parse_args().schools:
        with tempfile.TemporaryDirectory() as folder:
            await measure(Path(folder), schools)


async def measure(folder: Path, schools: int) -> None:
    url = await fill(folder / "vekhi.db", schools)
    database = Database(url, ManualClock(NOW))
    settings = read_settings(_env_file=None, database_url=url, data_dir=folder)
    rooms = build_rooms(settings, database, WorkDays(), strict=True)
    async with database.read() as conn:
        outside_id = (await conn.exec_driver_sql(COORDINATOR)).scalar_one()
        actor = await people.find(conn, "telegram", outside_id)
    assert actor
    await _store(rooms.archives.store, database)
    print(f"{schools} schools")
    rooms.texts(actor).say_plain("button-excel")  # the bot has read its texts when it is asked
    gc.freeze()  # as in the bot
    gc.set_threshold(YOUNG)
    await _measure_each(House(rooms, actor, folder))
    await database.close()


async def _measure_each(house: House) -> None:
    folder, given = house.folder, house.folder / "paper.json"
    for kind, make in MAKING.items():
        try:
            made, gathered = await _gather(lambda make=make: make(house))  # type: ignore[misc]
        except AppError as error:
            print(f"  {kind:10} is refused: {error}")
            continue
        content, written = await _gather(lambda made=made: asyncio.to_thread(dump, made.paper))  # type: ignore[misc]
        given.write_bytes(content)
        before = f"before it {_tell(gathered)}, into JSON {_tell(written)}"
        try:
            own = run(folder, (OURS, "write", kind), given)
        except subprocess.CalledProcessError:
            print(f"  {kind:10} is more than its child may take; {before}")
            continue
        amount = _count(made.paper)
        plain = run(folder, (CHILD + made.plain, str(amount), str(folder / "plain")), Path(os.devnull))
        ratio = f"plain {_say(plain)}; ratio {own.processor / plain.processor:.1f}"
        print(f"  {kind:10} {_say(own)}; {ratio}; {amount} written; {before}")
    _, spent = await _gather(lambda: house.rooms.digest_facts.of_centre(house.actor))
    print(f"  digest     {_tell(spent)}")
    _, spent = await _gather(lambda: asyncio.sleep(1))
    print(f"  nothing    {_tell(spent)}")


async def _gather(work: Callable[[], Awaitable[T]]) -> tuple[T, Gathered]:
    """What comes of it, and what it cost at the best of three times: the machine does other things too."""
    spent: list[tuple[float, float]] = []
    found: list[T] = []
    for _ in range(3):
        found.clear()  # two at once are more than the bot holds
        before = time.process_time()
        result, stall = await _watch(work())
        found.append(result)
        del result
        spent.append((time.process_time() - before, stall))
    return found[0], Gathered(*map(min, zip(*spent, strict=True)))


async def _watch(work: Awaitable[T]) -> tuple[T, float]:
    """What comes of it, and the longest that the loop answered to nobody."""
    task, longest = asyncio.ensure_future(work), 0.0
    while not task.done():
        began = time.perf_counter()
        await asyncio.sleep(TICK)
        longest = max(longest, time.perf_counter() - began - TICK)
    return await task, longest


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


def _tell(gathered: Gathered) -> str:
    return f"{gathered.processor:.2f} s of the processor, a press waits {gathered.stall * 1000:.0f} ms"


async def _picture(house: House) -> Made:
    _, papers = await lay_out(WHOLE, house.actor, house.rooms, house.texts)
    return Made(max(papers, key=lambda each: len(each.columns)), PLAIN_PICTURE)


async def _report(house: House) -> Made:
    choices = await house.rooms.reports.orders(house.actor)
    order_id = next(each.order.id for each in choices if each.order.number == "594")
    report = await house.rooms.reports.of(house.actor, order_id, DAY)
    paper = await asyncio.to_thread(order_paper, house.texts, report)
    return Made(paper, PLAIN_WORD)


async def _month(house: House) -> Made:
    centre = await house.rooms.month_plans.of(house.actor, DAY)
    paper = await asyncio.to_thread(month_paper, house.texts, centre)
    return Made(paper, PLAIN_WORD)


async def _book(house: House) -> Made:
    export = await house.rooms.exports.of(house.actor)
    paper = await asyncio.to_thread(book_paper, house.texts, export, house.rooms.calendar)
    return Made(paper, PLAIN_BOOK)


async def _archive(house: House) -> Made:
    packing = await house.rooms.archives.of(house.actor)
    out = house.folder / "written.zip"
    paper = await asyncio.to_thread(archive_paper, house.texts, packing, out, house.rooms.calendar)
    return Made(paper, PLAIN_ZIP % (packing.size // len(packing.found)))


MAKING: dict[Kind, Callable[[House], Awaitable[Made]]] = {
    "picture": _picture,
    "report": _report,
    "month_plan": _month,
    "workbook": _book,
    "archive": _archive,
}


async def _store(store: FileStore, database: Database) -> None:
    """Every file of an answer is there, whole; they are names of one content."""
    async with database.read() as conn:
        hashes = (await conn.exec_driver_sql("SELECT sha256 FROM attachment")).scalars().all()
    size = max(min(SIZE, LARGEST // len(hashes) - REGISTERED), 1)
    async with database.write("store") as tx:
        await tx.conn.execute(update(attachment).values(size=size))
    content = store.aside()
    content.write_bytes(bytes(size))
    for sha256 in set(hashes):
        path = store.path(sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(content)


def _count(paper: Paper) -> int:
    """Cells, files, a picture, or else texts."""
    match paper:
        case BookPaper():
            rows = (row for sheet in paper.sheets for row in sheet.rows)
            return sum(cell not in {"", None} for row in rows for cell in row)
        case ArchivePaper():
            return len(paper.files)
        case PicturePaper():
            return 1
    return sum(1 for _ in _words(paper))


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


if __name__ == "__main__":
    asyncio.run(main())
