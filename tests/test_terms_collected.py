"""Terms as other municipalities write them, answered by hand; the grammar is not fitted to the held-out."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_terms import WHOLE, read_windows

from roadmap.model import Schedule, TermKind, Window
from roadmap.periods import default_reporting, parse_year
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays

workdays = WorkDays()
DATA = Path(__file__).parent / "data"
NEEDED = 0.95


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    year: str
    kind: TermKind
    conditional: bool
    readings: tuple[tuple[Window, ...], ...]

    @property
    def windows(self) -> tuple[Window, ...]:
        return self.readings[0] if len(self.readings) == 1 else ()

    def is_met_by(self, schedule: Schedule) -> bool:
        said = (schedule.kind, schedule.conditional, schedule.windows, schedule.resolved)
        readings = self.readings if len(self.readings) > 1 else ()
        wanted = (self.kind, self.conditional, self.windows, bool(self.windows))
        return said == wanted and schedule.readings == readings


def read_answers(name: str) -> list[Answer]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return [
            Answer(
                row["text"],
                row["year"],
                TermKind(row["kind"]),
                bool(row["conditional"]),
                tuple(read_windows(each.replace("WHOLE", WHOLE)) for each in row["windows"].split(";")),
            )
            for row in csv.DictReader(file)
        ]


def parse(answer: Answer) -> Schedule:
    period = parse_year(answer.year)
    return parse_term(answer.text, period, default_reporting(period, workdays), workdays)


COLLECTED = read_answers("terms_collected.csv")
HELD_OUT = read_answers("terms_heldout.csv")


@pytest.mark.parametrize("answer", COLLECTED, ids=[f"{each.text} {each.year}" for each in COLLECTED])
def test_a_collected_term_means(answer: Answer) -> None:
    schedule = parse(answer)
    assert answer.is_met_by(schedule), schedule


def test_nineteen_of_twenty_held_out_terms_are_read_right() -> None:
    missed = [answer.text for answer in HELD_OUT if not answer.is_met_by(parse(answer))]
    assert len(missed) <= len(HELD_OUT) * (1 - NEEDED), missed


def test_no_held_out_term_is_resolved_wrongly() -> None:
    resolved = [(answer, schedule) for answer in HELD_OUT if (schedule := parse(answer)).resolved]
    assert [answer.text for answer, schedule in resolved if schedule.windows != answer.windows] == []


def test_a_third_of_the_terms_is_held_out() -> None:
    assert len(HELD_OUT) * 3 >= len(HELD_OUT) + len(COLLECTED) >= 150
