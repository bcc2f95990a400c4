"""Printed years.

year        := years [SCHOOL | CALENDAR] [YEAR] | number YEAR | current
years       := number [("/" | "-") number]
current     := CURRENT [SCHOOL] YEAR | SCHOOL YEAR
"""

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_tree import Year
from roadmap.periods import FIRST_YEAR, LAST_YEAR
from roadmap.tokens import Token
from roadmap.tokens_lexicon import Lex


def year_of(token: Token) -> int:
    """A year in four digits, or 0."""
    is_year = token.lex is Lex.NUMBER and FIRST_YEAR <= token.value <= LAST_YEAR
    return token.value if is_year else 0


def short_year_of(token: Token) -> int:
    """A year in two digits («22» → 2022), or 0."""
    return 2000 + token.value if token.lex is Lex.NUMBER and len(token.text) == 2 else 0


def read_year(cursor: Cursor) -> Year | None:
    """The year that stands here, if one does; in brackets too."""
    if cursor.sees(Lex.OPEN) and year_of(cursor.peek(1)) and not cursor.sees_any(Lex.DOT, ahead=2):
        mark = cursor.at
        cursor.take()
        year = read_year(cursor)
        if cursor.accept(Lex.CLOSE):
            return year
        cursor.at = mark
        return None
    if year_of(cursor.peek()):
        return _printed(cursor, year_of(cursor.take()))
    if short_year_of(cursor.peek()) and cursor.sees_any(Lex.YEAR, ahead=1):
        return _printed(cursor, short_year_of(cursor.take()))
    return _current(cursor)


def _printed(cursor: Cursor, first: int) -> Year:
    last = _second(cursor)
    school = cursor.skip(Lex.SCHOOL) > 0
    cursor.skip(Lex.CALENDAR)
    named = cursor.accept(Lex.YEAR)
    if last is None:
        return Year(first, school)
    if last == first + 1 and (school or not named):
        return Year(first, school=True)
    return Year(first, school, last)


def _second(cursor: Cursor) -> int | None:
    """The second year of «2022/2023», «2022-23», «2022-2027»; not the first number of what follows."""
    if not cursor.sees_any(Lex.SLASH, Lex.DASH):
        return None
    token, before = cursor.peek(1), cursor.tokens[cursor.at - 1]
    first = year_of(before) or short_year_of(before)
    second = year_of(token) or short_year_of(token)
    dotted = cursor.sees_any(Lex.DOT, Lex.MONTH, Lex.DASH, ahead=2)
    if not first < second or dotted or (len(token.text) == 2 and second != first + 1):
        return None
    cursor.at += 2
    return second


def _current(cursor: Cursor) -> Year | None:
    """«т.г.» is a year that the plan gives; «учебного года» its school year."""
    mark = cursor.at
    cursor.skip(Lex.CURRENT)
    current = cursor.at > mark
    school = cursor.skip(Lex.SCHOOL) > 0
    if (school or current) and cursor.accept(Lex.YEAR):
        return Year(None, school=school)
    cursor.at = mark
    return None
