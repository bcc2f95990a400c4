"""Printed times put together: what narrows what, which kind they are, two readings of «или» (RULES §2)."""

from collections.abc import Sequence
from dataclasses import replace

from roadmap.calendars import NOWHERE
from roadmap.grammar_tree import (
    Bound,
    Clause,
    Detail,
    Either,
    OnDemand,
    Scheduled,
    Times,
    Unit,
)
from roadmap.model import Period, TermKind, Window
from roadmap.terms_details import Windows
from roadmap.terms_windows import printed_windows
from roadmap.workdays import WorkDays

Meaning = tuple[TermKind, list[Windows]]
UNIT_KINDS = {Unit.QUARTER: TermKind.QUARTER, Unit.HALF: TermKind.HALF_YEAR}
MONTHLIKE = (Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.SEASON)


def attach(clauses: Sequence[Clause]) -> list[Times]:
    """The printed times, each with the days beside it: «май, до 20 числа», «последняя среда мая»."""
    found: list[Times] = []
    waiting: Detail | None = None
    for clause in clauses:
        if isinstance(clause, Detail):
            if waiting or (found and (found[-1].detail or len(found[-1].stretches) > 1)):
                raise NOWHERE
            if found:
                found[-1] = _detailed(found[-1], clause)
            else:
                waiting = clause
        elif isinstance(clause, Times):
            found.append(_detailed(clause, waiting) if waiting else clause)
            waiting = None
    if waiting:
        raise NOWHERE
    return found


def _detailed(times: Times, detail: Detail) -> Times:
    if times.bound is not Bound.WITHIN:
        raise NOWHERE
    return replace(times, detail=detail)


def printed_meaning(times: Sequence[Times], period: Period, workdays: WorkDays) -> Meaning:
    """The readings in which what stands aside lies in what it makes more exact."""
    readings = printed_windows(times, period, workdays)
    narrowed = [found for reading in readings if (found := _narrowed(times, reading)) is not None]
    if not narrowed:
        raise NOWHERE
    until = all(window.start is None for window in narrowed[0])
    kind = TermKind.DEADLINE if until else times_kind(times)
    return kind, distinct([ordered(reading) for reading in narrowed])


def _narrowed(times: Sequence[Times], placed: list[Windows]) -> Windows | None:
    """«октябрь (до 15.10)»: what stands in brackets, or is a deadline, takes the place of what it lies in."""
    kept: list[list[Window]] = []
    outer: list[Window] = []
    taken = 0
    for each, windows in zip(times, placed, strict=True):
        if not each.aside and (each.bound is not Bound.UNTIL or each.detail):
            outer, taken = list(windows), len(kept)
            kept.append(outer.copy())
            continue
        for window in windows:
            around = [one for one in outer if one.start and one.start <= window.end <= one.end]
            if each.aside and outer and not around:
                return None
            if around:
                kept[taken] = [one for one in kept[taken] if one not in around]
        kept.append(list(windows))
    return tuple(window for group in kept for window in group)


def times_kind(times: Sequence[Times]) -> TermKind:
    if all(_is_until(each) for each in times):
        return TermKind.DEADLINE
    stretches = [one for each in times for one in each.stretches]
    units = {one.unit for one in stretches}
    dated = any(_is_until(each) or each.detail for each in times)
    edged = any(one.vague and one.unit is Unit.QUARTER for one in stretches)
    if dated or edged or not units <= set(MONTHLIKE):
        return TermKind.DATES
    if len(units) == 1 and units & UNIT_KINDS.keys():
        return UNIT_KINDS[units.pop()]
    if len(stretches) > 1:
        return TermKind.MONTHS_LIST
    return TermKind.MONTH_RANGE if stretches[0].ranged or units == {Unit.SEASON} else TermKind.MONTH


def _is_until(times: Times) -> bool:
    return times.bound is Bound.UNTIL or bool(times.detail and times.detail.until)


def either_readings(clauses: Sequence[Clause], period: Period, workdays: WorkDays) -> Meaning:
    """«октябрь или ноябрь»: each is a reading."""
    if not all(isinstance(clause, Times | Either | Scheduled | OnDemand) for clause in clauses):
        raise NOWHERE
    times = [clause for clause in clauses if isinstance(clause, Times)]
    placed = printed_windows(times, period, workdays)
    if len(placed) > 1 or any(each.bound is Bound.SINCE for each in times):
        raise NOWHERE
    rest = iter(placed[0])
    groups: list[list[Window]] = [[]]
    for clause in clauses:
        if isinstance(clause, Either):
            groups.append([])
        elif isinstance(clause, Times):
            groups[-1] += next(rest)
    return times_kind(times[:1]), distinct([ordered(tuple(group)) for group in groups if group])


def ordered(windows: Windows) -> Windows:
    return tuple(
        sorted(set(windows), key=lambda window: (window.due, window.start or window.end, window.end))
    )


def distinct(readings: list[Windows]) -> list[Windows]:
    return list(dict.fromkeys(readings))
