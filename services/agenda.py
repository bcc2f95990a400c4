"""What to say to a person on a day: the month's plan and the reminders, merged (RULES §4, promise 7).

Everything follows from the rows, today and the last day on which the person was written to, so that a
run that was killed and started again says the same.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, tzinfo
from itertools import groupby

from roadmap.deputies import names_deputy
from roadmap.model import ItemKind, Role
from roadmap.reminders import QUIET_MONTHS, Step, slot_allowed
from roadmap.workdays import WorkDays, last_day_of_month
from services.amendments import News
from services.asking import Asking, is_waited_for_now
from services.duties import asked_until, effective, gather, is_open
from storage.assignments import AssignmentRow
from storage.members import Member


@dataclass(frozen=True, slots=True)
class Group:
    """Duties of one organization that are due on one day; `printed` is the plan's own, later day."""

    due: date
    rows: tuple[AssignmentRow, ...]
    printed: date | None = None


@dataclass(frozen=True, slots=True)
class SchoolAgenda:
    """One school's (or body's) part of a message: what is asked, what waits since its date, what is named.

    `recurring` are last month's deeds, asked about in the plan; `near` the meetings of the next working day.
    """

    organization: str
    groups: tuple[Group, ...] = ()
    late: tuple[AssignmentRow, ...] = ()
    recurring: tuple[AssignmentRow, ...] = ()
    events: tuple[AssignmentRow, ...] = ()
    near: tuple[AssignmentRow, ...] = ()

    @property
    def asked(self) -> tuple[AssignmentRow, ...]:
        """Everything that is asked, in the order in which it is said."""
        return (*(row for group in self.groups for row in group.rows), *self.late, *self.recurring)

    @property
    def lines(self) -> list[tuple[AssignmentRow, ...]]:
        """The same by lines: twins, and the months of one deed, are one."""
        parts = (*(group.rows for group in self.groups), self.late, self.recurring)
        return [line for part in parts for line in gather(part)]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A day's one message; `is_final` when it holds a last day or is the month's plan.

    `has_thanks`: a plan that asks for nothing, because everything is in. `accepted`: how many answers the
    centre has accepted in the month before a plan.
    """

    today: date
    is_plan: bool
    is_final: bool
    schools: tuple[SchoolAgenda, ...]
    news: News | None = None
    has_thanks: bool = False
    accepted: int = 0

    @property
    def only_line(self) -> tuple[AssignmentRow, ...]:
        """The one thing there is to ask, when it is one and nothing else is to be said; else nothing."""
        lines = [line for school in self.schools for line in school.lines]
        is_alone = len(lines) == 1 and not any(school.near for school in self.schools)
        return lines[0] if is_alone and not self.is_plan and self.news is None else ()

    @property
    def only_duty(self) -> AssignmentRow | None:
        return next(iter(self.only_line), None)

    @property
    def has_duties(self) -> bool:
        return any(school.asked or school.near or (self.is_plan and school.events) for school in self.schools)

    @property
    def is_only_thanks(self) -> bool:
        return self.has_thanks and not self.has_duties and self.news is None

    @property
    def is_empty(self) -> bool:
        """In July and August news alone wait for the month's plan, the one message that there is."""
        has_news = self.news is not None and (self.is_plan or self.today.month not in QUIET_MONTHS)
        return not self.has_duties and not has_news and not self.has_thanks


@dataclass(frozen=True, slots=True)
class History:
    """When a person was last written to before today, and on which days of this week.

    `snoozed`: the duties that they asked to be reminded of later, and when; `declined`: as in `Asking`.
    """

    last_told: date
    this_week: frozenset[date]
    snoozed: Mapping[int, date] = field(default_factory=dict)
    declined: Collection[tuple[int, int]] = frozenset()


def build_agenda(
    duties: Sequence[AssignmentRow],
    history: History,
    today: date,
    workdays: WorkDays,
    news: News | None = None,
    *,
    beside: Sequence[AssignmentRow] = (),
    zone: tzinfo = UTC,
) -> Agenda | None:
    """The agenda of one person for today, or None when there is nothing to say or it can wait.

    `beside`: what others of the same school are asked; heard of only when its date is over.
    """
    is_plan = history.last_told < workdays.first_of_month(today) <= today
    asking = Asking(today, history.last_told, is_plan, workdays, history.snoozed, zone, history.declined)
    agenda = compose_agenda(
        duties, asking, news, beside=[row for row in beside if asking.is_overdue_step(row)]
    )
    if agenda.is_empty or _can_wait(agenda, history, workdays):
        return None
    reserved = _later_final_days(duties, asking)
    allowed = slot_allowed(today, history.this_week, reserved, agenda.is_final, workdays)
    return agenda if allowed else None


def compose_agenda(
    duties: Sequence[AssignmentRow],
    asking: Asking,
    news: News | None = None,
    *,
    beside: Sequence[AssignmentRow] = (),
) -> Agenda:
    """All that such a day has to say, whether or not there is room for a message."""
    wanted = {row.id for row in duties if asking.is_asked(row)} | {row.id for row in beside}
    by_place = groupby(
        sorted((*duties, *beside), key=lambda row: row.organization_id), key=lambda row: row.organization_id
    )
    schools = tuple(_school(tuple(rows), wanted, asking) for _, rows in by_place)
    is_final = asking.is_plan or any(map(asking.is_last_day, duties)) or any(map(asking.is_near, duties))
    has_thanks = asking.is_plan and not wanted and _is_all_in(duties, asking)
    return Agenda(asking.today, asking.is_plan, is_final, schools, news, has_thanks)


def addressed(rows: Iterable[AssignmentRow], members: Sequence[Member]) -> dict[int, list[AssignmentRow]]:
    """Who is asked what: one person an item at a school, both schools of a pair (RULES §4).

    Whoever the item was given to; else the deputy where the order prints «зам. руководителя» and one has
    joined; else the director; else whoever is there. A body's people are asked for what the order's own text
    obliges it to; the rest of its items, and those of bodies without people, wait on the coordinator's desk.
    """
    return _share_out(rows, members, lambda row, there: [_addressee(row, there)])


def told_when_late(
    rows: Iterable[AssignmentRow], members: Sequence[Member]
) -> dict[int, list[AssignmentRow]]:
    """What the others of a school hear of when its date is over: all but the one who is asked."""
    return _share_out(
        (row for row in rows if row.for_schools and not row.is_own),
        members,
        lambda row, there: sorted({each.person_id for each in there} - {_addressee(row, there)}),
    )


def _share_out(
    rows: Iterable[AssignmentRow],
    members: Sequence[Member],
    whose: Callable[[AssignmentRow, list[Member]], Sequence[int]],
) -> dict[int, list[AssignmentRow]]:
    by_place: dict[int, list[Member]] = {}
    for member in members:
        by_place.setdefault(member.organization_id, []).append(member)
    found: dict[int, dict[int, AssignmentRow]] = {}
    for row in rows:
        for place in (row.organization_id, row.partner_id):
            if place in by_place and _is_reminded(row):
                for person_id in whose(row, by_place[place]):
                    found.setdefault(person_id, {}).setdefault(row.id, row.seen_by(place))
    return {person_id: list(mine.values()) for person_id, mine in found.items()}


def _is_reminded(row: AssignmentRow) -> bool:
    """What schools do; of bodies what the order's own text asks; a school's own plan when it wants that."""
    return row.reminds is not None if row.is_own else row.for_schools or row.is_duty


def _addressee(row: AssignmentRow, members: Sequence[Member]) -> int:
    if any(member.person_id == row.assignee_id for member in members):
        return row.assignee_id or 0
    wanted = row.reminds or (Role.DEPUTY if names_deputy(row.responsible) else Role.DIRECTOR)
    chosen = next((member for member in members if member.role is wanted), None)
    director = next((member for member in members if member.role is Role.DIRECTOR), None)
    return (chosen or director or members[0]).person_id


def _school(rows: tuple[AssignmentRow, ...], wanted: set[int], asking: Asking) -> SchoolAgenda:
    workdays, today = asking.workdays, asking.today
    asked = [row for row in rows if row.id in wanted]
    recurring = [row for row in asked if asking.is_plan and asking.was_last_month(row)]
    dated = [row for row in asked if row not in recurring]
    late = [row for row in dated if asked_until(row, workdays) < today]
    current = sorted(
        (row for row in dated if row not in late),
        key=lambda row: (*_days(row, workdays), row.code, row.id),
    )
    groups = tuple(
        Group(due, tuple(group), printed if printed > due else None)
        for (due, printed), group in groupby(current, key=lambda row: _days(row, workdays))
    )
    return SchoolAgenda(
        organization=rows[0].organization,
        groups=groups,
        late=tuple(sorted(late, key=lambda row: (_days(row, workdays)[0], row.code, row.id))),
        recurring=tuple(recurring),
        events=tuple(row for row in rows if asking.is_named(row)),
        near=tuple(row for row in rows if asking.is_near(row)),
    )


def _can_wait(agenda: Agenda, history: History, workdays: WorkDays) -> bool:
    """What was late already when the last message was written is not repeated on the very next day."""
    if agenda.is_plan or agenda.news or history.last_told < workdays.back(agenda.today, 1):
        return False
    late = [row for school in agenda.schools for row in school.late]
    is_late_alone = not any(school.groups or school.recurring or school.near for school in agenda.schools)
    return is_late_alone and all(asked_until(row, workdays) < history.last_told for row in late)


def _days(row: AssignmentRow, workdays: WorkDays) -> tuple[date, date]:
    """The day that reminders lead to, and the one the plan prints."""
    return asked_until(row, workdays), effective(row, workdays) or row.due


def _is_all_in(duties: Sequence[AssignmentRow], asking: Asking) -> bool:
    """Something was answered, and nothing waits."""
    deeds = [row for row in duties if row.kind is not ItemKind.EVENT]
    waits = any(is_waited_for_now(row, asking.today, asking.workdays) for row in deeds)
    return not waits and any(not is_open(row) for row in deeds)


def _later_final_days(duties: Sequence[AssignmentRow], asking: Asking) -> frozenset[date]:
    """Days later this week that need their message: last days, meetings, the first working day of a month."""
    today, workdays = asking.today, asking.workdays
    sunday = today + timedelta(days=6 - today.weekday())
    later = Asking(today, today, asking.is_plan, workdays, asking.snoozed, asking.zone)
    days = {day for row in duties if is_open(row) for day, _ in later.steps(row, Step.LAST_DAY, upto=sunday)}
    notices = {day for row in duties if (day := asking.notice_day(row)) and today < day <= sunday}
    next_plan = workdays.first_of_month(last_day_of_month(today) + timedelta(days=1))
    return frozenset(days | notices | ({next_plan} if today < next_plan <= sunday else set()))
