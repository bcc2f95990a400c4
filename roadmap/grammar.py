"""The grammar of a term, by recursive descent.

    term      := [DEADLINE ":"] clause {separator clause}
    separator := "," | AND | ":" | "-" | "(" | ")" | OR | "/"
    clause    := demand | schedule | relative | whole | recurring | deadline | times
    deadline  := (UNTIL | NOT LATER [BEFORE] | TO | [IN] DEADLINE UNTIL) (due | [FINISH] times)
    whole     := ALWAYS | WHOLE (PERIOD | [SCHOOL] YEAR) | DURING ([SCHOOL] YEAR | PERIOD | year) | year
    demand    := BY [EXTENT] (NEED | REQUEST) phrase | AT phrase (NEED | REQUEST) phrase
    schedule  := (BY | ACCORDING) phrase PLAN phrase | [IN] FIXED DEADLINE | [IN] DEADLINE "," FIXED phrase
    relative  := (AFTER | OUTCOME | BEFORE | HOLIDAYS | number DAY_WORD | [number] SCHOOL_QUARTER …) anything

`times`, `year`, `recurring`, `due` and `phrase` stand in the modules beside this one. Whatever does not fit
raises `Unreadable` with the place where the grammar stopped: half a term is never taken for the whole.
"""

from dataclasses import replace

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_dates import read_times, starts_stretch
from roadmap.grammar_notes import skip_hours, skip_phrase, skip_stage
from roadmap.grammar_recurring import (
    NUMBERS,
    is_due_day,
    is_last_day,
    read_due_day,
    read_recurring,
    starts_recurring,
)
from roadmap.grammar_tree import (
    Bound,
    Clause,
    Either,
    OnDemand,
    Relative,
    Scheduled,
    Times,
    Unit,
    Whole,
)
from roadmap.grammar_years import read_year
from roadmap.tokens import Token
from roadmap.tokens_lexicon import Lex

SEPARATORS = (Lex.COMMA, Lex.AND, Lex.COLON, Lex.DASH)
BEFORE_PLAN = (Lex.OTHER, Lex.FIXED, Lex.SCHOOL, Lex.DEADLINE, Lex.PLACE, Lex.YEAR)
LENGTHS = (Lex.DAY_WORD, Lex.WORKING, Lex.WEEK, Lex.MONTH_WORD, Lex.HOUR)


def parse_tokens(tokens: list[Token]) -> tuple[Clause, ...]:
    """Raises `Unreadable`."""
    cursor = Cursor(tokens)
    if cursor.sees(Lex.DEADLINE, Lex.COLON) or cursor.sees(Lex.DEADLINE, Lex.OTHER, Lex.COLON):
        cursor.at = [token.lex for token in tokens].index(Lex.COLON) + 1
    clauses: list[Clause] = []
    depth = 0
    while not cursor.sees_any(Lex.END):
        if cursor.skip(*SEPARATORS):
            continue
        if cursor.accept(Lex.OPEN):
            depth += 1
        elif cursor.sees_any(Lex.CLOSE):
            depth = depth - 1 if depth else cursor.fail()
            cursor.take()
        elif cursor.sees_any(Lex.OR, Lex.SLASH):
            cursor.take()
            clauses.append(Either())
        else:
            skip_stage(cursor)
            aside = depth > 0 and bool(clauses)
            clause = _clause(cursor, aside)
            clauses.append(replace(clause, aside=aside) if isinstance(clause, Times) else clause)
    return tuple(clauses)


def _clause(cursor: Cursor, aside: bool) -> Clause:
    return (
        _relative(cursor, aside)
        or _demand(cursor)
        or _schedule(cursor)
        or _deadline(cursor, aside)
        or _whole(cursor)
        or (read_recurring(cursor) if starts_recurring(cursor) else None)
        or (Times(read_times(cursor)) if starts_stretch(cursor) else cursor.fail())
    )


def _relative(cursor: Cursor, aside: bool) -> Relative | None:
    ahead = 0
    while cursor.sees_any(Lex.IN, Lex.DURING, Lex.BY, Lex.WHOLE, Lex.FROM, Lex.AT, ahead=ahead):
        ahead += 1
    timed = cursor.sees_any(*NUMBERS, ahead=ahead)
    named = ahead + 1 if timed or cursor.sees_any(Lex.LAST, Lex.SEASON, Lex.EACH, ahead=ahead) else ahead
    led = cursor.sees_any(Lex.AFTER, Lex.OUTCOME, Lex.BEFORE, ahead=ahead)
    school = cursor.sees_any(Lex.SCHOOL_QUARTER, Lex.HOLIDAYS, ahead=named)
    counted = cursor.sees_any(*LENGTHS, ahead=named) and not cursor.sees_any(Lex.MONTH, ahead=named + 1)
    lasting = counted and cursor.sees_any(Lex.IN, Lex.FROM)
    extent = cursor.sees(Lex.BY, Lex.EXTENT) and not cursor.sees_any(Lex.NEED, Lex.REQUEST, ahead=2)
    several = timed and _many_school_quarters(cursor, ahead)
    led |= cursor.sees(Lex.IN, Lex.PERIOD, Lex.OTHER)
    if not (led or school or lasting or extent or several):
        return None
    return _swallowed(cursor, aside)


def _many_school_quarters(cursor: Cursor, ahead: int) -> bool:
    """«1, 2 четверти», «I-IV четверть»."""
    while cursor.sees_any(*NUMBERS, Lex.COMMA, Lex.AND, Lex.DASH, ahead=ahead) and ahead < 12:
        ahead += 1
    return cursor.sees_any(Lex.SCHOOL_QUARTER, ahead=ahead)


def _swallowed(cursor: Cursor, aside: bool) -> Relative:
    """The rest belongs to it, dates too: without the event nothing of it can be computed."""
    counted = False
    while not cursor.sees_any(Lex.END) and not (aside and cursor.sees_any(Lex.CLOSE)):
        counted |= cursor.sees_any(Lex.NUMBER, Lex.MONTH, Lex.ORDINAL)
        cursor.take()
    return Relative(aside=aside and not counted)


def _demand(cursor: Cursor) -> OnDemand | None:
    mark = cursor.at
    cursor.accept(Lex.IN)
    if cursor.skip(Lex.BY, Lex.AT):
        cursor.skip(Lex.EXTENT, Lex.OTHER)
        if cursor.accept(Lex.NEED) or cursor.accept(Lex.REQUEST):
            cursor.skip(Lex.REQUEST, Lex.NEED)
            skip_phrase(cursor)
            return OnDemand()
    cursor.at = mark
    return None


def _schedule(cursor: Cursor) -> Scheduled | None:
    for rule in (_dates_set, _set_dates, _planned):
        mark = cursor.at
        cursor.skip(Lex.IN)
        if rule(cursor):
            skip_phrase(cursor)
            return Scheduled()
        cursor.at = mark
    return None


def _dates_set(cursor: Cursor) -> bool:
    """«в сроки, установленные …»."""
    return cursor.skip(Lex.DEADLINE, Lex.COMMA) > 0 and cursor.accept(Lex.FIXED)


def _set_dates(cursor: Cursor) -> bool:
    """«в установленные приказом сроки»."""
    fixed = cursor.accept(Lex.FIXED)
    cursor.skip(Lex.OTHER, Lex.PLAN)
    return fixed and cursor.accept(Lex.DEADLINE)


def _planned(cursor: Cursor) -> bool:
    """«по плану», «согласно срокам», «в соответствии с графиком», «отдельный график»."""
    according = cursor.accept(Lex.ACCORDING)
    led = according or cursor.accept(Lex.BY)
    cursor.skip(Lex.FROM)
    if according and cursor.accept(Lex.DEADLINE):
        return True
    cursor.skip(*(BEFORE_PLAN if led else (Lex.FIXED,)))
    return cursor.accept(Lex.PLAN)


def _deadline(cursor: Cursor, aside: bool) -> Clause | None:
    mark = cursor.at
    cursor.skip(Lex.IN)
    cursor.accept(Lex.DEADLINE)
    late = cursor.accept(Lex.NOT, Lex.LATER)
    cursor.skip(*((Lex.BEFORE, Lex.UNTIL, Lex.IN) if late else (Lex.UNTIL,)))
    if not late and cursor.tokens[cursor.at - 1].lex is not Lex.UNTIL and not cursor.accept(Lex.TO):
        cursor.at = mark
        return None
    if is_due_day(cursor):
        return read_due_day(cursor)
    if is_last_day(cursor):
        return read_recurring(cursor)
    skip_hours(cursor)
    finish = cursor.accept(Lex.FINISH)
    if not starts_stretch(cursor):
        ahead = 1 if cursor.sees_any(*NUMBERS) else 0
        vague = cursor.sees_any(
            Lex.OTHER, Lex.OUTCOME, Lex.BEGIN, Lex.HOLIDAYS, Lex.SCHOOL, Lex.YEAR, Lex.PLACE
        )
        return _swallowed(cursor, aside) if vague or cursor.sees_any(*LENGTHS, ahead=ahead) else cursor.fail()
    stretches = read_times(cursor)
    whole = [
        replace(one, vague=one.vague or not finish) if one.unit is not Unit.DAY else one for one in stretches
    ]
    return Times(tuple(whole), Bound.UNTIL)


def _whole(cursor: Cursor) -> Whole | None:
    if cursor.accept(Lex.ALWAYS):
        return Whole()
    mark = cursor.at
    cursor.skip(Lex.IN, Lex.FROM)
    during = cursor.skip(Lex.DURING, Lex.WHOLE) > 0
    cursor.skip(Lex.REPORTED)
    if not cursor.sees(Lex.NUMBER, Lex.DASH, Lex.NUMBER, Lex.DASH):
        year = read_year(cursor)
        if year and not cursor.sees_any(Lex.MONTH, Lex.DOT, Lex.QUARTER):
            return Whole(year if year.number else None)
    if during and cursor.accept(Lex.YEAR):
        return Whole()
    if during and cursor.skip(Lex.PERIOD, Lex.DEADLINE):
        skip_phrase(cursor)
        return Whole()
    cursor.at = mark
    return None
