"""«План работы центра на месяц» in Word: what is held, what falls due, what is handed in."""

from datetime import datetime
from typing import Any

from documents.report import add_foot, add_grid, add_head
from documents.word import LEFT_SIDE, WIDTH, Page

WIDTHS = (1.2, 12.2, 3.6, 5.4, WIDTH - 22.4)


def write(paper: dict[str, Any]) -> bytes:
    page = Page(paper["title"], datetime.fromisoformat(paper["created"]))
    add_head(page, paper)
    for part in paper["parts"]:
        add_grid(page, part, WIDTHS)
        page.add_line("")
    for line in paper["legend"]:
        page.add_line(line, align=LEFT_SIDE, keep=True)
    add_foot(page, paper["frame"])
    return page.save()
