"""One plan's rows: each as printed, and beside it whom it asks, when, how and what is not clear in it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from roadmap.abbreviations import is_abbreviation
from roadmap.bodies import read_responsible
from roadmap.evidence import is_done_by_order
from roadmap.model import Item, Period, PrintedItem, PrintedRoadmap, Problem, Schedule, Section
from roadmap.naming import name_item, tell_apart
from roadmap.questions import SCHOOLS, Asked, find_asked, find_question
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays

_KNOWN_BODIES = frozenset({"УОиМП", "ОЦПРМСО", "СОИРО", "ЦНППМ", "ГМО", "ОМСУ", "ЦДО", "РУМО", "ПМПК"})


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


def understand_items(roadmap: PrintedRoadmap, plan: Plan) -> tuple[tuple[Section, ...], list[Problem]]:
    rows = [row for section in roadmap.sections for row in section.items]
    leads = Counter(
        bodies[0]
        for row in rows
        if (bodies := read_responsible(row.responsible, plan.codes, plan.definitions).bodies)
    )
    lead = leads.most_common(1)[0][0] if leads else ""
    problems: list[Problem] = []
    items: list[Item] = []
    for row, key in zip(rows, _find_keys(rows), strict=True):
        item, found = _understand_item(row, key, plan, lead)
        items.append(item)
        problems.extend(found)
    named = iter(tell_apart(items))
    sections = tuple(
        Section(section.title, tuple(next(named) for _ in section.items)) for section in roadmap.sections
    )
    return sections, problems


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


def _understand_item(row: PrintedItem, key: str, plan: Plan, lead: str) -> tuple[Item, list[Problem]]:
    asked = find_asked(row, plan.targets, plan.codes, plan.definitions)
    problems = _find_asked_problems(row, asked, plan, lead)
    if not asked.who and lead:
        asked = replace(asked, who=(lead,))
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
        done_by_order=not asked.for_schools and is_done_by_order(row.measure, row.result),
    )
    problems = _find_number_problems(row, key) + problems + _find_term_problems(row, schedule)
    place = f"{plan.code} · {key}"
    return item, [replace(problem, place=place) for problem in problems]


def _find_number_problems(row: PrintedItem, key: str) -> list[Problem]:
    if not row.number.strip(" ."):
        table, _, number = row.place.partition("/")
        values = (("table", table), ("row", number))
        return [Problem("", "problem-number-missing", values, "proposal-key", (("key", key),))]
    if "+" in key:
        return [
            Problem("", "problem-number-repeated", (("number", row.number),), "proposal-key", (("key", key),))
        ]
    return []


def _find_term_problems(row: PrintedItem, schedule: Schedule) -> list[Problem]:
    if not row.term.strip():
        return [Problem("", "problem-term-empty", (), "proposal-term-ask")]
    if schedule.ambiguous:
        return [Problem("", "problem-term-ambiguous", (("term", row.term),), "proposal-term-choose")]
    if not schedule.resolved:
        return [Problem("", "problem-term-unclear", (("term", row.term),), "proposal-term-ask")]
    return []


def _find_asked_problems(row: PrintedItem, asked: Asked, plan: Plan, lead: str) -> list[Problem]:
    problems = []
    if not asked.agreed:
        values = (("level", row.level), ("responsible", row.responsible))
        problems.append(Problem("", "problem-level-responsible", values, *_propose_asked(asked)))
    if not row.responsible.strip() and not asked.for_schools:
        proposed = replace(asked, who=(lead,) if lead else ())
        problems.append(Problem("", "problem-responsible-empty", (), *_propose_asked(proposed)))
    for name in read_responsible(row.responsible, plan.codes, plan.definitions).bodies:
        if is_abbreviation(name) and name not in plan.definitions and name not in _KNOWN_BODIES:
            problems.append(Problem("", "problem-body-unknown", (("body", name),), "proposal-body"))
    return problems


def _propose_asked(asked: Asked) -> tuple[str, tuple[tuple[str, str], ...]]:
    if asked.who == (SCHOOLS,):
        return "proposal-asked-schools", ()
    return "proposal-asked", (("who", ", ".join(asked.who)),)
