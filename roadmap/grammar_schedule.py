"""Who names the date: somebody's plan, somebody's need, or nobody yet.

demand   := [IN] (BY | AT) [EXTENT] (NEED | REQUEST) phrase
schedule := (BY | ACCORDING) phrase PLAN phrase | [IN] FIXED DEADLINE | [IN] DEADLINE "," FIXED phrase
unsure   := [BY] {word | DEADLINE | WHILE | PLACE | AND | IN} UNSURE phrase
except   := EXCEPT times

`phrase` stands in `grammar_notes`.
"""

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_dates import read_times
from roadmap.grammar_notes import skip_phrase
from roadmap.grammar_tree import Except, OnDemand, Scheduled, Unsure
from roadmap.tokens_lexicon import Lex

BEFORE_PLAN = (Lex.OTHER, Lex.FIXED, Lex.SCHOOL, Lex.DEADLINE, Lex.PLACE, Lex.YEAR)
BEFORE_UNSURE = (Lex.OTHER, Lex.DEADLINE, Lex.AND, Lex.IN, Lex.BY, Lex.WHILE, Lex.PLACE)


def read_demand(cursor: Cursor) -> OnDemand | None:
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


def read_schedule(cursor: Cursor) -> Scheduled | None:
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


def read_unsure(cursor: Cursor) -> Unsure | None:
    mark = cursor.at
    cursor.skip(*BEFORE_UNSURE)
    about = [token.lex for token in cursor.tokens[mark : cursor.at]]
    if cursor.accept(Lex.UNSURE):
        skip_phrase(cursor)
        return Unsure(day=Lex.DEADLINE in about or not {Lex.WHILE, Lex.PLACE} & {*about})
    cursor.at = mark
    return None


def read_except(cursor: Cursor) -> Except | None:
    mark = cursor.at
    cursor.skip(Lex.IN)
    if cursor.accept(Lex.EXCEPT):
        return Except(read_times(cursor))
    cursor.at = mark
    return None
