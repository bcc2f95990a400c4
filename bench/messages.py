"""What a year asks of people: messages by person and month, taps by answer, for each of seven tempers.

    python -m bench.messages [--directors 43] [--until 2023-08-31]

The year is that of `python -m soak.tempers`; the figures are of the program, not of the machine.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from statistics import fmean

from soak.temper_acts import Answer
from soak.temper_people import Temper
from soak.tempers import Lived, live_year
from soak.year import ENDS

WAYS = {
    "card": "the one due thing, its card",
    "list": "a line of a list",
    "plan": "last month's deeds in a plan",
    "walk": "one after another",
    "words": "short lines",
    "returned": "what came back",
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--directors", type=int, default=43)
    parser.add_argument("--until", default=ENDS.date().isoformat())
    given = parser.parse_args()
    lived = live_year(given.directors, datetime.fromisoformat(given.until))
    print_messages(lived)
    print_answers([answer for made in lived.answers.values() for answer in made])


def print_messages(lived: Lived) -> None:
    """Planned messages: on average, and most for one person."""
    months = sorted({month for _, month in lived.verdict.months})
    print("planned a month", *(f"{month[2:]:>9}" for month in months), "   at once")
    for temper in Temper:
        people = [each.id for each in lived.cast if each.temper is temper]
        cells = [_cell(lived.verdict.months, people, month) for month in months]
        at_once = sum(lived.verdict.immediate[who, month] for who in people for month in months)
        print(f"{temper:15}", *(f"{cell:>9}" for cell in cells), f"{at_once / len(people):9.1f}")


def _cell(counts: Counter[tuple[int, str]], people: Sequence[int], month: str) -> str:
    found = [counts[who, month] for who in people]
    return f"{fmean(found):.1f} ({max(found)})"


def print_answers(answers: Sequence[Answer]) -> None:
    print(f"\n{'an answer':30}{'answers':>9}{'taps':>7}{'lines':>7}{'files':>7}")
    for way, name in WAYS.items():
        for file, found in _by_file(answer for answer in answers if answer.way == way):
            means = "".join(f"{_mean(found, what):7.2f}" for what in ("taps", "words", "files"))
            print(f"{name + file:30}{len(found):9}{means}")


def _by_file(answers: Iterable[Answer]) -> list[tuple[str, list[Answer]]]:
    """Those without a file and those with one; a line that completes an answer is no answer of its own."""
    made = list(answers)
    plain = [each for each in made if not each.files and (each.taps or each.way in {"words", "returned"})]
    filed = [each for each in made if each.files]
    return [(what, found) for what, found in (("", plain), (", a file", filed)) if found]


def _mean(answers: Sequence[Answer], what: str) -> float:
    return fmean(getattr(each, what) for each in answers)


if __name__ == "__main__":
    main()
