"""Which answers accept themselves, and when one has waited too long for the centre (RULES §5, §6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.model import Evidence, ItemKind, Status
from roadmap.workdays import WorkDays

CHECKED_WITHIN = 10
"""Working days after which an answer that nobody looked at is «не проверено центром»."""
LARGEST_TOTAL = 3000
"""More people than that are in no school: such a figure is a slip."""
FINAL = frozenset({Status.DONE, Status.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, and what was asked, as far as it decides whether a person has to look."""

    status: Status
    kind: ItemKind
    evidence: Evidence
    conditional: bool
    interim: bool
    done: int | None = None
    total: int | None = None
    has_words: bool = False


def accepts_itself(given: Given) -> bool:
    """«Не относится» never does: it changes what a share is counted from (promise 11)."""
    if given.status is Status.NOT_APPLICABLE:
        return given.conditional
    if given.status is Status.IN_PROGRESS:
        is_told = given.has_words if given.total is None else _are_sensible(given.done, given.total)
        return given.interim and is_told
    if given.status is not Status.DONE:
        return False
    if given.evidence is Evidence.NUMBERS:
        return _are_sensible(given.done, given.total)
    return given.kind is ItemKind.RECURRING or given.evidence is Evidence.ATTENDANCE


def is_complete_answer(status: Status, *, interim: bool, has_line: bool) -> bool:
    """Whether there is something to accept: done, «не относится», or «Ведётся» with its line."""
    return status in FINAL or (interim and has_line and status is Status.IN_PROGRESS)


def is_line(comment: str, done: int | None, document_number: str | None, *, has_files: bool) -> bool:
    """Whether it is told what was done: in words, in figures («14 из 32»), by a document, by a file."""
    return bool(comment.strip() or done is not None or document_number or has_files)


def is_unchecked(answered: date, today: date, workdays: WorkDays) -> bool:
    """Derived, never stored; it does not count against the school."""
    return workdays.forward(answered, CHECKED_WITHIN) < today


def following(waiting: Sequence[int], current: int) -> int | None:
    """The next to be looked at after `current`, from the start again at the end; None when it is alone."""
    others = [each for each in waiting if each != current]
    if current not in waiting:
        return others[0] if others else None
    after = list(waiting)[waiting.index(current) + 1 :]
    return next(iter(after or others), None)


def _are_sensible(done: int | None, total: int | None) -> bool:
    return done is not None and total is not None and done <= total and 0 < total <= LARGEST_TOTAL
