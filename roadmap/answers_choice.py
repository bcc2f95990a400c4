"""Which of the things that are asked of a school a line is about, or between which it has to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, Protocol, TypeVar

from roadmap.answers import Ref, Said, Word
from roadmap.due import is_complete
from roadmap.model import Evidence, ItemKind, Status
from roadmap.own_plans import CODE

SOON = timedelta(days=14)
FRESH = timedelta(days=10)
"""So long into a window «провели» may still be about the one before it."""
PAPERS = frozenset({Evidence.DOCUMENT, Evidence.MINUTES, Evidence.AGREEMENT})
PHRASES = frozenset({Evidence.PHRASES, Evidence.LINE, Evidence.FILE_OR_LINE})


class Asked(Protocol):
    """An assignment, as far as choosing needs it."""

    @property
    def id(self) -> int: ...
    @property
    def organization_id(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def kind(self) -> ItemKind: ...
    @property
    def evidence(self) -> Evidence: ...
    @property
    def status(self) -> Status: ...
    @property
    def conditional(self) -> bool: ...
    @property
    def interim(self) -> bool: ...
    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date: ...
    @property
    def opens(self) -> date: ...
    @property
    def due(self) -> date: ...
    @property
    def deed(self) -> int: ...


A = TypeVar("A", bound=Asked)


@dataclass(frozen=True, slots=True)
class Chosen(Generic[A]):
    """`certain`, or else the `possible` ones; `is_event`: the number is that of a meeting."""

    certain: A | None = None
    possible: tuple[A, ...] = ()
    is_event: bool = False


def choose(pool: Sequence[A], said: Said, ref: Ref, today: date) -> Chosen[A]:
    """The one item with this number whose window is meant: asked now, else the next within a fortnight."""
    ref = _without_plan(pool, ref)
    named = [row for row in pool if _is_named(row, ref)]
    asked = [row for row in named if row.kind is not ItemKind.EVENT]
    if not asked:
        return Chosen(possible=tuple(near(pool, today)), is_event=bool(named))
    windows = [_choose_window(rows, said, today) for rows in _by_item(asked)]
    reach = [found for found in windows if found.rank is not None]
    best = min((found.rank for found in reach if found.rank is not None), default=None)
    first = [found for found in reach if found.rank == best]
    others = [found for found in windows if found not in first]
    if len(first) == 1 and first[0].certain and not any(_rivals(first[0], each, said) for each in others):
        return Chosen(first[0].certain)
    return Chosen(possible=tuple(row for found in windows for row in found.rows))


def near(pool: Sequence[A], today: date, code: str | None = None) -> list[A]:
    """What is expected and on the table: late, or open and due within a fortnight; of twins the first."""
    found: dict[tuple[int, int, date], A] = {}
    for row in pool:
        at_hand = is_expected(row, today) and row.opens <= today and row.due <= today + SOON
        if row.kind is not ItemKind.EVENT and at_hand and code in (None, row.code):
            found.setdefault((row.organization_id, row.deed or -row.id, row.due), row)
    return list(found.values())


def fitting(rows: Sequence[A], said: Said) -> list[A]:
    """Those that this kind of answer can be of."""
    return [row for row in rows if fits(row, said)]


def fits(row: Asked, said: Said) -> bool:
    if said.word is Word.YES and said.status is None:
        return row.kind is ItemKind.RECURRING
    if said.status is Status.NOT_APPLICABLE and said.is_not_needed:
        return row.conditional or row.evidence is Evidence.AGREEMENT
    if said.has_document:
        return row.evidence in PAPERS or (row.evidence in PHRASES and said.document_number is not None)
    if said.has_figures:
        return row.evidence is Evidence.NUMBERS or (row.evidence in PHRASES and not said.is_lone)
    if said.comment and said.status is None:
        return row.evidence in PHRASES or (row.kind is ItemKind.RECURRING and said.did)
    return True


def is_expected(row: Asked, today: date) -> bool:
    """Whether an answer is waited for: a recurring deed is asked about when its window is over (RULES §4)."""
    waits = row.status is not Status.NOT_APPLICABLE and not is_complete(row.status, interim=row.interim)
    return waits and (row.kind is not ItemKind.RECURRING or row.end < today)


@dataclass(frozen=True, slots=True)
class _Window(Generic[A]):
    """The window of one item: `rank` 0 asked now, 1 soon, 2 answered already; None out of reach."""

    rank: int | None
    rows: tuple[A, ...]

    @property
    def certain(self) -> A | None:
        return self.rows[0] if len(self.rows) == 1 else None


def _choose_window(rows: Sequence[A], said: Said, today: date) -> _Window[A]:
    """The oldest late window, else the one that contains today, else the next within a fortnight."""
    expected = [row for row in rows if is_expected(row, today)]
    if rows[0].kind is ItemKind.RECURRING:
        return _choose_month(rows, expected, today)
    late = [row for row in expected if row.due < today]
    current = [row for row in expected if row.opens <= today <= row.due]
    if late or current:
        return _Window(0, ((late or current)[0],))
    soon = [row for row in expected if row.opens <= today + SOON]
    begun = [row for row in rows if row.opens <= today]
    if soon and not begun:
        return _Window(1, (soon[0],))
    if begun and not soon:
        return _Window(2, (begun[-1],))
    return _Window(2 if begun else None, (*begun[-1:], *(soon or expected)[:1]))


def _choose_month(rows: Sequence[A], expected: Sequence[A], today: date) -> _Window[A]:
    """Of a recurring deed: the one that is over and unanswered; several are asked; else the running one."""
    if expected:
        return _Window(0, tuple(expected))
    running = [row for row in rows if (row.start or row.opens) <= today <= row.end]
    answered = [row for row in rows if row.end < today][-1:]
    if not running:
        return _Window(2 if answered else None, tuple(answered or rows[:1]))
    is_new = today - (running[0].start or running[0].opens) < FRESH
    if answered and is_new:
        return _Window(2, (*answered, running[0]))
    return _Window(1, (running[0],))


def _rivals(chosen: _Window[A], other: _Window[A], said: Said) -> bool:
    """Whether the same number in another plan may be meant as well."""
    if other.rank == chosen.rank:
        return True
    fit = any(fits(row, said) for row in chosen.rows)
    if not fit and any(fits(row, said) for row in other.rows):
        return True
    return other.rank == 2 and (said.has_document or said.has_figures or bool(said.comment))


def _is_named(row: Asked, ref: Ref) -> bool:
    return row.number.rstrip(".") == ref.number and ref.code in (None, row.code)


def _without_plan(pool: Sequence[Asked], ref: Ref) -> Ref:
    """A school that has no plan of its own means an order's item, whatever it calls it."""
    has_own = any(row.code == CODE for row in pool)
    return Ref(ref.number) if ref.code == CODE and not has_own else ref


def _by_item(rows: Sequence[A]) -> list[list[A]]:
    items: dict[tuple[int, str, str], list[A]] = {}
    for row in rows:
        items.setdefault((row.organization_id, row.code, row.number), []).append(row)
    return [sorted(found, key=lambda row: (row.due, row.id)) for found in items.values()]
