"""What a centre has before it in a month: meetings, its own deeds, what falls due at the schools."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.model import ItemKind
from roadmap.report_rows import ReportRow, RowWindow, State


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the plan: `days` is when it is held or due, none where the day is not named yet.

    `places` are the items that it serves («ДК1 · 1.2»).
    """

    what: str
    days: tuple[date, ...]
    responsible: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """`papers` are the reporting dates of the month, each with its order's number."""

    month: date
    meetings: tuple[Planned, ...]
    deeds: tuple[Planned, ...]
    schools: tuple[Planned, ...]
    papers: tuple[tuple[date, str], ...]

    @property
    def codes(self) -> frozenset[str]:
        """The plans whose items stand in it."""
        lines = (*self.meetings, *self.deeds, *self.schools)
        return frozenset(place.partition(" · ")[0] for line in lines for place in line.places)

    @property
    def is_empty(self) -> bool:
        return not (self.meetings or self.deeds or self.schools or self.papers)


def plan_month(
    month: date, rows: Iterable[tuple[str, ReportRow]], papers: Sequence[tuple[date, str]]
) -> MonthPlan:
    """`rows` with their roadmap's code; the side that takes part in a meeting is not a line of its own."""
    meetings: list[Planned] = []
    deeds: list[Planned] = []
    schools: list[Planned] = []
    for code, row in rows:
        found = [each for each in row.windows if _is_in(month, each)]
        if not found or row.state is State.DONE:
            continue
        place = f"{code} · {row.item.number.rstrip('.')}".rstrip(" ·")
        if row.item.kind is ItemKind.EVENT:
            if not row.item.for_schools:
                days = tuple(
                    each.meeting.planned_on for each in found if each.meeting and each.meeting.planned_on
                )
                meetings.append(_line(row, days, place))
            continue
        left = {told.until for each in found for told in each.told if not told.is_fact}
        days = tuple(sorted(day for day in left if _is_of(month, day)))
        if days:
            (schools if row.item.for_schools else deeds).append(_line(row, days, place))
    inside = (each for each in papers if _is_of(month, each[0]))
    return MonthPlan(month, _merge(meetings), _merge(deeds), _merge(schools), tuple(sorted(inside)))


def _is_in(month: date, window: RowWindow) -> bool:
    """A window that ends in the month, or whose meeting or last day for an answer is then."""
    days = [window.end, *(told.until for told in window.told)]
    if window.meeting and window.meeting.planned_on:
        days = [window.meeting.planned_on]
    return any(_is_of(month, day) for day in days)


def _is_of(month: date, day: date) -> bool:
    return (day.year, day.month) == (month.year, month.month)


def _line(row: ReportRow, days: tuple[date, ...], place: str) -> Planned:
    return Planned(row.item.head, days, row.item.responsible, (place,))


def _merge(lines: Iterable[Planned]) -> tuple[Planned, ...]:
    """One meeting or deed of several plans is one line; the dated ones first, by their days."""
    found: dict[tuple[str, tuple[date, ...]], Planned] = {}
    for line in lines:
        key = (line.what.casefold(), line.days)
        before = found.get(key)
        places = (*before.places, *line.places) if before else line.places
        found[key] = Planned(line.what, line.days, line.responsible, tuple(dict.fromkeys(places)))
    return tuple(sorted(found.values(), key=lambda line: line.days or (date.max,)))
