"""A school's own roadmap: what its file looks like, and its rows as one plan of that school (RULES §9)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from roadmap.asking import asked_windows
from roadmap.errors import RejectedError
from roadmap.heading import read_number_and_date
from roadmap.model import Evidence, Item, ItemKind, Order, PrintedOrder, Roadmap, Section
from roadmap.questions import SCHOOLS
from roadmap.understanding import understand
from roadmap.workdays import WorkDays

CODE = "ваша карта"
SHEETS = (".docx", ".xlsx", ".xlsm")
NAMED = ("карт", "план", "программ")
MARKED = frozenset({ItemKind.EVENT, ItemKind.NUMBERS_ONLY, ItemKind.ON_DEMAND})


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """`order` says what the file's heading says, or the year and the day it came; `plan` holds its rows.

    `dated`: how many of its items have a term that was understood.
    """

    order: Order
    plan: Roadmap
    items: int
    dated: int


def may_be_plan(name: str, caption: str) -> bool:
    """A document or a sheet; of a .pdf, mostly the picture of an order, its name or caption says so."""
    kind = name.casefold()
    said = f"{kind} {caption.casefold()}"
    return kind.endswith(SHEETS) or (kind.endswith(".pdf") and any(word in said for word in NAMED))


def read_own_plan(printed: PrintedOrder, came: date, workdays: WorkDays) -> OwnPlan | None:
    """The plan of a school; None when the file holds none or is an order that lists schools."""
    if not printed.roadmaps:
        return None
    order = understand(printed, heading=_read_heading(printed, came), workdays=workdays)
    if order.schools or not any(section.items for plan in order.roadmaps for section in plan.sections):
        return None
    plan = _join(order.roadmaps)
    items = [item for section in plan.sections for item in section.items]
    dated = sum(bool(asked_windows(item, plan.period, (), order.date)) for item in items)
    named = replace(order, number=order.number or plan.year)
    return OwnPlan(named, plan, len(items), dated) if dated else None


def _read_heading(printed: PrintedOrder, came: date) -> tuple[str, date]:
    try:
        return read_number_and_date(printed)
    except RejectedError:
        return "", came


def _join(plans: tuple[Roadmap, ...]) -> Roadmap:
    """Several tables of a school are its one plan."""
    sections = tuple(_sections(plans))
    return replace(plans[0], code=CODE, clusters=(), sections=sections, baselines=())


def _sections(plans: tuple[Roadmap, ...]) -> Iterator[Section]:
    for number, plan in enumerate(plans, 1):
        mark = f"{number}/" if number > 1 else ""
        for section in plan.sections:
            yield replace(section, items=tuple(_simple(item, mark) for item in section.items))


def _simple(item: Item, mark: str) -> Item:
    """Whoever it names, the school does it, and one tap says so."""
    return replace(
        item,
        key=f"{mark}{item.key}",
        kind=ItemKind.DEED if item.kind in MARKED else item.kind,
        side=None,
        evidence=Evidence.ATTENDANCE,
        asked=(SCHOOLS,),
        for_schools=True,
        indicators=(),
        done_by_order=False,
        sum_of=(),
        recommended=False,
    )
