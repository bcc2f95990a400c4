"""The part of the plan period that printed years name (RULES §1)."""

from dataclasses import replace
from datetime import date

from roadmap.calendars import NOWHERE
from roadmap.grammar_tree import Times, Whole, Year
from roadmap.model import Period
from roadmap.periods import school_year


def areas_of(wholes: list[Whole], period: Period) -> list[Period]:
    """Where the printed years reach beyond the plan, both readings."""
    if any(clause.calendar for clause in wholes) and period != _area(Year(period.start.year)):
        raise NOWHERE
    years = {clause.year for clause in wholes if clause.year}
    if not years:
        return [period]
    area = _area(years.pop()) if len(years) == 1 else None
    if area is None or area.end < period.start or area.start > period.end:
        raise NOWHERE
    if area.start <= period.start and period.end <= area.end:
        return [period]
    inside = Period(max(area.start, period.start), min(area.end, period.end))
    return [inside] if inside == area else [inside, area]


def _area(year: Year) -> Period:
    number = year.number or 0
    if year.last:
        first, last = ((9, 1), (8, 31)) if year.school else ((1, 1), (12, 31))
        return Period(date(number, *first), date(year.last, *last))
    return school_year(number) if year.school else Period(date(number, 1, 1), date(number, 12, 31))


def with_year(times: list[Times], wholes: list[Whole]) -> list[Times]:
    """«2023 г.: март, май»: the year said once for all, when nothing else prints one."""
    year = wholes[0].year if len(wholes) == 1 else None
    printed = any(one.year or one.since for each in times for one in each.stretches)
    if year is None or year.last or year.school or printed:
        raise NOWHERE
    return [
        replace(each, stretches=tuple(replace(one, year=year) for one in each.stretches)) for each in times
    ]
