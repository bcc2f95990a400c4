"""`python -m bot summary`: the figures of `/summary`, as of the end of a day."""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.desk import Desk, refuse, run_at_desk
from locales import dates
from locales.texts import Texts
from roadmap.progress import Counts
from services.summary import Figures, Line, Summary


def run(args: argparse.Namespace) -> int:
    try:
        day = date.fromisoformat(args.date) if args.date else None
    except ValueError:
        return refuse("--date is a day like 2023-01-20")

    async def work(desk: Desk) -> None:
        figures = await Summary(desk.db, desk.calendar).figures_of_all(day)
        if args.json:
            print(json.dumps(document(figures), ensure_ascii=False))
        else:
            print("\n".join(_describe(figures, desk.texts)))

    return run_at_desk(work)


def document(figures: Figures) -> dict[str, Any]:
    """`summary --json` of DESIGN §7."""
    return {
        "date": figures.date.isoformat(),
        "totals": asdict(figures.totals),
        "roadmaps": _rows(figures.roadmaps, "code", "title"),
        "clusters": _rows(figures.clusters, "name"),
        "schools": _rows(figures.schools, "name", "cluster"),
        "organizations": _rows(figures.organizations, "name"),
    }


def _rows(lines: Iterable[Line], name: str, detail: str | None = None) -> list[dict[str, Any]]:
    return [
        {name: line.name, **({detail: line.detail} if detail else {}), **asdict(line.counts)}
        for line in lines
    ]


def _describe(figures: Figures, texts: Texts) -> Iterator[str]:
    yield texts.say_plain("cli-summary", date=dates.numeric(figures.date))
    yield _line(texts.say_plain("cli-totals"), figures.totals, texts)
    for line in (*figures.roadmaps, *figures.clusters, *figures.organizations, *figures.schools):
        yield _line(line.name, line.counts, texts)


def _line(name: str, counts: Counts, texts: Texts) -> str:
    return texts.say_plain(
        "cli-figures",
        name=name,
        asked=counts.asked,
        due=counts.due,
        done=counts.due_done,
        overdue=counts.overdue,
        silent=counts.silent,
        missing=counts.not_asked,
        difficulty=counts.difficulty,
    )
