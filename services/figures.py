"""From stored rows to figures: each assignment's facts, counted by roadmap and organization."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from roadmap.due import DueFacts
from roadmap.model import RoadmapKind, Role, Side
from roadmap.progress import Counts, Facts, count
from services.calendar import Calendar
from storage.organizations import OrganizationRow
from storage.progress import AssignmentRow, RoadmapRow, WindowRow
from storage.standings import Standing

SCHOOL_ROLES = (Role.DIRECTOR, Role.DEPUTY)
LINK = "://"
UNANSWERED = Standing()
K = TypeVar("K")
Group = tuple[int, int]
"""A roadmap and an organization."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of figures; `detail` is a roadmap's title, a school's cluster."""

    id: int
    name: str
    detail: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Figures:
    """Totals are schools and organizations together; a cluster's `id` is its place in the list."""

    date: date
    totals: Counts
    roadmaps: tuple[Line, ...]
    clusters: tuple[Line, ...]
    schools: tuple[Line, ...]
    organizations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything that the figures of one day are counted from, as it stood at the end of that day.

    `places` are those whose figures are asked for; `partners`: assignment → the other school of its pair.
    """

    day: date
    roadmaps: Sequence[RoadmapRow]
    windows: Mapping[int, WindowRow]
    collect: Mapping[int, Sequence[date]]
    assignments: Sequence[AssignmentRow]
    standing: Mapping[int, Standing]
    places: Mapping[int, OrganizationRow]
    clusters: Sequence[tuple[str, int, str, int]]
    members: Collection[tuple[int, Role]]
    partners: Mapping[int, OrganizationRow]

    def places_of(self, row: AssignmentRow) -> tuple[OrganizationRow, ...]:
        """Who answers it: the organization that it is counted for, and the other school of its pair."""
        own, other = self.places[row.organization_id], self.partners.get(row.id)
        return (own, other) if other else (own,)


def count_figures(rows: Rows, calendar: Calendar) -> Figures:
    counts = _count_groups(rows, calendar)
    by_roadmap = _sums(counts, lambda group: group[0])
    by_place = _sums(counts, lambda group: group[1])
    last_year = (
        rows.roadmaps[-1].year if rows.roadmaps else max((each[0] for each in rows.clusters), default="")
    )
    cluster_of = {school_id: code for year, school_id, code, _ in rows.clusters if year == last_year}
    lines = [
        Line(id_, place.short_name, cluster_of.get(id_, ""), by_place.get(id_, Counts()))
        for id_, place in rows.places.items()
    ]
    return Figures(
        date=rows.day,
        totals=sum(counts.values(), Counts()),
        roadmaps=tuple(
            Line(each.id, each.code, each.title, by_roadmap.get(each.id, Counts()))
            for each in rows.roadmaps
            if each.kind is not RoadmapKind.DUTIES or each.id in by_roadmap
        ),
        clusters=_count_clusters(rows, counts),
        schools=tuple(line for line in lines if rows.places[line.id].is_school),
        organizations=tuple(
            line for line in lines if line.counts.asked and not rows.places[line.id].is_school
        ),
    )


def _count_groups(rows: Rows, calendar: Calendar) -> Mapping[Group, Counts]:
    groups: dict[Group, list[Facts]] = {}
    reachable = _find_reachable(rows)
    for row in rows.assignments:
        if row.organization_id in rows.places:
            group = (rows.windows[row.window_id].roadmap_id, row.organization_id)
            is_reachable = any(place.id in reachable for place in rows.places_of(row))
            groups.setdefault(group, []).append(_facts(rows, row, calendar, is_reachable=is_reachable))
    return {group: count(facts, rows.day, calendar.workdays) for group, facts in groups.items()}


def _count_clusters(rows: Rows, counts: Mapping[Group, Counts]) -> tuple[Line, ...]:
    """By the cluster in which a school stood in the year of each roadmap; empty ones too."""
    year_of = {each.id: each.year for each in rows.roadmaps}
    years = set(year_of.values())
    standing = [each for each in rows.clusters if each[0] in years and each[1] in rows.places]
    code_of = {(year, school_id): code for year, school_id, code, _ in standing}
    sums = _sums(counts, lambda group: code_of.get((year_of[group[0]], group[1]), ""))
    codes = dict.fromkeys(code for _, _, code, _ in standing)
    return tuple(Line(place, code, "", sums.get(code, Counts())) for place, code in enumerate(codes, 1))


def _sums(counts: Mapping[Group, Counts], key: Callable[[Group], K]) -> Mapping[K, Counts]:
    sums: dict[K, Counts] = {}
    for group, each in counts.items():
        sums[key(group)] = sums.get(key(group), Counts()) + each
    return sums


def _find_reachable(rows: Rows) -> Collection[int]:
    """Schools with a director or deputy; a body without members is on the coordinator's desk (RULES §3)."""
    schools = {place for place, role in rows.members if role in SCHOOL_ROLES}
    anybody = {place for place, _ in rows.members}
    has_desk = any(role is Role.COORDINATOR for _, role in rows.members)
    return {
        place.id
        for place in (*rows.places.values(), *rows.partners.values())
        if place.id in (schools if place.is_school else anybody) or (has_desk and not place.is_school)
    }


def _facts(rows: Rows, row: AssignmentRow, calendar: Calendar, *, is_reachable: bool) -> Facts:
    window = rows.windows[row.window_id]
    standing = rows.standing.get(row.id, UNANSWERED)
    places = rows.places_of(row)
    first_days = (place.askable_since for place in places)
    askable = min((day for day in first_days if day and day <= rows.day), default=None)
    return Facts(
        due=DueFacts(
            due=row.due,
            extended_to=row.extended_to,
            returned_on=standing.returned_on,
            askable_since=askable,
            is_event=window.side is Side.TAKING_PART,
            held_on=window.held_on if window.held_on and window.held_on <= rows.day else None,
            collect_by=_find_collect_by(rows, row, window),
            status=standing.status,
            conditional=window.conditional,
            interim=window.interim,
            extension_asked=row.extension_asked,
            grace_until=window.grace_until,
            recommended=window.recommended,
        ),
        evidence=window.evidence,
        verdict=standing.verdict,
        answered_on=_answered_on(standing, calendar, interim=window.interim),
        document_date=standing.document_date,
        has_paper=standing.has_files
        or (standing.has_number and standing.document_date is not None)
        or LINK in standing.comment,
        has_words=bool(standing.comment.strip()),
        is_reachable=is_reachable,
        was_asked=askable is not None or not places[0].is_school,
    )


def _find_collect_by(rows: Rows, row: AssignmentRow, window: WindowRow) -> date | None:
    """The day on which a recurring deed's unanswered windows are asked about once more (RULES §4)."""
    if not window.is_recurring:
        return None
    return next((day for day in rows.collect.get(window.order_id, ()) if day >= row.due), None)


def _answered_on(standing: Standing, calendar: Calendar, *, interim: bool) -> date | None:
    """The day of the first answer that was enough: in an interim window «Ведётся» is."""
    moments = [standing.first_done_at, standing.first_progress_at if interim else None]
    days = [calendar.day(moment) for moment in moments if moment is not None]
    return min(days, default=None)
