"""The lists of schools by clusters that an order holds, for one school year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.clusters import ClusterName
from roadmap.model import Cluster, Period, PrintedOrder, Problem, School
from roadmap.periods import is_school_year, school_year_of
from roadmap.plan_years import find_year, name_year
from roadmap.points import Point
from roadmap.schools import shorten_school, split_schools


@dataclass(frozen=True, slots=True)
class Roster:
    clusters: tuple[Cluster, ...]
    schools: tuple[School, ...]
    problems: tuple[Problem, ...]


def read_roster(printed: PrintedOrder, names: Mapping[str, ClusterName], year: str) -> Roster:
    schools: dict[str, School] = {}
    problems = [_ask_code(name) for name in dict.fromkeys(names.values()) if name.is_guessed]
    for cluster in printed.clusters:
        code = names[cluster.title].code
        for full_name in (name for line in cluster.schools for name in split_schools(line)):
            school = School(shorten_school(full_name), full_name, code, year, cluster.title)
            known = schools.setdefault(school.name, school)
            if known is not school:
                problems.append(_ask_cluster(known, school))
    return Roster(_list_clusters(names, year), tuple(schools.values()), tuple(problems))


def _ask_code(name: ClusterName) -> Problem:
    return Problem(
        "",
        "problem-cluster-unknown",
        (("title", name.title),),
        "proposal-cluster-code",
        (("code", name.code),),
    )


def _ask_cluster(first: School, other: School) -> Problem:
    if first.cluster == other.cluster:
        values = (("school", first.name),)
        return Problem("", "problem-school-repeated", values, "proposal-school-once")
    clusters = (("school", first.name), ("first", first.cluster), ("second", other.cluster))
    return Problem(
        "", "problem-school-clusters", clusters, "proposal-school-cluster", (("cluster", first.cluster),)
    )


def _list_clusters(names: Mapping[str, ClusterName], year: str) -> tuple[Cluster, ...]:
    clusters: dict[str, Cluster] = {}
    for name in names.values():
        if name.code:
            clusters.setdefault(name.code, Cluster(name.code, name.title, year))
    return tuple(clusters.values())


def find_roster_year(
    printed: PrintedOrder, title: str, points: Sequence[Point], plans: Sequence[Period], day: date
) -> str:
    """The school year that the list's title names, else the order's, else the point that makes the list."""
    point = next((each.text for each in points if _lists_schools(each, printed)), "")
    found = (find_year(text) for text in (printed.clusters_title, title, point))
    named = [each.period for each in found if each and each.period]
    return name_year(next(filter(is_school_year, (*named, *plans)), school_year_of(day)))


def _lists_schools(point: Point, printed: PrintedOrder) -> bool:
    titles = tuple(cluster.title for cluster in printed.clusters if cluster.title)
    return any(line.startswith(titles) for line in point.lines)
