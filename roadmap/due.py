"""When an answer is late, and fairly so (RULES §6): derived from stored facts and one frozen today."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from roadmap.model import Status
from roadmap.workdays import WorkDays

GRACE = 5
"""Working days after a return, and after the first day a school could be asked."""
GRACE_AFTER_EVENT = 3
GRACE_AT_IMPORT = 20
"""Working days after an order's date: «льготный срок», when the coordinator gives it at import."""


class DueFacts(NamedTuple):
    """What decides the day: `due` as asked, and everything that can move it later.

    `is_event` is the taking-part side: the holder of an event has its printed day. `collect_by` belongs
    to a recurring deed, whose unanswered windows merge into one question on that day (RULES §4).
    `askable_since` is the first day on which somebody of the school could be asked, `grace_until` the end
    of the order's «льготный срок». `recommended`: reminded, and nothing more. `is_invitation`: a contest.
    """

    due: date
    extended_to: date | None = None
    returned_on: date | None = None
    askable_since: date | None = None
    is_event: bool = False
    held_on: date | None = None
    collect_by: date | None = None
    status: Status = Status.PENDING
    conditional: bool = False
    interim: bool = False
    extension_asked: date | None = None
    grace_until: date | None = None
    recommended: bool = False
    is_invitation: bool = False


def grace_until(order_date: date, workdays: WorkDays) -> date:
    """The last day of the «льготный срок» of an order of this date."""
    return workdays.forward(order_date, GRACE_AT_IMPORT)


def effective_due(facts: DueFacts, workdays: WorkDays) -> date | None:
    """The latest of the days of RULES §6; None for an event that was not held yet, and for an invitation."""
    if facts.is_invitation or (facts.is_event and facts.held_on is None):
        return None
    latest = facts.due
    for day in (facts.extended_to, facts.collect_by, facts.grace_until):
        latest = max(latest, day or latest)
    for day in (facts.returned_on, facts.askable_since):
        latest = max(latest, _after(workdays, day, GRACE) if day else latest)
    return max(latest, _after(workdays, facts.held_on, GRACE_AFTER_EVENT)) if facts.held_on else latest


@lru_cache(maxsize=1024)
def _after(workdays: WorkDays, day: date, number: int) -> date:
    """Remembered: thousands of assignments share a few days."""
    return workdays.forward(day, number)


def is_complete(status: Status, *, interim: bool) -> bool:
    """Whether all that was asked is done: «Ведётся» is enough in an interim window (RULES §4)."""
    return status is Status.DONE or (interim and status is Status.IN_PROGRESS)


def is_overdue(facts: DueFacts, today: date, workdays: WorkDays) -> bool:
    """Past its effective day and still waited for."""
    day = effective_due(facts, workdays)
    return day is not None and day < today and is_waited_for(facts)


def is_waited_for(facts: DueFacts) -> bool:
    """Not answered: a difficulty is not silence, a condition may not have come, a request is undecided.

    What is only recommended, or invites, is waited for by nobody (RULES §4, §7).
    """
    if facts.conditional or facts.recommended or facts.is_invitation or facts.extension_asked:
        return False
    if facts.status not in {Status.PENDING, Status.IN_PROGRESS}:
        return False
    return not is_complete(facts.status, interim=facts.interim)
