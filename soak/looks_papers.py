"""Papers as LibreOffice shows them: a PDF of each, a PNG of each page, and what is wrong with them."""

import asyncio
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from bot.reading import read_understood
from locales.texts import Texts
from roadmap.model import Order
from roadmap.workdays import WorkDays
from soak.house import ORDER
from soak.looks_verdict import KNOWN_TERMS, find_empty, find_missing, read_cells, say_terms

OFFICE = "soffice"
SCALE = 1.25
"""Of 72 dots an inch: an A4 page is a thousand dots wide."""
REPORT = "Информация_594_2023-01-20.docx"


def is_office_there() -> bool:
    return shutil.which(OFFICE) is not None


async def judge_papers(folder: Path) -> list[str]:
    """Turns every Word and Excel file of the folder into a PDF and pages; the faults that were found."""
    papers = _find(folder)
    await _convert(papers, folder)
    order = await read_understood(ORDER, WorkDays())
    if REPORT not in {paper.name for paper in papers}:
        return [f"there is no {REPORT}"]
    return [fault for paper in papers for fault in _judge(paper, order)]


def _find(folder: Path) -> list[Path]:
    """The papers; a PDF of an earlier run is removed."""
    found = sorted(path for path in folder.iterdir() if path.suffix in {".docx", ".xlsx"})
    for paper in found:
        paper.with_suffix(".pdf").unlink(missing_ok=True)
    return found


async def _convert(papers: Sequence[Path], folder: Path) -> None:
    """By one start of LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / '.office').resolve().as_uri()}"
    words = ("--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, papers))
    process = await asyncio.create_subprocess_exec(
        OFFICE, profile, *words, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    await process.wait()
    shutil.rmtree(folder / ".office", ignore_errors=True)


def _judge(paper: Path, order: Order) -> Iterator[str]:
    printed = paper.with_suffix(".pdf")
    if not printed.exists():
        yield f"LibreOffice cannot open {paper.name}"
        return
    pages = _draw(printed)
    for number in find_empty(pages):
        yield f"page {number} of {paper.name} is empty"
    wanted: list[str] = [] if paper.suffix == ".xlsx" else list(read_cells(paper.read_bytes()))
    if paper.name == REPORT:
        wanted += _rows(order)
    for text in find_missing(wanted, pages):
        yield f"{paper.name} does not show «{text}»"


def _draw(printed: Path) -> list[str]:
    """A PNG of each page beside the PDF; the text of each."""
    document = pypdfium2.PdfDocument(printed)
    texts = []
    for number, page in enumerate(document, 1):
        page.render(scale=SCALE).to_pil().save(printed.with_name(f"{printed.stem}_{number:02}.png"))
        texts.append(page.get_textpage().get_text_range())
    document.close()
    return texts


def _rows(order: Order) -> Iterator[str]:
    """What a report on the order has to show: each row of each plan, how far the known plans are."""
    texts = Texts("ru")
    for plan in order.roadmaps:
        for section in plan.sections:
            yield from (f"{item.number} {item.measure}" for item in section.items)
        if plan.code in KNOWN_TERMS:
            yield say_terms(texts, KNOWN_TERMS[plan.code])
