"""From an order as printed to what it asks of whom and when; what is not clear is a problem (DESIGN §3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.abbreviations import printed_texts, read_definitions
from roadmap.announced import Title, match_plans, read_titles
from roadmap.baselines import read_baselines
from roadmap.clusters import ClusterName, find_targets, known_clusters, name_clusters
from roadmap.heading import read_controller, read_issuer, read_number_and_date, read_reporting, read_title
from roadmap.indicators import add_indicators
from roadmap.items import Plan, understand_items
from roadmap.mentorships import PAIRS, read_mentorships
from roadmap.model import (
    Announced,
    Obligation,
    Order,
    PrintedOrder,
    PrintedRoadmap,
    Problem,
    ReportingDate,
    Roadmap,
    School,
)
from roadmap.obligations import Reading, read_obligations
from roadmap.periods import parse_year, school_year_of
from roadmap.plan_years import PlanYear, find_point, name_year, read_plan_years
from roadmap.points import Point, read_points
from roadmap.questions import SCHOOLS
from roadmap.reporting import find_reporting, within
from roadmap.rosters import find_roster_year, read_roster
from roadmap.twins import propose_terms
from roadmap.workdays import WorkDays

ROADMAP = "ДК"
"""Plans of an order are ДК1, ДК2 … in their order; order 594 calls them so itself («ДК №1»)."""


@dataclass(frozen=True, slots=True)
class _Source:
    """One order while it is read: its parts, and what tells whom they are about."""

    printed: PrintedOrder
    issued: date
    title: str
    points: tuple[Point, ...]
    titles: tuple[Title, ...]
    definitions: Mapping[str, str]
    names: Mapping[str, ClusterName]
    clusters: tuple[str, ...]
    workdays: WorkDays

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*(name.code for name in self.names.values()), *self.clusters)))

    def find_targets(self, title: str, point: str) -> tuple[str, ...]:
        return self.clusters or find_targets(title, point, list(self.names.values()))


def understand(
    printed: PrintedOrder,
    *,
    year: str | None = None,
    clusters: tuple[str, ...] = (),
    heading: tuple[str, date] | None = None,
    workdays: WorkDays,
) -> Order:
    """`year`, `clusters` and `heading` (number and date) take the place of what is printed.

    Raises `RejectedError("document-not-order")` without a number and a date.
    """
    number, issued = heading or read_number_and_date(printed)
    source = _open(printed, issued, clusters, workdays)
    places = match_plans(printed.roadmaps, source.titles)
    years = _read_years(source, places, year)
    periods = [years[place].period for place in places]
    reporting = find_reporting(
        read_reporting(printed.paragraphs), periods or [school_year_of(issued)], workdays
    )
    issuer = read_issuer(printed, source.definitions)
    roster_year = find_roster_year(printed, source.title, source.points, periods, issued)
    roster = read_roster(printed, source.names if printed.clusters else {}, roster_year)
    announced = _announce(source, years)
    roadmaps, problems = _read_roadmaps(source, places, years, reporting)
    pairs, pair_problems = read_mentorships(source.points, roster_year)
    reading = Reading(issued, issuer, parse_year(roster_year), source.codes, source.definitions, workdays)
    obligations, duty_problems = read_obligations(source.points, reading)
    return Order(
        number=number,
        date=issued,
        title=source.title,
        issuer=issuer,
        controller=read_controller(printed.paragraphs),
        reporting=reporting,
        clusters=roster.clusters,
        schools=roster.schools,
        bodies=_list_bodies(roadmaps, obligations, source.codes, roster.schools),
        mentorships=pairs,
        obligations=obligations,
        roadmaps=roadmaps,
        full_names=tuple(source.definitions.items()),
        announced=announced,
        problems=(
            *roster.problems,
            *propose_terms([*_find_year_problems(years), *problems], roadmaps),
            *pair_problems,
            *duty_problems,
        ),
    )


def _open(printed: PrintedOrder, issued: date, clusters: tuple[str, ...], workdays: WorkDays) -> _Source:
    definitions = read_definitions(printed)
    points = read_points(printed.paragraphs)
    printed_titles = [cluster.title for cluster in printed.clusters]
    return _Source(
        printed=printed,
        issued=issued,
        title=read_title(printed.paragraphs),
        points=points,
        titles=read_titles(points),
        definitions=definitions,
        names=name_clusters(printed_titles, definitions, printed_texts(printed)) or known_clusters(),
        clusters=clusters,
        workdays=workdays,
    )


def _read_years(source: _Source, places: Sequence[int], year: str | None) -> dict[int, PlanYear]:
    """By place: of the plans that are here and of those that are only announced."""
    texts: dict[int, tuple[str, ...]] = {
        place: (title.title, source.title) for place, title in enumerate(source.titles, 1)
    }
    for place, plan in zip(places, source.printed.roadmaps, strict=True):
        texts[place] = (plan.title, find_point(plan.title, source.printed.paragraphs), source.title)
    years = read_plan_years([texts[place] for place in sorted(texts)], source.issued, year)
    return dict(zip(sorted(texts), years, strict=True))


def _find_year_problems(years: Mapping[int, PlanYear]) -> list[Problem]:
    return [Problem(f"{ROADMAP}{place}", *each) for place, found in years.items() for each in found.problems]


def _announce(source: _Source, years: Mapping[int, PlanYear]) -> tuple[Announced, ...]:
    return tuple(
        Announced(
            code=f"{ROADMAP}{place}",
            appendix=title.appendix,
            title=title.title,
            year=name_year(years[place].period),
            clusters=source.find_targets(title.title, title.point),
        )
        for place, title in enumerate(source.titles, 1)
    )


def _read_roadmaps(
    source: _Source, places: Sequence[int], years: Mapping[int, PlanYear], reporting: Sequence[ReportingDate]
) -> tuple[tuple[Roadmap, ...], list[Problem]]:
    roadmaps: list[Roadmap] = []
    problems: list[Problem] = []
    for place, printed in zip(places, source.printed.roadmaps, strict=True):
        point = find_point(printed.title, source.printed.paragraphs)
        plan = Plan(
            code=f"{ROADMAP}{place}",
            period=years[place].period,
            targets=source.find_targets(printed.title, point),
            codes=source.codes,
            definitions=source.definitions,
            reporting=within(reporting, years[place].period),
            workdays=source.workdays,
        )
        roadmap, found = _read_roadmap(printed, plan)
        roadmaps.append(roadmap)
        problems.extend(found)
    return tuple(roadmaps), problems


def _read_roadmap(printed: PrintedRoadmap, plan: Plan) -> tuple[Roadmap, list[Problem]]:
    sections, problems = understand_items(printed, plan)
    roadmap = Roadmap(
        code=plan.code,
        title=printed.title,
        year=name_year(plan.period),
        period=plan.period,
        clusters=plan.targets,
        sections=sections,
        baselines=read_baselines(printed.preamble),
    )
    return add_indicators(roadmap, plan.codes), problems


def _list_bodies(
    roadmaps: Iterable[Roadmap],
    obligations: Iterable[Obligation],
    codes: Sequence[str],
    schools: Iterable[School],
) -> tuple[str, ...]:
    """Who answers beside the schools: for items of the plans, then for duties of the text."""
    items = [item for roadmap in roadmaps for section in roadmap.sections for item in section.items]
    named = [name for item in items if not item.for_schools for name in item.asked]
    duties = [name for duty in obligations for name in duty.asked]
    others = {SCHOOLS, PAIRS, *codes, *(school.name for school in schools)}
    return tuple(dict.fromkeys((*named, *(name for name in duties if name not in others))))
