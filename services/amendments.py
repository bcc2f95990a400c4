"""What an amended order changed for those it asks: noted with the import, told in their daily message."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from services.affected import Affected
from storage import news
from storage.announcements import OrderRow
from storage.assignments import AssignmentRow
from storage.database import Transaction
from storage.news import DutiesChanged

NEW, CHANGED, REMOVED, MOVED = "new", "changed", "removed", "moved"


def moved_from(day: date) -> str:
    """The heading of a day that a person moves: by it a day that was moved back is known as no news."""
    return f"{MOVED}:{day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Amendment:
    """What changed in one order for one person, each duty under one heading."""

    number: str
    new: tuple[AssignmentRow, ...] = ()
    changed: tuple[AssignmentRow, ...] = ()
    moved: tuple[AssignmentRow, ...] = ()
    removed: tuple[AssignmentRow, ...] = ()

    @property
    def standing(self) -> tuple[AssignmentRow, ...]:
        return (*self.new, *self.moved, *self.changed)


@dataclass(frozen=True, slots=True)
class News:
    """What a person has not been told yet: `changes` are the ids behind the amendments."""

    amendments: tuple[Amendment, ...] = ()
    changes: tuple[int, ...] = ()
    orders: tuple[OrderRow, ...] = ()

    @property
    def standing(self) -> tuple[AssignmentRow, ...]:
        return tuple(row for each in self.amendments for row in each.standing)

    @property
    def subject(self) -> dict[str, list[int]]:
        """How a message remembers what it tells."""
        return {"changes": list(self.changes), "orders": [order.id for order in self.orders]}


async def note_affected(tx: Transaction, order_id: int, affected: Affected) -> None:
    """In the commit of the import, so that each amendment is there to be told once."""
    await news.note_changes(
        tx, order_id, [(place, asdict(duties)) for place, duties in sorted(affected.items())]
    )


def sum_up(
    changes: Sequence[DutiesChanged], standing: Mapping[int, AssignmentRow], gone: Mapping[int, AssignmentRow]
) -> tuple[Amendment, ...]:
    """Several changes as one: what came and went in between is not worth a word."""
    headings: dict[tuple[int, str], dict[int, list[str]]] = {}
    for each in changes:
        of_order = headings.setdefault((each.order_id, each.number), {})
        for heading, ids in each.duties.items():
            for id_ in ids:
                of_order.setdefault(id_, []).append(heading)
    found = (_amendment(number, said, standing, gone) for (_, number), said in headings.items())
    return tuple(each for each in found if each.standing or each.removed)


def _amendment(
    number: str,
    said: Mapping[int, Sequence[str]],
    standing: Mapping[int, AssignmentRow],
    gone: Mapping[int, AssignmentRow],
) -> Amendment:
    known = {id_: headings for id_, headings in said.items() if id_ in standing}
    here = {id_: _heading(headings, standing[id_].due) for id_, headings in known.items()}
    lost = [id_ for id_, headings in said.items() if id_ in gone and headings[0] != NEW]
    return Amendment(
        number=number,
        new=_rows(standing, (id_ for id_, heading in here.items() if heading == NEW)),
        changed=_rows(standing, (id_ for id_, heading in here.items() if heading == CHANGED)),
        moved=_rows(standing, (id_ for id_, heading in here.items() if heading == MOVED)),
        removed=_rows(gone, lost),
    )


def _heading(headings: Sequence[str], due: date) -> str | None:
    """Of a duty that stands; one that was away and is back again is no news, nor is a day that is back."""
    moved = [each for each in headings if each.startswith(MOVED)]
    is_back = bool(moved) and moved[0] == moved_from(due)
    said = [each.partition(":")[0] for each in headings if not (is_back and each in moved)]
    if said and said[0] == REMOVED:
        return MOVED if MOVED in said else None
    return next((heading for heading in (NEW, MOVED, CHANGED) if heading in said), None)


def _rows(found: Mapping[int, AssignmentRow], ids: Iterable[int]) -> tuple[AssignmentRow, ...]:
    rows = [found[id_] for id_ in ids]
    return tuple(sorted(rows, key=lambda row: (row.due, row.code, row.id)))
