"""Deadlines, open beginnings, and the whole period.

deadline := until (detail | LAST DAY_WORD … | [hours] [FINISH] (times | year))
until    := UNTIL | NOT LATER [","] [BEFORE | UNTIL] | TO | [IN] DEADLINE ["-"] (UNTIL | NOT LATER) | BY
whole    := [IN] ALWAYS | (WHOLE | DURING) ([SCHOOL | CALENDAR] YEAR | [SCHOOL] PERIOD | year) | year
          | FROM year BY year
"""

from dataclasses import replace

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_dates import read_times, starts_stretch
from roadmap.grammar_details import read_detail, starts_detail, until
from roadmap.grammar_notes import skip_hours, skip_phrase
from roadmap.grammar_numbers import NUMBERS
from roadmap.grammar_recurring import is_last_day, read_last_day
from roadmap.grammar_relative import LENGTHS, read_rest
from roadmap.grammar_tree import Bound, Clause, Stretch, Times, Unit, Whole, Year
from roadmap.grammar_years import read_year, year_of
from roadmap.tokens_lexicon import Lex

VAGUE = (Lex.OTHER, Lex.OUTCOME, Lex.BEGIN, Lex.HOLIDAYS, Lex.SCHOOL, Lex.YEAR, Lex.PLACE)
WHOLE_MONTHS = (Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.SEASON, Unit.YEAR)


def read_deadline(cursor: Cursor, aside: bool) -> Clause | None:
    mark = cursor.at
    sure = _led(cursor)
    if sure is None:
        cursor.at = mark
        return None
    if starts_detail(cursor):
        return until(read_detail(cursor))
    if is_last_day(cursor):
        return until(read_last_day(cursor))
    skip_hours(cursor)
    finish = cursor.accept(Lex.FINISH)
    if starts_stretch(cursor):
        stretches = read_times(cursor)
    else:
        rest = cursor.at
        year = read_year(cursor)
        if year is None or year.number is None or year.school or year.last:
            cursor.at = rest
            return _vague(cursor, aside)
        stretches = (Stretch(Unit.YEAR, (1, 1), (12, 0), year),)
    said = any(token.lex is Lex.INCLUSIVE for token in cursor.tokens[mark : cursor.at])
    if any(one.opens for one in stretches):
        cursor.fail()
    return Times(tuple(_bounded(one, sure or finish or said) for one in stretches), Bound.UNTIL)


def _led(cursor: Cursor) -> bool | None:
    """Whether a deadline begins here, and whether it is sure that its month belongs to it."""
    cursor.skip(Lex.IN)
    cursor.accept(Lex.DEADLINE)
    cursor.skip(Lex.DASH)
    if cursor.accept(Lex.NOT, Lex.LATER):
        cursor.skip(Lex.BEFORE, Lex.UNTIL, Lex.IN, Lex.COMMA)
        return True
    if cursor.sees_any(Lex.BY) and starts_stretch(cursor, 1):
        cursor.take()
        return True
    return False if cursor.skip(Lex.UNTIL) or cursor.accept(Lex.TO) else None


def _bounded(stretch: Stretch, sure: bool) -> Stretch:
    whole = stretch.unit in WHOLE_MONTHS
    return stretch if sure or not whole else replace(stretch, before=stretch.first)


def _vague(cursor: Cursor, aside: bool) -> Clause:
    """«до окончания ремонта», «до начала учебного года»."""
    ahead = 1 if cursor.sees_any(*NUMBERS) else 0
    if cursor.sees_any(*VAGUE) or cursor.sees_any(*LENGTHS, ahead=ahead) or year_of(cursor.peek()):
        return read_rest(cursor, aside)
    return cursor.fail()


def read_whole(cursor: Cursor) -> Whole | None:
    mark = cursor.at
    if between := _years(cursor):
        return Whole(between)
    cursor.skip(Lex.IN, Lex.FROM)
    if cursor.accept(Lex.ALWAYS):
        cursor.skip(Lex.PLACE)
        return Whole()
    during = cursor.skip(Lex.DURING, Lex.WHOLE) > 0
    cursor.skip(Lex.REPORTED)
    if not cursor.sees(Lex.NUMBER, Lex.DASH, Lex.NUMBER, Lex.DASH):
        opened = cursor.tokens[max(cursor.at - 1, mark)].lex is Lex.FROM
        year = read_year(cursor)
        if year and not opened and not cursor.sees_any(Lex.MONTH, Lex.DOT, Lex.QUARTER):
            return Whole(year if year.number else None)
    if during and cursor.accept(Lex.CALENDAR, Lex.YEAR):
        return Whole(calendar=True)
    if during and cursor.accept(Lex.YEAR):
        return Whole()
    cursor.accept(Lex.SCHOOL)
    if during and cursor.skip(Lex.PERIOD, Lex.DEADLINE):
        skip_phrase(cursor)
        return Whole()
    cursor.at = mark
    return None


def _years(cursor: Cursor) -> Year | None:
    """«с 2023 по 2027 годы»."""
    first, last = year_of(cursor.peek(1)), year_of(cursor.peek(3))
    if not cursor.sees_any(Lex.FROM) or not cursor.sees_any(Lex.BY, ahead=2) or not 0 < first < last:
        return None
    cursor.at += 4
    school = cursor.skip(Lex.SCHOOL) > 0
    cursor.accept(Lex.YEAR)
    return Year(first, school, last)
