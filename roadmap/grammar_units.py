"""Units of the calendar as stretches: days, months, quarters, halves, parts of a month."""

from dataclasses import replace

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_numbers import Pairs
from roadmap.grammar_tree import Stretch, Unit, Year
from roadmap.tokens_lexicon import Lex

PARTS = {Lex.DECADE: ((1, 10), (11, 20), (21, 0)), Lex.PART: ((1, 15), (16, 0))}
EDGES = {Lex.BEGIN: (1, 10), Lex.MIDDLE: (11, 20), Lex.FINISH: (21, 0)}


def day_of(month: int, day: int) -> Stretch:
    return Stretch(Unit.DAY, (month, day), (month, day), exact=True)


def month_of(cursor: Cursor, month: int) -> Stretch:
    return Stretch(Unit.MONTH, (month, 1), (month, 0)) if 1 <= month <= 12 else cursor.fail()


def quarter_of(cursor: Cursor, number: int) -> Stretch:
    if not 1 <= number <= 4:
        cursor.fail()
    return Stretch(Unit.QUARTER, (3 * number - 2, 1), (3 * number, 0))


def half_of(cursor: Cursor, number: int) -> Stretch:
    if number not in (1, 2):
        cursor.fail()
    return Stretch(Unit.HALF, (6 * number - 5, 1), (6 * number, 0))


def parts_of(cursor: Cursor, unit: Lex, pairs: Pairs, month: int, year: Year | None) -> list[Stretch]:
    if unit is Lex.WEEK:
        if any(a not in (-1, 1, 2, 3, 4, 5) or b not in (-1, *range(a, 6)) for a, b in pairs):
            cursor.fail()
        return [Stretch(Unit.PART, (month, 1), (month, 0), year, weeks=pair) for pair in pairs]
    parts = PARTS[unit]
    if any(a not in (-1, *range(1, len(parts) + 1)) or b < a or b > len(parts) for a, b in pairs):
        cursor.fail()
    ends = [(parts[a - 1][0], parts[b - 1][1]) if a > 0 else parts[-1] for a, b in pairs]
    return [Stretch(Unit.PART, (month, first), (month, last), year) for first, last in ends]


def edge_of(cursor: Cursor, edge: Lex, quarter: Stretch) -> Stretch:
    """«конец 2 квартала»: its last month, or all of it."""
    if quarter.ranged or quarter.unit is not Unit.QUARTER or edge is Lex.MIDDLE:
        cursor.fail()
    month = quarter.first[0] if edge is Lex.BEGIN else quarter.last[0]
    return replace(quarter, first=(month, 1), last=(month, 0), vague=True)


def join(first: Stretch, last: Stretch) -> Stretch:
    unit = first.unit if first.unit is last.unit else Unit.DAY if last.exact else Unit.MONTH
    return Stretch(
        unit,
        first.first,
        last.last,
        last.year,
        first.year,
        ranged=True,
        exact=last.exact,
        vague=bool(first.vague or last.vague or any(first.weeks + last.weeks) or first.ranged or last.ranged),
    )


def count_as(cursor: Cursor, number: int, model: Stretch) -> Stretch:
    """«с 1» of «с 1 по 10 марта»: the same unit as the other end."""
    if model.unit is Unit.QUARTER:
        return quarter_of(cursor, number)
    return day_of(model.first[0], number) if model.unit is Unit.DAY else cursor.fail()
