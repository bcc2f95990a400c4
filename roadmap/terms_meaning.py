"""The clauses of a term put together: one kind, and its windows in every careful reading (RULES §2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from roadmap.calendars import NOWHERE
from roadmap.grammar_tree import (
    Bound,
    Clause,
    Detail,
    Either,
    Every,
    Except,
    OnDemand,
    Recurring,
    Scheduled,
    Then,
    Times,
    Unsure,
    Whole,
)
from roadmap.model import Period, TermKind
from roadmap.terms_areas import areas_of, with_year
from roadmap.terms_details import Windows
from roadmap.terms_limits import limited_readings, merge, without
from roadmap.terms_printed import Meaning, attach, distinct, either_readings, ordered, printed_meaning
from roadmap.terms_recurring import Frames, recurring_readings
from roadmap.terms_windows import printed_windows, whole_windows
from roadmap.workdays import DAY, WorkDays


class Reader:
    """Puts clauses together in one plan; raises `Unreadable` when they contradict each other."""

    def __init__(self, period: Period, reporting: tuple[date, ...], workdays: WorkDays) -> None:
        self._period = period
        self._reporting = reporting
        self._workdays = workdays

    def mean(self, clauses: Sequence[Clause]) -> Meaning:
        clauses = _settled(clauses)
        if Then() in clauses:
            return self._then(clauses)
        times = [clause for clause in clauses if isinstance(clause, Times)]
        if Either() in clauses and times:
            return either_readings(clauses, self._period, self._workdays)
        recurring = merge(clauses)
        if recurring and not (times and _is_yearly(recurring)):
            return TermKind.RECURRING, self._recurring(recurring, times, clauses)
        if any(isinstance(clause, Except) for clause in clauses):
            raise NOWHERE
        wholes = [clause for clause in clauses if isinstance(clause, Whole)]
        times = attach(clauses)
        if any(each.bound is Bound.SINCE for each in times):
            return self._since(times, clauses)
        if times:
            return self._printed(times, wholes, bool(recurring), isinstance(clauses[0], Whole))
        found = [self._whole(area) for area in areas_of(wholes, self._period)]
        return _kind(clauses), distinct(found)

    def _whole(self, area: Period) -> Windows:
        return whole_windows(area, self._reporting, self._workdays)

    def _recurring(
        self, recurring: Recurring, times: list[Times], clauses: Sequence[Clause]
    ) -> list[Windows]:
        areas = areas_of([clause for clause in clauses if isinstance(clause, Whole)], self._period)
        excepted = [clause for clause in clauses if isinstance(clause, Except)]
        if times:
            if excepted or areas != [self._period]:
                raise NOWHERE
            return limited_readings(recurring, times, self._period, self._reporting, self._workdays)
        readings: list[Windows] = []
        for area in areas:
            named = area != self._period
            frames = Frames(area, self._reporting, begins=named, ends=named, summer=named)
            found = recurring_readings(recurring, frames, self._workdays)
            readings += without(found, excepted, recurring, frames, self._workdays) if excepted else found
        return distinct(readings)

    def _printed(self, times: list[Times], wholes: list[Whole], yearly: bool, first: bool) -> Meaning:
        """Printed times, alone or together with «в течение года»; «ежегодно, май» is every May."""
        areas = areas_of(wholes, self._period)
        if yearly:
            if len(areas) > 1:
                raise NOWHERE
            kind, readings = printed_meaning(times, areas[0], self._workdays)
            return kind, readings[:1] if _is_long(areas[0]) else readings
        if areas != [self._period]:
            return printed_meaning(with_year(times, wholes), self._period, self._workdays)
        kind, readings = printed_meaning(times, self._period, self._workdays)
        if not wholes or all(each.aside for each in times):
            return kind, readings
        if any(each.bound is Bound.UNTIL for each in times):
            raise NOWHERE
        both = [ordered(reading + self._whole(self._period)) for reading in readings]
        named = first and any(clause.year for clause in wholes)
        return TermKind.ALL_YEAR, distinct([*readings, *both] if named else both)

    def _since(self, times: list[Times], clauses: Sequence[Clause]) -> Meaning:
        """«постоянно с октября»; «с октября» alone does not say what is due when."""
        lasting = [clause for clause in clauses if isinstance(clause, Whole)]
        if lasting != [Whole()] or len(clauses) != 2:
            raise NOWHERE
        found = []
        for reading in printed_windows(times, self._period, self._workdays):
            start = reading[0][0].start
            if start is None or not self._period.start <= start <= self._period.end:
                raise NOWHERE
            found.append(self._rest(start))
        return TermKind.ALL_YEAR, distinct(found)

    def _rest(self, start: date) -> Windows:
        rest = Period(start, self._period.end)
        return whole_windows(rest, self._reporting, self._workdays, plan=self._period)

    def _then(self, clauses: Sequence[Clause]) -> Meaning:
        """«сентябрь, далее ежемесячно», «до 1 октября, далее постоянно»."""
        at = list(clauses).index(Then())
        head, tail = clauses[:at], clauses[at + 1 :]
        if len(head) != 1 or not isinstance(head[0], Times) or len(tail) != 1:
            raise NOWHERE
        lasting = isinstance(tail[0], Whole) or (isinstance(tail[0], Recurring) and not _is_yearly(tail[0]))
        if not lasting or head[0].bound is Bound.SINCE:
            raise NOWHERE
        _, firsts = self.mean(head)
        kind, rests = self.mean(tail)
        if len(firsts) > 1 or len(rests) > 1:
            raise NOWHERE
        start, end = firsts[0][0].start, firsts[0][-1].end
        later = rests[0]
        if isinstance(tail[0], Whole):
            later = self._rest(end + DAY)
        begun = [one for one in later if start is None or (one.start or end) >= start]
        return kind, [ordered(firsts[0] + tuple(one for one in begun if one.end > end))]


def _settled(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """«апрель (дата уточняется)» is still April; a day that is not sure is none."""
    kept = [clause for clause in clauses if not isinstance(clause, Unsure)]
    unsure = any(isinstance(clause, Unsure) and clause.day for clause in clauses)
    dated = any(one.exact for clause in kept if isinstance(clause, Times) for one in clause.stretches) or any(
        isinstance(clause, Detail) for clause in kept
    )
    if (unsure and dated) or not kept:
        raise NOWHERE
    return kept


def _is_yearly(recurring: Recurring) -> bool:
    return replace(recurring, detail=None) == Recurring(Every.YEAR)


def _is_long(period: Period) -> bool:
    return (period.end - period.start).days > 366


def _kind(clauses: Sequence[Clause]) -> TermKind:
    if any(isinstance(clause, Detail) for clause in clauses):
        raise NOWHERE
    if any(isinstance(clause, OnDemand) for clause in clauses):
        return TermKind.ON_DEMAND
    scheduled = any(isinstance(clause, Scheduled) for clause in clauses)
    return TermKind.BY_SCHEDULE if scheduled else TermKind.ALL_YEAR
