"""The duties of an order's own text as one more plan, so that they are asked as its items are (RULES §4)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from roadmap.asking import AskedWindow
from roadmap.model import (
    Evidence,
    Item,
    ItemKind,
    Obligation,
    Order,
    Period,
    Roadmap,
    Schedule,
    Section,
    TermKind,
    Window,
)
from roadmap.naming import shorten
from roadmap.periods import school_year_name, school_year_of
from roadmap.reminders import QUIET_MONTHS
from roadmap.schools import find_schools
from roadmap.workdays import WorkDays

CODE = "Приказ"
SCHOOLS = "schools"
PAIRS = "pairs"
MUNICIPAL = "ОМСУ"
"""The education department of every municipality (order 850-ОД, point 4)."""
LEAD = 20
"""Working days before its date on which a duty begins to be asked."""
_PAPER = re.compile(
    r"информаци|отч[её]т|справк|\bплан|дорожн|программ|соглашени|договор|спис(ок|к)|материал|протокол",
    re.IGNORECASE,
)


def build_duties(order: Order) -> Roadmap:
    """What the order's text asks of somebody known, with a deliverable; the rest is only recorded.

    Without a section when there is nothing of the kind.
    """
    owed = [duty for duty in order.obligations if duty.has_deliverable and duty.asked]
    period = _find_period(order, owed)
    year = order.roadmaps[-1].year if order.roadmaps else school_year_name(period)
    items = tuple(_number(part for duty in owed for part in _split(order, duty)))
    return Roadmap(CODE, order.title, year, period, (), (Section("", items),) if items else ())


def opened(window: AskedWindow, item: Item, issued: date, workdays: WorkDays) -> AskedWindow:
    """Asked from twenty working days before its date on, a school's July duty from 1 June."""
    first = workdays.back(window.due, LEAD)
    if item.for_schools and window.due.month in QUIET_MONTHS:
        first = min(first, date(window.due.year, 6, 1))
    return replace(window, opens=min(window.due, max(issued, first)))


def _split(order: Order, duty: Obligation) -> Iterator[Item]:
    """One item; two where schools and bodies are named together."""
    codes = {each.code for each in order.clusters}.union(*(plan.clusters for plan in order.roadmaps))
    words = codes | {SCHOOLS, PAIRS}
    schools = tuple(name for name in duty.asked if name in words or find_schools(name) == (name,))
    bodies = tuple(name for name in duty.asked if name not in schools)
    if schools:
        yield _item(duty, schools, for_schools=True)
    if bodies:
        yield _item(duty, bodies, for_schools=False)


def _number(items: Iterable[Item]) -> Iterator[Item]:
    """Keys: the printed points, told apart where a number stands twice."""
    seen: Counter[str] = Counter()
    for item in items:
        seen[item.number] += 1
        again = seen[item.number] > 1 or not item.number
        yield replace(item, key=f"{item.number}+{seen[item.number]}" if again else item.number)


def _find_period(order: Order, owed: Sequence[Obligation]) -> Period:
    """The years of the order's plans, else the school year of its date, and all the dates of its duties."""
    spans = [plan.period for plan in order.roadmaps] or [school_year_of(order.date)]
    days = [day for duty in owed for day in duty.dates]
    return Period(min(each.start for each in spans), max([*(each.end for each in spans), *days]))


def _item(duty: Obligation, asked: tuple[str, ...], *, for_schools: bool) -> Item:
    return Item(
        key="",
        number=duty.point,
        level="",
        measure=duty.what,
        description="",
        term=_schedule(duty).text,
        responsible=duty.who,
        result="",
        short_name=duty.short_name or shorten(duty.what),
        kind=ItemKind.DEED,
        evidence=Evidence.FILE_OR_LINE if _PAPER.search(duty.what) else Evidence.LINE,
        asked=asked,
        schedule=_schedule(duty),
        for_schools=for_schools,
        recommended=duty.recommended,
    )


def _schedule(duty: Obligation) -> Schedule:
    days = sorted(set(duty.dates))
    text = ", ".join(f"{day:%d.%m.%Y}" for day in days)
    if not days:
        return Schedule(text, TermKind.NONE, resolved=False)
    return Schedule(text, TermKind.DEADLINE, tuple(Window(None, day, day) for day in days))
