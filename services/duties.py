"""How a stored duty stands today: whether more is expected of it, and until when."""

from datetime import date

from roadmap.due import DueFacts, effective_due
from roadmap.model import ItemKind, Side, Status
from roadmap.workdays import WorkDays
from storage.assignments import AssignmentRow


def is_open(row: AssignmentRow) -> bool:
    """Whether something more is expected: not done, not «Ведётся» in an interim window."""
    if row.status is Status.IN_PROGRESS:
        return not row.interim
    return row.status in {Status.PENDING, Status.DIFFICULTY}


def is_asked_now(row: AssignmentRow, today: date) -> bool:
    """Whether an answer is expected by now: a recurring deed is asked about when its window is over."""
    return is_open(row) and (row.kind is not ItemKind.RECURRING or row.end < today)


def effective(row: AssignmentRow, workdays: WorkDays) -> date | None:
    """The day until which an answer is in time (RULES §6); None for an event that was not held yet."""
    facts = DueFacts(
        due=row.due,
        extended_to=row.extended_to,
        returned_on=row.returned_on,
        askable_since=row.askable_since,
        is_event=row.kind is ItemKind.EVENT and row.side is Side.TAKING_PART,
        held_on=row.held_on,
    )
    return effective_due(facts, workdays)
