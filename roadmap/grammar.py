"""The grammar of a term, by recursive descent.

    term      := [heading ":"] clause {separator clause}
    heading   := DEADLINE {word}
    separator := "," | AND | ":" | "-" | "(" | ")" | OR | "/" | THEN | number ")"
    clause    := relative | unsure | demand | schedule | except | deadline | whole | detail | recurring
               | times

Each clause has its rules in the module that reads it. Whatever does not fit raises `Unreadable` with the
place where the grammar stopped: half a term is never taken for the whole.
"""

from collections.abc import Callable
from dataclasses import replace

from roadmap.grammar_bounds import read_deadline, read_whole
from roadmap.grammar_cursor import Cursor
from roadmap.grammar_dates import read_times, starts_stretch
from roadmap.grammar_details import read_detail, starts_detail
from roadmap.grammar_notes import skip_hours, skip_stage
from roadmap.grammar_recurring import is_last_day, read_last_day, read_recurring, starts_recurring
from roadmap.grammar_relative import read_relative
from roadmap.grammar_schedule import read_demand, read_except, read_schedule, read_unsure
from roadmap.grammar_tree import Bound, Clause, Detail, Either, Then, Times, Whole
from roadmap.tokens import Token
from roadmap.tokens_lexicon import Lex

SEPARATORS = (Lex.COMMA, Lex.AND, Lex.COLON, Lex.DASH)
LEADS = (Lex.NUMBER, Lex.ORDINAL, Lex.IN, Lex.FROM, Lex.BEGIN)
LONGEST_HEADING = 4
DEEPEST = 3
"""Brackets in brackets that a person still reads."""
LED: tuple[Callable[[Cursor], Clause | None], ...] = (read_unsure, read_demand, read_schedule, read_except)


def parse_tokens(tokens: list[Token]) -> tuple[Clause, ...]:
    """Raises `Unreadable`."""
    cursor = Cursor(tokens)
    _skip_heading(cursor)
    clauses: list[Clause] = []
    depth = 0
    while not cursor.sees_any(Lex.END):
        if cursor.skip(*SEPARATORS) or (depth == 0 and _skip_ordinal(cursor)):
            continue
        if cursor.sees_any(Lex.OPEN):
            depth = depth + 1 if depth < DEEPEST else cursor.fail()
            cursor.take()
        elif cursor.sees_any(Lex.CLOSE):
            depth = depth - 1 if depth else cursor.fail()
            cursor.take()
        elif cursor.skip(Lex.OR, Lex.SLASH):
            clauses.append(Either())
        elif cursor.skip(Lex.THEN):
            clauses.append(Then())
        else:
            _skip_lead(cursor)
            named = cursor.sees_any(Lex.COLON, ahead=-1) and bool(clauses) and isinstance(clauses[-1], Whole)
            aside = named or (depth > 0 and bool(clauses))
            timed = bool(clauses) and isinstance(clauses[-1], Times)
            clause = _clause(cursor, aside, timed)
            clauses.append(
                replace(clause, aside=True) if aside and isinstance(clause, Times | Detail) else clause
            )
    return tuple(clauses)


def _skip_heading(cursor: Cursor) -> None:
    """«Срок:», «Сроки исполнения:», «Дата проведения –»."""
    ahead = 1
    while cursor.sees_any(Lex.OTHER, ahead=ahead) and ahead < LONGEST_HEADING:
        ahead += 1
    if cursor.sees_any(Lex.DEADLINE) and cursor.sees_any(Lex.COLON, Lex.DASH, ahead=ahead):
        cursor.at = ahead + 1


def _skip_ordinal(cursor: Cursor) -> bool:
    """«1) октябрь; 2) апрель»."""
    return cursor.accept(Lex.NUMBER, Lex.CLOSE)


def _skip_lead(cursor: Cursor) -> None:
    """«1 этап», «в 10:00» before a date."""
    mark = cursor.at
    if not cursor.sees_any(*LEADS) or skip_stage(cursor):
        return
    if not (skip_hours(cursor) and starts_stretch(cursor)):
        cursor.at = mark


def _clause(cursor: Cursor, aside: bool, timed: bool) -> Clause:
    if cursor.sees_any(Lex.MONTH):
        return _times(cursor)
    if cursor.sees_any(Lex.UNTIL) and (deadline := read_deadline(cursor, aside)):
        return deadline
    found: Clause | None = read_relative(cursor, aside, timed)
    for read in LED:
        found = found or read(cursor)
    found = found or read_deadline(cursor, aside) or read_whole(cursor)
    if found:
        return found
    if detail := _detail(cursor):
        return detail
    if starts_recurring(cursor):
        return read_recurring(cursor)
    return _times(cursor) if starts_stretch(cursor) else cursor.fail()


def _detail(cursor: Cursor) -> Clause | None:
    mark = cursor.at
    cursor.skip(Lex.IN)
    if starts_detail(cursor):
        return read_detail(cursor)
    if is_last_day(cursor):
        return read_last_day(cursor)
    cursor.at = mark
    return None


def _times(cursor: Cursor) -> Times:
    stretches = read_times(cursor)
    if not any(one.opens for one in stretches):
        return Times(stretches)
    return Times(stretches, Bound.SINCE) if len(stretches) == 1 else cursor.fail()
