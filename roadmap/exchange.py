"""An order as the document of `import --json` (DESIGN §7)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from roadmap.model import (
    Announced,
    Item,
    Mentorship,
    Obligation,
    Order,
    Problem,
    Roadmap,
    Schedule,
    School,
    Section,
    Window,
)

Say = Callable[[str, Mapping[str, str]], str]
"""The sentence of a text key with its values, in the reader's language; `locales` gives it."""


def order_json(order: Order, say: Say) -> dict[str, Any]:
    return {
        "order": {
            "number": order.number,
            "date": order.date.isoformat(),
            "title": order.title,
            "issuer": order.issuer,
            "controller": order.controller,
        },
        "schools": _schools_json(order.schools),
        "mentorships": [_mentorship_json(pair) for pair in order.mentorships],
        "obligations": [_obligation_json(duty) for duty in order.obligations],
        "roadmaps": _roadmaps_json(order),
        "problems": [_problem_json(problem, say) for problem in order.problems],
    }


def schedule_json(schedule: Schedule) -> dict[str, Any]:
    return {
        "text": schedule.text,
        "kind": schedule.kind.value,
        "windows": [_window_json(window) for window in schedule.windows],
        "conditional": schedule.conditional,
        "resolved": schedule.resolved,
        "ambiguous": schedule.ambiguous,
    }


def _window_json(window: Window) -> dict[str, str | None]:
    return {"start": _day(window.start), "end": _day(window.end), "due": _day(window.due)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _schools_json(schools: Sequence[School]) -> list[dict[str, str]]:
    """A cluster printed as several groups has them numbered: «ШНРО 1», «ШНРО 2» (order 305)."""
    groups: dict[str, list[str]] = {}
    for school in schools:
        headings = groups.setdefault(school.cluster, [])
        if school.heading not in headings:
            headings.append(school.heading)
    return [_school_json(school, groups[school.cluster]) for school in schools]


def _school_json(school: School, headings: Sequence[str]) -> dict[str, str]:
    number = f" {headings.index(school.heading) + 1}" if len(headings) > 1 else ""
    return {
        "name": school.name,
        "full_name": school.full_name,
        "cluster": f"{school.cluster}{number}",
        "year": school.year,
    }


def _mentorship_json(pair: Mentorship) -> dict[str, str]:
    return {"mentor": pair.mentor, "mentee": pair.mentee, "year": pair.year}


def _obligation_json(duty: Obligation) -> dict[str, Any]:
    return {
        "who": duty.who,
        "to": duty.to,
        "what": duty.what,
        "dates": [day.isoformat() for day in duty.dates],
        "point": duty.point,
    }


def _roadmaps_json(order: Order) -> list[dict[str, Any]]:
    """In the order's own sequence; a plan whose table is not in this file has no sections."""
    read = {roadmap.code: _roadmap_json(roadmap) for roadmap in order.roadmaps}
    announced = [
        read.pop(plan.code) if plan.code in read else _announced_json(plan) for plan in order.announced
    ]
    return [*announced, *read.values()]


def _announced_json(plan: Announced) -> dict[str, Any]:
    return {
        "code": plan.code,
        "title": plan.title,
        "year": plan.year,
        "clusters": list(plan.clusters),
        "sections": [],
    }


def _roadmap_json(roadmap: Roadmap) -> dict[str, Any]:
    return {
        "code": roadmap.code,
        "title": roadmap.title,
        "year": roadmap.year,
        "clusters": list(roadmap.clusters),
        "sections": [_section_json(section) for section in roadmap.sections],
    }


def _section_json(section: Section) -> dict[str, Any]:
    return {"title": section.title, "items": [_item_json(item) for item in section.items]}


def _item_json(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "level": item.level,
        "measure": item.measure,
        "description": item.description,
        "term": item.term,
        "responsible": item.responsible,
        "result": item.result,
        "short_name": item.short_name,
        "kind": item.kind.value,
        "evidence": item.evidence.value,
        "indicators": [
            {"op": each.op, "value": each.value, "unit": each.unit, "of": each.of} for each in item.indicators
        ],
        "asked": list(item.asked),
        "schedule": schedule_json(item.schedule),
    }


def _problem_json(problem: Problem, say: Say) -> dict[str, str]:
    return {
        "place": problem.place,
        "text": say(problem.key, dict(problem.values)),
        "proposal": say(problem.proposal_key, dict(problem.proposal_values)) if problem.proposal_key else "",
    }
