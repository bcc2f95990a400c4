"""The clauses of a term put together: one kind, and its windows in every careful reading (RULES §2)."""

from dataclasses import replace
from datetime import date

from roadmap.calendars import NOWHERE
from roadmap.grammar_tree import (
    Bound,
    Clause,
    DueDay,
    Either,
    Every,
    OnDemand,
    Recurring,
    Scheduled,
    Times,
    Unit,
    Whole,
    Year,
)
from roadmap.model import Period, TermKind, Window
from roadmap.periods import school_year
from roadmap.terms_recurring import recurring_windows
from roadmap.terms_windows import Windows, printed_windows, whole_windows
from roadmap.workdays import WorkDays

Meaning = tuple[TermKind, list[Windows]]
UNIT_KINDS = {Unit.QUARTER: TermKind.QUARTER, Unit.HALF: TermKind.HALF_YEAR}
MONTHLIKE = (Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.SEASON)
LENGTHS = {Every.MONTH: 31, Every.QUARTER: 92, Every.HALF: 184, Every.WEEK: 7, Every.YEAR: 366}


def mean(
    clauses: tuple[Clause, ...], period: Period, reporting: tuple[date, ...], workdays: WorkDays
) -> Meaning:
    """Raises `Unreadable` when the clauses contradict each other."""
    times = tuple(clause for clause in clauses if isinstance(clause, Times))
    if Either() in clauses and times:
        return _either(clauses, period, workdays)
    recurring = _merged(clauses)
    if recurring and times and recurring[0].every is not Every.YEAR:
        return _limited(recurring, times, period, reporting, workdays)
    wholes = [clause for clause in clauses if isinstance(clause, Whole)]
    if times:
        if _areas(wholes, period) != [period]:
            raise NOWHERE
        return _printed(times, bool(wholes), bool(recurring), period, reporting, workdays)
    areas = _areas(wholes, period)
    if recurring:
        return TermKind.RECURRING, [
            recurring_windows(one, period, reporting, workdays, area if area != period else None)
            for area in areas
            for one in recurring
        ]
    return _kind(clauses), [whole_windows(area, reporting, workdays) for area in areas]


def _kind(clauses: tuple[Clause, ...]) -> TermKind:
    if any(isinstance(clause, OnDemand) for clause in clauses):
        return TermKind.ON_DEMAND
    scheduled = any(isinstance(clause, Scheduled) for clause in clauses)
    return TermKind.BY_SCHEDULE if scheduled else TermKind.ALL_YEAR


def _either(clauses: tuple[Clause, ...], period: Period, workdays: WorkDays) -> Meaning:
    """«октябрь или ноябрь»: each is a reading."""
    if not all(isinstance(clause, (Times, Either, Scheduled, OnDemand)) for clause in clauses):
        raise NOWHERE
    times = tuple(clause for clause in clauses if isinstance(clause, Times))
    placed = printed_windows(times, period, workdays)
    if len(placed) > 1:
        raise NOWHERE
    groups: list[Windows] = [()]
    for clause in clauses:
        if isinstance(clause, Either):
            groups.append(())
        elif isinstance(clause, Times):
            groups[-1] += placed[0][times.index(clause)]
    return _times_kind(times[:1]), _distinct([_ordered(group) for group in groups if group])


def _printed(
    times: tuple[Times, ...],
    whole: bool,
    yearly: bool,
    period: Period,
    reporting: tuple[date, ...],
    workdays: WorkDays,
) -> Meaning:
    """Printed times, alone or together with «в течение года»; «ежегодно, май» is every May."""
    readings = [_narrowed(times, reading) for reading in printed_windows(times, period, workdays)]
    until = all(window.start is None for window in readings[0])
    kind = TermKind.DEADLINE if until else _times_kind(times)
    if yearly and (period.end - period.start).days > LENGTHS[Every.YEAR]:
        kind, readings = TermKind.RECURRING, readings[:1]
    if whole and any(each.bound is Bound.UNTIL for each in times):
        raise NOWHERE
    if whole and not all(each.aside for each in times):
        kind = TermKind.ALL_YEAR
        readings = [reading + whole_windows(period, reporting, workdays) for reading in readings]
    return kind, _distinct([_ordered(reading) for reading in readings])


def _narrowed(times: tuple[Times, ...], placed: list[Windows]) -> Windows:
    """«октябрь (до 15.10)»: what stands in brackets, or is a deadline, takes the place of what it lies in."""
    kept: list[Window] = []
    for each, windows in zip(times, placed, strict=True):
        outer = list(kept) if each.aside or each.bound is Bound.UNTIL else []
        for window in windows:
            around = [one for one in outer if one.start and one.start <= window.end <= one.end]
            if each.aside and outer and not around:
                raise NOWHERE
            kept = [one for one in kept if one not in around] if around else kept
            kept.append(window)
    return tuple(kept)


def _times_kind(times: tuple[Times, ...]) -> TermKind:
    if all(each.bound is Bound.UNTIL for each in times):
        return TermKind.DEADLINE
    stretches = [one for each in times for one in each.stretches]
    units = {one.unit for one in stretches}
    if any(each.bound is Bound.UNTIL for each in times) or not units <= set(MONTHLIKE):
        return TermKind.DATES
    if len(units) == 1 and units & UNIT_KINDS.keys():
        return UNIT_KINDS[units.pop()]
    if len(stretches) > 1:
        return TermKind.MONTHS_LIST
    return TermKind.MONTH_RANGE if stretches[0].ranged or units == {Unit.SEASON} else TermKind.MONTH


def _merged(clauses: tuple[Clause, ...]) -> list[Recurring]:
    """What recurs; «ежеквартально, до 25 числа» may mean the quarter's last month or the next."""
    found = [clause for clause in clauses if isinstance(clause, Recurring)]
    days = [clause for clause in clauses if isinstance(clause, DueDay)]
    if not found and not days:
        return []
    detailed = [one for one in found if one != Recurring(one.every)] or found[:1]
    one = detailed[0] if len(set(detailed)) == 1 else None
    if one is None or len(days) > 1 or any(other.every is not one.every for other in found):
        raise NOWHERE
    if not days:
        return [one]
    if one.every not in (Every.MONTH, Every.QUARTER) or one != Recurring(one.every):
        raise NOWHERE
    due = replace(one, day=days[0].day, following=days[0].following)
    vague = one.every is Every.QUARTER and not due.following
    return [due, replace(due, following=True)] if vague else [due]


def _limited(
    recurring: list[Recurring],
    times: tuple[Times, ...],
    period: Period,
    reporting: tuple[date, ...],
    workdays: WorkDays,
) -> Meaning:
    """«ежемесячно с октября по май», «ежемесячно: октябрь, ноябрь»."""
    placed = printed_windows(times, period, workdays)
    if len(recurring) > 1 or len(placed) > 1 or any(each.bound is Bound.UNTIL for each in times):
        raise NOWHERE
    windows = _ordered(sum(placed[0], ()))
    one = recurring[0]
    spans = [(window.start or window.end, window.end) for window in windows]
    if len(spans) == 1 and (spans[0][1] - spans[0][0]).days >= LENGTHS[one.every]:
        limit = Period(*spans[0])
        return TermKind.RECURRING, [recurring_windows(one, period, reporting, workdays, limit)]
    if (
        len(spans) > 1
        and all((b - a).days < LENGTHS[one.every] for a, b in spans)
        and one == Recurring(one.every)
    ):
        return TermKind.RECURRING, [windows]
    raise NOWHERE


def _areas(wholes: list[Whole], period: Period) -> list[Period]:
    """The part of the plan that printed years name; where they reach beyond it, both readings."""
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


def _area(year: Year) -> Period | None:
    number = year.number or 0
    if year.last:
        return Period(date(number, 9, 1) if year.school else date(number, 1, 1), _end(year))
    return school_year(number) if year.school else Period(date(number, 1, 1), date(number, 12, 31))


def _end(year: Year) -> date:
    last = year.last or 0
    return date(last, 8, 31) if year.school else date(last, 12, 31)


def _ordered(windows: Windows) -> Windows:
    return tuple(
        sorted(set(windows), key=lambda window: (window.due, window.start or window.end, window.end))
    )


def _distinct(readings: list[Windows]) -> list[Windows]:
    return list(dict.fromkeys(readings))
