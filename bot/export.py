"""`python -m bot export`: everything behind the summary, as an Excel book."""

import argparse
from pathlib import Path

from bot.desk import Desk, refuse, run_at_desk
from bot.refusal import RefusalError
from bot.saving import written_aside
from documents.writing import write_paper
from handlers.book_words import book_paper
from services.exports import LARGEST_ALONE, Exports
from services.headline import Headlines
from services.scope import Scope
from services.summary import Summary

SUFFIX = ".xlsx"


def run(args: argparse.Namespace) -> int:
    out = Path(args.out)
    if out.suffix.casefold() != SUFFIX:
        return refuse(f"--out is an Excel file: FILE{SUFFIX}")

    async def work(desk: Desk) -> None:
        exports = build_exports(desk)
        with written_aside(out) as aside:
            export = await exports.of_all(await chosen(exports, args))
            paper = book_paper(desk.texts, export, desk.calendar)
            aside.write_bytes(await write_paper("workbook", paper))
        counts = {"answers": len(export.answers), "evidence": len(export.evidence)}
        print(desk.texts.say_plain("book-cli", file=str(out), **counts, changes=len(export.changes or ())))

    return run_at_desk(work)


def build_exports(desk: Desk) -> Exports:
    return Exports(Headlines(Summary(desk.db, desk.calendar)), LARGEST_ALONE)


async def chosen(exports: Exports, args: argparse.Namespace) -> Scope:
    if args.item and not args.roadmap:
        raise RefusalError("--item is of a plan: give --roadmap too")
    return await exports.find_scope(args.roadmap or "", args.item or "", args.org or "")
