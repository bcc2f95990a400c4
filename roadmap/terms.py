"""What the text of a «Сроки» cell means: tokens, grammar, then windows in the plan period (RULES §2)."""

from dataclasses import dataclass, replace
from datetime import date

from roadmap.grammar import parse_tokens
from roadmap.grammar_tree import Clause, Either, OnDemand, Relative, Then, Unreadable
from roadmap.model import Period, Schedule, TermKind, Window
from roadmap.terms_meaning import Reader
from roadmap.tokens import tokenize
from roadmap.tokens_lexicon import Lex
from roadmap.workdays import WorkDays

Span = tuple[int, int]
LONGEST = 1000
"""Signs; a longer text is read, but no column of an order is one of terms because of it."""


@dataclass(frozen=True, slots=True)
class TermReading:
    """A schedule, and the part of the text that could not be read, if any."""

    schedule: Schedule
    unread: Span | None = None


def parse_term(text: str, period: Period, reporting: tuple[date, ...], workdays: WorkDays) -> Schedule:
    """Never raises: what is not understood is of kind `none` and not resolved."""
    return read_term(text, period, reporting, workdays).schedule


def read_term(text: str, period: Period, reporting: tuple[date, ...], workdays: WorkDays) -> TermReading:
    nothing = Schedule(text, TermKind.NONE, resolved=False)
    tokens = tokenize(text)
    if all(token.lex in (Lex.END, Lex.DASH, Lex.DOT) for token in tokens):
        return TermReading(nothing)
    try:
        clauses = parse_tokens(tokens)
        if not clauses:
            return TermReading(nothing, (0, len(text)))
        return TermReading(_schedule(text, clauses, period, reporting, workdays))
    except Unreadable as error:
        start, end = error.span
        return TermReading(nothing, (start, end) if end else (0, len(text)))


def _schedule(
    text: str, clauses: tuple[Clause, ...], period: Period, reporting: tuple[date, ...], workdays: WorkDays
) -> Schedule:
    clauses = tuple(clause for clause in clauses if clause != Relative(aside=True))
    conditional = any(isinstance(clause, OnDemand) for clause in clauses)
    if any(isinstance(clause, Relative) for clause in clauses):
        return Schedule(text, TermKind.EVENT_RELATIVE, conditional=conditional, resolved=False)
    if all(isinstance(clause, Either | Then) for clause in clauses):
        return Schedule(text, TermKind.NONE, resolved=False)
    kind, readings = Reader(period, reporting, workdays).mean(clauses)
    schedule = Schedule(text, kind, conditional=conditional)
    if len(readings) > 1:
        return replace(schedule, resolved=False, readings=tuple(readings))
    return replace(schedule, windows=readings[0], resolved=bool(readings[0]))


def schedule_json(schedule: Schedule) -> dict[str, object]:
    """SCHEDULE of DESIGN §7; the readings stand in it only when there are two."""
    document: dict[str, object] = {
        "text": schedule.text,
        "kind": schedule.kind.value,
        "windows": _windows_json(schedule.windows),
        "conditional": schedule.conditional,
        "resolved": schedule.resolved,
        "ambiguous": schedule.ambiguous,
    }
    if schedule.ambiguous:
        document["readings"] = [_windows_json(reading) for reading in schedule.readings]
    return document


def _windows_json(windows: tuple[Window, ...]) -> list[dict[str, str | None]]:
    return [
        {
            "start": window.start.isoformat() if window.start else None,
            "end": window.end.isoformat(),
            "due": window.due.isoformat(),
        }
        for window in windows
    ]
