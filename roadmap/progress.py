"""The figures of a summary: one function counts them, whoever shows them (DESIGN §7)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import NamedTuple, Self

from roadmap.due import DueFacts, effective_due, is_complete, is_waited_for
from roadmap.model import Evidence, Status, Verdict
from roadmap.reviewing import is_complete_answer
from roadmap.workdays import WorkDays

IN_WORDS = frozenset({Evidence.FILE_OR_LINE, Evidence.PHRASES, Evidence.LINE})
"""Where the card asks for words, the words are the evidence (RULES §5)."""
NONE_ASKED = frozenset({Evidence.NUMBERS, Evidence.ATTENDANCE})
ANSWERED = frozenset({Status.DONE, Status.NOT_APPLICABLE})


class Facts(NamedTuple):
    """One assignment whose window has begun, as it stood at the end of a day.

    `verdict` is the newest one on the standing reply. `answered_on` is the day of the first reply that
    completed the assignment, `document_date` that of the standing reply. `has_paper`: a number with a
    date, a link or a file; `has_words`: a line, `roadmap.reviewing.is_line`. `is_reachable`: somebody can
    be asked; `was_asked`: somebody once could.
    """

    due: DueFacts
    evidence: Evidence
    verdict: Verdict | None = None
    answered_on: date | None = None
    document_date: date | None = None
    has_paper: bool = False
    has_words: bool = False
    is_reachable: bool = True
    was_asked: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """COUNTS of DESIGN §7; sums of schools are sums of these.

    asked              windows begun by the date; the five statuses add up to it
    due                effective due day before the date; an accepted «не относится» is left out
    due_done           of these: done, or «Ведётся» in an interim window
    overdue            RULES §6; a school that never could be asked is `not_asked`, not overdue
    late               complete, but both the document's date and the first such answer are after the day
    silent             due, can be asked, nothing said: no answer, no return, no extension asked for
    not_asked          due, no answer, nobody reachable
    returned           the last word is a return; the reply before it counts, else `pending`
    review, accepted   done or «не относится»: waiting for a verdict, accepted
    without_evidence   done without what proves it (RULES §5)
    extended           has a granted extension
    """

    asked: int = 0
    pending: int = 0
    in_progress: int = 0
    difficulty: int = 0
    done: int = 0
    not_applicable: int = 0
    due: int = 0
    due_done: int = 0
    overdue: int = 0
    late: int = 0
    silent: int = 0
    not_asked: int = 0
    returned: int = 0
    review: int = 0
    accepted: int = 0
    without_evidence: int = 0
    extended: int = 0

    def __add__(self, other: Self) -> "Counts":
        return Counts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Parts:
    """What the headline tells (TEXTS 8): each assignment that is due is exactly one of the first nine.

    accepted, unchecked    complete: with a verdict, without one
    returned, difficulty, skipped («не относится», not accepted yet), later (asks for another day)
    silent, not_asked, going_on    as in `Counts`; «в работе» where that is not enough
    ahead, early           not due yet, and complete of these
    to_review              what the queue of the centre holds, due or not
    """

    accepted: int = 0
    unchecked: int = 0
    returned: int = 0
    difficulty: int = 0
    skipped: int = 0
    later: int = 0
    silent: int = 0
    not_asked: int = 0
    going_on: int = 0
    ahead: int = 0
    early: int = 0
    to_review: int = 0

    def __add__(self, other: Self) -> "Parts":
        return Parts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


Tally = Mapping[int, int]
"""How many assignments add one to the same figures: the bits of `marks` → a number."""

BITS = {each.name: 1 << place for place, each in enumerate(fields(Counts))}
PART_BITS = {each.name: 1 << place for place, each in enumerate(fields(Parts), len(BITS))}


def count(rows: Iterable[Facts], today: date, workdays: WorkDays) -> Counts:
    """Every figure over the rows, as of the end of `today`."""
    tally: dict[int, int] = {}
    for facts in rows:
        found = marks(facts, today, workdays)
        tally[found] = tally.get(found, 0) + 1
    return counts_of(tally)


def counts_of(tally: Tally) -> Counts:
    return Counts(**_sums(tally, _names))


def parts_of(tally: Tally) -> Parts:
    return Parts(**_sums(tally, _part_names))


def _sums(tally: Tally, names: Callable[[int], tuple[str, ...]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for found, number in tally.items():
        for name in names(found):
            sums[name] = sums.get(name, 0) + number
    return sums


@cache
def _names(found: int) -> tuple[str, ...]:
    return tuple(name for name, bit in BITS.items() if found & bit)


@cache
def _part_names(found: int) -> tuple[str, ...]:
    return tuple(name for name, bit in PART_BITS.items() if found & bit)


def marks(facts: Facts, today: date, workdays: WorkDays) -> int:
    """The figures that one assignment adds one to, as bits of `BITS` and `PART_BITS`."""
    day = effective_due(facts.due, workdays)
    left_out = facts.due.status is Status.NOT_APPLICABLE and facts.verdict is Verdict.ACCEPTED
    is_due = day is not None and day < today and not left_out
    complete = is_complete(facts.due.status, interim=facts.due.interim)
    names = _marks(facts, day, complete=complete)
    parts = ["to_review"] if _is_to_review(facts) else []
    if is_due:
        names += _due_marks(facts, complete=complete)
        parts.append(_part(facts, complete=complete))
    elif not left_out:
        parts += ["ahead", "early"] if complete else ["ahead"]
    return sum(BITS[name] for name in names) | sum(PART_BITS[name] for name in parts)


def _marks(facts: Facts, day: date | None, *, complete: bool) -> list[str]:
    """Whether it is due or not."""
    asked, status = facts.due, facts.due.status
    found = ["asked", status.value]
    if status in ANSWERED:
        found += _verdict_marks(facts)
    if asked.returned_on:
        found.append("returned")
    if asked.extended_to:
        found.append("extended")
    if complete and not asked.recommended and _is_late(facts, day):
        found.append("late")
    return found


def _due_marks(facts: Facts, *, complete: bool) -> list[str]:
    """Of an assignment whose day is over."""
    asked = facts.due
    found = ["due", "due_done"] if complete else ["due"]
    if facts.was_asked and is_waited_for(asked):
        found.append("overdue")
    if asked.status is Status.PENDING and not asked.returned_on:
        if not facts.is_reachable:
            found.append("not_asked")
        elif not asked.extension_asked:
            found.append("silent")
    return found


def _part(facts: Facts, *, complete: bool) -> str:
    """Of an assignment whose day is over: which of the nine."""
    asked = facts.due
    if complete:
        return "accepted" if facts.verdict is Verdict.ACCEPTED else "unchecked"
    if asked.returned_on:
        return "returned"
    if asked.status is Status.DIFFICULTY:
        return "difficulty"
    if asked.status is Status.NOT_APPLICABLE:
        return "skipped"
    if asked.status is Status.PENDING and not facts.is_reachable:
        return "not_asked"
    if asked.extension_asked:
        return "later"
    return "silent" if asked.status is Status.PENDING else "going_on"


def _is_to_review(facts: Facts) -> bool:
    asked = facts.due
    is_answer = is_complete_answer(asked.status, interim=asked.interim, has_line=facts.has_words)
    return is_answer and facts.verdict is not Verdict.ACCEPTED


def _verdict_marks(facts: Facts) -> list[str]:
    marks = ["accepted"] if facts.verdict is Verdict.ACCEPTED else ["review"]
    if facts.due.status is Status.DONE and not has_evidence(facts):
        marks.append("without_evidence")
    return marks


def has_evidence(facts: Facts) -> bool:
    if facts.evidence in NONE_ASKED or facts.has_paper:
        return True
    return facts.evidence in IN_WORDS and facts.has_words


def _is_late(facts: Facts, day: date | None) -> bool:
    """Timeliness is judged by the document's date or the first answer, not by the acceptance."""
    days = [each for each in (facts.document_date, facts.answered_on) if each]
    return day is not None and bool(days) and min(days) > day
