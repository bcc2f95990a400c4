"""Whether a duty is spoken of to a person on a day, and why (RULES §4)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, tzinfo

from roadmap.model import ItemKind, Status
from roadmap.reminders import QUIET_MONTHS, Asked, Duty, Step, steps_between
from roadmap.workdays import DAY, WorkDays, last_day_of_month
from services.duties import asked_until, invites, is_never_late, is_open, keeps_holidays
from storage.assignments import AssignmentRow

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Asking:
    """A person's day: `after` is when they were last written to, `snoozed` what they asked to hear later.

    `declined`: assignment and school, of the meetings to which it has said that it does not come.
    """

    today: date
    after: date
    is_plan: bool
    workdays: WorkDays
    snoozed: Mapping[int, date] = field(default_factory=dict)
    zone: tzinfo = UTC
    declined: Collection[tuple[int, int]] = frozenset()

    def is_asked(self, row: AssignmentRow) -> bool:
        """By a step of its ladder, on the day it was put off to, or in the month's plan."""
        if row.kind is ItemKind.EVENT or not is_open(row) or self._is_too_early(row):
            return False
        if self.today.month in QUIET_MONTHS and keeps_holidays(row):
            return False
        if asked_until(row, self.workdays) < self.today and is_never_late(row):
            return False
        return self._is_in_plan(row) if self.is_plan else self._is_reminded(row)

    def is_overdue_step(self, row: AssignmentRow) -> bool:
        """What somebody else of the school was asked for: heard of only after its date."""
        return self.is_asked(row) and bool(self.steps(row, Step.OVERDUE))

    def is_last_day(self, row: AssignmentRow) -> bool:
        return self.is_asked(row) and bool(self.steps(row, Step.LAST_DAY))

    def was_last_month(self, row: AssignmentRow) -> bool:
        """A window of a recurring deed that is asked about in this month's plan, the next after it."""
        return was_last_month(row, self.today)

    def steps(self, row: AssignmentRow, *kinds: Step, upto: date | None = None) -> list[Asked]:
        """The steps since the last message; those before the day it was put off to are not made up for."""
        if row.kind is ItemKind.EVENT:
            return []
        after = max(self.after, self.snoozed.get(row.id, date.min + DAY) - DAY)
        found = steps_between(duty_of(row, self.workdays), after, upto or self.today, self.workdays)
        return [step for step in found if step[1] in kinds]

    def is_named(self, row: AssignmentRow) -> bool:
        """An event of this month that is still ahead: named, not asked; a contest is named once."""
        if not _is_ahead(row) or self._is_past(row) or (invites(row) and not self._is_new(row)):
            return False
        return (row.start or row.end) <= last_day_of_month(self.today) and row.end >= self.today.replace(
            day=1
        )

    def _is_past(self, row: AssignmentRow) -> bool:
        """Its day is over, though nobody has marked it as held."""
        return row.event_at is not None and row.event_at.astimezone(self.zone).date() < self.today

    def _is_new(self, row: AssignmentRow) -> bool:
        """Whether the person was last written to before its month began, or has only just joined."""
        month = (row.start or row.end).replace(day=1)
        begins = month if row.opens == row.start else max(month, row.opens)
        return self.after < begins or self.after == row.askable_since

    def is_near(self, row: AssignmentRow) -> bool:
        """An event whose notice of the day before is to be given now; July and August have one message."""
        day = self.notice_day(row)
        if day is None or self.is_plan or self.today.month in QUIET_MONTHS or row.event_at is None:
            return False
        return self.after < day <= self.today <= row.event_at.astimezone(self.zone).date()

    def notice_day(self, row: AssignmentRow) -> date | None:
        """The working day before a dated event to which the school comes, or has said nothing."""
        if row.event_at is None or not _is_ahead(row) or (row.id, row.organization_id) in self.declined:
            return None
        return self.workdays.back(row.event_at.astimezone(self.zone).date(), 1)

    def _is_in_plan(self, row: AssignmentRow) -> bool:
        if self.was_last_month(row):
            return row.status is Status.PENDING
        if self.steps(row, *Step):
            return True
        if is_silenced(row) or (row.is_recurring and row.collect_by is None):
            return False
        due = asked_until(row, self.workdays)
        return due < self.today or (due.year, due.month) == (self.today.year, self.today.month)

    def _is_reminded(self, row: AssignmentRow) -> bool:
        until = self.snoozed.get(row.id)
        if until and until > self.today:
            return False
        put_off_to_now = until is not None and until > self.after and not is_silenced(row)
        return put_off_to_now or bool(self.steps(row, *Step))

    def _is_too_early(self, row: AssignmentRow) -> bool:
        return is_too_early(row, self.today, self.workdays)


def is_too_early(row: AssignmentRow, today: date, workdays: WorkDays) -> bool:
    """A recurring deed is not asked about while its month goes on, except when answers are collected.

    Then there is no other plan before it is late: it is asked about on the day before, and on the day.
    """
    if not row.is_recurring or today > row.end:
        return False
    return row.collect_by is None or today < workdays.back(workdays.on_or_before(row.collect_by), 1)


def was_last_month(row: AssignmentRow, today: date) -> bool:
    day = today.replace(day=1) - DAY
    return row.is_recurring and (row.end.year, row.end.month) == (day.year, day.month)


def is_silenced(row: AssignmentRow) -> bool:
    """After a difficulty or a request for another date there is silence until it is decided."""
    undecided = row.status is Status.DIFFICULTY and not row.is_decided
    return undecided or row.extension_asked is not None


def is_on_the_table(row: AssignmentRow, today: date, workdays: WorkDays, upto: date) -> bool:
    """Whether it is asked for by now: late, or due not later than `upto`; answered or not."""
    if row.kind is ItemKind.EVENT or is_too_early(row, today, workdays):
        return False
    due = asked_until(row, workdays)
    if due < today and is_never_late(row):
        return False
    return due <= upto or was_last_month(row, today)


def is_waited_for_now(row: AssignmentRow, today: date, workdays: WorkDays) -> bool:
    """Whether an open answer is late, or due by the end of the month."""
    return is_open(row) and is_on_the_table(row, today, workdays, last_day_of_month(today))


def duty_of(row: AssignmentRow, workdays: WorkDays) -> Duty:
    """A difficulty on which the centre has decided is named once more, on the last day, and is never late."""
    due = asked_until(row, workdays)
    is_collected = row.collected or row.collect_by is not None
    return Duty(
        due=due,
        asked_from=workdays.first_of_month(due) if is_collected else row.opens,
        kind=ItemKind.RECURRING if row.is_recurring else row.kind,
        status=Status.IN_PROGRESS if row.is_decided else row.status,
        undecided=row.extension_asked is not None,
        conditional=row.conditional,
        interim=row.interim and not row.is_decided,
        collect_by=is_collected,
        recommended=row.recommended or row.is_decided,
        is_duty=row.is_duty,
        keeps_holidays=keeps_holidays(row),
        is_invitation=invites(row),
    )


def _is_ahead(row: AssignmentRow) -> bool:
    is_open = not row.held_on and not row.is_called_off
    return row.kind is ItemKind.EVENT and is_open and row.status is Status.PENDING
