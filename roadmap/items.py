"""One plan's rows: each as printed, and beside it whom it asks, when, how and what is not clear in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roadmap.bodies import read_responsible
from roadmap.doubts import find_asked_problems, find_number_problems, find_term_problems
from roadmap.fulfilled import find_sums, is_done_by_order
from roadmap.model import Item, Period, PrintedItem, PrintedRoadmap, Problem, Section
from roadmap.naming import name_item, tell_apart
from roadmap.questions import find_asked, find_question
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays


@dataclass(frozen=True, slots=True)
class Plan:
    """What every row of one plan is read with."""

    code: str
    period: Period
    targets: tuple[str, ...]
    codes: tuple[str, ...]
    definitions: Mapping[str, str]
    reporting: tuple[date, ...]
    workdays: WorkDays


@dataclass(frozen=True, slots=True)
class _Around:
    """What a row is compared with: its plan's title and usual body, the rows of its section."""

    title: str
    lead: str
    neighbours: Sequence[PrintedItem]


def understand_items(roadmap: PrintedRoadmap, plan: Plan) -> tuple[tuple[Section, ...], list[Problem]]:
    keys = iter(_find_keys([row for section in roadmap.sections for row in section.items]))
    lead = _find_usual_lead(roadmap, plan)
    problems: list[Problem] = []
    items: list[Item] = []
    for section in roadmap.sections:
        around = _Around(roadmap.title, lead, section.items)
        for row in section.items:
            item, found = _understand_item(row, next(keys), plan, around)
            items.append(item)
            problems.extend(found)
    named = iter(find_sums(tell_apart(items)))
    sections = tuple(
        Section(section.title, tuple(next(named) for _ in section.items)) for section in roadmap.sections
    )
    return sections, problems


def _find_usual_lead(roadmap: PrintedRoadmap, plan: Plan) -> str:
    cells = [row.responsible for section in roadmap.sections for row in section.items]
    named = [read_responsible(cell, plan.codes, plan.definitions).bodies for cell in cells]
    leads = Counter(bodies[0] for bodies in named if bodies)
    return leads.most_common(1)[0][0] if leads else ""


def _find_keys(rows: list[PrintedItem]) -> list[str]:
    """Numbers without their last dot; a row without one comes after the row above («3.2+1»)."""
    keys: list[str] = []
    above, added = "", 0
    for row in rows:
        number = row.number.strip(" .")
        if number and number not in keys:
            above, added, key = number, 0, number
        else:
            above = number or above
            added += 1
            while (key := f"{above}+{added}") in keys:
                added += 1
        keys.append(key)
    return keys


def _understand_item(row: PrintedItem, key: str, plan: Plan, around: _Around) -> tuple[Item, list[Problem]]:
    asked = find_asked(row, plan.targets, plan.codes, plan.definitions)
    if not asked.who and around.lead:
        asked = replace(asked, who=(around.lead,))
    schedule = parse_term(row.term, plan.period, plan.reporting, plan.workdays)
    question = find_question(row, asked, schedule, plan.reporting)
    item = Item(
        key=key,
        number=row.number,
        level=row.level,
        measure=row.measure,
        description=row.description,
        term=row.term,
        responsible=row.responsible,
        result=row.result,
        short_name=name_item(row.measure, row.result, question.kind, question.evidence, question.side),
        kind=question.kind,
        evidence=question.evidence,
        asked=asked.who,
        schedule=schedule,
        for_schools=asked.for_schools,
        side=question.side,
        done_by_order=not asked.for_schools and is_done_by_order(row, around.title, plan.period),
    )
    problems = [
        *find_number_problems(row, key),
        *find_asked_problems(row, asked, plan.codes, plan.definitions),
        *find_term_problems(row, schedule, around.neighbours),
    ]
    place = f"{plan.code} · {key}"
    return item, [replace(problem, place=place) for problem in problems]
