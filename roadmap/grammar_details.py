"""Which days of a month or of a period.

detail  := days | weekdays | nth | parts | edge | LAST MONTH_WORD [EACH] QUARTER
days    := (numbers | FROM number (BY | UNTIL) number) DAY_NUMBER [of]
weekdays := WEEKDAY {("," | AND) WEEKDAY}
nth     := numbers WEEKDAY [[EACH] MONTH_WORD]
parts   := numbers (DECADE | WEEK | PART) [[EACH] MONTH_WORD]
edge    := (BEGIN | MIDDLE | FINISH) [EACH] (MONTH_WORD | QUARTER | HALF)
of      := EACH MONTH_WORD | [MONTH_WORD] [","] FOLLOWING [IN] [REPORTED [MONTH_WORD | QUARTER | PERIOD]]
         | LAST MONTH_WORD [EACH] QUARTER

With the period named it is `Recurring`, without it `Detail`: another clause has to name months or a period.
"""

from dataclasses import replace

from roadmap.grammar_cursor import Cursor
from roadmap.grammar_numbers import NUMBERS, Pairs, after_numbers, read_numbers
from roadmap.grammar_tree import Detail, Every, Recurring, Stretch
from roadmap.grammar_units import EDGES, parts_of
from roadmap.tokens_lexicon import Lex

PARTS = (Lex.DECADE, Lex.WEEK, Lex.PART)
PERIODS = {
    Lex.MONTH_WORD: Every.MONTH,
    Lex.QUARTER: Every.QUARTER,
    Lex.WEEK: Every.WEEK,
    Lex.HALF: Every.HALF,
    Lex.YEAR: Every.YEAR,
}


def starts_detail(cursor: Cursor) -> bool:
    """«25 числа», not «25 числа марта»; «2 декада», not «2 декада марта»."""
    if cursor.sees_any(*EDGES):
        each = cursor.sees_any(Lex.EACH, ahead=1)
        return cursor.sees_any(Lex.MONTH_WORD, Lex.QUARTER, Lex.HALF, ahead=1 + each)
    if is_last_month(cursor):
        return True
    if cursor.sees_any(Lex.WEEKDAY):
        ahead = 1 + cursor.sees_any(Lex.COMMA, ahead=1)
        return not (
            cursor.sees_any(Lex.NUMBER, ahead=ahead) and cursor.sees_any(Lex.DOT, Lex.MONTH, ahead=ahead + 1)
        )
    after = after_numbers(cursor, 0)
    if cursor.sees_any(Lex.FROM) and cursor.sees_any(Lex.BY, Lex.UNTIL, ahead=2):
        numbered = cursor.sees_any(*NUMBERS, ahead=1) and cursor.sees_any(*NUMBERS, ahead=3)
        after = 4 if numbered else 0
    if after == 0 or cursor.sees_any(Lex.MONTH, ahead=after + 1):
        return after > 0 and cursor.sees_any(Lex.WEEKDAY, ahead=after)
    return cursor.sees_any(Lex.DAY_NUMBER, Lex.WEEKDAY, *PARTS, ahead=after)


def is_last_month(cursor: Cursor) -> bool:
    if not cursor.sees(Lex.LAST, Lex.MONTH_WORD):
        return False
    return cursor.sees_any(Lex.QUARTER, ahead=2 + cursor.sees_any(Lex.EACH, Lex.REPORTED, ahead=2))


def read_detail(cursor: Cursor) -> Detail | Recurring:
    if cursor.sees_any(*EDGES):
        return _edge(cursor)
    if is_last_month(cursor):
        return Recurring(_last_month_of(cursor), detail=Detail(last_month=True))
    if cursor.sees_any(Lex.WEEKDAY):
        return Detail(weekdays=read_weekdays(cursor))
    if cursor.accept(Lex.FROM):
        first = cursor.take().value
        cursor.take()
        pairs = [(first, cursor.take().value)]
    else:
        pairs = read_numbers(cursor)
    if cursor.sees_any(Lex.DAY_NUMBER):
        return _days(cursor, pairs)
    detail = _nth(cursor, pairs) if cursor.sees_any(Lex.WEEKDAY) else _part(cursor, pairs)
    return Recurring(Every.MONTH, detail=detail) if _of_each_month(cursor) else detail


def read_weekdays(cursor: Cursor) -> tuple[int, ...]:
    days = [cursor.expect(Lex.WEEKDAY).value]
    while cursor.sees_any(Lex.AND, Lex.COMMA) and cursor.sees_any(Lex.WEEKDAY, ahead=1):
        cursor.take()
        days.append(cursor.take().value)
    return tuple(sorted(set(days)))


def _of_each_month(cursor: Cursor) -> bool:
    mark = cursor.at
    cursor.skip(Lex.EACH)
    if cursor.accept(Lex.MONTH_WORD):
        return True
    cursor.at = mark
    return False


def _nth(cursor: Cursor, pairs: Pairs) -> Detail:
    nths = tuple(first for first, last in pairs if first == last and first in (-1, 1, 2, 3, 4))
    weekday = cursor.take().value
    return Detail(weekdays=(weekday,), nths=nths) if len(nths) == len(pairs) else cursor.fail()


def _part(cursor: Cursor, pairs: Pairs) -> Detail:
    return detail_of(parts_of(cursor, cursor.expect(*PARTS).lex, pairs, 1, None))


def detail_of(parts: list[Stretch]) -> Detail:
    """The days of a part of any month."""
    spans = tuple((part.first[1], part.last[1]) for part in parts)
    return Detail(spans=spans, weeks=parts[0].weeks, vague=parts[0].vague)


def _edge(cursor: Cursor) -> Recurring:
    """«в конце каждого месяца», «в конце квартала»."""
    lex = cursor.take().lex
    cursor.skip(Lex.EACH)
    every = PERIODS[cursor.expect(Lex.MONTH_WORD, Lex.QUARTER, Lex.HALF).lex]
    if every is Every.MONTH:
        return Recurring(every, detail=Detail(spans=(EDGES[lex],), vague=True))
    if lex is not Lex.FINISH:
        cursor.fail()
    return Recurring(every, detail=Detail(last_month=True, vague=True))


def _days(cursor: Cursor, pairs: Pairs) -> Detail | Recurring:
    if any(not 1 <= first <= last <= 31 for first, last in pairs):
        cursor.fail()
    cursor.take()
    detail = Detail(spans=tuple(pairs), exact=True)
    if cursor.accept(Lex.EACH, Lex.MONTH_WORD):
        return _following(cursor, detail, Every.MONTH) or Recurring(Every.MONTH, detail=detail)
    if is_last_month(cursor):
        return Recurring(_last_month_of(cursor), detail=replace(detail, last_month=True))
    mark = cursor.at
    cursor.skip(Lex.MONTH_WORD, Lex.COMMA)
    found = _following(cursor, detail, None)
    if found is None:
        cursor.at = mark
        cursor.accept(Lex.REPORTED)
        cursor.accept(Lex.MONTH_WORD)
    return found or detail


def _last_month_of(cursor: Cursor) -> Every:
    cursor.skip(Lex.LAST, Lex.MONTH_WORD, Lex.EACH, Lex.REPORTED)
    cursor.expect(Lex.QUARTER)
    return Every.QUARTER


def _following(cursor: Cursor, detail: Detail, every: Every | None) -> Detail | Recurring | None:
    mark = cursor.at
    cursor.skip(Lex.COMMA)
    if not cursor.accept(Lex.FOLLOWING):
        cursor.at = mark
        return None
    cursor.skip(Lex.MONTH_WORD, Lex.IN)
    cursor.accept(Lex.REPORTED)
    if cursor.sees_any(Lex.MONTH_WORD, Lex.QUARTER, Lex.HALF):
        every = PERIODS[cursor.take().lex]
    else:
        cursor.accept(Lex.PERIOD)
    detail = replace(detail, following=True)
    return Recurring(every, detail=detail) if every else detail


def until(found: Detail | Recurring) -> Detail | Recurring:
    """The same days as deadlines: «до 25 числа»."""
    if isinstance(found, Recurring):
        return replace(found, detail=replace(found.detail, until=True)) if found.detail else found
    return replace(found, until=True)
