"""The figures of a summary: one function counts them, whoever shows them (DESIGN §7)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple, Self

from roadmap.due import DueFacts, effective_due, is_complete, is_waited_for
from roadmap.model import Evidence, Status, Verdict
from roadmap.workdays import WorkDays

IN_WORDS = frozenset({Evidence.FILE_OR_LINE, Evidence.PHRASES, Evidence.LINE})
"""Where the card asks for words, the words are the evidence (RULES §5)."""
NONE_ASKED = frozenset({Evidence.NUMBERS, Evidence.ATTENDANCE})
ANSWERED = frozenset({Status.DONE, Status.NOT_APPLICABLE})


class Facts(NamedTuple):
    """One assignment whose window has begun, as it stood at the end of a day.

    `verdict` is the newest one on the standing reply. `answered_on` is the day of the first reply that
    completed the assignment, `document_date` that of the standing reply. `has_paper`: a number with a
    date, a link or a file. `is_reachable`: somebody can be asked; `was_asked`: somebody once could.
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


NAMES = tuple(each.name for each in fields(Counts))


def count(rows: Iterable[Facts], today: date, workdays: WorkDays) -> Counts:
    """Every figure over the rows, as of the end of `today`."""
    totals = dict.fromkeys(NAMES, 0)
    for facts in rows:
        for name in _marks(facts, today, workdays):
            totals[name] += 1
    return Counts(**totals)


def _marks(facts: Facts, today: date, workdays: WorkDays) -> list[str]:
    """The figures that one assignment adds one to."""
    asked, status = facts.due, facts.due.status
    marks = ["asked", status.value]
    day = effective_due(asked, workdays)
    complete = is_complete(status, interim=asked.interim)
    if status in ANSWERED:
        marks += _verdict_marks(facts)
    if asked.returned_on:
        marks.append("returned")
    if asked.extended_to:
        marks.append("extended")
    if complete and not asked.recommended and _is_late(facts, day):
        marks.append("late")
    left_out = status is Status.NOT_APPLICABLE and facts.verdict is Verdict.ACCEPTED
    if day is not None and day < today and not left_out:
        marks += _due_marks(facts, complete=complete)
    return marks


def _due_marks(facts: Facts, *, complete: bool) -> list[str]:
    """Of an assignment whose day is over."""
    asked = facts.due
    marks = ["due", "due_done"] if complete else ["due"]
    if facts.was_asked and is_waited_for(asked):
        marks.append("overdue")
    if asked.status is Status.PENDING and not asked.returned_on:
        if not facts.is_reachable:
            marks.append("not_asked")
        elif not asked.extension_asked:
            marks.append("silent")
    return marks


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
