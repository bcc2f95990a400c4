"""Named pieces of the calendar: months, parts of them, quarters, halves, seasons.

named    := [edge] MONTH [MONTH_WORD] [year | "-" year] ["(" number (DECADE | WEEK | PART) ")"]
          | SEASON [PERIOD] [year]
counted  := numbers (DECADE | WEEK | PART) MONTH [MONTH_WORD] [year]
          | [edge] numbers (QUARTER | HALF) narrowed
narrowed := [year] ["(" times ")"] [year]      «1 квартал (март) 2023» is March
edge     := BEGIN | MIDDLE | FINISH
"""

from collections.abc import Callable
from dataclasses import replace

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_numbers import COUNTABLE, Pairs, read_number
from roadmap.grammar_tree import Day, Stretch, Unit, Year
from roadmap.grammar_units import EDGES, edge_of, half_of, join, parts_of, quarter_of
from roadmap.grammar_years import read_year, year_of
from roadmap.months import SEASON_MONTHS
from roadmap.tokens_lexicon import Lex

READ = {Lex.QUARTER: quarter_of, Lex.HALF: half_of}
SCHOOL_HALVES: dict[int, tuple[Day, Day]] = {1: ((9, 1), (12, 0)), 2: ((1, 1), (6, 0))}
Times = Callable[[Cursor], tuple[Stretch, ...]]


def read_month(cursor: Cursor) -> Stretch:
    edge = cursor.take().lex if cursor.sees_any(*EDGES) else None
    month = cursor.expect(Lex.MONTH).value
    year = _month_year(cursor)
    if edge:
        first, last = EDGES[edge]
        return Stretch(Unit.PART, (month, first), (month, last), year, vague=True)
    if cursor.sees_any(Lex.OPEN) and cursor.sees_any(Lex.DECADE, Lex.WEEK, Lex.PART, ahead=2):
        return _part_of(cursor, month, year)
    return Stretch(Unit.MONTH, (month, 1), (month, 0), year)


def _month_year(cursor: Cursor) -> Year | None:
    """«май 2023», «май - 2023»."""
    cursor.skip(Lex.MONTH_WORD)
    parted = cursor.sees_any(Lex.DASH) and year_of(cursor.peek(1))
    if parted and not cursor.sees_any(Lex.DASH, Lex.MONTH, Lex.DOT, Lex.SLASH, ahead=2):
        cursor.take()
    return read_year(cursor)


def _part_of(cursor: Cursor, month: int, year: Year | None) -> Stretch:
    """«апрель (2-я декада)»."""
    cursor.take()
    number = read_number(cursor)
    part = parts_of(cursor, cursor.take().lex, [(number, number)], month, year)[0]
    cursor.expect(Lex.CLOSE)
    return part


def read_season(cursor: Cursor) -> Stretch:
    first, last = SEASON_MONTHS[cursor.take().value - 1]
    cursor.skip(Lex.PERIOD)
    return Stretch(Unit.SEASON, (first, 1), (last, 0), read_year(cursor))


def read_parts(cursor: Cursor, pairs: Pairs) -> list[Stretch]:
    """Decades, halves and weeks of a month."""
    unit = cursor.expect(Lex.DECADE, Lex.PART, Lex.WEEK).lex
    month = cursor.expect(Lex.MONTH).value
    return parts_of(cursor, unit, pairs, month, _month_year(cursor))


def read_counted(cursor: Cursor, pairs: Pairs, read_times: Times, edge: Lex | None = None) -> list[Stretch]:
    lex = cursor.take().lex
    units = [_counted(cursor, lex, *pair) for pair in pairs]
    if edge:
        units = [edge_of(cursor, edge, unit) for unit in units]
    year = read_year(cursor)
    if len(units) == 1 and cursor.sees(Lex.OPEN, Lex.MONTH):
        cursor.take()
        inner = list(read_times(cursor))
        cursor.expect(Lex.CLOSE)
        year = read_year(cursor) or year
        if not all(_holds(lex, pairs[0][0], units[0], one, year) for one in inner):
            cursor.fail()
        return [replace(one, year=one.year or year) for one in inner]
    return [replace(unit, year=year, since=year if unit.ranged else None) for unit in units]


def _counted(cursor: Cursor, lex: Lex, first: int, last: int) -> Stretch:
    read = READ[lex]
    one = read(cursor, first)
    return one if first == last else replace(join(one, read(cursor, last)), unit=one.unit)


def _holds(lex: Lex, number: int, unit: Stretch, inner: Stretch, year: Year | None) -> bool:
    """«1 полугодие (декабрь)» can only be of a school year."""
    ends = [(unit.first, unit.last)] if lex is Lex.QUARTER or not (year and year.school) else []
    ends += [SCHOOL_HALVES[number]] if lex is Lex.HALF and (year is None or year.school) else []
    return any(first[0] <= inner.first[0] <= inner.last[0] <= last[0] for first, last in ends)


def starts_counted(cursor: Cursor, ahead: int) -> bool:
    """An edge of a quarter: «конец 2 квартала»."""
    return cursor.sees_any(*COUNTABLE, ahead=ahead) and cursor.sees_any(Lex.QUARTER, ahead=ahead + 1)
