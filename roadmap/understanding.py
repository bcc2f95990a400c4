"""From an order as printed to what it asks of whom and when; what is not clear is a problem (DESIGN §3)."""

from collections.abc import Mapping, Sequence

from roadmap.abbreviations import printed_texts, read_definitions
from roadmap.clusters import ClusterName, find_targets, name_clusters
from roadmap.heading import read_controller, read_issuer, read_number_and_date, read_reporting, read_title
from roadmap.items import Plan, understand_items
from roadmap.model import Cluster, Order, PrintedOrder, PrintedRoadmap, Problem, Roadmap, School
from roadmap.periods import school_year_of
from roadmap.plan_years import find_point, find_year, name_year, read_plan_years
from roadmap.reporting import find_reporting, within
from roadmap.schools import shorten_school
from roadmap.twins import propose_terms
from roadmap.workdays import WorkDays

ROADMAP = "ДК"
"""Plans of an order are ДК1, ДК2 … in their order; order 594 calls them so itself («ДК №1»)."""


def understand(
    printed: PrintedOrder, *, year: str | None = None, clusters: tuple[str, ...] = (), workdays: WorkDays
) -> Order:
    """`year` and `clusters` take the place of what the plans' titles say.

    Raises `RejectedError("document-not-order")` without a number and a date.
    """
    number, day = read_number_and_date(printed)
    definitions = read_definitions(printed)
    titles = [cluster.title for cluster in printed.clusters]
    names = name_clusters(titles, definitions, printed_texts(printed))
    title = read_title(printed.paragraphs)
    years = read_plan_years(printed, title, day, year)
    reporting = find_reporting(
        read_reporting(printed.paragraphs), [each.period for each in years] or [school_year_of(day)], workdays
    )
    listed = find_year(printed.clusters_title) or find_year(title)
    list_year = (
        listed.period if listed and listed.period else years[0].period if years else school_year_of(day)
    )
    schools, problems = _list_schools(printed, names, name_year(list_year))

    roadmaps: list[Roadmap] = []
    for index, (plan, plan_year) in enumerate(zip(printed.roadmaps, years, strict=True), 1):
        code = f"{ROADMAP}{index}"
        problems.extend(Problem(code, *problem) for problem in plan_year.problems)
        draft = Plan(
            code=code,
            period=plan_year.period,
            targets=clusters or _find_targets(plan, printed, names),
            codes=tuple(dict.fromkeys((*(name.code for name in names.values()), *clusters))),
            definitions=definitions,
            reporting=within(reporting, plan_year.period),
            workdays=workdays,
        )
        sections, found = understand_items(plan, draft)
        problems.extend(found)
        roadmaps.append(
            Roadmap(code, plan.title, name_year(plan_year.period), plan_year.period, draft.targets, sections)
        )
    return Order(
        number=number,
        date=day,
        title=title,
        issuer=read_issuer(printed, definitions),
        controller=read_controller(printed.paragraphs),
        reporting=reporting,
        clusters=_list_clusters(names, name_year(list_year)),
        schools=schools,
        bodies=_list_bodies(roadmaps),
        roadmaps=tuple(roadmaps),
        full_names=tuple(definitions.items()),
        problems=propose_terms(problems, roadmaps),
    )


def _find_targets(
    plan: PrintedRoadmap, printed: PrintedOrder, names: Mapping[str, ClusterName]
) -> tuple[str, ...]:
    return find_targets(plan.title, find_point(plan.title, printed.paragraphs), list(names.values()))


def _list_schools(
    printed: PrintedOrder, names: Mapping[str, ClusterName], year: str
) -> tuple[tuple[School, ...], list[Problem]]:
    schools: dict[str, School] = {}
    problems = []
    for cluster in printed.clusters:
        for full_name in cluster.schools:
            school = School(shorten_school(full_name), full_name, names[cluster.title].code, year)
            if school.name in schools:
                problems.append(Problem("", "problem-school-repeated", (("school", school.name),)))
            schools.setdefault(school.name, school)
    return tuple(schools.values()), problems


def _list_clusters(names: Mapping[str, ClusterName], year: str) -> tuple[Cluster, ...]:
    clusters: dict[str, Cluster] = {}
    for name in names.values():
        clusters.setdefault(name.code, Cluster(name.code, name.title, year))
    return tuple(clusters.values())


def _list_bodies(roadmaps: Sequence[Roadmap]) -> tuple[str, ...]:
    items = [item for roadmap in roadmaps for section in roadmap.sections for item in section.items]
    return tuple(dict.fromkeys(name for item in items if not item.for_schools for name in item.asked))
