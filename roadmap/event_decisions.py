"""What a meeting has decided, typed one a line: «до 20.02 всем ШНРО: график консультаций» (RULES §7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from roadmap.model import Period
from roadmap.naming import shorten
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays

CODE = "Решения"
"""Where the decisions of an order's meetings stand: beside the duties of its own text."""
TITLE = "Решения совещаний"
MOST = 30
LONGEST, NAME = 500, 50
_TERM = re.compile(
    r"\b(?:(?:в\s+)?срок[:\s]+)?(?:до|к|не\s+позднее)\s+"
    r"(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}\s+[а-яё]+(?:\s+\d{4})?)(?:\s*(?:года\b|г\b\.?))?",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s*(?:[-–—•*]\s*|\d{1,2}[.)]\s+)")
_EVERY = re.compile(r"^(?:для\s+)?(?:все[мх]|каждой|каждому)\b\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One decision as typed; a part that is not there is None or empty.

    `whom` are the words that name schools, clusters or a body, without «всем»; `is_for_all`: it stood there.
    """

    text: str
    due: date | None
    whom: str
    what: str
    is_for_all: bool = False


def parse_decisions(text: str, period: Period, workdays: WorkDays) -> tuple[Line, ...]:
    """Every line that says something; day and addressee stand before the colon in either order."""
    return tuple(_read(period, workdays, text))


def _read(period: Period, workdays: WorkDays, text: str) -> Iterator[Line]:
    for each in text.splitlines()[:MOST]:
        line = " ".join(_MARK.sub("", each).split())[:LONGEST]
        if not line:
            continue
        head, _, what = line.partition(":")
        found = _TERM.search(head)
        due = _due(found[0], period, workdays) if found else None
        whom = _TERM.sub(" ", head) if found else head
        bare = " ".join(whom.split()).strip(" ,.;–—-")
        is_for_all = _EVERY.match(bare) is not None
        yield Line(line, due, _EVERY.sub("", bare).strip(" ,"), what.strip(" ."), is_for_all)


def _due(words: str, period: Period, workdays: WorkDays) -> date | None:
    schedule = parse_term(words, period, (), workdays)
    if not schedule.resolved or len(schedule.windows) != 1:
        return None
    return schedule.windows[0].due


def name_source(number: str, day: date | None, title: str, held_on: date) -> str:
    """«Протокол № 2 от 27.01.2023, совещание 26.01.2023», or the meeting alone."""
    parts = [f"№ {number}"] if number else []
    parts += [f"от {day:%d.%m.%Y}"] if day else []
    meeting = f"{title} {held_on:%d.%m.%Y}"
    return f"Протокол {' '.join(parts)}, {meeting}" if parts else meeting[:1].upper() + meeting[1:]


def name_decision(what: str) -> str:
    """A few words are its name as they stand: there is no order's wording to be cut from them."""
    return what if len(what) <= NAME else shorten(what)


def place_of(event_id: int) -> str:
    """How the keys of a meeting's decisions begin: `event-12-`."""
    return f"event-{event_id}-"
