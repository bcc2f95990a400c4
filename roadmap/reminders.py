"""On which days a duty is asked about, and how often a person may be written to (RULES §4, promise 7)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache

from roadmap.model import ItemKind, Status
from roadmap.workdays import DAY, WorkDays

BEFORE = (7, 3, 1)
BEFORE_DUTY = (14, 7, 3, 1)
"""For a duty of an order's own text."""
AFTER = (1, 3, 7)
QUIET_MONTHS = (7, 8)
"""July and August have events only, one message a month."""
PLANNED_A_WEEK = 3
MORNING, EVENING = time(9), time(18)


class Step(StrEnum):
    """The reason for asking: the month's plan, days before, the last day, days after."""

    PLAN = "plan"
    LADDER = "ladder"
    LAST_DAY = "last_day"
    OVERDUE = "overdue"


Asked = tuple[date, Step]
FINAL = frozenset({Step.PLAN, Step.LAST_DAY})
"""Steps that come once: the others give way to them."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What reminding needs to know of an assignment.

    `due` is the effective due date, `asked_from` the first day on which it may be asked; `undecided` says
    that an extension was requested and not decided, `interim` that «Ведётся» is a full answer, `collect_by`
    that `due` is the schools' date before a report. A recurring deed has a ladder only as the question asked
    then. `is_duty`: it is owed by the order's own text. `keeps_holidays`: July and August are left alone.
    `is_invitation`: to a contest, said once in a plan.
    """

    due: date
    asked_from: date
    kind: ItemKind = ItemKind.DEED
    status: Status = Status.PENDING
    undecided: bool = False
    conditional: bool = False
    interim: bool = False
    collect_by: bool = False
    recommended: bool = False
    is_duty: bool = False
    keeps_holidays: bool = True
    is_invitation: bool = False


def is_quiet(duty: Duty) -> bool:
    """Nobody is reminded: it is answered, waits for a decision, or is only named in plans."""
    answered = duty.status in (Status.DONE, Status.NOT_APPLICABLE, Status.DIFFICULTY)
    going_on = duty.interim and duty.status is Status.IN_PROGRESS
    named_only = duty.kind is ItemKind.EVENT or (duty.kind is ItemKind.RECURRING and not duty.collect_by)
    return answered or going_on or named_only or duty.undecided or duty.is_invitation


def can_be_overdue(duty: Duty) -> bool:
    return not duty.conditional and not duty.recommended and not is_quiet(duty)


@lru_cache(maxsize=1024)  # most duties of a day are alike
def ladder(duty: Duty, workdays: WorkDays) -> tuple[Asked, ...]:
    """All the days outside the month's plan on which the duty is asked about, in order.

    7, 3 and 1 working days before the date and on it (a day off moves the whole ladder back), then 1, 3 and 7
    working days after; when it is in progress only the last day and what follows. A duty begins 14 before.
    What is collected before a report is asked in the month of its date only, after that month's plan.
    """
    if is_quiet(duty):
        return ()
    return tuple(step for step in _steps(duty, workdays) if _is_asked(duty, step[0]))


def steps_between(duty: Duty, after: date, upto: date, workdays: WorkDays) -> tuple[Asked, ...]:
    """The steps later than `after` and not later than `upto`: a day's, or those missed in a downtime."""
    return tuple(step for step in ladder(duty, workdays) if after < step[0] <= upto)


def _steps(duty: Duty, workdays: WorkDays) -> Iterator[Asked]:
    last = workdays.on_or_before(duty.due)
    if duty.status is Status.PENDING:
        for n in BEFORE_DUTY if duty.is_duty else BEFORE:
            yield workdays.back(last, n), Step.LADDER
    yield last, Step.LAST_DAY
    if can_be_overdue(duty):
        for n in AFTER:
            yield workdays.forward(duty.due, n), Step.OVERDUE


def _is_asked(duty: Duty, day: date) -> bool:
    same_month = (day.year, day.month) == (duty.due.year, duty.due.month)
    is_free = day.month in QUIET_MONTHS and duty.keeps_holidays
    return day >= duty.asked_from and not is_free and (same_month or not duty.collect_by)


def slot_allowed(
    today: date, sent: Collection[date], reserved: Collection[date], final: bool, workdays: WorkDays
) -> bool:
    """Whether a planned message may go to a person today.

    `sent` are the days that had one; `reserved` the days of the person's coming final steps. One a day, three
    in a week from Monday to Sunday, on working days; a step that is not final leaves room for the final ones.
    """
    if today in sent or not workdays.is_working(today):
        return False
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    used = sum(monday <= day <= sunday for day in set(sent))
    needed = 0 if final else sum(today < day <= sunday for day in set(reserved))
    return used + needed < PLANNED_A_WEEK


def plan_day(day: date, workdays: WorkDays) -> date:
    """When the plan of that month goes out: its first working day."""
    return workdays.first_of_month(day)


def planned_moment(after: datetime, tz: tzinfo, workdays: WorkDays, at: time = MORNING) -> datetime:
    """The next 9:00 of a working day on people's clocks, strictly later than `after`."""
    local = after.astimezone(tz)
    day = workdays.on_or_after(local.date())
    moment = datetime.combine(day, at, tz)
    return moment if moment > after else datetime.combine(workdays.on_or_after(day + DAY), at, tz)


def in_working_hours(moment: datetime, tz: tzinfo, workdays: WorkDays) -> bool:
    """9:00 to 18:00 of a working day on people's clocks."""
    local = moment.astimezone(tz)
    return MORNING <= local.time() < EVENING and workdays.is_working(local.date())
