"""An order with what a person decided about its understanding (DESIGN §3, promise 10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from roadmap.choices_items import Rules, apply_to_duty, apply_to_item, duty_places, read_anew
from roadmap.choices_values import Choice, Decided, What, merge_choices, problem_name
from roadmap.model import Item, Obligation, Order, Problem, ReportingDate, Roadmap, Schedule
from roadmap.periods import parse_year
from roadmap.plan_years import name_year
from roadmap.reporting import find_reporting, within
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays

__all__ = ["Choice", "What", "apply_choices", "merge_choices", "name_duties", "problem_name"]

POINT = "п."
UNKNOWN_BODY = "problem-body-unknown"
_WHOM = frozenset(
    {
        "problem-responsible-empty",
        "problem-level-responsible",
        UNKNOWN_BODY,
        "problem-duty-who",
        "problem-duty-nobody",
    }
)
_WHEN = frozenset({"problem-duty-date", "problem-term-unclear"})
"""Of a duty of the order's own text."""


def apply_choices(order: Order, choices: Sequence[Choice], workdays: WorkDays) -> Order:
    """What is printed stays as printed; problems that are settled are gone."""
    decided: dict[str, dict[What, Choice]] = {}
    order = name_duties(order) if choices else order
    for choice in merge_choices(choices):
        decided.setdefault(choice.place, {})[choice.what] = choice
    order = replace(order, reporting=_find_reporting(order, decided, workdays))
    codes = _find_codes(order)
    plans = tuple(_apply_to_plan(plan, order, codes, decided, workdays) for plan in order.roadmaps)
    duties = _apply_to_duties(order, decided)
    items = {f"{plan.code} · {item.key}": item for plan in plans for item in items_of(plan)}
    problems = tuple(
        problem
        for problem in order.problems
        if not _is_settled(problem, decided.get(problem.place, {}), items.get(problem.place))
        and not _is_named(problem, decided)
    )
    named = (name for item in items.values() if not item.for_schools for name in item.asked)
    bodies = tuple(dict.fromkeys((*order.bodies, *named)))
    in_full = tuple((name, str(each[What.BODY].value)) for name, each in decided.items() if What.BODY in each)
    return replace(order, roadmaps=plans, obligations=duties, problems=problems, bodies=bodies, named=in_full)


def _apply_to_duties(order: Order, decided: Mapping[str, Decided]) -> tuple[Obligation, ...]:
    places = duty_places(order)
    return tuple(
        apply_to_duty(duty, decided.get(place, {}))
        for place, duty in zip(places, order.obligations, strict=True)
    )


def name_duties(order: Order) -> Order:
    """Problems of the order's own points stand at the places of its duties: «п. 2.1» is «Приказ · 2.1»."""
    duties = list(zip(duty_places(order), order.obligations, strict=True))

    def place(problem: Problem) -> str:
        of_point = [(at, duty) for at, duty in duties if problem.place == f"{POINT} {duty.point}"]
        named = [at for at, duty in of_point if ("duty", duty.short_name) in problem.values]
        return next(iter([*named, *(at for at, _ in of_point)]), problem.place)

    problems = tuple(replace(problem, place=place(problem)) for problem in order.problems)
    return replace(order, problems=problems)


def items_of(plan: Roadmap) -> Iterable[Item]:
    return (item for section in plan.sections for item in section.items)


def find_item(order: Order, place: str) -> Item | None:
    """The item that stands at «ДК1 · 1.6»."""
    for plan in order.roadmaps:
        for item in items_of(plan):
            if place == f"{plan.code} · {item.key}":
                return item
    return None


def _find_reporting(
    order: Order, decided: Mapping[str, Decided], workdays: WorkDays
) -> tuple[ReportingDate, ...]:
    """A plan that is moved into another year gets the proposed dates of that year."""
    years = [decided[plan.code].get(What.YEAR) for plan in order.roadmaps if plan.code in decided]
    periods = [parse_year(str(year.value)) for year in years if year]
    bare = [period for period in periods if not within(order.reporting, period)]
    return tuple(sorted({*order.reporting, *find_reporting((), bare, workdays)}, key=lambda day: day.due))


def _find_codes(order: Order) -> frozenset[str]:
    rows = [item for plan in order.roadmaps for item in items_of(plan) if item.for_schools]
    named = {code for item in rows for code in item.asked}
    planned = {code for plan in order.roadmaps for code in plan.clusters}
    return frozenset(named | planned | {cluster.code for cluster in order.clusters})


def _apply_to_plan(
    plan: Roadmap,
    order: Order,
    codes: frozenset[str],
    decided: Mapping[str, Decided],
    workdays: WorkDays,
) -> Roadmap:
    year, title = (decided.get(plan.code, {}).get(what) for what in (What.YEAR, What.TITLE))
    period = parse_year(str(year.value)) if year else plan.period
    is_moved = period != plan.period
    reporting = within(order.reporting, period)

    def parse(text: str) -> Schedule:
        return parse_term(text, period, reporting, workdays)

    def settle(item: Item) -> Item:
        rules = Rules(parse, reporting, codes)
        if is_moved:
            item = read_anew(item, parse(item.term), rules)
        found = decided.get(f"{plan.code} · {item.key}")
        return apply_to_item(item, found, rules) if found else item

    sections = tuple(
        replace(section, items=tuple(settle(item) for item in section.items)) for section in plan.sections
    )
    return replace(
        plan,
        title=str(title.value) if title else plan.title,
        period=period,
        year=name_year(period) if is_moved else plan.year,
        sections=sections,
    )


def _is_named(problem: Problem, decided: Mapping[str, Decided]) -> bool:
    """The full name of an unknown body holds wherever it is printed."""
    if problem.key != UNKNOWN_BODY:
        return False
    return What.BODY in decided.get(dict(problem.values)["body"], {})


def _is_settled(problem: Problem, decided: Decided, item: Item | None) -> bool:
    seen = decided.get(What.SEEN)
    if seen and problem_name(problem) in seen.words:
        return True
    if problem.key.startswith("problem-year"):
        return What.YEAR in decided
    if problem.key.startswith("problem-number"):
        return False
    if What.ASK in decided or (problem.key in _WHOM and What.ASKED in decided):
        return True
    if problem.key.startswith("problem-term") and item is not None:
        return item.schedule.resolved
    return What.DATE in decided and problem.key in _WHEN
