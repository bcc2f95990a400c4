"""`python -m bot report`: the official report on an order, as a Word file."""

import argparse
from datetime import date
from pathlib import Path

from bot.desk import Desk, refuse, run_at_desk
from bot.saving import written_aside
from documents.writing import write_paper
from handlers.report_words import order_paper
from services.reports import Report, Reports

SUFFIX = ".docx"


def run(args: argparse.Namespace) -> int:
    try:
        day = date.fromisoformat(args.date)
    except ValueError:
        return refuse("--date is a day like 2023-01-20")
    out = Path(args.out)
    if out.suffix.casefold() != SUFFIX:
        return refuse(f"--out is a Word file: FILE{SUFFIX}")

    async def work(desk: Desk) -> None:
        report = await Reports(desk.db, desk.calendar).of_number(args.order, day)
        content = await write_paper("report", order_paper(desk.texts, report))
        with written_aside(out) as aside:
            aside.write_bytes(content)
        print(_describe(desk, report, out))

    return run_at_desk(work)


def _describe(desk: Desk, report: Report, out: Path) -> str:
    counts = report.tally
    values = {"ready": counts.ready, "total": counts.total, "waiting": counts.waiting}
    return desk.texts.say_plain("cli-report", file=str(out), **values)
