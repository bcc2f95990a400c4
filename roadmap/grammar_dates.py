"""Printed pieces of the calendar.

times    := item {[","] [AND] item}
item     := stretch ["-" stretch] | FROM (stretch | number) (BY | UNTIL | "-") stretch
stretch  := iso | number "/" number "/" year | numbers day | [LAST] part | month | season
numbers  := number ["-" number] {("," | AND) number ["-" number]}
day      := "." month ["." year] | "." year | [DAY_NUMBER] MONTH [year]
part     := QUARTER narrowed | HALF narrowed | (DECADE | WEEK | PART) MONTH [year]
month    := [BEGIN | MIDDLE | FINISH] MONTH [MONTH_WORD] [year] ["(" numbers (DECADE | WEEK | PART) ")"]
season   := SEASON [PERIOD] [year]
narrowed := [year] ["(" times ")"] [year]      «1 квартал (март) 2023» is March
"""

from dataclasses import replace

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_notes import skip_notes, skip_stage
from roadmap.grammar_tree import Stretch, Unit, Year
from roadmap.grammar_units import (
    Pairs,
    count_as,
    day_of,
    half_of,
    join,
    month_of,
    parts_of,
    quarter_of,
)
from roadmap.grammar_years import read_year, short_year_of, year_of
from roadmap.months import SEASON_MONTHS
from roadmap.tokens_lexicon import Lex

LINK = (Lex.COMMA, Lex.AND)
LEADS = (Lex.IN, Lex.DURING, Lex.WHOLE, Lex.PERIOD)
COUNTED = (Lex.QUARTER, Lex.HALF, Lex.DECADE, Lex.WEEK, Lex.PART)
AFTER_NUMBER = (*COUNTED, *LINK, Lex.DOT, Lex.SLASH, Lex.MONTH, Lex.DASH, Lex.DAY_NUMBER, Lex.STAGE)
EDGES = {Lex.BEGIN: (1, 10), Lex.MIDDLE: (11, 20), Lex.FINISH: (21, 0)}


def starts_stretch(cursor: Cursor) -> bool:
    """Whether a piece of the calendar seems to begin here; «в» and «с» before it count."""
    ahead = 0
    while cursor.sees_any(*LEADS, Lex.FROM, ahead=ahead) and ahead < 4:
        ahead += 1
    follows = cursor.peek(ahead + 1).lex
    if cursor.sees_any(Lex.DAY_NUMBER, ahead=ahead + 1):
        return cursor.sees_any(Lex.MONTH, ahead=ahead + 2)
    if year_of(cursor.peek(ahead)):
        return follows is Lex.DASH and cursor.sees_any(Lex.DASH, ahead=ahead + 3)
    if cursor.sees_any(Lex.NUMBER, Lex.ORDINAL, ahead=ahead):
        ranged = cursor.sees_any(Lex.FROM, ahead=ahead - 1) and follows in (Lex.BY, Lex.UNTIL)
        return ranged or follows in AFTER_NUMBER
    if cursor.sees_any(Lex.LAST, *EDGES, ahead=ahead):
        return follows in (Lex.DECADE, Lex.WEEK, Lex.MONTH)
    return cursor.sees_any(Lex.MONTH, ahead=ahead) or (
        cursor.sees_any(Lex.SEASON, ahead=ahead) and follows is not Lex.HOLIDAYS
    )


def read_times(cursor: Cursor) -> tuple[Stretch, ...]:
    found = _item(cursor)
    while True:
        mark = cursor.at
        cursor.skip(*LINK)
        if not starts_stretch(cursor):
            cursor.at = mark
            return tuple(found)
        found += _item(cursor)


def _item(cursor: Cursor) -> list[Stretch]:
    skip_stage(cursor)
    cursor.skip(*LEADS)
    opened = cursor.accept(Lex.FROM)
    if opened and cursor.sees_any(Lex.NUMBER, Lex.ORDINAL) and cursor.sees_any(Lex.BY, Lex.UNTIL, ahead=1):
        number = cursor.take().value
        cursor.take()
        last = _single(cursor)
        return [join(count_as(cursor, number, last), last)]
    found = _stretches(cursor)
    until = (Lex.DASH, Lex.BY, Lex.UNTIL) if opened else (Lex.DASH, Lex.BY)
    if len(found) == 1 and cursor.sees_any(*until) and _goes_on(cursor):
        cursor.take()
        found = [join(found[0], _single(cursor))]
    elif opened and not all(one.ranged for one in found):
        cursor.fail()
    skip_notes(cursor)
    if cursor.sees_any(Lex.DASH) and _goes_on(cursor):
        cursor.fail()
    return found


def _goes_on(cursor: Cursor) -> bool:
    cursor.at += 1
    starts = starts_stretch(cursor)
    cursor.at -= 1
    return starts


def _single(cursor: Cursor) -> Stretch:
    found = _stretches(cursor)
    return found[0] if len(found) == 1 else cursor.fail()


def _stretches(cursor: Cursor) -> list[Stretch]:
    if year_of(cursor.peek()) and cursor.sees(Lex.NUMBER, Lex.DASH, Lex.NUMBER, Lex.DASH, Lex.NUMBER):
        return [_iso(cursor)]
    if cursor.sees(Lex.NUMBER, Lex.SLASH, Lex.NUMBER, Lex.SLASH, Lex.NUMBER):
        return [_slashed(cursor)]
    if cursor.sees_any(Lex.NUMBER, Lex.ORDINAL):
        return _numbered(cursor, _numbers(cursor))
    if cursor.accept(Lex.LAST):
        return _partial(cursor, [(-1, -1)])
    return [_season(cursor) if cursor.sees_any(Lex.SEASON) else _month(cursor)]


def _iso(cursor: Cursor) -> Stretch:
    year, _, month, _, day = (cursor.take().value for _ in range(5))
    return replace(day_of(month, day), year=Year(year))


def _slashed(cursor: Cursor) -> Stretch:
    day, _, month, _, year = (cursor.take() for _ in range(5))
    return replace(day_of(month.value, day.value), year=Year(year_of(year) or cursor.fail()))


def _numbers(cursor: Cursor) -> Pairs:
    found: Pairs = []
    while True:
        first = cursor.expect(Lex.NUMBER, Lex.ORDINAL).value
        last = first
        if cursor.sees_any(Lex.DASH) and cursor.sees_any(Lex.NUMBER, Lex.ORDINAL, ahead=1):
            cursor.take()
            last = cursor.take().value
        found.append((first, last))
        mark = cursor.at
        if not cursor.skip(*LINK) or not cursor.sees_any(Lex.NUMBER, Lex.ORDINAL) or year_of(cursor.peek()):
            cursor.at = mark
            return found


def _numbered(cursor: Cursor, pairs: Pairs) -> list[Stretch]:
    if cursor.accept(Lex.DOT):
        return _dotted(cursor, pairs)
    cursor.skip(Lex.DAY_NUMBER)
    if cursor.sees_any(Lex.MONTH):
        month = cursor.take().value
        return _days(pairs, month, read_year(cursor))
    if cursor.sees_any(Lex.QUARTER, Lex.HALF):
        read = quarter_of if cursor.take().lex is Lex.QUARTER else half_of
        units = [
            read(cursor, a)
            if a == b
            else replace(join(read(cursor, a), read(cursor, b)), unit=read(cursor, a).unit)
            for a, b in pairs
        ]
        return _narrowed(cursor, units)
    return _partial(cursor, pairs)


def _dotted(cursor: Cursor, pairs: Pairs) -> list[Stretch]:
    """What follows «15.» of «15.02.2023», «15.02», «02.2023»."""
    token = cursor.expect(Lex.NUMBER)
    if year := year_of(token):
        months = [
            month_of(cursor, a) if a == b else join(month_of(cursor, a), month_of(cursor, b))
            for a, b in pairs
        ]
        cursor.skip(Lex.YEAR)
        return [replace(month, year=Year(year)) for month in months]
    printed: Year | None = None
    if cursor.sees(Lex.DOT, Lex.NUMBER):
        cursor.take()
        number = year_of(cursor.peek()) or short_year_of(cursor.peek()) or cursor.fail()
        printed = Year(number)
        cursor.take()
        cursor.skip(Lex.YEAR)
    else:
        printed = read_year(cursor)
    if not 1 <= token.value <= 12:
        cursor.fail()
    return _days(pairs, token.value, printed)


def _days(pairs: Pairs, month: int, year: Year | None) -> list[Stretch]:
    return [
        replace(day_of(month, a), last=(month, b), ranged=a != b, year=year, since=year if a != b else None)
        for a, b in pairs
    ]


def _month(cursor: Cursor) -> Stretch:
    edge = EDGES.get(cursor.peek().lex)
    if edge:
        cursor.take()
    month = cursor.expect(Lex.MONTH).value
    cursor.skip(Lex.MONTH_WORD)
    year = read_year(cursor)
    if edge:
        return Stretch(Unit.PART, (month, edge[0]), (month, edge[1]), year, vague=True)
    if cursor.sees_any(Lex.OPEN) and cursor.sees_any(Lex.DECADE, Lex.WEEK, Lex.PART, ahead=2):
        return _part_of(cursor, month, year)
    return replace(month_of(cursor, month), year=year)


def _part_of(cursor: Cursor, month: int, year: Year | None) -> Stretch:
    """«апрель (2-я декада)»."""
    cursor.take()
    token = cursor.expect(Lex.NUMBER, Lex.ORDINAL, Lex.LAST)
    number = -1 if token.lex is Lex.LAST else token.value
    part = parts_of(cursor, cursor.take().lex, [(number, number)], month, year)[0]
    cursor.expect(Lex.CLOSE)
    return part


def _season(cursor: Cursor) -> Stretch:
    first, last = SEASON_MONTHS[cursor.take().value - 1]
    cursor.skip(Lex.PERIOD)
    return Stretch(Unit.SEASON, (first, 1), (last, 0), read_year(cursor))


def _partial(cursor: Cursor, pairs: Pairs) -> list[Stretch]:
    """Decades, halves and weeks of a month."""
    unit = cursor.expect(Lex.DECADE, Lex.PART, Lex.WEEK).lex
    month = cursor.expect(Lex.MONTH).value
    cursor.skip(Lex.MONTH_WORD)
    year = read_year(cursor)
    return parts_of(cursor, unit, pairs, month, year)


def _narrowed(cursor: Cursor, units: list[Stretch]) -> list[Stretch]:
    year = read_year(cursor)
    if len(units) == 1 and cursor.sees(Lex.OPEN, Lex.MONTH):
        cursor.take()
        inner = list(read_times(cursor))
        cursor.expect(Lex.CLOSE)
        year = read_year(cursor) or year
        if not all(units[0].first[0] <= one.first[0] <= one.last[0] <= units[0].last[0] for one in inner):
            cursor.fail()
        return [replace(one, year=one.year or year) for one in inner]
    return [replace(unit, year=year, since=year if unit.ranged else None) for unit in units]
