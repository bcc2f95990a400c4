"""What a new wording of an order changes in the stored one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.asking import asked_windows
from roadmap.duties import build_duties
from roadmap.model import Evidence, Item, ItemKind, Order, Roadmap

CELLS = ("level", "measure", "description", "term", "responsible", "result")
UNDERSTOOD = ("asked", "kind", "evidence")


@dataclass(frozen=True, slots=True)
class Line:
    """One item as it stands: its cells, what is asked of whom, and the printed last days of its windows."""

    code: str
    key: str
    number: str
    short_name: str
    level: str
    measure: str
    description: str
    term: str
    responsible: str
    result: str
    kind: ItemKind
    evidence: Evidence
    asked: tuple[str, ...]
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """`fields` are the names of what differs; the days apart."""

    before: Line
    after: Line
    fields: tuple[str, ...]

    @property
    def is_moved(self) -> bool:
        return self.before.days != self.after.days


@dataclass(frozen=True, slots=True)
class Diff:
    """`changed` and `moved` may name the same item: its words and its days."""

    added: tuple[Line, ...] = ()
    changed: tuple[Changed, ...] = ()
    moved: tuple[Changed, ...] = ()
    removed: tuple[Line, ...] = ()

    @property
    def count(self) -> int:
        return sum(map(len, (self.added, self.changed, self.moved, self.removed)))

    def __bool__(self) -> bool:
        return self.count > 0


def lines_of(order: Order) -> tuple[Line, ...]:
    """The items of the plans and the duties of the order's own text, in their order."""
    plans = (*order.roadmaps, build_duties(order))
    return tuple(
        _line(order, plan, item) for plan in plans for section in plan.sections for item in section.items
    )


def _line(order: Order, plan: Roadmap, item: Item) -> Line:
    windows = asked_windows(item, plan.period, order.reporting, order.date)
    return Line(
        code=plan.code,
        key=item.key,
        number=item.number,
        short_name=item.short_name,
        level=item.level,
        measure=item.measure,
        description=item.description,
        term=item.term,
        responsible=item.responsible,
        result=item.result,
        kind=item.kind,
        evidence=item.evidence,
        asked=item.asked,
        days=tuple(sorted({window.printed_due for window in windows})),
    )


def compare(before: Sequence[Line], after: Sequence[Line]) -> Diff:
    """By code and key. A plan that the new file does not hold is left as it is."""
    old = {(line.code, line.key): line for line in before}
    new = {(line.code, line.key): line for line in after}
    codes = {line.code for line in after}
    pairs = [_compare_lines(old[key], line) for key, line in new.items() if key in old]
    return Diff(
        added=tuple(line for key, line in new.items() if key not in old),
        changed=tuple(each for each in pairs if each.fields),
        moved=tuple(each for each in pairs if each.is_moved),
        removed=tuple(line for key, line in old.items() if key not in new and line.code in codes),
    )


def _compare_lines(before: Line, after: Line) -> Changed:
    """A term that is only printed otherwise is a change; one that moves days is told by the days."""
    fields = [name for name in CELLS if _letters(getattr(before, name)) != _letters(getattr(after, name))]
    fields += [name for name in UNDERSTOOD if getattr(before, name) != getattr(after, name)]
    if before.days != after.days and "term" in fields:
        fields.remove("term")
    return Changed(before, after, tuple(fields))


def _letters(text: str) -> str:
    """A cell without what one format breaks otherwise than another: spaces, hyphens, line ends."""
    return "".join(filter(str.isalnum, text.casefold()))
