"""The official report on an order's plans in Word: one file, landscape tables, an appendix by school."""

from datetime import datetime
from typing import Any

from docx.shared import Pt

from documents.word import CENTER, LEFT_SIDE, WIDTH, Page

SMALL = Pt(10.5)
WIDTHS = (1.2, 5.1, 3.05, 3.3, 5.5, 4.1, WIDTH - 22.25)
COUNT_WIDTHS = (10.2, 2.6, 3.2, 3.4, 3.4, WIDTH - 22.8)
INDICATOR_WIDTHS = (9.4, 4.0, 5.2, 3.2, WIDTH - 21.8)
APPENDIX_WIDTHS = (1.2, 5.2, 2.8, 2.8, 3.2, 2.5, 2.9, 2.6, WIDTH - 23.2)


def write(paper: dict[str, Any]) -> bytes:
    page = Page(paper["title"], datetime.fromisoformat(paper["created"]))
    add_head(page, paper)
    for text in paper["opening"]:
        page.add_text(text)
    page.add_line("", keep=True)
    add_grid(page, paper["counts"], COUNT_WIDTHS)
    for plan in paper["plans"]:
        _add_plan(page, plan, paper)
    last = paper["closings"][-1] if paper["closings"] else None
    for closing in paper["closings"]:
        page.add_line("", keep=True)
        page.add_line(closing["title"], bold=True, after=6, keep=True)
        *others, end = closing["paragraphs"]
        for text in others:
            page.add_text(text)
        page.add_text(end, keep=closing is last)  # a signature does not stand alone on a page
    add_foot(page, paper["frame"])
    if paper["appendix"]["rows"]:
        add_grid(page, paper["appendix"], APPENDIX_WIDTHS, new_page=True)
    return page.save()


def add_head(page: Page, paper: dict[str, Any]) -> None:
    """The letterhead, the addressee, the title and the lines under it."""
    frame = paper["frame"]
    for line in frame["letterhead"]:
        page.add_line(line, bold=True)
    if frame["addressee"]:
        page.add_line("")
        page.add_address(frame["addressee"])
    if frame["letterhead"] or frame["addressee"]:
        page.add_line("")
    page.add_line(paper["title"], bold=True)
    for line in paper["heading"]:
        page.add_line(line, bold=True)
    page.add_line("")


def add_foot(page: Page, frame: dict[str, Any]) -> None:
    page.add_line("", after=12, keep=True)
    page.add_signature(frame["post"], frame["sign"], frame["name_hint"], written=frame["name"])
    page.add_line(frame["day"], align=LEFT_SIDE)


def add_grid(page: Page, grid: dict[str, Any], widths: tuple[float, ...], *, new_page: bool = False) -> None:
    if grid["title"]:
        page.add_line(grid["title"], bold=True, after=6, keep=True, new_page=new_page)
    rows = page.add_table(grid["columns"], widths, size=SMALL)
    aligns = [
        CENTER if all(map(_is_number, column)) else LEFT_SIDE for column in zip(*grid["rows"], strict=True)
    ]
    for number, cells in enumerate(grid["rows"], 1):
        is_sum = grid["has_sum"] and number == len(grid["rows"])
        rows.add([cell.splitlines() or [""] for cell in cells], aligns=aligns, bold=is_sum)


def _is_number(cell: str) -> bool:
    return cell.isdecimal() or not cell


def _add_plan(page: Page, plan: dict[str, Any], paper: dict[str, Any]) -> None:
    page.add_line("", keep=True)
    page.add_line(plan["title"], bold=True, after=6, keep=True)
    for text in plan["counts"]:
        page.add_text(text, after=6, keep=True)
    rows = page.add_table(paper["columns"], WIDTHS, size=SMALL)
    for part in plan["parts"]:
        if part["title"]:
            rows.add_title(part["title"])
        for level in part["levels"]:
            if level["title"]:
                rows.add_title(level["title"], bold=False)
            for row in level["rows"]:
                rows.add(_cells(row))
    if plan["indicators"]:
        page.add_line("", keep=True)
        grid = {"title": paper["indicators_title"], "columns": paper["indicator_columns"], "has_sum": False}
        add_grid(page, grid | {"rows": plan["indicators"]}, INDICATOR_WIDTHS)


def _cells(row: dict[str, Any]) -> list[list[str]]:
    printed = [
        [line.strip() for line in row[name].splitlines() if line.strip()] or [""]
        for name in ("measure", "term", "responsible")
    ]
    return [[row["number"]], *printed, *(row[name] or [""] for name in ("told", "proof", "reason"))]
