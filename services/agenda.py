"""What to say to a person on a day: the month's plan and the reminders, merged (RULES §4, promise 7).

Everything follows from the rows, today and the last day on which the person was written to, so that a
run that was killed and started again says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from roadmap.deputies import names_deputy
from roadmap.model import ItemKind, Role, Status
from roadmap.reminders import QUIET_MONTHS, Duty, Step, slot_allowed, steps_between
from roadmap.workdays import WorkDays, last_day_of_month
from services.amendments import News
from services.duties import asked_until, effective, is_never_late, is_open, keeps_holidays
from storage.assignments import AssignmentRow
from storage.members import Member


@dataclass(frozen=True, slots=True)
class Group:
    """Duties of one organization that are due on one day."""

    due: date
    rows: tuple[AssignmentRow, ...]


@dataclass(frozen=True, slots=True)
class SchoolAgenda:
    """One school's (or body's) part of a message: what is asked, what waits since its date, what is named."""

    organization: str
    groups: tuple[Group, ...] = ()
    late: tuple[AssignmentRow, ...] = ()
    recurring: tuple[AssignmentRow, ...] = ()
    events: tuple[AssignmentRow, ...] = ()

    @property
    def asked(self) -> tuple[AssignmentRow, ...]:
        """Everything that is asked, in the order in which it is said."""
        return (*(row for group in self.groups for row in group.rows), *self.late, *self.recurring)


@dataclass(frozen=True, slots=True)
class Agenda:
    """A day's one message; `is_final` when it holds a last day or is the month's plan."""

    today: date
    is_plan: bool
    is_final: bool
    schools: tuple[SchoolAgenda, ...]
    news: News | None = None

    @property
    def only_duty(self) -> AssignmentRow | None:
        """The one thing there is to say, when it is one thing and not the month's plan."""
        asked = [row for school in self.schools for row in school.asked]
        alone = len(asked) == 1 and not any(school.events for school in self.schools)
        return asked[0] if alone and not self.is_plan and self.news is None else None

    @property
    def has_duties(self) -> bool:
        return any(school.asked or (self.is_plan and school.events) for school in self.schools)

    @property
    def is_empty(self) -> bool:
        """In July and August news alone wait for the month's plan, the one message that there is."""
        has_news = self.news is not None and (self.is_plan or self.today.month not in QUIET_MONTHS)
        return not self.has_duties and not has_news


@dataclass(frozen=True, slots=True)
class History:
    """When a person was last written to before today, and on which days of this week."""

    last_told: date
    this_week: frozenset[date]


def build_agenda(
    duties: Sequence[AssignmentRow],
    history: History,
    today: date,
    workdays: WorkDays,
    news: News | None = None,
) -> Agenda | None:
    """The agenda of one person for today, or None when there is nothing to say or it can wait."""
    first = workdays.first_of_month(today)
    is_plan = history.last_told < first <= today
    by_school = groupby(
        sorted(duties, key=lambda row: row.organization_id), key=lambda row: row.organization_id
    )
    schools = [_school(tuple(rows), history.last_told, today, is_plan, workdays) for _, rows in by_school]
    is_final = is_plan or any(
        _steps(row, history.last_told, today, workdays, Step.LAST_DAY) for row in duties
    )
    agenda = Agenda(today, is_plan, is_final, tuple(school for school in schools if school), news)
    if agenda.is_empty:
        return None
    reserved = _later_final_days(duties, today, workdays)
    allowed = slot_allowed(today, history.this_week, reserved, is_final, workdays)
    return agenda if allowed else None


def addressed(rows: Iterable[AssignmentRow], members: Sequence[Member]) -> dict[int, list[AssignmentRow]]:
    """Who is asked what: one person an item at a school, both schools of a pair (RULES §4).

    Whoever the item was given to; else the deputy where the order prints «зам. руководителя» and one has
    joined; else the director; else whoever is there. A body's people are asked for what the order's own text
    obliges it to; the rest of its items, and those of bodies without people, wait on the coordinator's desk.
    """
    by_place: dict[int, list[Member]] = {}
    for member in members:
        by_place.setdefault(member.organization_id, []).append(member)
    found: dict[int, dict[int, AssignmentRow]] = {}
    for row in rows:
        for place in (row.organization_id, row.partner_id):
            if place in by_place and (row.for_schools or row.is_duty):
                mine = found.setdefault(_addressee(row, by_place[place]), {})
                mine.setdefault(row.id, row.seen_by(place))
    return {person_id: list(mine.values()) for person_id, mine in found.items()}


def _addressee(row: AssignmentRow, members: Sequence[Member]) -> int:
    if any(member.person_id == row.assignee_id for member in members):
        return row.assignee_id or 0
    wanted = Role.DEPUTY if names_deputy(row.responsible) else Role.DIRECTOR
    chosen = next((member for member in members if member.role is wanted), None)
    director = next((member for member in members if member.role is Role.DIRECTOR), None)
    return (chosen or director or members[0]).person_id


def _school(
    rows: tuple[AssignmentRow, ...], after: date, today: date, is_plan: bool, workdays: WorkDays
) -> SchoolAgenda:
    asked = [row for row in rows if _is_asked(row, after, today, is_plan, workdays)]
    recurring = [row for row in asked if is_plan and _was_last_month(row, today)]
    dated = [row for row in asked if row not in recurring]
    late = [row for row in dated if asked_until(row, workdays) < today]
    current = sorted(
        (row for row in dated if row not in late),
        key=lambda row: (_due(row, workdays), row.code, row.id),
    )
    groups = tuple(
        Group(due, tuple(group)) for due, group in groupby(current, key=lambda row: _due(row, workdays))
    )
    return SchoolAgenda(
        organization=rows[0].organization,
        groups=groups,
        late=tuple(late),
        recurring=tuple(recurring),
        events=tuple(row for row in rows if _is_named(row, today)),
    )


def _is_asked(row: AssignmentRow, after: date, today: date, is_plan: bool, workdays: WorkDays) -> bool:
    """By a step of its ladder, or in the month's plan; not in July and August."""
    if row.kind is ItemKind.EVENT or not is_open(row) or _is_too_early(row, today):
        return False
    if today.month in QUIET_MONTHS and keeps_holidays(row):
        return False
    due = asked_until(row, workdays)
    if due < today and is_never_late(row):
        return False
    if is_plan and _was_last_month(row, today):
        return row.status is Status.PENDING
    if _steps(row, after, today, workdays, *Step):
        return True
    if not is_plan or _is_silenced(row) or (row.is_recurring and row.collect_by is None):
        return False
    return due < today or (due.year, due.month) == (today.year, today.month)


def _is_too_early(row: AssignmentRow, today: date) -> bool:
    """A recurring deed is not asked about while its month goes on, except on its last day for an answer."""
    return row.is_recurring and today <= row.end and today < (row.collect_by or date.max)


def _was_last_month(row: AssignmentRow, today: date) -> bool:
    """A window of a recurring deed that is asked about in this month's plan, the next after it (RULES §4)."""
    day = today.replace(day=1) - timedelta(days=1)
    return row.is_recurring and (row.end.year, row.end.month) == (day.year, day.month)


def _is_silenced(row: AssignmentRow) -> bool:
    """After a difficulty or a request for another date there is silence until it is decided."""
    return row.status is Status.DIFFICULTY or row.extension_asked is not None


def _steps(
    row: AssignmentRow, after: date, upto: date, workdays: WorkDays, *kinds: Step
) -> list[tuple[date, Step]]:
    if row.kind is ItemKind.EVENT:
        return []
    return [step for step in steps_between(_duty(row, workdays), after, upto, workdays) if step[1] in kinds]


def _duty(row: AssignmentRow, workdays: WorkDays) -> Duty:
    due = asked_until(row, workdays)
    is_collected = row.collected or row.collect_by is not None
    return Duty(
        due=due,
        asked_from=workdays.first_of_month(due) if is_collected else row.opens,
        kind=ItemKind.RECURRING if row.is_recurring else row.kind,
        status=row.status,
        undecided=row.extension_asked is not None,
        conditional=row.conditional,
        interim=row.interim,
        collect_by=is_collected,
        recommended=row.recommended,
        is_duty=row.is_duty,
        keeps_holidays=keeps_holidays(row),
    )


def _due(row: AssignmentRow, workdays: WorkDays) -> date:
    return effective(row, workdays) or row.due


def _is_named(row: AssignmentRow, today: date) -> bool:
    """An event of this month that was not held yet: named, not asked."""
    if row.kind is not ItemKind.EVENT or row.held_on or row.status is not Status.PENDING:
        return False
    return (row.start or row.end) <= last_day_of_month(today) and row.end >= today.replace(day=1)


def _later_final_days(duties: Sequence[AssignmentRow], today: date, workdays: WorkDays) -> frozenset[date]:
    """Days later this week that need their message: last days, and the first working day of a month."""
    sunday = today + timedelta(days=6 - today.weekday())
    days = {
        day
        for row in duties
        if is_open(row)
        for day, _ in _steps(row, today, sunday, workdays, Step.LAST_DAY)
    }
    next_plan = workdays.first_of_month(last_day_of_month(today) + timedelta(days=1))
    return frozenset(days | ({next_plan} if today < next_plan <= sunday else set()))
