"""An order with all that people decided about it, beside the wording of it that is stored already."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from documents.printed import load_printed
from roadmap.choices import UNKNOWN_BODY, Choice, What, apply_choices, merge_choices, name_duties
from roadmap.diff import Diff, Line, compare, lines_of
from roadmap.model import Order
from roadmap.names import fold
from roadmap.renumbering import keep_keys
from roadmap.understanding import understand
from roadmap.workdays import WorkDays
from storage.choices import read_choices
from storage.organizations import find
from storage.stored_orders import StoredOrder, find_by_number, read_lines

REMEMBERED = 8


Columns = tuple[tuple[tuple[tuple[str, str], ...], tuple[str, ...]], ...]
"""Printed headings with what each was taken for, and the codes of the plans that have them."""


@dataclass(frozen=True, slots=True)
class Reading:
    order: Order
    columns: Columns


@dataclass(frozen=True, slots=True)
class Understood:
    """`base` is what the program understood, `order` the same as decided.

    `stored` is the wording that is loaded already and `diff` what would change in it. `namesake` is an
    order of the same number and plans and of another date: a person has to say whether it is the same.
    """

    base: Order
    order: Order
    choices: tuple[Choice, ...] = ()
    stored: StoredOrder | None = None
    diff: Diff | None = None
    namesake: StoredOrder | None = None


class Understandings:
    """Reads texts and rules in a thread, so that nobody waits for it, and remembers the last few results."""

    def __init__(self, workdays: WorkDays) -> None:
        self._workdays = workdays
        self._known: OrderedDict[Hashable, Any] = OrderedDict()

    async def read(self, key: int, printed: str) -> Reading:
        """The file that was read as draft `key`. Raises `RejectedError`."""
        reading: Reading = await self._remember(key, lambda: _read(printed, self._workdays))
        return reading

    async def settle(self, conn: AsyncConnection, base: Order, own: Sequence[Choice] = ()) -> Understood:
        """`own` are the choices of a draft; those of the stored order stand behind them."""
        stored, namesake = await _find_stored(conn, base, own)
        if stored is None:
            choices = merge_choices(own)
            order = await self._remember((base, choices), lambda: self._apply(base, choices))
            order = await _forget_known(conn, order)
            return Understood(base, order, choices, namesake=namesake)
        lines = await read_lines(conn, stored.id)
        choices = merge_choices(await read_choices(conn, stored.number, stored.date), own)
        amended = _complete(base, stored)
        base, order, diff = await self._remember(
            (amended, choices, lines), lambda: self._compare(amended, choices, lines)
        )
        return Understood(base, await _forget_known(conn, order), choices, stored, diff)

    def _apply(self, base: Order, choices: tuple[Choice, ...]) -> Order:
        return apply_choices(base, choices, self._workdays)

    def _compare(
        self, amended: Order, choices: tuple[Choice, ...], lines: tuple[Line, ...]
    ) -> tuple[Order, Order, Diff]:
        base = keep_keys(amended, lines)
        order = self._apply(base, choices)
        return base, order, compare(lines, lines_of(order))

    async def _remember(self, key: Hashable, work: Callable[[], Any]) -> Any:
        if key not in self._known:
            self._known[key] = await asyncio.to_thread(work)
        self._known.move_to_end(key)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return self._known[key]


def _read(text: str, workdays: WorkDays) -> Reading:
    printed = load_printed(text)
    order = name_duties(understand(printed, workdays=workdays))
    plans: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for roadmap, plan in zip(printed.roadmaps, order.roadmaps, strict=True):
        plans.setdefault(roadmap.roles, []).append(plan.code)
    return Reading(order, tuple((roles, tuple(codes)) for roles, codes in plans.items() if roles))


async def _forget_known(conn: AsyncConnection, order: Order) -> Order:
    """Bodies that somebody has named in full, with an earlier order, are not asked about again."""
    unknown = {dict(each.values)["body"] for each in order.problems if each.key == UNKNOWN_BODY}
    found = {name: await find(conn, name) for name in sorted(unknown)}
    known = {name for name, row in found.items() if row and fold(row.full_name) != fold(row.short_name)}
    if not known:
        return order
    left = (
        each for each in order.problems if each.key != UNKNOWN_BODY or dict(each.values)["body"] not in known
    )
    return replace(order, problems=tuple(left))


def _complete(base: Order, stored: StoredOrder) -> Order:
    """A file of plans alone (a sheet, an appendix) leaves what the order's own text said."""
    return replace(
        base,
        date=stored.date,
        title=base.title or stored.title,
        issuer=base.issuer or stored.issuer,
        controller=base.controller or stored.controller,
    )


async def _find_stored(
    conn: AsyncConnection, base: Order, own: Sequence[Choice]
) -> tuple[StoredOrder | None, StoredOrder | None]:
    """The wording that stands, and the one of which a person must say whether it is the same order."""
    namesakes = await find_by_number(conn, base.number)
    same = next((each for each in namesakes if each.date == base.date), None)
    titles = {plan.title for plan in base.roadmaps}
    alike = next((each for each in reversed(namesakes) if titles and titles <= each.titles), None)
    if same or alike is None:
        return same, None
    said = next((choice.value for choice in own if choice.what is What.AMENDS), None)
    if said is None:
        return None, alike
    return (alike, None) if said is True else (None, None)
