"""One thing that a person decided about the understanding of an order, and how it is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from roadmap.model import Problem, Window


class What(StrEnum):
    """What is decided; beside it what the value is."""

    ASKED = "asked"  # as `Item.asked`
    ASK = "ask"  # False: nobody is asked
    KIND = "kind"
    EVIDENCE = "evidence"
    NUMBERS_ONLY = "numbers_only"  # True or False
    TERM = "term"  # a text in place of the printed one
    READING = "reading"  # one of two readings, as `reading_value` writes it
    SHORT_NAME = "short_name"
    DONE = "done"  # whether the order itself fulfils it
    SUM = "sum"  # False: it is asked by itself, whatever the schools' answers would sum up to
    TOGETHER = "together"  # whether it is one meeting with the others of its bond (`roadmap.bonds`)
    LISTED = "listed"  # whether it belongs to the others of its bond
    BODY = "body"  # of an abbreviation in place of a place: the full name of the body
    YEAR = "year"  # of a plan: «2022/2023»
    DATE = "date"  # the days of a duty that has none
    GRACE = "grace"  # of the whole order: the «льготный срок» of RULES §6
    AMENDS = "amends"  # of the whole order: it is a new wording of the stored one of another date
    TITLE = "title"  # of a plan
    DUE = "due"  # of a window of an item, «ДК1 · 1.6 · 2022-12-31»: the day it was moved to
    SEEN = "seen"  # the names of problems that need nothing


RIVALS = (
    frozenset({What.TERM, What.READING, What.ASK, What.DATE}),
    frozenset({What.ASKED, What.ASK}),
    frozenset({What.KIND, What.NUMBERS_ONLY}),
)
"""Of these the later one holds."""

Value = str | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`place` is «ДК1», «ДК1 · 1.6», «Приказ · 2.1», or empty for the whole order.

    `printed` is the cell that it was made for; where another text stands there now it does not hold.
    """

    place: str
    what: What
    value: Value
    printed: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return self.value if isinstance(self.value, tuple) else (str(self.value),)


Decided = Mapping[What, Choice]
"""What was decided about one place."""


def choice_json(choice: Choice) -> dict[str, Any]:
    value = list(choice.value) if isinstance(choice.value, tuple) else choice.value
    return {"place": choice.place, "what": choice.what.value, "value": value, "printed": choice.printed}


def read_choice(data: Mapping[str, Any]) -> Choice:
    value = tuple(data["value"]) if isinstance(data["value"], list) else data["value"]
    return Choice(data["place"], What(data["what"]), value, data.get("printed"))


def merge_choices(*layers: Iterable[Choice]) -> tuple[Choice, ...]:
    """Later choices take the place of earlier ones about the same, and of their rivals."""
    merged: list[Choice] = []
    for choice in (each for layer in layers for each in layer):
        merged = [each for each in merged if each.place != choice.place or not _are_rivals(each, choice)]
        merged.append(choice)
    return tuple(merged)


def _are_rivals(one: Choice, other: Choice) -> bool:
    return one.what is other.what or any({one.what, other.what} <= group for group in RIVALS)


def window_place(code: str, key: str, end: date) -> str:
    """«ДК1 · 1.6 · 2022-12-31»: where a moved day of a window is noted."""
    return f"{code} · {key} · {end.isoformat()}"


def problem_name(problem: Problem) -> str:
    """What tells a problem of a place from the others there."""
    return "|".join((problem.key, *(value for _, value in problem.values)))


def reading_value(windows: Iterable[Window]) -> tuple[str, ...]:
    """«start/end/due» of each window; the start may be empty."""
    days = ((window.start, window.end, window.due) for window in windows)
    return tuple("/".join(day.isoformat() if day else "" for day in three) for three in days)


def read_reading(words: Iterable[str]) -> tuple[Window, ...]:
    windows = []
    for start, end, due in (word.split("/") for word in words):
        first = date.fromisoformat(start) if start else None
        windows.append(Window(first, date.fromisoformat(end), date.fromisoformat(due)))
    return tuple(windows)
