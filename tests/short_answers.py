"""The table of short answers: where each was said, and what it means, written by hand before the code."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "short_answers.csv"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One item of the answer; `status` is «ask» where it is to be asked."""

    item: str
    status: str
    number: str | None
    on: date | None
    done: int | None
    total: int | None
    comment: str


@dataclass(frozen=True, slots=True)
class Line:
    """`where`: nothing (a line of its own), an item (a reply to its card), «список» (a reply to a reminder),
    «после …» (just pressed «Выполнено»), «трудности …» (just pressed that), «одно …» (all else is answered),
    «файл …» (a caption). `outcome`: «recorded», «ask» or «talk»."""

    where: str
    text: str
    outcome: str
    wanted: tuple[Wanted, ...]

    @property
    def name(self) -> str:
        return f"{self.where}: {self.text}" if self.where else self.text


def read_table() -> list[Line]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [_line(row) for row in csv.DictReader(file, delimiter=";")]


def _line(row: dict[str, str]) -> Line:
    items = row["item"].split("|") if row["item"] else []
    wanted = tuple(
        Wanted(
            item=item,
            status=_part(row, "status", index),
            number=_part(row, "number", index) or None,
            on=date.fromisoformat(_part(row, "date", index)) if _part(row, "date", index) else None,
            done=_count(row, "done", index),
            total=_count(row, "total", index),
            comment=_part(row, "comment", index),
        )
        for index, item in enumerate(items)
    )
    outcome = "recorded" if wanted else row["status"]
    return Line(row["where"], row["text"].replace("\\n", "\n"), outcome, wanted)


def _part(row: dict[str, str], column: str, index: int) -> str:
    parts = row[column].split("|")
    return parts[index] if index < len(parts) else ""


def _count(row: dict[str, str], column: str, index: int) -> int | None:
    value = _part(row, column, index)
    return int(value) if value else None


def lines(*outcomes: str) -> Iterator[Line]:
    return (line for line in read_table() if not outcomes or line.outcome in outcomes)
