"""How a stored duty stands today: whether more is expected of it, and until when."""

from collections.abc import Iterable
from datetime import date

from roadmap.due import DueFacts, effective_due
from roadmap.events import is_invitation
from roadmap.model import ItemKind, RoadmapState, Side, Status
from roadmap.reminders import QUIET_MONTHS
from roadmap.workdays import WorkDays
from storage.assignments import AssignmentRow


def is_open(row: AssignmentRow) -> bool:
    """Whether something more is expected: not done, not «Ведётся» in an interim window."""
    if row.status is Status.IN_PROGRESS:
        return not row.interim
    return row.status in {Status.PENDING, Status.DIFFICULTY}


def is_asked_now(row: AssignmentRow, today: date) -> bool:
    """Whether an answer is expected by now: a recurring deed is asked about when its window is over."""
    return is_open(row) and (not row.is_recurring or row.end < today)


def is_over(row: AssignmentRow, today: date) -> bool:
    """Whether nothing can be asked or answered any more."""
    return row.roadmap_state is RoadmapState.CLOSED or row.roadmap_ends < today


def is_never_late(row: AssignmentRow) -> bool:
    """Asked on a condition that may not come, only recommended, or invited to (RULES §4, §6, §7)."""
    return row.conditional or row.recommended or invites(row)


def invites(row: AssignmentRow) -> bool:
    """To a contest of others; what a school set itself in its own plan is no invitation."""
    return not row.is_own and is_invitation(row.measure, row.kind, for_schools=row.for_schools)


def effective(row: AssignmentRow, workdays: WorkDays) -> date | None:
    """The day until which an answer is in time (RULES §6); None for an event not held yet, for a contest."""
    facts = DueFacts(
        due=row.due,
        extended_to=row.extended_to,
        returned_on=row.returned_on,
        askable_since=row.askable_since,
        is_event=row.kind is ItemKind.EVENT and row.side is Side.TAKING_PART,
        held_on=row.held_on,
        collect_by=row.collect_by,
        grace_until=row.grace_until,
        is_invitation=invites(row),
    )
    return effective_due(facts, workdays)


def asked_until(row: AssignmentRow, workdays: WorkDays) -> date:
    """The date that reminders lead to: what a school owes in July or August is asked for in June."""
    due = effective(row, workdays) or row.due
    if due.month in QUIET_MONTHS and keeps_holidays(row):
        return workdays.last_of_month(date(due.year, 6, 1))
    return due


def keeps_holidays(row: AssignmentRow) -> bool:
    """Whether July and August are left alone: for all but what the order's own text asks of a body."""
    return row.for_schools or not row.is_duty


def gather(rows: Iterable[AssignmentRow]) -> list[tuple[AssignmentRow, ...]]:
    """What is one line in a list: twins of a school, and the windows of a recurring deed (RULES §3, §4)."""
    lines: dict[tuple[int, int, date | None], list[AssignmentRow]] = {}
    for row in rows:
        day = None if row.is_recurring else row.due
        lines.setdefault((row.organization_id, row.deed or -row.id, day), []).append(row)
    return [tuple(line) for line in lines.values()]
