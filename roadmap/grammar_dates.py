"""Printed pieces of the calendar.

times    := item {[","] [AND] item}
item     := [WEEKDAY [","]] stretch ["-" stretch]
          | FROM (stretch | number) [","] [AND] (BY | UNTIL | "-") [FINISH] stretch | FROM stretch
stretch  := iso | number "/" number "/" year | numbers day | counted | named
day      := "." month ["." year] | "." year | [DAY_NUMBER] MONTH [year]

`counted` and `named` stand in `grammar_months`. «с мая» alone opens a stretch whose end is not said.
"""

from dataclasses import replace

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_details import starts_detail
from roadmap.grammar_months import read_counted, read_month, read_parts, read_season, starts_counted
from roadmap.grammar_notes import skip_notes, skip_stage
from roadmap.grammar_numbers import COUNTABLE, LINK, Pairs, read_numbers
from roadmap.grammar_tree import Stretch, Unit, Year
from roadmap.grammar_units import EDGES, count_as, day_of, join, month_of
from roadmap.grammar_years import read_year, short_year_of, year_of
from roadmap.tokens_lexicon import Lex

LEADS = (Lex.IN, Lex.DURING, Lex.WHOLE, Lex.PERIOD)
PARTS = (Lex.DECADE, Lex.WEEK, Lex.PART)
AFTER_NUMBER = (
    *PARTS,
    *LINK,
    Lex.QUARTER,
    Lex.HALF,
    Lex.DOT,
    Lex.SLASH,
    Lex.MONTH,
    Lex.DASH,
    Lex.DAY_NUMBER,
    Lex.STAGE,
)


def starts_stretch(cursor: Cursor, ahead: int = 0) -> bool:
    """Whether a piece of the calendar seems to begin here; «в» and «с» before it count."""
    start = ahead
    while cursor.sees_any(*LEADS, Lex.FROM, ahead=ahead) and ahead < start + 4:
        ahead += 1
    if cursor.sees_any(Lex.WEEKDAY, ahead=ahead):
        ahead += 1 + cursor.sees_any(Lex.COMMA, ahead=ahead + 1)
        return cursor.sees_any(Lex.NUMBER, ahead=ahead) and cursor.sees_any(
            Lex.DOT, Lex.MONTH, ahead=ahead + 1
        )
    follows = cursor.peek(ahead + 1).lex
    if cursor.sees_any(Lex.DAY_NUMBER, ahead=ahead + 1):
        return cursor.sees_any(Lex.MONTH, ahead=ahead + 2)
    if year_of(cursor.peek(ahead)):
        return follows is Lex.DASH and cursor.sees_any(Lex.DASH, ahead=ahead + 3)
    if cursor.sees_any(Lex.NUMBER, Lex.ORDINAL, ahead=ahead):
        ranged = cursor.sees_any(Lex.FROM, ahead=ahead - 1) and follows in (Lex.BY, Lex.UNTIL)
        return ranged or follows in AFTER_NUMBER
    if cursor.sees_any(Lex.LAST, *EDGES, ahead=ahead):
        return follows in (*PARTS, Lex.MONTH) or starts_counted(cursor, ahead + 1)
    return cursor.sees_any(Lex.MONTH, ahead=ahead) or (
        cursor.sees_any(Lex.SEASON, ahead=ahead) and follows is not Lex.HOLIDAYS
    )


def read_times(cursor: Cursor) -> tuple[Stretch, ...]:
    found = _item(cursor)
    while True:
        mark = cursor.at
        cursor.skip(*LINK)
        if starts_detail(cursor) or not starts_stretch(cursor):
            cursor.at = mark
            return tuple(found)
        found += _item(cursor)


def _item(cursor: Cursor) -> list[Stretch]:
    skip_stage(cursor)
    cursor.skip(*LEADS)
    if cursor.accept(Lex.WEEKDAY):
        cursor.accept(Lex.COMMA)
    opened = cursor.skip(Lex.FROM) > 0
    if opened and cursor.sees_any(Lex.NUMBER, Lex.ORDINAL) and cursor.sees_any(Lex.BY, Lex.UNTIL, ahead=1):
        number = cursor.take().value
        cursor.take()
        last = _single(cursor)
        return [join(count_as(cursor, number, last), last)]
    if opened and cursor.sees(Lex.BEGIN, Lex.MONTH):
        cursor.take()
    found = _stretches(cursor)
    if len(found) == 1:
        found = [_ranged(cursor, found[0], opened)]
    elif opened:
        cursor.fail()
    skip_notes(cursor)
    if cursor.sees_any(Lex.DASH) and starts_stretch(cursor, 1):
        cursor.fail()
    return found


def _ranged(cursor: Cursor, first: Stretch, opened: bool) -> Stretch:
    """«май – июнь», «с мая до конца июня», or the one stretch alone."""
    mark = cursor.at
    if opened:
        cursor.skip(*LINK)
    by = cursor.sees_any(Lex.BY, Lex.UNTIL) if opened else cursor.sees_any(Lex.BY)
    if not (by or cursor.sees_any(Lex.DASH)) or not starts_stretch(cursor, 1):
        cursor.at = mark
        return replace(first, opens=True) if opened and not first.ranged else first
    until = cursor.take().lex is Lex.UNTIL
    finish = by and cursor.sees(Lex.FINISH, Lex.MONTH) and cursor.accept(Lex.FINISH)
    last = _single(cursor)
    joined = join(first, last)
    return replace(joined, before=last.first) if until and not finish and not last.exact else joined


def _single(cursor: Cursor) -> Stretch:
    found = _stretches(cursor)
    return found[0] if len(found) == 1 else cursor.fail()


def _stretches(cursor: Cursor) -> list[Stretch]:
    if year_of(cursor.peek()) and cursor.sees(Lex.NUMBER, Lex.DASH, Lex.NUMBER, Lex.DASH, Lex.NUMBER):
        return [_iso(cursor)]
    if cursor.sees(Lex.NUMBER, Lex.SLASH, Lex.NUMBER, Lex.SLASH, Lex.NUMBER):
        return [_slashed(cursor)]
    if cursor.sees_any(*EDGES) and starts_counted(cursor, 1):
        edge = cursor.take().lex
        return read_counted(cursor, read_numbers(cursor), read_times, edge)
    if cursor.sees_any(*COUNTABLE):
        return _numbered(cursor, read_numbers(cursor))
    return [read_season(cursor) if cursor.sees_any(Lex.SEASON) else read_month(cursor)]


def _iso(cursor: Cursor) -> Stretch:
    year, _, month, _, day = (cursor.take().value for _ in range(5))
    return replace(day_of(month, day), year=Year(year))


def _slashed(cursor: Cursor) -> Stretch:
    day, _, month, _, year = (cursor.take() for _ in range(5))
    return replace(day_of(month.value, day.value), year=Year(year_of(year) or cursor.fail()))


def _numbered(cursor: Cursor, pairs: Pairs) -> list[Stretch]:
    if cursor.accept(Lex.DOT):
        return _dotted(cursor, pairs)
    cursor.skip(Lex.DAY_NUMBER)
    if cursor.sees_any(Lex.MONTH):
        month = cursor.take().value
        return _days(pairs, month, read_year(cursor))
    if cursor.sees_any(Lex.QUARTER, Lex.HALF):
        return read_counted(cursor, pairs, read_times)
    return read_parts(cursor, pairs)


def _dotted(cursor: Cursor, pairs: Pairs) -> list[Stretch]:
    """What follows «15.» of «15.02.2023», «15.02», «02.2023»."""
    token = cursor.expect(Lex.NUMBER)
    if year := year_of(token):
        cursor.skip(Lex.YEAR)
        return [replace(_months(cursor, *pair), year=Year(year)) for pair in pairs]
    printed: Year | None = None
    if cursor.sees(Lex.DOT, Lex.NUMBER):
        cursor.take()
        number = year_of(cursor.peek()) or short_year_of(cursor.peek()) or cursor.fail()
        printed = Year(number)
        cursor.take()
        cursor.skip(Lex.YEAR)
    else:
        printed = read_year(cursor)
    return _days(pairs, token.value, printed) if 1 <= token.value <= 12 else cursor.fail()


def _months(cursor: Cursor, first: int, last: int) -> Stretch:
    one = month_of(cursor, first)
    return one if first == last else join(one, month_of(cursor, last))


def _days(pairs: Pairs, month: int, year: Year | None) -> list[Stretch]:
    return [
        Stretch(Unit.DAY, (month, a), (month, b), year, year if a != b else None, ranged=a != b, exact=True)
        for a, b in pairs
    ]
