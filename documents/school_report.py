"""«📄 Отчёт школы» in Word: what a school has done of its plans, for the director's signature."""

from datetime import datetime
from typing import Any

from documents.word import LEFT_SIDE, WIDTH, Page

WIDTHS = (1.5, 8.2, 3.4, 8.4, WIDTH - 21.5)


def write(paper: dict[str, Any]) -> bytes:
    page = Page(paper["title"], datetime.fromisoformat(paper["created"]))
    for line in paper["letterhead"]:
        page.add_line(line, bold=True)
    if paper["registered"]:
        page.add_line("")
        page.add_line(paper["registered"], align=LEFT_SIDE, after=12)
    page.add_line(paper["title"], bold=True)
    for line in paper["heading"]:
        page.add_line(line, bold=True)
    page.add_line("")
    for text in paper["opening"]:
        page.add_text(text)
    for plan in paper["plans"]:
        _add_plan(page, plan, paper["columns"])
    page.add_line("", after=12, keep=True)
    signature = paper["signature"]
    page.add_signature(signature["post"], signature["sign"], signature["name"])
    if signature["day"]:
        page.add_line(signature["day"], align=LEFT_SIDE)
    return page.save()


def _add_plan(page: Page, plan: dict[str, Any], columns: list[str]) -> None:
    page.add_line("", keep=True)
    page.add_line(plan["title"], bold=True, after=6, keep=True)
    rows = page.add_table(columns, WIDTHS)
    for part in plan["parts"]:
        if part["title"]:
            rows.add_title(part["title"])
        for row in part["rows"]:
            measure = [line.strip() for line in row["measure"].splitlines()]
            rows.add(([row["number"]], measure, [row["term"]], row["told"], row["proof"]))
