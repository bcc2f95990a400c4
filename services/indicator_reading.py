"""From stored rows to what every indicator of some plans comes to on a day: the same for all who show it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.indicator_sights import Sight, by_attendance, by_holder, by_numbers, by_statuses, unheard
from roadmap.indicator_values import Fact, IndicatorValue, Standing
from roadmap.indicators import SCHOOLS
from roadmap.report_rows import Meeting, Told
from services.calendar import Calendar
from services.report_answers import Answers, meeting_by, read_answers
from services.schools import by_number
from storage import indicators, measurements, organizations, report_rows
from storage.indicators import TargetRow
from storage.measurements import Measured
from storage.report_rows import AskedRow, PlanRow, WindowRow


@dataclass(frozen=True, slots=True)
class Line:
    """A printed target and what it comes to."""

    target: TargetRow
    value: IndicatorValue


@dataclass(frozen=True, slots=True)
class PlanValues:
    plan: PlanRow
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class School:
    id: int
    name: str
    cluster: str


async def read_values(
    conn: AsyncConnection,
    calendar: Calendar,
    plans: Sequence[PlanRow],
    day: date,
    end: datetime,
    visible: frozenset[int] | None,
) -> tuple[PlanValues, ...]:
    """As of `day` from the answers before `end`; of the schools that may be seen, None is all."""
    answers = await read_answers(conn, [plan.id for plan in plans], end)
    return await values_of(conn, calendar, plans, day, answers, visible)


async def values_of(
    conn: AsyncConnection,
    calendar: Calendar,
    plans: Sequence[PlanRow],
    day: date,
    answers: Answers,
    visible: frozenset[int] | None,
) -> tuple[PlanValues, ...]:
    """The same from answers that were read already."""
    ids = [plan.id for plan in plans]
    evidence = await _read_evidence(conn, calendar, ids, day, answers)
    stated = await measurements.newest(conn, ids, day)
    schools = await _read_schools(conn, visible)
    lines: dict[int, list[Line]] = defaultdict(list)
    years = {plan.id: plan.year for plan in plans}
    for target in await indicators.targets(conn, ids):
        group = _group(schools.get(years[target.roadmap_id], ()), target.group)
        entered = stated.get(target.id)
        value = evidence.value(target, group, fact_of(entered.measured) if entered else None)
        lines[target.roadmap_id].append(Line(target, value))
    return tuple(PlanValues(plan, tuple(lines[plan.id])) for plan in plans)


def fact_of(measured: Measured) -> Fact:
    return Fact(measured.value, measured.numerator, measured.denominator)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """All that the plans' windows tell by the day; `meetings` are those that were not called off."""

    day: date
    windows: Mapping[int, Sequence[WindowRow]]
    meetings: Mapping[int, Meeting]
    asked: Mapping[int, Sequence[AskedRow]]
    answers: Answers
    sharing: Mapping[int, Sequence[WindowRow]]
    """Event → the windows that it serves."""
    schools: frozenset[int]
    items: Mapping[tuple[int, str], int]

    def value(self, target: TargetRow, group: Sequence[School], stated: Fact | None) -> IndicatorValue:
        windows = self._windows(target)
        told = self._told(windows)
        standings = tuple(self._standing(target, school, windows, told) for school in group)
        holder = () if target.for_schools else self._holder(target)
        return IndicatorValue(
            target.op, target.value, target.unit, target.source, standings, by_holder(holder), stated
        )

    def _windows(self, target: TargetRow) -> Sequence[WindowRow]:
        """Its own; of attendance also the other side's, and those of the items that it is the sum of."""
        own = list(self.windows.get(target.item_id, ()))
        if target.source != "attendance":
            return own
        for each in tuple(own):
            own += self.sharing.get(each.event_id or 0, ())
        for key in target.sum_of:
            own += self.windows.get(self.items.get((target.roadmap_id, key), 0), ())
        return list({each.id: each for each in own}.values())

    def _told(self, windows: Iterable[WindowRow]) -> Mapping[tuple[int, int], Told]:
        """Window and organization → its answer."""
        return {
            (window.id, row.organization_id): self.answers.told(
                row, window, self.meetings.get(window.id), is_ours=row.organization_id not in self.schools
            )
            for window in windows
            for row in self.asked.get(window.id, ())
        }

    def _standing(
        self,
        target: TargetRow,
        school: School,
        windows: Sequence[WindowRow],
        told: Mapping[tuple[int, int], Told],
    ) -> Standing:
        sights = [self._sight(window, school.id, told.get((window.id, school.id))) for window in windows]
        match target.source:
            case "statuses":
                return Standing(school.id, school.name, by_statuses(sights, target.kind, self.day))
            case "attendance":
                return Standing(school.id, school.name, by_attendance(sights, self.day))
            case "numbers":
                stand, fact = by_numbers(sights, self.day)
                return Standing(school.id, school.name, stand, fact.part, fact.whole)
        return Standing(school.id, school.name, unheard(sights, self.day))

    def _sight(self, window: WindowRow, school_id: int, told: Told | None) -> Sight:
        meeting = self.meetings.get(window.id)
        held = meeting is not None and meeting.held_on is not None
        presence = self.answers.presences.get((window.event_id or 0, school_id), "") if held else ""
        return Sight(window.start, window.end, told, presence, held)

    def _holder(self, target: TargetRow) -> Sequence[Told]:
        own = self.windows.get(target.item_id, ())
        told = self._told(own)
        return [each for (_, place), each in told.items() if place not in self.schools]


async def _read_evidence(
    conn: AsyncConnection, calendar: Calendar, ids: Sequence[int], day: date, answers: Answers
) -> _Evidence:
    windows: dict[int, list[WindowRow]] = defaultdict(list)
    sharing: dict[int, list[WindowRow]] = defaultdict(list)
    meetings = {}
    for window in await report_rows.windows(conn, ids):
        windows[window.item_id].append(window)
        if meeting := meeting_by(window, day, calendar):
            meetings[window.id] = meeting
            sharing[window.event_id or 0].append(window)
    asked: dict[int, list[AskedRow]] = defaultdict(list)
    for row in await report_rows.asked(conn, ids):
        asked[row.window_id].append(row)
    places = await report_rows.places(conn)
    return _Evidence(
        day=day,
        windows=windows,
        meetings=meetings,
        asked=asked,
        answers=answers,
        sharing=sharing,
        schools=frozenset(key for key, (_, _, is_school) in places.items() if is_school),
        items=await indicators.item_keys(conn, ids),
    )


async def _read_schools(
    conn: AsyncConnection, visible: frozenset[int] | None
) -> Mapping[str, Sequence[School]]:
    """School year → the schools that stand in a cluster in it, by number."""
    places = await report_rows.places(conn)
    found: dict[str, list[School]] = defaultdict(list)
    for year, school_id, code, _ in await organizations.clusters_of_schools(conn):
        if visible is None or school_id in visible:
            found[year].append(School(school_id, places[school_id][0], code))
    for schools in found.values():
        schools.sort(key=lambda school: by_number(school.name))
    return found


def _group(schools: Iterable[School], codes: Sequence[str]) -> Sequence[School]:
    return [each for each in schools if SCHOOLS in codes or each.cluster in codes]
