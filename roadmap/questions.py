"""Whom an item asks and what kind of question it is (RULES §3)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roadmap.bodies import read_responsible
from roadmap.clusters import find_codes
from roadmap.events import find_event, find_head, find_side
from roadmap.evidence import counts_teachers, find_evidence, is_numbers_only
from roadmap.model import Evidence, ItemKind, PrintedItem, Schedule, Side, TermKind

SCHOOLS = "schools"
_EVERY_SCHOOL = re.compile(
    r"\b(ОО|школ) (муниципалитета|города)|всех (школ|ОО|общеобразовательных)|генеральной совокупности ОО"
)
_ALL_YEAR = frozenset({TermKind.ALL_YEAR, TermKind.BY_SCHEDULE})
_RANGES = frozenset({TermKind.MONTH_RANGE, TermKind.DATES})


class Level(StrEnum):
    SCHOOL = "school"
    ABOVE = "above"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Asked:
    """`who` as in `Item.asked`; `agreed` is false when the level contradicts the responsible."""

    who: tuple[str, ...]
    for_schools: bool
    invited: bool = False
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    kind: ItemKind
    evidence: Evidence
    side: Side | None


def read_level(text: str) -> Level:
    folded = text.lower()
    if re.search(r"институц|школ|\bоо\b|образовательн\w{2,3} организац|учрежден", folded):
        return Level.SCHOOL
    return Level.ABOVE if folded.strip() else Level.UNSAID


def find_asked(
    item: PrintedItem, targets: tuple[str, ...], codes: Sequence[str], definitions: Mapping[str, str]
) -> Asked:
    """The level decides (order 594, point 4), corrected by who is responsible."""
    responsible = read_responsible(item.responsible, codes, definitions)
    level = read_level(item.level)
    schools = find_schools(item, targets, codes)
    if level is Level.SCHOOL:
        return Asked(schools, for_schools=True, agreed=responsible.schools or not responsible.bodies)
    if responsible.schools and not responsible.bodies:
        return Asked(schools, for_schools=True, agreed=level is Level.UNSAID or item.level_carried)
    if responsible.schools:
        invited = bool(find_event(find_head(item.measure)))
        return Asked(schools, for_schools=True, invited=invited, agreed=invited or level is Level.UNSAID)
    return Asked(responsible.bodies, for_schools=False)


def find_schools(item: PrintedItem, targets: tuple[str, ...], codes: Sequence[str]) -> tuple[str, ...]:
    """The plan's clusters, narrowed or widened to those that the description or the responsible name."""
    for text in (item.description, item.responsible):
        named = find_codes(text, codes)
        if named:
            return (SCHOOLS,) if set(named) == set(codes) != set(targets) else named
        if _EVERY_SCHOOL.search(text):
            return (SCHOOLS,)
    return targets or (SCHOOLS,)


def find_question(item: PrintedItem, asked: Asked, schedule: Schedule, reporting: Sequence[date]) -> Question:
    side = Side.TAKING_PART if asked.invited else find_side(item.measure, for_schools=asked.for_schools)
    kind = _find_kind(item, asked, schedule, reporting, side)
    return Question(kind, _find_evidence(item, kind, side), side)


def _find_evidence(item: PrintedItem, kind: ItemKind, side: Side | None) -> Evidence:
    """Taking part all year is counted in teachers, else said in a line where no result is printed."""
    all_year = side is Side.TAKING_PART and kind is not ItemKind.EVENT
    if kind is ItemKind.NUMBERS_ONLY or (all_year and counts_teachers(item.measure)):
        return Evidence.NUMBERS
    return find_evidence(item.measure, item.result, None if all_year and not item.result.strip() else side)


def _find_kind(
    item: PrintedItem, asked: Asked, schedule: Schedule, reporting: Sequence[date], side: Side | None
) -> ItemKind:
    if asked.for_schools and side is None and is_numbers_only(item.measure, item.result):
        return ItemKind.NUMBERS_ONLY
    if side is not None and schedule.kind not in _ALL_YEAR and not schedule.conditional:
        return ItemKind.EVENT
    if schedule.conditional:
        return ItemKind.ON_DEMAND
    if schedule.kind is TermKind.RECURRING:
        return ItemKind.RECURRING
    return ItemKind.CONTINUING if _lasts(schedule, reporting) else ItemKind.DEED


def _lasts(schedule: Schedule, reporting: Sequence[date]) -> bool:
    """All year, by a schedule, or a range that contains a reporting date."""
    if schedule.kind in _ALL_YEAR:
        return True
    return schedule.kind in _RANGES and any(
        window.start is not None and window.start <= day <= window.end
        for window in schedule.windows
        for day in reporting
    )
