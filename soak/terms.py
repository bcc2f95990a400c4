"""`python -m soak.terms`: reads many random terms; none may raise, hang, or be half understood.

A third are noise, a third are words of the grammar in any order, a third are real terms with slips.
"""

import argparse
import csv
import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from roadmap.model import Period
from roadmap.months import MONTHS, forms
from roadmap.periods import default_reporting, parse_year
from roadmap.terms import TermReading, read_term
from roadmap.tokens_lexicon import WORDS
from roadmap.workdays import WorkDays

DATA = Path(__file__).parent.parent / "tests" / "data"
TERMS = ("terms_known.csv", "terms_collected.csv")
YEARS = ("2022/2023", "2023", "2022-2027")
SIGNS = [*"-–—.,;:/()[]«»№%\n\t 0123456789IVX", "2022", "2022/2023", "15.10.2022", "\u00ad", "ё", "0", "г."]
PLANES = ((0x20, 0x7E), (0x400, 0x45F), (0x2000, 0x206F), (0x1F300, 0x1F5FF), (0, 0x1F))
LONG, RARELY = 10_000, 0.001
PATIENCE = 10.0
"""Seconds that a term of any length may take."""


@cache
def word_forms() -> list[str]:
    listed = {form for words in WORDS.values() for form in words.split()}
    return sorted(listed | {form for name in MONTHS for form in forms(name)})


@cache
def real_terms() -> list[str]:
    texts: list[str] = []
    for name in TERMS:
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            texts += [row["text"] for row in csv.DictReader(file)]
    return texts


def random_terms(chance: random.Random, count: int) -> Iterator[str]:
    makers = (_noise, _words, _slipped)
    for number in range(count):
        text = makers[number % len(makers)](chance)
        yield (text * LONG)[:LONG] if chance.random() < RARELY else text


def _noise(chance: random.Random) -> str:
    planes = chance.choices(PLANES, k=chance.randint(0, 60))
    return "".join(chr(chance.randint(*plane)) for plane in planes)


def _words(chance: random.Random) -> str:
    pieces = chance.choices([*word_forms(), *SIGNS], k=chance.randint(1, 12))
    return chance.choice(("", " ", " ", ", ")).join(pieces)


def _slipped(chance: random.Random) -> str:
    text = chance.choice(real_terms())
    for _ in range(chance.randint(1, 4)):
        text = _slip(text, chance)
    return text


def _slip(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    end = chance.randint(at, len(text))
    return chance.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + chance.choice([*SIGNS, *word_forms()]) + text[at:],
            text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            text[at:end],
            text[:at] + text[end:],
            text[:end] + text[at:],
            text[:at] + chance.choice(real_terms()),
            text.upper(),
        )
    )


class Judge:
    """Reads terms in plans of every length and says what is wrong with a reading."""

    def __init__(self) -> None:
        self._workdays = WorkDays()
        periods = [parse_year(year) for year in YEARS]
        self._plans = [(period, default_reporting(period, self._workdays)) for period in periods]

    def faults(self, text: str) -> list[str]:
        return [
            fault
            for period, reporting in self._plans
            for fault in _unsound(text, read_term(text, period, reporting, self._workdays), period)
        ]


def _unsound(text: str, reading: TermReading, period: Period) -> Iterator[str]:
    schedule, unread = reading.schedule, reading.unread
    groups = [schedule.windows, *schedule.readings]
    windows = [window for group in groups for window in group]
    sound = {
        "text": schedule.text == text,
        "resolved": schedule.resolved == bool(schedule.windows),
        "readings": len(schedule.readings) != 1 and len(set(schedule.readings)) == len(schedule.readings),
        "both": not (schedule.resolved and schedule.ambiguous),
        "windows": all(window.start is None or window.start <= window.end for window in windows),
        "order": all([one.due for one in group] == sorted(one.due for one in group) for group in groups),
        "unread": unread is None or 0 <= unread[0] <= unread[1] <= len(text),
        "none": schedule.kind != "none" or not windows,
    }
    yield from (f"{name} of {text!r} in {period}" for name, holds in sound.items() if not holds)


@dataclass(slots=True)
class Report:
    read: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


def soak(count: int, seed: int) -> Report:
    judge, report = Judge(), Report()
    for text in random_terms(random.Random(seed), count):
        began = time.monotonic()
        try:
            report.faults += judge.faults(text)
        except Exception as error:  # noqa: BLE001
            report.faults.append(f"{error!r} at {text!r}")
        report.slowest = max(report.slowest, time.monotonic() - began)
        report.read += 1
    if report.slowest > PATIENCE:
        report.faults.append(f"a term took {report.slowest:.1f} s")
    return report


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m soak.terms", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="terms to read (100000)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="repeat a run's chances")
    given = parser.parse_args()
    report = soak(given.count, given.seed)
    said = {"terms": report.read, "slowest_ms": round(report.slowest * 1000), "seed": given.seed}
    print(json.dumps({**said, "faults": report.faults[:20]}, ensure_ascii=False, indent=1))
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
